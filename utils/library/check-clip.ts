import * as z from 'zod/mini';
import { sha256 } from '../text/sha256';
import { Instant } from './clip';
import type { AnyTransaction } from './database';
import { getMany } from './read-rows';
import { Revision } from './revise';
import { revisionsOf } from './revisions';
import { SourceRow, unpackSource } from './source';
import { ClipRow, ContentRow, TextRow } from './stored';

/** What is stored of a clip, and what is wrong with it. */

/**
 * What is wrong with a clip: it is `missing`, only other records tell of it; its row or its content does not parse or is not
 * there, its text is not what was saved; a text that it had before is not what it was or not there, a kept page, its own or that
 * of such a text, is not what was fetched or not there.
 */
export type Damage = 'missing' | 'row' | 'content' | 'hash' | 'revision' | 'source';

/** The damages of the clip's present text: of these a clip has one at most. */
export type BodyDamage = Extract<Damage, 'missing' | 'row' | 'content' | 'hash'>;

/** All that is stored of a clip; what does not parse is not there. */
export interface StoredClip {
  id: string;
  /** The light row, and each of the others, as it lies there, and what it says. */
  rawRow: unknown;
  row: ClipRow | undefined;
  rawText: unknown;
  text: TextRow | undefined;
  rawContent: unknown;
  content: ContentRow | undefined;
  revisions: unknown[];
  source: unknown;
}

/** The stores that `readStored` reads. */
export const STORED_STORES = ['clips', 'texts', 'contents', 'revisions', 'sources'] as const;

/**
 * What is stored of these clips, as it is at one moment. `connection.read([...STORED_STORES], (tx) => readStored(tx, ids))`
 */
export async function readStored(tx: AnyTransaction, ids: string[]): Promise<StoredClip[]> {
  const [rows, texts, contents, sources, revisions] = await Promise.all([
    getMany(tx, 'clips', ids),
    getMany(tx, 'texts', ids),
    getMany(tx, 'contents', ids),
    getMany(tx, 'sources', ids),
    Promise.all(ids.map((id) => tx.objectStore('revisions').getAll(revisionsOf(id)))),
  ]);
  return ids.map((id, at) => ({
    id,
    rawRow: rows[at],
    row: ClipRow.safeParse(rows[at]).data,
    rawText: texts[at],
    text: TextRow.safeParse(texts[at]).data,
    rawContent: contents[at],
    content: ContentRow.safeParse(contents[at]).data,
    revisions: revisions[at] ?? [],
    source: sources[at],
  }));
}

/** What is wrong with the clip: of a whole one nothing, of one whose page is no archive any more `['source']`. */
export async function findDamages(stored: StoredClip): Promise<Damage[]> {
  const body = await findBodyDamage(stored);
  const past = await Promise.all(stored.revisions.map(findRevisionDamage));
  const isPageWhole =
    stored.source === undefined ? !isPageGone(stored) : await isSourceWhole(SourceRow.safeParse(stored.source).data);
  const found: Damage[] = [];
  if (body) found.push(body);
  if (past.includes('revision') || findGonePast(stored).length > 0) found.push('revision');
  if (!isPageWhole || past.includes('source')) found.push('source');
  return found;
}

/** What is wrong with row, text and markup. Of a text that is another → 「hash」, of a whole clip nothing. */
export async function findBodyDamage({ rawRow, row, text, content }: StoredClip): Promise<BodyDamage | undefined> {
  if (!row) return rawRow === undefined ? 'missing' : 'row';
  if (!text || !content) return 'content';
  return (await sha256(text.articleBody)) === row.clip.bodySha256 ? undefined : 'hash';
}

/** What is wrong with a text that the clip had before, or with the page of it. */
export async function findRevisionDamage(stored: unknown): Promise<'revision' | 'source' | undefined> {
  const revision = Revision.safeParse(stored).data;
  if (!revision || (await sha256(revision.content.articleBody)) !== revision.bodySha256) return 'revision';
  return revision.source === undefined || (await isSourceWhole(revision.source)) ? undefined : 'source';
}

/** Whether the row says of a page that is not there. */
export function isPageGone({ row, source }: StoredClip): boolean {
  return source === undefined && row?.belongings?.page === true;
}

/** The instants of the revisions that the row says of and that are not there. */
export function findGonePast({ row, revisions }: StoredClip): string[] {
  const there = new Set(revisions.map(instantOf));
  return (row?.belongings?.past ?? []).filter((at) => !there.has(at));
}

/** Whether a kept page unpacks to what was fetched; one that is not there does not. `isSourceWhole(undefined)` → false. */
export async function isSourceWhole(source: Omit<SourceRow, 'id'> | undefined): Promise<boolean> {
  if (!source) return false;
  return unpackSource(source).then(
    ({ isWhole }) => isWhole,
    () => false,
  );
}

const At = z.looseObject({ at: Instant });

/** The instant of a stored revision, which a damaged one has too: it is of its key. */
export function instantOf(revision: unknown): string | undefined {
  return At.safeParse(revision).data?.at;
}
