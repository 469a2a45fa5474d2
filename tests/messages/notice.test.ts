import { expect, test } from 'vitest';
import type { Recovery } from '../../utils/library/recover';
import { clearNotice, leaveNotice, type Notice, noticeOf, readNotice } from '../../utils/messages/notice';

test.each<[Recovery, Notice | undefined, string]>([
  [{ database: 'same', restored: [], copied: 0 }, undefined, 'nothing happened'],
  [{ database: 'new', restored: [], copied: 0 }, undefined, 'a first start is nothing to tell'],
  [{ database: 'same', restored: ['1', '2'], copied: 0 }, { kind: 'restored', count: 2 }, 'clips were missing'],
  [{ database: 'emptied', restored: ['1'], copied: 0 }, { kind: 'emptied', count: 1 }, 'the browser lost the database'],
  [{ database: 'emptied', restored: ['1'], copied: 20 }, { kind: 'emptied', count: 21 }, 'the second copy had more'],
  [{ database: 'older', restored: [], copied: 0 }, { kind: 'older', count: 0 }, 'nothing could be brought back'],
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
