import type { ClipWithPast } from './bundle';

/**
 * So many UTF-16 units of clips go into one file: of Chinese, 240 MB. An import opens 400 MB of clips at most, and a backup
 * that cannot come back is none.
 */
const MOST_UNITS = 80_000_000;

/** What a clip has beside its texts: fields, evidence, highlights, the names of all that. */
const UNITS_BESIDE = 4000;

/** Clips cut into the files that they fill, one after the other: `do write(parts.next()); while (await parts.hasMore())`. */
export interface ClipParts {
  /** The clips of the next file; to be read to their end before more is asked for. */
  next(): AsyncGenerator<ClipWithPast>;
  /** Whether clips are left for another file. */
  hasMore(): Promise<boolean>;
}

/** Cuts clips into parts of so many UTF-16 units: `splitClips(library.read({}))`; a clip that is longer by itself is a part by itself. */
export function splitClips(clips: AsyncIterable<ClipWithPast>, most = MOST_UNITS): ClipParts {
  const iterator = clips[Symbol.asyncIterator]();
  let waiting: Promise<IteratorResult<ClipWithPast>> | undefined;
  const peek = () => {
    waiting ??= iterator.next();
    return waiting;
  };
  return {
    next: async function* () {
      let units = 0;
      for (let next = await peek(); !next.done; next = await peek()) {
        const more = unitsOf(next.value);
        if (units > 0 && units + more > most) return;
        units += more;
        waiting = undefined;
        yield next.value;
      }
    },
    hasMore: async () => !(await peek()).done,
  };
}

function unitsOf({ clip, content, revisions = [] }: ClipWithPast): number {
  const texts = [content, ...revisions.map((revision) => revision.content)];
  const lengths = texts.map(
    ({ articleBody, contentHtml, printedBody = '', printedHtml = '', repairedBody = '', repairedHtml = '' }) =>
      UNITS_BESIDE + [articleBody, contentHtml, printedBody, printedHtml, repairedBody, repairedHtml].join('').length,
  );
  return clip.note.length + lengths.reduce((sum, length) => sum + length, 0);
}
