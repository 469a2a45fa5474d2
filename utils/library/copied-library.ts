import type { Clip } from './clip';
import { idOfLine, numbersOf, parseEntry, readable } from './copy-file';
import type { CopyFiles } from './copy-files';
import { readCopiedBeside } from './copy-line';
import type { Journal } from './journal';
import { type EntryRows, toEntryRows } from './journal-entry';
import type { Filter, Library } from './library';

/** What an export reads of a library. */
export type ReadLibrary = Pick<Library, 'read' | 'revisions' | 'packedSources' | 'rules'> & {
  /** Which clips may have said something else before. */
  revised(): Promise<Pick<ReadonlySet<string>, 'has'>>;
  searches: Pick<Library['searches'], 'list'>;
  lists: Pick<Library['lists'], 'list'>;
};

/**
 * The library as second copy and journal have it, for the day on which the browser cannot open the database: to be exported whole,
 * or its trash. The clips come in the order of the copy's files, a file in memory at a time.
 */
export function openCopiedLibrary(files: CopyFiles, journal: Journal): ReadLibrary {
  /** Where each clip was found that was read: the number of its file, or the journal. */
  const places = new Map<string, number | 'journal'>();
  let held: { file: number; entries: Map<string, EntryRows> } | undefined;

  const readFile = async (file: number) => {
    if (held?.file === file) return held.entries;
    const entries = await files.alone(async () => {
      const read = new Map<string, EntryRows>();
      for await (const line of readable(files.read(String(file)))) {
        const entry = parseEntry(line);
        if (entry?.state === 'whole') read.set(idOfLine(line), toEntryRows(entry));
      }
      return read;
    });
    held = { file, entries };
    return entries;
  };

  const readJournal = async (id: string) => {
    const entry = await journal.get(id);
    return entry?.state === 'whole' ? toEntryRows(entry) : undefined;
  };

  /** Each clip once: what is in the journal is newer, or says that the clip was erased. */
  const readAll = async function* () {
    const inJournal = new Set(await journal.list());
    for (const file of numbersOf(await files.list())) {
      for (const [id, rows] of await readFile(file)) {
        if (inJournal.has(id)) continue;
        places.set(id, file);
        yield rows;
      }
    }
    for (const id of inJournal) {
      const rows = await readJournal(id);
      if (!rows) continue;
      places.set(id, 'journal');
      yield rows;
    }
  };

  const find = async (id: string): Promise<EntryRows | undefined> => {
    const place = places.get(id);
    if (place === undefined) return undefined;
    return place === 'journal' ? readJournal(id) : (await readFile(place)).get(id);
  };

  const readBeside = async () => {
    const kept = (await journal.readBeside()) ?? (await readCopiedBeside(files));
    return kept ?? { rules: [], searches: [], lists: [] };
  };

  return {
    read: async function* (wanted: string[] | Filter) {
      const isWanted = ({ id, trashedAt }: Clip) =>
        Array.isArray(wanted) ? wanted.includes(id) : (trashedAt !== undefined) === (wanted.trashed === true);
      for await (const { whole } of readAll()) if (isWanted(whole.clip)) yield whole;
    },
    // Each is asked for its revisions then, which are at hand.
    revised: async () => ({ has: () => true }),
    revisions: async (id) => (await find(id))?.revisions.toReversed() ?? [],
    packedSources: async (id) => {
      const { source, revisions = [] } = (await find(id)) ?? {};
      const past = revisions.flatMap(({ at, source: page }) => (page ? [{ id, until: at, ...page }] : []));
      return [...(source ? [source] : []), ...past];
    },
    rules: async () => (await readBeside()).rules,
    searches: { list: async () => (await readBeside()).searches },
    lists: { list: async () => (await readBeside()).lists },
  };
}
