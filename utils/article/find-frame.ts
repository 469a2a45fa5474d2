/** A frame that takes up less of the window holds something beside the text: a counter, a player, comments. */
const LEAST_SHARE = 0.3;

/** The address of the frame that fills most of the window, where there is one: what the reader takes for the page is in it. */
export function findFrame(document: Document, sight: { innerWidth: number; innerHeight: number }): string | undefined {
  const whole = sight.innerWidth * sight.innerHeight;
  const [largest] = [...document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe[src], frame[src]')]
    .map((frame) => ({ address: frame.src, size: Math.min(whole, frame.clientWidth * frame.clientHeight) }))
    .filter(({ address, size }) => /^https?:/i.test(address) && size >= whole * LEAST_SHARE)
    .sort((one, other) => other.size - one.size);
  return largest?.address;
}
