import * as z from 'zod/mini';
import { ruleKey } from '../article/user-rule';
import { type BelongingsWriter, openBelongings } from './belongings';
import type { Clip } from './clip';
import { openCounter, putAllCounts } from './counts';
import { begin, put, type WriteTransaction } from './database';
import { deleteHighlightRows, putHighlightRows } from './highlight-rows';
import type { BesideClips, WholeClip } from './library';
import { countLists } from './rebuild-index';
import type { Reread } from './rereading';
import type { Revision } from './revise';
import { revisionsOf } from './revisions';
import { INDEX_STORES, type MadeSegment, makeTailRow, putSegment, readLastNumber, type TailRow } from './segments';
import type { SourceRow } from './source';
import { ClipRow, namesOf, namesOfRow, TextRow, toClipRow, toContentRows, toSearchable } from './stored';
import { openTailWriter } from './tail-writer';
import { haveSameTerms } from './terms';
import { markUncopied } from './uncopied';

/** The stores that a save covers: what has no clip before it leaves the rest to its row in the tail. */
export const SAVED_STORES = ['clips', 'texts', 'contents', 'sources', 'tail', 'meta'] as const;

/** The stores that every change covers: one transaction over all of them, so that no clip is ever half there. */
export const WRITTEN_STORES = [
  'clips',
  'texts',
  'contents',
  'highlights',
  'revisions',
  'sources',
  'rereadings',
  'counts',
  'rules',
  'searches',
  'lists',
  'uncopied',
  ...INDEX_STORES,
] as const;

/** What a change must know of the row before it, even of a damaged one. */
const OldRow = z.object({
  number: ClipRow.shape.number,
  lists: ClipRow.shape.lists,
  clip: z.unknown(),
  belongings: z.catch(ClipRow.shape.belongings, undefined),
});
type OldRow = z.infer<typeof OldRow>;

/** Writes rows inside one transaction, keeps the counts of the lists exact and the index whole; `finish` ends every use. */
export interface RowWriter {
  /** A clip with its content and its page under an id that is not there yet: writes to no other stores than those of a save. */
  add(rows: PreparedRows, source?: SourceRow): void;
  /** The clip and its content, new or in place of the old. */
  putWhole(whole: WholeClip): Promise<void>;
  /** The clips and their contents, with the segment that was made of them. */
  putSegmented(wholes: WholeClip[], segment: MadeSegment): Promise<void>;
  /** The clip alone; its content stays. */
  putClip(clip: Clip): Promise<void>;
  erase(id: string): Promise<void>;
  putRevision(revision: Revision): void;
  removeRevision(id: string, at: string): void;
  putSource(source: SourceRow): void;
  removeSource(id: string): void;
  putReread(reread: Reread): void;
  putBeside(beside: Partial<BesideClips>): void;
  /** Lets the row of a clip say what belongs to it, by what is there. */
  adopt(id: string): void;
  /** Counts all clips anew in the end: it cannot be told what was counted of those that are written. */
  recount(): void;
  finish(): Promise<void>;
}

/** All that can be made of a clip before its number is known. */
export type PreparedRows = { clip: Clip; tail: Omit<TailRow, 'number'> } & ReturnType<typeof toContentRows>;

/** What is to be added: the work that needs no transaction. */
export function prepareRows(whole: WholeClip, prints?: number[]): PreparedRows {
  const rows = toContentRows(whole, prints);
  return { clip: whole.clip, tail: makeTailRow(toSearchable(whole.clip, rows.text)), ...rows };
}

/**
 * A writer for this transaction. It waits for what it must know and for no write: each wait is a way to the browser's
 * storage and back, and a save that waited for each of its requests took twice as long.
 */
export async function openRowWriter(transaction: WriteTransaction): Promise<RowWriter> {
  return openRowWriterAt(transaction, await readLastNumber(transaction));
}

