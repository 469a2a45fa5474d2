import { expect, test } from 'vitest';
import { toChinaTime } from '../../utils/text/china-time';

test.each([
  ['2026-11-22T16:54:29.494Z', '2026-11-23T00:54:29+08:00', 'the next day there'],
  ['2026-11-22T01:20:03.120Z', '2026-11-22T09:20:03+08:00', 'the same day'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01T00:00:00+08:00', 'the next year there'],
])('%s → %s (%s)', (instant, expected) => expect(toChinaTime(instant)).toBe(expected));
