import { deleteDB } from 'idb';
import { connect } from '../../utils/library/connection';
import type { CopyFiles } from '../../utils/library/copy-files';
import type { Journal } from '../../utils/library/journal';
import type { Library, LibraryChange } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeClock, makeCopyFiles, makeJournal, makeNumbered } from './make-article';

/** What a test puts in the place of what lasts beside the database: a journal or files that fail. */
interface Beside {
  journal?: Journal;
  files?: CopyFiles;
  onChange?: (change: LibraryChange) => void;
}

const DAY = 86_400_000;

/** An empty library with a journal and a clock that stands; where there is a wish for it, with a second copy. */
export function openJournaled(wish?: { isWanted: boolean }) {
  const clock = makeClock();
  const name = freshName();
  const { journal, entries, intents } = makeJournal();
  const { files, stored, damaged } = makeCopyFiles();
  /** The same library once more, as another page or the next start has it. */
  const openAgain = (beside: Beside = {}) => {
    const copy = wish && { copy: { files: beside.files ?? files, isWanted: async () => wish.isWanted } };
    return openLibrary({ now: clock.now, name, journal, ...beside, ...copy });
  };
  const library = openAgain();
  /** What a killed browser can do to a young origin, or one that finds its database damaged. */
  const lose = async () => {
    await library.close();
    await deleteDB(name);
  };
  return { clock, name, journal, entries, intents, files, stored, damaged, library, openAgain, lose };
}

/** A library of yesterday with a second copy; `fill` saves clips 1 … n and copies them, `change` goes past the library. */
export async function openCopied(wish = { isWanted: true }) {
  const opened = openJournaled(wish);
  const { library, clock, name } = opened;
  await library.recover();
  clock.tick(DAY);
  const fill = async (count: number) => {
    for (let number = 1; number <= count; number++) await saveNumbered(library, number);
    await library.recover();
    await library.keepCopy();
  };
  return { ...opened, fill, change: connect(name, () => undefined) };
}

/** The clips of a file of the copy, by their numbers. */
export function numbersIn(lines: string[] | undefined): number[] | undefined {
  return lines?.map((line) => Number(line.split(' ')[0]?.slice(-12)));
}

/** Saves the article of a number under the id of the same. */
export function saveNumbered(library: Library, number: number) {
  return library.save({ id: idOf(number), article: makeNumbered(number) });
}
