import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderBundleSchema } from '../../utils/exchange/bundle-schema';

test('the published schema is that of the code', () => {
  // If not: npm run schema
  expect(readFileSync('public/bundle.schema.json', 'utf8')).toBe(renderBundleSchema());
});
