/** So long a notice stands before it goes by itself. */
export const NOTICE_MS = 8000;

/** The time that a notice has. */
export interface NoticeTime {
  /** Begins it anew. */
  start(): void;
  stop(): void;
}

/** Closes a notice after eight seconds, but not from under the pointer or the focus: `timeNotice(panel, close).start()`. */
export function timeNotice(notice: HTMLElement, close: () => void): NoticeTime {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const start = () => {
    stop();
    timer = setTimeout(close, NOTICE_MS);
  };
  for (const type of ['pointerenter', 'focusin']) notice.addEventListener(type, stop);
  for (const type of ['pointerleave', 'focusout']) notice.addEventListener(type, start);
  return { start, stop };
}
