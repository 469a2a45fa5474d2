import { expect, test } from 'vitest';
import { withDamaged } from '../../entrypoints/library/with-damaged';
import { comparing } from '../../utils/library/list-order';
import { keepArticle } from './make-clip';

const damagedAt = async (number: number) => {
  const { clip } = await keepArticle(number);
  return { id: clip.id, clippedAt: clip.clippedAt, article: { headline: '坏' } };
};

test.each([
  [[], 'clippedNewest', '135', 'nothing is damaged'],
  [[2, 4], 'clippedNewest', '1x3x5', 'each where it stood'],
  [[0, 9], 'clippedNewest', 'x135x', 'before all and behind all'],
  [[4, 2], 'clippedOldest', '5x3x1', 'from the oldest'],
  [[2, 4], undefined, '135xx', 'an order made by hand does not say where'],
] as const)('of damaged clips %j by %s: %s (%s)', async (damaged, order, expected, _why) => {
  const kept = await Promise.all([1, 3, 5].map((number) => keepArticle(number)));
  const rows = order === 'clippedOldest' ? kept.reverse() : kept;
  const shown = withDamaged(rows, await Promise.all(damaged.map(damagedAt)), order && comparing(order));
  expect(shown.map((row) => ('damaged' in row ? 'x' : Number(row.clip.id.slice(-12)))).join('')).toBe(expected);
});
