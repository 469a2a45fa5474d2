import type { ShadowHost } from './shadow-host';

interface PickerInput {
  /** The pointer is over this place of the window, in px. */
  onPoint(x: number, y: number): void;
  /** It was pressed there, by a person. */
  onChoose(x: number, y: number): void;
  /** What the keys do, by name: `{ ArrowUp: () => step(widen) }`. */
  actOfKey: Record<string, (() => void) | undefined>;
  /** The page was scrolled, or the window has another size. */
  onMove(): void;
  onClose(): void;
}

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;
const POINTER_EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick'] as const;

/**
 * Listens in the page's place: while the shield stands no key and no press reaches the page, but for the browser's own
 * shortcuts; afterwards Escape alone is heard. Returns the way to stop.
 */
export function listenForPicker(
  window: Window,
  { host, root }: Pick<ShadowHost, 'host' | 'root'>,
  shield: HTMLElement,
  { onPoint, onChoose, actOfKey, onMove, onClose }: PickerInput,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;

  function pressKey(event: KeyboardEvent) {
    if (!shield.isConnected) {
      if (event.isTrusted && event.type === 'keydown' && event.key === 'Escape') onClose();
      return;
    }
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopImmediatePropagation();
    const isControl = root.activeElement instanceof HTMLButtonElement || root.activeElement instanceof HTMLInputElement;
    const act = actOfKey[event.key];
    if (!act || (event.key === 'Enter' && isControl)) return;
    event.preventDefault();
    if (event.type === 'keydown') act();
  }

  for (const type of KEY_EVENTS) window.addEventListener(type, pressKey, { capture: true, signal });
  for (const type of POINTER_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  shield.addEventListener('pointermove', ({ clientX, clientY }) => onPoint(clientX, clientY));
  // The focus stays in the panel, where the keys are expected.
  shield.addEventListener('mousedown', (event) => event.preventDefault());
  shield.addEventListener('click', ({ isTrusted, clientX, clientY }) => {
    if (isTrusted) onChoose(clientX, clientY);
  });
  window.addEventListener('scroll', onMove, { capture: true, passive: true, signal });
  window.addEventListener('resize', onMove, { signal });
  return () => listening.abort();
}
