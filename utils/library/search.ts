import { type IndexReader, needOf } from './candidates';
import { type Connection, getMany } from './database';
import type { Filter, Hit, SearchPage } from './library';
import { LibraryError } from './library-error';
import { matchesQuery, type ParsedQuery, parseQuery, type QueryNode } from './query';
import { keyOf, newestFirst } from './read-lists';
import { membersWanted, ReadingList, withLists } from './reading-list';
import { relevanceOf } from './relevance';
import type { IndexedClip } from './segments';
import { findSnippet, foldFields } from './snippet';
import { ClipRow, matchesFilter, TextRow, toSearchable } from './stored';

export interface SearchRequest {
  query: string;
  filter: Filter;
  page: SearchPage;
  signal: AbortSignal | undefined;
  onDamaged: (error: LibraryError) => void;
}

/** A clip that is to be looked at, with its number where the index names it. */
type Candidate = Pick<IndexedClip, 'id'> & Partial<Pick<IndexedClip, 'number'>>;

/** Candidates looked at together: few at first, so that the first hits come at once, then more. */
const FIRST_BATCH = 10;
const LARGEST_BATCH = 96;

/** The clips that the query asks for, newest first, each as soon as it is found. */
export async function* searchClips(
  connection: Connection,
  index: IndexReader,
  { query, ...request }: SearchRequest,
): AsyncGenerator<Hit> {
  const { node, words } = parseQuery(query);
  if (!node) return;
  const asksForLists = query.includes(':') || query.includes('：');
  const meant = asksForLists ? withLists(node, await readLists(connection)) : node;
  yield* findClips(connection, index, { node: meant, words, ...request });
}

async function readLists(connection: Connection): Promise<ReadingList[]> {
  const stored = await connection.read(['lists'], (tx) => tx.objectStore('lists').getAll());
  return stored.flatMap((list) => ReadingList.safeParse(list).data ?? []);
}

/**
 * The clips that may be hits: those of a list by hand, in its order; those of the lists that the query names, newest first;
 * else what the index tells.
 */
async function* findCandidates(
  connection: Connection,
  index: IndexReader,
  { node, filter, page }: Pick<FindRequest, 'node' | 'filter' | 'page'>,
): AsyncGenerator<Candidate> {
  const members = filter.list === undefined ? membersWanted(node) : undefined;
  if (filter.list === undefined && members === undefined) {
    yield* index.candidates(needOf(node, filter), page.after && keyOf(page.after));
    return;
  }
  const ids = members ? await newestOf(connection, [...members]) : await readOrder(connection, filter.list ?? '');
  const after = page.after ? ids.indexOf(page.after.id) + 1 : 0;
  for (const id of ids.slice(after)) yield { id };
}

async function readOrder(connection: Connection, list: string): Promise<string[]> {
  const stored = await connection.read(['lists'], (tx) => tx.objectStore('lists').get(list));
  return ReadingList.safeParse(stored).data?.clips ?? [];
}

/** These clips, newest first; those that are gone left out. */
async function newestOf(connection: Connection, ids: string[]): Promise<string[]> {
  const rows = await connection.read(['clips'], (tx) => Promise.all(ids.map((id) => tx.objectStore('clips').get(id))));
  return rows
    .flatMap((row) => ClipRow.safeParse(row).data?.clip ?? [])
    .sort(newestFirst)
    .map(({ id }) => id);
}

/** A query that every clip fulfils: the filter alone decides. */
export const ALL: QueryNode = { kind: 'and', parts: [] };

type FindRequest = Omit<SearchRequest, 'query'> & Pick<ParsedQuery, 'words'> & { node: QueryNode };

/** The clips that query and filter ask for. */
export async function* findClips(
  connection: Connection,
  index: IndexReader,
  { node, words, filter, page, signal, onDamaged }: FindRequest,
): AsyncGenerator<Hit> {
  let found = 0;
  const candidates = findCandidates(connection, index, { node, filter, page });
  for await (const batch of inBatches(candidates)) {
    if (signal?.aborted) return;
    const ids = batch.map(({ id }) => id);
    const [rows, texts] = await connection.read(['clips', 'texts'], (tx) =>
      Promise.all([getMany(tx, 'clips', ids), getMany(tx, 'texts', ids)]),
    );
    for (const [at, candidate] of batch.entries()) {
      const row = rows[at];
      // Erased, or changed since, and then there under its new number.
      if (row === undefined || (candidate.number !== undefined && row.number !== candidate.number)) continue;
      const parsed = ClipRow.safeParse(row);
      if (!parsed.success) {
        onDamaged(new LibraryError('damaged', { id: candidate.id, cause: parsed.error }));
        continue;
      }
      const { clip } = parsed.data;
      if (!matchesFilter(clip, filter)) continue;
      const fields = foldFields(toSearchable(clip, TextRow.safeParse(texts[at]).data));
      if (!matchesQuery(node, { clip, fields })) continue;
      if (signal?.aborted) return;
      const relevance = page.order === 'relevance' ? relevanceOf(fields, words) : 0;
      yield { clip, snippet: findSnippet(fields, words), relevance };
      if (++found === page.limit) return;
    }
  }
}

async function* inBatches(candidates: AsyncIterable<Candidate>): AsyncGenerator<Candidate[]> {
  let size = FIRST_BATCH;
  let batch: Candidate[] = [];
  for await (const candidate of candidates) {
    batch.push(candidate);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(LARGEST_BATCH, size * 2);
  }
  if (batch.length > 0) yield batch;
}
