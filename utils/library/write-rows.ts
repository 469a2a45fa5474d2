import * as z from 'zod/mini';
import { ruleKey, type UserRule } from '../article/user-rule';
import type { Clip } from './clip';
import type { WriteTransaction } from './database';
import type { WholeClip } from './library';
import { bumpIndexVersion, INDEX_STORES, type MadeSegment, makeTailRow, putSegment } from './segments';
import { ClipRow, TextRow, toClipRow, toContentRows } from './stored';
import { haveSameTerms } from './terms';

/** The stores that every change covers: one transaction over all of them, so that no clip is ever half there. */
export const WRITTEN_STORES = ['clips', 'texts', 'contents', 'counts', 'rules', ...INDEX_STORES] as const;

/** What a change must know of the row before it, even of a damaged one. */
const OldRow = z.object({ number: ClipRow.shape.number, lists: ClipRow.shape.lists, clip: z.unknown() });

/** Writes rows inside one transaction, keeps the counts of the lists exact and the index whole; `finish` ends every use. */
export interface RowWriter {
  /** The clip and its content, new or in place of the old. */
  putWhole(whole: WholeClip): Promise<void>;
  /** The clips and their contents, with the segment that was made of them. */
  putSegmented(wholes: WholeClip[], segment: MadeSegment): Promise<void>;
  /** The clip alone; its content stays. */
  putClip(clip: Clip): Promise<void>;
  erase(id: string): Promise<void>;
  putRule(rule: UserRule): Promise<void>;
  finish(): Promise<void>;
}

/** A writer for this transaction. */
export async function openRowWriter(transaction: WriteTransaction): Promise<RowWriter> {
  const clips = transaction.objectStore('clips');
  const texts = transaction.objectStore('texts');
  const tail = transaction.objectStore('tail');
  const stored = await transaction.objectStore('meta').get('lastNumber');
  const firstNumber = typeof stored === 'number' ? stored : 0;
  let lastNumber = firstNumber;
  let indexChanged = false;
  const changes = new Map<string, number>();

  const count = (row: Pick<ClipRow, 'lists'>, by: number) => {
    for (const [name] of row.lists) changes.set(name, (changes.get(name) ?? 0) + by);
  };

  /** Takes the row that was there out of counts and, if asked to, out of the tail. */
  const readOld = async (id: string) => {
    const old = OldRow.safeParse(await clips.get(id)).data;
    if (old) count(old, -1);
    return old;
  };

  const putRow = async (clip: Clip, number: number) => {
    const row = toClipRow(clip, number);
    count(row, 1);
    await clips.put(row);
  };

  const putTexts = async (whole: WholeClip) => {
    const { text, content } = toContentRows(whole);
    await texts.put(text);
    await transaction.objectStore('contents').put(content);
  };

  const putInTail = async (clip: Clip, articleBody: string) => {
    indexChanged = true;
    await tail.put(makeTailRow({ clip, articleBody }, ++lastNumber));
    await putRow(clip, lastNumber);
  };

  return {
    putWhole: async (whole) => {
      const old = await readOld(whole.clip.id);
      if (old) await tail.delete(old.number);
      await putTexts(whole);
      await putInTail(whole.clip, whole.content.articleBody);
    },
    putSegmented: async (wholes, segment) => {
      const wholeOf = new Map(wholes.map((whole) => [whole.clip.id, whole]));
      const numbers: number[] = [];
      for (const id of segment.ids) {
        const whole = wholeOf.get(id);
        if (!whole) throw new RangeError(`no clip ${id}`);
        const old = await readOld(id);
        if (old) await tail.delete(old.number);
        await putTexts(whole);
        await putRow(whole.clip, ++lastNumber);
        numbers.push(lastNumber);
      }
      indexChanged = true;
      await putSegment(transaction, segment, numbers);
    },
    putClip: async (clip) => {
      const old = await readOld(clip.id);
      const before = ClipRow.shape.clip.safeParse(old?.clip).data;
      if (old && before && haveSameTerms(before, clip)) {
        await putRow(clip, old.number);
        return;
      }
      if (old) await tail.delete(old.number);
      const text = TextRow.safeParse(await texts.get(clip.id)).data;
      await putInTail(clip, text?.articleBody ?? '');
    },
    erase: async (id) => {
      const old = await readOld(id);
      if (old) {
        indexChanged = true;
        await tail.delete(old.number);
      }
      await clips.delete(id);
      await texts.delete(id);
      await transaction.objectStore('contents').delete(id);
    },
    putRule: async (rule) => {
      await transaction.objectStore('rules').put(rule, ruleKey(rule));
    },
    finish: async () => {
      if (lastNumber > firstNumber) await transaction.objectStore('meta').put(lastNumber, 'lastNumber');
      if (indexChanged) await bumpIndexVersion(transaction);
      const counts = transaction.objectStore('counts');
      for (const [name, change] of changes) {
        if (change === 0) continue;
        const sum = ((await counts.get(name))?.count ?? 0) + change;
        await (sum > 0 ? counts.put({ name, count: sum }) : counts.delete(name));
      }
    },
  };
}
