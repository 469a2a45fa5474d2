import { beforeAll, expect, test } from 'vitest';
import {
  agoWords,
  bytesWords,
  clipsWords,
  instantWords,
  lengthWords,
  listWords,
  momentWords,
  publishedWords,
} from '../../components/wording';
import { speakChinese } from './words';

beforeAll(speakChinese);

// Moments are made in local time, so that the table holds in every time zone.
const now = new Date(2026, 10, 22, 15, 30);
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test.each([
  [local(2026, 10, 22, 14, 5), '14:05', 'today'],
  [local(2026, 10, 22, 0, 1), '00:01', 'today, just after midnight'],
  [local(2026, 10, 21, 23, 59), '周六 23:59', 'yesterday, minutes before midnight'],
  [local(2026, 10, 16, 9, 0), '周一 09:00', 'six days ago'],
  [local(2026, 10, 15, 9, 0), '2026-11-15', 'a week ago'],
  [local(2026, 10, 23, 9, 0), '2026-11-23', 'a clock that was ahead'],
])('%s → %s (%s)', (instant, expected) => expect(momentWords(instant, now)).toBe(expected));

test.each([
  [local(2026, 10, 22, 1, 0), '今天'],
  [local(2026, 10, 21, 23, 0), '昨天'],
  [local(2026, 10, 19, 23, 0), '3天前'],
])('%s is %s', (instant, expected) => expect(agoWords(instant, now)).toBe(expected));

test('a moment in full is told to the second', () => {
  expect(instantWords(new Date(2026, 0, 2, 3, 4, 5).toISOString())).toMatch(/^2026-01-02 03:04:05 UTC[+-]\d\d:\d\d$/);
});

test('numbers and lists have separators, dates no more digits than needed, sizes one unit', () => {
  expect(lengthWords(1035)).toBe('1,035 字');
  expect(listWords(['标签', '来源'])).toBe('标签、来源');
  expect(clipsWords(1204)).toBe('1,204 篇');
  expect(publishedWords('2019-12-10T20:57:50+08:00')).toBe('2019-12-10 20:57');
  expect(publishedWords('2019-12-10')).toBe('2019-12-10');
  expect([0, 999, 1500, 24_300_000].map(bytesWords)).toEqual(['0 B', '999 B', '1.5 kB', '24 MB']);
});
