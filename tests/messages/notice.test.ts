import { expect, test } from 'vitest';
import type { Recovery } from '../../utils/library/recover';
import { clearNotice, leaveNotice, type Notice, noticeOf, readNotice } from '../../utils/messages/notice';

test.each<[Recovery, Notice | undefined, string]>([
  [{ database: 'same', restored: [] }, undefined, 'nothing happened'],
  [{ database: 'new', restored: [] }, undefined, 'a first start is nothing to tell'],
  [{ database: 'same', restored: ['1', '2'] }, { kind: 'restored', count: 2 }, 'clips were missing'],
  [{ database: 'emptied', restored: ['1'] }, { kind: 'emptied', count: 1 }, 'the browser lost the database'],
  [{ database: 'older', restored: [] }, { kind: 'older', count: 0 }, 'nothing could be brought back'],
])('a recovery %j asks for %j (%s)', (recovery, expected) => {
  expect(noticeOf(recovery)).toEqual(expected);
});

test('a notice stays until it is cleared; the newest one stands', async () => {
  await leaveNotice({ kind: 'blocked' });
  await leaveNotice({ kind: 'restored', count: 3 });
  expect(await readNotice()).toEqual({ kind: 'restored', count: 3 });
  await clearNotice();
  expect(await readNotice()).toBeUndefined();
});
