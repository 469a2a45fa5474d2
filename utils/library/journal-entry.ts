import * as z from 'zod/mini';
import { UserRule } from '../article/user-rule';
import { fromBase64, toBase64 } from '../text/base64';
import { Clip, ClipContent, ClipId, Instant, Sha256 } from './clip';
import type { Connection } from './connection';
import type { WriteTransaction } from './database';
import { Highlights } from './highlight';
import type { WholeClip } from './library';
import { ReadingList } from './reading-list';
import { Revision } from './revise';
import { revisionsOf } from './revisions';
import { SavedSearch } from './saved-search';
import { SourceRow } from './source';
import { type Canary, ClipRow, ContentRow, findContent, TextRow } from './stored';
import type { RowWriter } from './write-rows';

/** What the journal holds, and the ways between it and the rows on disk. */

/** A kept page as this storage can hold it, which knows no bytes. */
const Page = z.strictObject({ fetchedAt: Instant, sha256: Sha256, gzip: z.string() });
type Page = z.infer<typeof Page>;

/** The newest state of one clip: whole, with its page and with what it said before, or erased. */
export const JournalEntry = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('whole'),
    id: ClipId,
    at: Instant,
    clip: Clip,
    content: ClipContent,
    highlights: z._default(Highlights, []),
    source: z.optional(Page),
    revisions: z._default(z.array(z.strictObject({ ...Revision.shape, source: z.optional(Page) })), []),
  }),
  z.strictObject({ state: z.literal('erased'), id: ClipId, at: Instant }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
/** The entry of a clip that was not erased. */
export type WholeEntry = Extract<JournalEntry, { state: 'whole' }>;

/** What lies beside the clips: the user's rules, saved searches and lists. */
export const BesideRecords = z.strictObject({
  rules: z.array(UserRule),
  searches: z.array(SavedSearch),
  lists: z.array(ReadingList),
});

/** The newest state of it, and the database that it was in. */
export const JournalBeside = z.strictObject({ canary: z.uuid(), at: Instant, ...BesideRecords.shape });
export type JournalBeside = z.infer<typeof JournalBeside>;

/** An import into a young database is journalled up to this many characters; beyond it the file is the second copy. */
const MOST_CHARACTERS = 16_000_000;

interface Wanted {
  now: Date;
  /** Clips that have an entry, which is not to stay behind, whatever the measure. */
  known?: ReadonlySet<string>;
}

/** The states as they are on disk now, so that of two changes the later one is journalled whoever comes last. */
export function newestStates(
  connection: Connection,
  ids: string[],
  { now, known = new Set() }: Wanted,
): Promise<JournalEntry[]> {
  const at = now.toISOString();
  return connection.read(['clips', 'texts', 'contents', 'sources', 'revisions'], async (tx) => {
    const entries: JournalEntry[] = [];
    let characters = 0;
    for (const id of ids) {
      const row = await tx.objectStore('clips').get(id);
      if (row === undefined) {
        entries.push({ state: 'erased', id, at });
        continue;
      }
      if (characters > MOST_CHARACTERS && !known.has(id)) continue;
      const [text, content, source, revisions] = await Promise.all([
        tx.objectStore('texts').get(id),
        tx.objectStore('contents').get(id),
        tx.objectStore('sources').get(id),
        tx.objectStore('revisions').getAll(revisionsOf(id)),
      ]);
      const whole = toWhole(row, text, content);
      if (!whole) continue;
      const entry: JournalEntry = {
        state: 'whole',
        id,
        at,
        ...whole,
        ...toPage(source),
        revisions: revisions.flatMap(toPast),
      };
      characters += lengthOf(entry) + entry.revisions.reduce((sum, revision) => sum + lengthOf(revision), 0);
      if (characters <= MOST_CHARACTERS || entries.length === 0 || known.has(id)) entries.push(entry);
    }
    return entries;
  });
}

/** Of a damaged clip there is nothing to secure: a change of it is no failure for that. */
function toWhole(row: unknown, text: unknown, content: unknown): WholeClip | undefined {
  const clip = ClipRow.safeParse(row).data?.clip;
  const rest = clip && findContent(text, content);
  return rest && { clip, ...rest };
}

function lengthOf({ content, source }: { content: ClipContent; source?: Page | undefined }): number {
  return content.articleBody.length + content.contentHtml.length + (source?.gzip.length ?? 0);
}

/** A damaged page or revision is no reason not to secure the clip. */
function toPage(stored: unknown): { source?: Page } {
  const row = SourceRow.safeParse(stored).data;
  return row ? { source: { fetchedAt: row.fetchedAt, sha256: row.sha256, gzip: toBase64(row.gzip) } } : {};
}

function toPast(stored: unknown): WholeEntry['revisions'] {
  const parsed = Revision.safeParse(stored);
  if (!parsed.success) return [];
  const { source, ...revision } = parsed.data;
  return [{ ...revision, ...toPage(source && { id: revision.id, ...source }) }];
}

function fromPage({ gzip, ...page }: Page) {
  return { ...page, gzip: fromBase64(gzip) };
}

/** What an entry says, as it lies in the database. */
export interface EntryRows {
  whole: WholeClip;
  source: SourceRow | undefined;
  revisions: Revision[];
}

/** The rows of an entry: `{ whole: { clip, content, highlights }, source, revisions }`. */
export function toEntryRows({ id, clip, content, highlights, source, revisions }: WholeEntry): EntryRows {
  return {
    whole: { clip, content, highlights },
    source: source && { id, ...fromPage(source) },
    revisions: revisions.map(({ source: page, ...revision }) => ({
      ...revision,
      ...(page && { source: fromPage(page) }),
    })),
  };
}

/** Whether the database does not say what the entry says, and nothing newer either. */
export async function isMissing(tx: WriteTransaction, entry: JournalEntry): Promise<boolean> {
  const { id } = entry;
  const [row, text, content] = await Promise.all([
    tx.objectStore('clips').get(id),
    tx.objectStore('texts').get(id),
    tx.objectStore('contents').get(id),
  ]);
  if (entry.state === 'erased') return row !== undefined;
  const seen = ClipRow.safeParse(row).data?.clip;
  if (!seen || seen.updatedAt < entry.clip.updatedAt) return true;
  const isWhole = TextRow.safeParse(text).success && ContentRow.safeParse(content).success;
  return !isWhole && seen.updatedAt === entry.clip.updatedAt;
}

/** Writes the state of an entry. */
export async function putState(writer: RowWriter, entry: JournalEntry): Promise<void> {
  if (entry.state === 'erased') return writer.erase(entry.id);
  const { whole, source, revisions } = toEntryRows(entry);
  if (source) writer.putSource(source);
  for (const revision of revisions) writer.putRevision(revision);
  await writer.putWhole(whole);
}

/** What lies beside the clips on disk now, for the journal. */
export async function readBeside(connection: Connection, canary: Canary, now: Date): Promise<JournalBeside> {
  return { canary: canary.id, at: now.toISOString(), ...(await readBesideRecords(connection)) };
}

/** What lies beside the clips on disk now; a damaged record is passed over. */
export async function readBesideRecords(connection: Connection): Promise<z.infer<typeof BesideRecords>> {
  const { rules, searches, lists } = await connection.read(['rules', 'searches', 'lists'], async (tx) => ({
    rules: await tx.objectStore('rules').getAll(),
    searches: await tx.objectStore('searches').getAll(),
    lists: await tx.objectStore('lists').getAll(),
  }));
  return {
    rules: rules.flatMap((rule) => UserRule.safeParse(rule).data ?? []),
    searches: searches.flatMap((search) => SavedSearch.safeParse(search).data ?? []),
    lists: lists.flatMap((list) => ReadingList.safeParse(list).data ?? []),
  };
}
