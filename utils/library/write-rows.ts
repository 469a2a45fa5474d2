import * as z from 'zod/mini';
import { ruleKey } from '../article/user-rule';
import type { Clip } from './clip';
import { openCounter } from './counts';
import { begin, put, type WriteTransaction } from './database';
import { deleteHighlightRows, putHighlightRows } from './highlight-rows';
import type { BesideClips, WholeClip } from './library';
import type { Reread } from './rereading';
import type { Revision } from './revise';
import { revisionsOf } from './revisions';
import { INDEX_STORES, type MadeSegment, makeTailRow, putSegment, type TailRow } from './segments';
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
const OldRow = z.object({ number: ClipRow.shape.number, lists: ClipRow.shape.lists, clip: z.unknown() });

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
  putSource(source: SourceRow): void;
  putReread(reread: Reread): void;
  putBeside(beside: Partial<BesideClips>): void;
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
  const clips = transaction.objectStore('clips');
  const texts = transaction.objectStore('texts');
  const counter = openCounter(transaction);
  const tail = await openTailWriter(transaction, counter);
  const changed = new Set<string>();

  /** The row that was there, taken out of the counts. */
  const readOld = async (id: string) => {
    const row = await clips.get(id);
    const old = row === undefined ? undefined : OldRow.safeParse(row).data;
    if (old) counter.count(namesOfRow(old), -1);
    return old;
  };

  const putRow = (clip: Clip, number: number) => put(transaction, 'clips', toClipRow(clip, number));

  /** The row of a clip that stays outside the tail, or in the tail as it was: its counts are written. */
  const putCounted = (clip: Clip, number: number) => {
    changed.add(clip.id);
    counter.count(namesOf(clip), 1);
    putRow(clip, number);
  };

  const putContent = ({ text, content }: ReturnType<typeof toContentRows>) => {
    put(transaction, 'texts', text);
    put(transaction, 'contents', content);
  };

  const add = (rows: PreparedRows, source?: SourceRow) => {
    putContent(rows);
    if (source) put(transaction, 'sources', source);
    putRow(rows.clip, tail.enter(rows.tail));
  };

  return {
    ...writersBeside(transaction, changed),
    add,
    putWhole: async (whole) => {
      changed.add(whole.clip.id);
      const old = await readOld(whole.clip.id);
      if (old) tail.leave(old.number);
      deleteHighlightRows(transaction, whole.clip.id);
      putHighlightRows(transaction, whole.clip.id, whole.highlights);
      add(prepareRows(whole));
    },
    putSegmented: async (wholes, segment) => {
      const wholeOf = new Map(wholes.map((whole) => [whole.clip.id, whole]));
      for (const [at, old] of (await Promise.all(segment.ids.map(readOld))).entries()) {
        if (!old) continue;
        tail.leave(old.number);
        deleteHighlightRows(transaction, segment.ids[at] ?? '');
      }
      const numbers: number[] = [];
      for (const id of segment.ids) {
        const whole = wholeOf.get(id);
        if (!whole) throw new RangeError(`no clip ${id}`);
        putContent(toContentRows(whole));
        putHighlightRows(transaction, id, whole.highlights);
        const number = tail.next();
        putCounted(whole.clip, number);
        numbers.push(number);
      }
      await putSegment(transaction, segment, numbers);
    },
    putClip: async (clip) => {
      const old = await readOld(clip.id);
      const before = ClipRow.shape.clip.safeParse(old?.clip).data;
      if (old && before && haveSameTerms(before, clip)) {
        putCounted(clip, old.number);
        return;
      }
      changed.add(clip.id);
      if (old) tail.leave(old.number);
      const text = TextRow.safeParse(await texts.get(clip.id)).data;
      putRow(clip, tail.enter(makeTailRow(toSearchable(clip, text))));
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
    finish: async () => {
      await tail.finish();
      markUncopied(transaction, changed);
      await counter.finish();
    },
  };
}

/** What lies beside a clip's row, or beside all clips; the clips concerned go among the changed. */
function writersBeside(
  transaction: WriteTransaction,
  changed: Set<string>,
): Pick<RowWriter, 'putRevision' | 'putSource' | 'putReread' | 'putBeside'> {
  return {
    putRevision: (revision) => {
      changed.add(revision.id);
      begin(transaction.objectStore('revisions').put(revision));
    },
    putSource: (source) => {
      changed.add(source.id);
      begin(transaction.objectStore('sources').put(source));
    },
    putReread: (reread) => begin(transaction.objectStore('rereadings').put(reread)),
    putBeside: ({ rules = [], searches = [], lists = [] }) => {
      for (const rule of rules) begin(transaction.objectStore('rules').put(rule, ruleKey(rule)));
      for (const search of searches) begin(transaction.objectStore('searches').put(search));
      for (const list of lists) begin(transaction.objectStore('lists').put(list));
    },
  };
}