/** The same at once, by who knows which number was taken last. `openRowWriterAt(tx, 41).add(rows)` writes clip 42. */
export function openRowWriterAt(transaction: WriteTransaction, lastNumber: number): RowWriter {
  const clips = transaction.objectStore('clips');
  const texts = transaction.objectStore('texts');
  const counter = openCounter(transaction);
  const tail = openTailWriter(transaction, counter, lastNumber);
  const belongings = openBelongings(transaction);
  const changed = new Set<string>();
  let isToBeCounted = false;

  /** The row that was there, taken out of the counts. */
  const readOld = async (id: string) => {
    const row = await clips.get(id);
    if (row === undefined) return undefined;
    const old = OldRow.safeParse(row).data;
    if (old && ClipRow.shape.clip.safeParse(old.clip).success) counter.count(namesOfRow(old), -1);
    else isToBeCounted = true;
    if (!old?.belongings) belongings.adopt(id);
    return old;
  };

  /** The row of a clip in place of the old one, if there was one. */
  const putRow = (clip: Clip, number: number, old: OldRow | undefined) =>
    put(transaction, 'clips', toClipRow(clip, number, belongings.take(clip.id, old?.belongings ?? {})));

  /** The row of a clip that stays outside the tail, or in the tail as it was: its counts are written. */
  const putCounted = (clip: Clip, number: number, old: OldRow | undefined) => {
    changed.add(clip.id);
    counter.count(namesOf(clip), 1);
    putRow(clip, number, old);
  };

  const putContent = ({ text, content }: ReturnType<typeof toContentRows>) => {
    put(transaction, 'texts', text);
    put(transaction, 'contents', content);
  };

  const addRows = (rows: PreparedRows, old: OldRow | undefined) => {
    putContent(rows);
    putRow(rows.clip, tail.enter(rows.tail), old);
  };

  return {
    ...writersBeside(transaction, changed, belongings),
    add: (rows, source) => {
      if (source) put(transaction, 'sources', source);
      if (source) belongings.note(rows.clip.id, { page: true });
      addRows(rows, undefined);
    },
    putWhole: async (whole) => {
      changed.add(whole.clip.id);
      const old = await readOld(whole.clip.id);
      if (old) tail.leave(old.number);
      deleteHighlightRows(transaction, whole.clip.id);
      putHighlightRows(transaction, whole.clip.id, whole.highlights);
      addRows(prepareRows(whole), old);
    },
    putSegmented: async (wholes, segment) => {
      const wholeOf = new Map(wholes.map((whole) => [whole.clip.id, whole]));
      const olds = await Promise.all(segment.ids.map(readOld));
      const numbers: number[] = [];
      for (const [at, id] of segment.ids.entries()) {
        const whole = wholeOf.get(id);
        if (!whole) throw new RangeError(`no clip ${id}`);
        const old = olds[at];
        if (old) tail.leave(old.number);
        if (old) deleteHighlightRows(transaction, id);
        putContent(toContentRows(whole));
        putHighlightRows(transaction, id, whole.highlights);
        const number = tail.next();
        putCounted(whole.clip, number, old);
        numbers.push(number);
      }
      await putSegment(transaction, segment, numbers);
    },
    putClip: async (clip) => {
      const old = await readOld(clip.id);
      const before = ClipRow.shape.clip.safeParse(old?.clip).data;
      if (old && before && haveSameTerms(before, clip)) {
        putCounted(clip, old.number, old);
        return;
      }
      changed.add(clip.id);
      if (old) tail.leave(old.number);
      const text = TextRow.safeParse(await texts.get(clip.id)).data;
      putRow(clip, tail.enter(makeTailRow(toSearchable(clip, text))), old);
    },
    erase: async (id) => {
      changed.add(id);
      const old = await readOld(id);
      if (old) tail.leave(old.number);
      begin(clips.delete(id));
      begin(texts.delete(id));
      deleteHighlightRows(transaction, id);
      begin(transaction.objectStore('contents').delete(id));
      begin(transaction.objectStore('sources').delete(id));
      begin(transaction.objectStore('rereadings').delete(id));
      begin(transaction.objectStore('revisions').delete(revisionsOf(id)));
    },
    adopt: belongings.adopt,
    recount: () => {
      isToBeCounted = true;
    },
    finish: async () => {
      await belongings.finish();
      await tail.finish();
      markUncopied(transaction, changed);
      if (isToBeCounted) await putAllCounts(transaction, await countLists(transaction));
      else await counter.finish();
    },
  };
}

/** What lies beside a clip's row, or beside all clips; the clips concerned go among the changed. */
function writersBeside(
  transaction: WriteTransaction,
  changed: Set<string>,
  belongings: BelongingsWriter,
): Pick<RowWriter, 'putRevision' | 'removeRevision' | 'putSource' | 'removeSource' | 'putReread' | 'putBeside'> {
  return {
    putRevision: (revision) => {
      changed.add(revision.id);
      belongings.note(revision.id, { at: revision.at, isThere: true });
      begin(transaction.objectStore('revisions').put(revision));
    },
    removeRevision: (id, at) => {
      changed.add(id);
      belongings.note(id, { at, isThere: false });
      begin(transaction.objectStore('revisions').delete([id, at]));
    },
    putSource: (source) => {
      changed.add(source.id);
      belongings.note(source.id, { page: true });
      begin(transaction.objectStore('sources').put(source));
    },
    removeSource: (id) => {
      changed.add(id);
      belongings.note(id, { page: false });
      begin(transaction.objectStore('sources').delete(id));
    },
    putReread: (reread) => begin(transaction.objectStore('rereadings').put(reread)),
    putBeside: ({ rules = [], searches = [], lists = [] }) => {
      for (const rule of rules) begin(transaction.objectStore('rules').put(rule, ruleKey(rule)));
      for (const search of searches) begin(transaction.objectStore('searches').put(search));
      for (const list of lists) begin(transaction.objectStore('lists').put(list));
    },
  };
}
