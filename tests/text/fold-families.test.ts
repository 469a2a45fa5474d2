import { expect, test } from 'vitest';
import { findDropped, findFamilies } from '../../utils/text/find-families';
import { DROPPED, FAMILIES } from '../../utils/text/fold-families';

test('the families made ready are those of the tables', () => {
  // If not: npm run families
  expect(FAMILIES.split(' ')).toEqual(findFamilies());
  expect(DROPPED).toBe(findDropped());
});
