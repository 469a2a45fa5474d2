import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Recovery } from '../library/recover';

/**
 * What befell the library and the user must hear once, whichever view is opened first: `restored` clips were missing and
 * were written again; `emptied` the browser has lost the database, `older` it holds an older one, `count` clips were
 * brought back, and more come while it `isUnderway`; `blocked` a tab with an older Shiping keeps the library from opening.
 */
export const Notice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['restored', 'emptied', 'older']),
    count: z.int().check(z.nonnegative()),
    isUnderway: z.optional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('blocked') }),
]);
export type Notice = z.infer<typeof Notice>;

/** The key in `storage.local`. */
const KEY = 'notice';

/** The notice that a recovery asks for: a database of yesterday with 3 clips brought back → `{ kind: 'older', count: 3 }`. */
export function noticeOf({ database, restored, copied }: Recovery): Notice | undefined {
  const count = restored.length + copied;
  if (database === 'emptied' || database === 'older') return { kind: database, count };
  return count > 0 ? { kind: 'restored', count } : undefined;
}

/** The notice that nobody has closed yet. `{ kind: 'restored', count: 3 }` */
export async function readNotice(): Promise<Notice | undefined> {
  return Notice.safeParse((await browser.storage.local.get(KEY))[KEY]).data;
}

/** Tells of a recovery, where there is something to tell of it. */
export async function tellRecovery(recovery: Recovery, isUnderway = false): Promise<void> {
  const notice = noticeOf(recovery);
  if (notice) await leaveNotice(isUnderway && notice.kind !== 'blocked' ? { ...notice, isUnderway } : notice);
}

/** Leaves a notice for the views, in place of an older one. `await leaveNotice({ kind: 'blocked' })` */
export async function leaveNotice(notice: Notice): Promise<void> {
  await browser.storage.local.set({ [KEY]: notice });
}

/** The user has read it. */
export async function clearNotice(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

/**
 * Calls back whenever a notice is left or cleared; returns the way to stop.
 * `const stop = watchNotice((notice) => show(notice))`
 */
export function watchNotice(changed: (notice: Notice | undefined) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[KEY]) changed(Notice.safeParse(changes[KEY].newValue).data);
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}
