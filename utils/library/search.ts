import type { IndexReader } from './candidates';
import { Clip } from './clip';
import type { Connection } from './connection';
import { type Candidate, findCandidates, SEARCHED_STORES } from './find-candidates';
import { hasShape } from './has-shape';
import type { Filter, Hit, SearchPage } from './library';
import { LibraryError } from './library-error';
import { matchesQuery, type ParsedQuery, parseQuery, type QueryNode } from './query';
import { getMany } from './read-rows';
import { asksForLists, ReadingList, withLists } from './reading-list';
import { relevanceOf } from './relevance';
import { findSnippet, searchableFields } from './snippet';
import { type ClipRow, matchesFilter, type OnDamaged, TextRow, toSearchable } from './stored';

/** What is asked for, how much of it, and who hears of what is damaged. */
interface SearchRequest {
  query: string;
  filter: Filter;
  page: SearchPage;
  signal: AbortSignal | undefined;
  onDamaged: OnDamaged;
}

/** Candidates looked at together: few at first, so that the first hits come at once, then more. */
const FIRST_BATCH = 10;
const LARGEST_BATCH = 96;

/**
 * The clips that the query asks for, newest first, each as soon as it is found.
 * `for await (const { clip, snippet } of searchClips(connection, index, { query: '群众', … }))`
 */
export async function* searchClips(
  connection: Connection,
  index: IndexReader,
  { query, ...request }: SearchRequest,
): AsyncGenerator<Hit> {
  // The database opens while the query is read.
  connection.open();
  const { node, words } = parseQuery(query);
  if (!node) return;
  const meant = asksForLists(node) ? withLists(node, await readLists(connection)) : node;
  yield* findClips(connection, index, { node: meant, words, ...request });
}

async function readLists(connection: Connection): Promise<ReadingList[]> {
  const stored = await connection.read(['lists'], (tx) => tx.objectStore('lists').getAll());
  return stored.flatMap((list) => ReadingList.safeParse(list).data ?? []);
}

/** A query that every clip fulfils: the filter alone decides. */
export const ALL: QueryNode = { kind: 'and', parts: [] };

type FindRequest = Omit<SearchRequest, 'query'> & Pick<ParsedQuery, 'words'> & { node: QueryNode };

/**
 * The clips that query and filter ask for.
 * `findClips(connection, index, { node: ALL, words: [], filter: { author: '雨露' }, … })`
 */
export async function* findClips(
  connection: Connection,
  index: IndexReader,
  { node, words, filter, page, signal, onDamaged }: FindRequest,
): AsyncGenerator<Hit> {
  let found = 0;
  const readOn = connection.readOn([...SEARCHED_STORES]);
  const candidates = findCandidates(readOn, index, { node, filter, page });
  let looked = 0;
  /** As many as will give the missing hits, if the rest is like those looked at. */
  const missing = () => Math.ceil(((page.limit - found) * looked) / Math.max(1, found));
  for await (const batch of inBatches(candidates, missing)) {
    looked += batch.length;
    if (signal?.aborted) return;
    const ids = batch.map(({ id }) => id);
    const read = (rows: (ClipRow | undefined)[]) => rows.map((row, at) => readCandidate(row, batch[at], onDamaged));
    const [clips, texts] = await readOn((tx) =>
      // The rows are looked at while the texts are still on their way.
      Promise.all([getMany(tx, 'clips', ids).then(read), node === ALL ? [] : getMany(tx, 'texts', ids)]),
    );
    for (const [at, clip] of clips.entries()) {
      if (!clip || !matchesFilter(clip, filter)) continue;
      const text = texts[at];
      const fields = searchableFields(toSearchable(clip, hasShape(TextRow, text) ? text : undefined));
      if (!matchesQuery(node, { clip, fields })) continue;
      if (signal?.aborted) return;
      const relevance = page.order === 'relevance' ? relevanceOf(fields, words) : 0;
      yield { clip, snippet: findSnippet(fields, words), relevance };
      if (++found === page.limit) return;
    }
  }
}

/** The clip of a candidate; none where it was erased, or changed since, and then is there under its new number. */
function readCandidate(
  row: ClipRow | undefined,
  candidate: Candidate | undefined,
  onDamaged: SearchRequest['onDamaged'],
): Clip | undefined {
  if (row === undefined || (candidate?.number !== undefined && row.number !== candidate.number)) return undefined;
  if (hasShape(Clip, row.clip)) return row.clip;
  onDamaged(new LibraryError('damaged', { id: candidate?.id ?? '' }), row);
  return undefined;
}

/** Batches of as many as are wanted then, but never more than twice those of the batch before. */
async function* inBatches(candidates: AsyncIterable<Candidate>, wanted: () => number): AsyncGenerator<Candidate[]> {
  let size = FIRST_BATCH;
  let batch: Candidate[] = [];
  for await (const candidate of candidates) {
    batch.push(candidate);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(LARGEST_BATCH, size * 2, wanted());
  }
  if (batch.length > 0) yield batch;
}
