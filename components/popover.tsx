import { useSignal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useLayoutEffect, useRef } from 'preact/hooks';

interface PopoverProps {
  /** What stands on the button. */
  trigger: ComponentChildren;
  /** The button's name for screen readers and its tooltip, where the trigger is only a drawing. */
  label?: string;
  className?: string;
  tabIndex?: number;
  /** Whether it stands beside the panel that its button is in, where there is room. */
  isBeside?: boolean;
  /** It does not open, and can be come to all the same. */
  isDisabled?: boolean;
  /** What opens; rendered only while open. */
  children: () => ComponentChildren;
}

const GAP = 4;
const EDGE = 8;

const ClosePopover = createContext<() => void>(() => undefined);

/** Closes the panel that a view stands in, and those around it: what was chosen in a menu closes all of it. */
export function useClosePopover(): () => void {
  return useContext(ClosePopover);
}

/** A button that opens a panel beside it: menus, evidence, tag editors. Escape and a click elsewhere close it. */
export function Popover({
  trigger,
  label,
  className = 'button quiet',
  tabIndex,
  isDisabled = false,
  isBeside = false,
  children,
}: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const closeAround = useClosePopover();

  function close() {
    panel.current?.hidePopover();
    closeAround();
  }

  // The content is drawn before the browser shows the panel, so that it can be placed without a jump.
  useLayoutEffect(() => {
    if (!open.value || !button.current || !panel.current) return;
    panel.current.style.display = 'block';
    const at = button.current.getBoundingClientRect();
    const around = isBeside ? button.current.closest('.panel')?.getBoundingClientRect() : undefined;
    if (!around || !placeBeside(panel.current, at, around)) placePanel(panel.current, at);
    panel.current.style.display = '';
  }, [open.value, isBeside]);

  return (
    <>
      <button
        ref={button}
        id={`${id}-button`}
        type="button"
        class={className}
        popovertarget={isDisabled ? undefined : id}
        aria-disabled={isDisabled || undefined}
        aria-expanded={open.value}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        onClick={(event) => event.stopPropagation()}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        class="panel"
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-button`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that is taller than the window is scrolled by keys.
        tabIndex={0}
        onBeforeToggle={(event) => {
          open.value = event.newState === 'open';
        }}
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          const first = panel.current?.querySelector<HTMLElement>('[autofocus]') ?? panel.current;
          first?.focus({ preventScroll: true });
        }}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          // Who tabs out of it has done with it. A press on its button closes it by itself.
          if (!(relatedTarget instanceof Node) || currentTarget.contains(relatedTarget)) return;
          if (!button.current?.contains(relatedTarget)) currentTarget.hidePopover();
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
        {open.value && <ClosePopover.Provider value={close}>{children()}</ClosePopover.Provider>}
      </div>
    </>
  );
}

/**
 * Puts a panel below the button or above it, where more room is, and over it where neither is enough; flush with it on
 * the side that has more, and never off the window, nor off what it belongs `within`, if that is wide enough.
 */
export function placePanel(panel: HTMLElement, at: DOMRect, within?: DOMRect) {
  const { innerWidth, innerHeight } = window;
  const least = within && within.width >= panel.offsetWidth ? within.left : EDGE;
  const below = innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const isBelow = below >= panel.offsetHeight || below >= above;
  const room = Math.max(120, isBelow ? below : above);
  // What fits on neither side may cover the button rather than be scrolled.
  const isOver = panel.offsetHeight > room && room < innerHeight - 2 * EDGE;
  const isRight = at.left + at.width / 2 > innerWidth / 2;
  const left = isRight ? at.right - panel.offsetWidth : at.left;
  Object.assign(panel.style, {
    top: isOver ? `${EDGE}px` : isBelow ? `${at.bottom + GAP}px` : 'auto',
    bottom: isOver || isBelow ? 'auto' : `${innerHeight - at.top + GAP}px`,
    maxHeight: `${isOver ? innerHeight - 2 * EDGE : room}px`,
    left: `${Math.max(least, Math.min(left, innerWidth - EDGE - panel.offsetWidth))}px`,
  });
}

/**
 * Puts a submenu beside its menu, level with its button, on the right or else on the left, and says whether there is room. It
 * does not cover what it belongs to. `placeBeside(panel, button, menu)`
 */
export function placeBeside(panel: HTMLElement, at: DOMRect, around: DOMRect): boolean {
  const { innerWidth, innerHeight } = window;
  const needed = panel.offsetWidth + GAP + EDGE;
  const isRight = innerWidth - around.right >= needed;
  if (!isRight && around.left < needed) return false;
  const top = Math.max(EDGE, Math.min(at.top, innerHeight - EDGE - panel.offsetHeight));
  Object.assign(panel.style, {
    top: `${top}px`,
    bottom: 'auto',
    maxHeight: `${innerHeight - 2 * EDGE}px`,
    left: `${isRight ? around.right + GAP : around.left - GAP - panel.offsetWidth}px`,
  });
  return true;
}

/** Arrow keys walk the items of a panel. */
function moveByArrows(event: KeyboardEvent) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLInputElement || !(event.currentTarget instanceof Element)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.item:not(:disabled)')].filter((item) =>
    item.checkVisibility(),
  );
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement instanceof HTMLElement ? document.activeElement : document.body);
  const next = at === -1 ? (step === 1 ? 0 : items.length - 1) : (at + step + items.length) % items.length;
  items[next]?.focus();
  event.preventDefault();
}
