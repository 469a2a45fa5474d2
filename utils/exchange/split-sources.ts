import { joinBytes } from '../text/join-bytes';

/** The names of the bytes that JSON is built of. */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Stands for an element that was taken out. */
const PLACE = new Uint8Array([0x30]);

/** The one list of a bundle whose elements are taken out. */
const LIST = [...new TextEncoder().encode('sources')];

/** More of a bundle than its sources, or one of them, was longer than it may be: 「source 3 is too large」. */
export class SplitTooLarge extends Error {
  override name = 'SplitTooLarge';
  /** The element's place in the list; undefined for the rest. */
  readonly at: number | undefined;

  constructor(at: number | undefined) {
    super(at === undefined ? 'the bundle is too large' : `source ${at} is too large`);
    this.at = at;
  }
}

/** So much is held in memory; a bundle that asks for more is refused: `{ rest: 400_000_000, element: 21_000_000 }`. */
export interface SplitLimits {
  /** Bytes of all but the sources. */
  rest: number;
  /** Bytes of one source. */
  element: number;
}

/**
 * Takes the page sources out of a bundle, whatever its size: each element of the outermost list `sources` is given as its
 * bytes as soon as it is read, and a `0` stands in its place in the rest, which is returned at the end. Looks at brackets and
 * quotes only; what is no JSON is found by who parses the rest.
 */
export async function* splitSources(
  chunks: AsyncIterable<Uint8Array>,
  limits: SplitLimits,
): AsyncGenerator<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const rest = new Pieces();
  let element: Pieces | undefined;
  let elements = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let inList = false;
  /** The last string at the first level, as far as it may be the name of the list; and whether it may. */
  let name: number[] = [];

  for await (const chunk of chunks) {
    let start = 0;
    let backslash = -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === undefined) break;
      if (inString) {
        if (!isEscaped && depth !== 1) {
          // Most of a file is inside long strings: straight to what ends them.
          if (backslash < at) backslash = indexOrEnd(chunk, BACKSLASH, at);
          const quote = indexOrEnd(chunk, QUOTE, at);
          isEscaped = backslash < quote;
          inString = isEscaped || quote === chunk.length;
          at = Math.min(backslash, quote);
          continue;
        }
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
        if (inString && depth === 1 && name.length <= LIST.length) name.push(byte);
        continue;
      }
      if (byte === QUOTE) {
        inString = true;
        if (depth === 1) name = [];
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth === 1) inList = byte === OPEN_LIST && isList(name);
        if (depth === 2 && inList && byte === OPEN_OBJECT) {
          rest.push(chunk.subarray(start, at), limits.rest, undefined);
          rest.push(PLACE, limits.rest, undefined);
          element = new Pieces();
          start = at;
        }
        depth++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth--;
        if (depth === 2 && element) {
          element.push(chunk.subarray(start, at + 1), limits.element, elements);
          yield element.join();
          element = undefined;
          elements++;
          start = at + 1;
        }
      }
    }
    if (element) element.push(chunk.subarray(start), limits.element, elements);
    else rest.push(chunk.subarray(start), limits.rest, undefined);
  }
  return rest.join();
}

function indexOrEnd(chunk: Uint8Array, byte: number, from: number): number {
  const at = chunk.indexOf(byte, from);
  return at === -1 ? chunk.length : at;
}

function isList(name: number[]): boolean {
  return name.length === LIST.length && name.every((byte, at) => byte === LIST[at]);
}

/** Bytes in pieces, copied so that none holds a whole chunk in memory. */
class Pieces {
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #length = 0;

  push(piece: Uint8Array, limit: number, at: number | undefined): void {
    this.#length += piece.length;
    if (this.#length > limit) throw new SplitTooLarge(at);
    if (piece.length > 0) this.#pieces.push(new Uint8Array(piece));
  }

  join(): Uint8Array<ArrayBuffer> {
    return joinBytes(this.#pieces.splice(0));
  }
}
