import * as z from 'zod/mini';
import { ruleKey, type UserRule } from '../article/user-rule';
import type { Clip } from './clip';
import type { WriteTransaction } from './database';
import type { WholeClip } from './library';
import { ClipRow, toClipRow, toContentRows } from './stored';

/** The stores that every change covers: one transaction over all of them, so that no clip is ever half there. */
export const WRITTEN_STORES = ['clips', 'texts', 'contents', 'counts', 'rules', 'meta'] as const;

/** What a change must know of the row before it, even of a damaged one. */
const OldRow = z.object({ number: ClipRow.shape.number, lists: ClipRow.shape.lists });

/** Writes rows inside one transaction and keeps the counts of the lists exact; `finish` ends every use. */
export interface RowWriter {
  /** The clip and its content, new or in place of the old. */
  putWhole(whole: WholeClip): Promise<void>;
  /** The clip alone; its content stays. */
  putClip(clip: Clip): Promise<void>;
  erase(id: string): Promise<void>;
  putRule(rule: UserRule): Promise<void>;
  finish(): Promise<void>;
}

/** A writer for this transaction. */
export async function openRowWriter(transaction: WriteTransaction): Promise<RowWriter> {
  const clips = transaction.objectStore('clips');
  const stored = await transaction.objectStore('meta').get('lastNumber');
  const firstNumber = typeof stored === 'number' ? stored : 0;
  let lastNumber = firstNumber;
  const changes = new Map<string, number>();

  const count = (lists: string[], by: number) => {
    for (const name of lists) changes.set(name, (changes.get(name) ?? 0) + by);
  };
  const forget = async (id: string): Promise<number | undefined> => {
    const old = OldRow.safeParse(await clips.get(id));
    if (!old.success) return undefined;
    count(
      old.data.lists.map(([name]) => name),
      -1,
    );
    return old.data.number;
  };
  const putClip = async (clip: Clip) => {
    const row = toClipRow(clip, (await forget(clip.id)) ?? ++lastNumber);
    count(
      row.lists.map(([name]) => name),
      1,
    );
    await clips.put(row);
  };

  return {
    putClip,
    putWhole: async (whole) => {
      const { text, content } = toContentRows(whole);
      await putClip(whole.clip);
      await transaction.objectStore('texts').put(text);
      await transaction.objectStore('contents').put(content);
    },
    erase: async (id) => {
      await forget(id);
      await clips.delete(id);
      await transaction.objectStore('texts').delete(id);
      await transaction.objectStore('contents').delete(id);
    },
    putRule: async (rule) => {
      await transaction.objectStore('rules').put(rule, ruleKey(rule));
    },
    finish: async () => {
      if (lastNumber > firstNumber) await transaction.objectStore('meta').put(lastNumber, 'lastNumber');
      const counts = transaction.objectStore('counts');
      for (const [name, change] of changes) {
        if (change === 0) continue;
        const sum = ((await counts.get(name))?.count ?? 0) + change;
        await (sum > 0 ? counts.put({ name, count: sum }) : counts.delete(name));
      }
    },
  };
}
