import type { IndexReader } from './candidates';
import type { ReadOn } from './connection';
import { readCounts } from './counts';
import type { Filter, SearchPage } from './library';
import { newestFirst } from './list-order';
import { needOf } from './need';
import type { QueryNode } from './query';
import { keyOf } from './read-lists';
import { getMany } from './read-rows';
import { membersWanted, ReadingList } from './reading-list';
import type { IndexedClip } from './segments';
import { ClipRow } from './stored';
import { walkList } from './walk-list';

/** A clip that is to be looked at, with its number where the index names it. */
export type Candidate = Pick<IndexedClip, 'id'> & Partial<Pick<IndexedClip, 'number'>>;

/** All that a search reads, in one transaction while it goes on without a stop. */
export const SEARCHED_STORES = [
  'clips',
  'texts',
  'counts',
  'lists',
  'meta',
  'tail',
  'segments',
  'segmentClips',
  'postings',
] as const;

interface Wanted {
  node: QueryNode;
  filter: Filter;
  page: SearchPage;
}

/** A mark that so few clips have is gone through whole: that costs less than what the index may tell. */
const FEW = 1000;

/**
 * The clips that may be hits: those of a list by hand, in its order; those of the lists that the query names; those that
 * have a mark which is asked for, where few have it or nothing else is known; else what the index tells. All but the first
 * newest first.
 */
export async function* findCandidates(readOn: ReadOn, index: IndexReader, wanted: Wanted): AsyncGenerator<Candidate> {
  const { node, filter, page } = wanted;
  if (filter.list !== undefined) {
    yield* after(page, await readOrder(readOn, filter.list));
    return;
  }
  const members = membersWanted(node);
  if (members) {
    yield* after(page, await newestOf(readOn, [...members]));
    return;
  }
  const need = needOf(node, filter);
  const mark = markOfFilter(filter) ?? markOfNode(node);
  const before = page.after && keyOf(page.after);
  if (mark && (need.kind === 'any' || (await countOf(readOn, mark)) <= FEW)) yield* walkList(readOn, mark, before);
  else yield* index.candidates(readOn, need, filter.trashed ? 'trash' : 'all', before);
}

function* after(page: SearchPage, ids: string[]): Generator<Candidate> {
  const start = page.after ? ids.indexOf(page.after.id) + 1 : 0;
  for (const id of ids.slice(start)) yield { id };
}

async function readOrder(readOn: ReadOn, list: string): Promise<string[]> {
  const stored = await readOn((tx) => tx.objectStore('lists').get(list));
  return ReadingList.safeParse(stored).data?.clips ?? [];
}

/** These clips, newest first; those that are gone left out. */
async function newestOf(readOn: ReadOn, ids: string[]): Promise<string[]> {
  const rows = await readOn((tx) => getMany(tx, 'clips', ids));
  return rows
    .flatMap((row) => ClipRow.safeParse(row).data?.clip ?? [])
    .sort(newestFirst)
    .map(({ id }) => id);
}

function markOfFilter({ trashed, starred, unread }: Filter): string | undefined {
  // What lies in the trash is in no other list.
  if (trashed) return 'trash';
  return starred ? 'starred' : unread ? 'unread' : undefined;
}

/** The list of a mark that every hit of the query has, in a library without its trash. */
function markOfNode(node: QueryNode): string | undefined {
  if (node.kind === 'and') return node.parts.map(markOfNode).find((mark) => mark !== undefined);
  return node.kind === 'is' && (node.flag === 'starred' || node.flag === 'unread') ? node.flag : undefined;
}

async function countOf(readOn: ReadOn, list: string): Promise<number> {
  return (await readOn(readCounts)).get(list) ?? 0;
}
