import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { BUNDLE_VERSION, Bundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeClock } from '../library/make-article';

// A window of its own: jsdom's streams know no gzip, Node's do.
const { document } = new JSDOM('').window;

/** A file of each older version, as that version wrote it: three clips and a rule. Such a file stays as it is. */
const FOLDER = 'tests/exchange/bundles';

const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

test.each(readdirSync(FOLDER))('a bundle of version %s comes in whole, and its clips count as read', async (file) => {
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  const plan = await planImport(read(file), library, document);
  expect(await applyImport(plan, library)).toBe(3);
  expect(await library.get(idOf(2))).toMatchObject({ tags: ['文风'], article: { headline: '第2篇评论' } });
  expect(await library.list({ unread: true }, { limit: 9 })).toEqual([]);
  expect((await library.get(idOf(3)))?.readAt).toBeUndefined();
  expect(await library.rules()).toHaveLength(1);
  expect(await planImport(read(file), library, document)).toMatchObject({ new: [], identical: 3, changed: [] });
});

test('every version before this one has its file', () => {
  const versions = readdirSync(FOLDER).map((file) => Bundle.parse(JSON.parse(read(file))).version);
  expect(versions).toEqual(Array.from({ length: BUNDLE_VERSION - 1 }, (_, at) => at + 1));
});
