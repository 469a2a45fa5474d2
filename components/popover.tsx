import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface PopoverProps {
  /** What stands on the button. */
  trigger: ComponentChildren;
  /** The button's name for screen readers and its tooltip, where the trigger is only a drawing. */
  label?: string;
  className?: string;
  tabIndex?: number;
  /** What opens; gets the way to close it. Rendered only while open. */
  children: (close: () => void) => ComponentChildren;
}

const GAP = 4;
const EDGE = 8;

/** A button that opens a panel beside it: menus, evidence, tag editors. Escape and a click elsewhere close it. */
export function Popover({ trigger, label, className = 'button quiet', tabIndex, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);

  function place() {
    if (!button.current || !panel.current) return;
    const at = button.current.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    const below = innerHeight - at.bottom - GAP - EDGE;
    const above = at.top - GAP - EDGE;
    const isBelow = below >= 260 || below >= above;
    const isRight = at.left + at.width / 2 > innerWidth / 2;
    Object.assign(panel.current.style, {
      top: isBelow ? `${at.bottom + GAP}px` : 'auto',
      bottom: isBelow ? 'auto' : `${innerHeight - at.top + GAP}px`,
      maxHeight: `${Math.max(120, isBelow ? below : above)}px`,
      left: isRight ? 'auto' : `${Math.max(EDGE, at.left)}px`,
      right: isRight ? `${Math.max(EDGE, innerWidth - at.right)}px` : 'auto',
    });
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        popovertarget={id}
        aria-expanded={open.value}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        onClick={(event) => event.stopPropagation()}
      >
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside, they only bubble here. */}
      <div
        ref={panel}
        id={id}
        class="panel"
        popover="auto"
        onBeforeToggle={(event) => {
          open.value = event.newState === 'open';
          if (open.value) place();
        }}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          moveByArrows(event);
          // The popup window itself would close on an Escape that only closes the panel.
          if (event.key === 'Escape') {
            event.preventDefault();
            panel.current?.hidePopover();
            button.current?.focus();
          }
          event.stopPropagation();
        }}
      >
        {open.value && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}

/** Arrow keys walk the items of a panel. */
function moveByArrows(event: KeyboardEvent) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLInputElement || !(event.currentTarget instanceof Element)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.item:not(:disabled)')];
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement instanceof HTMLElement ? document.activeElement : document.body);
  const next = at === -1 ? (step === 1 ? 0 : items.length - 1) : (at + step + items.length) % items.length;
  items[next]?.focus();
  event.preventDefault();
}
