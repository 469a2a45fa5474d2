import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { MIGRATIONS } from '../../utils/library/database';
import type { LibraryChange } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, makeArticle, makeClock } from './make-article';

const RULE = { host: 'pl.example.cn', role: 'author', selector: '.zuozhe' } as const;
const OTHER = { host: 'pl.example.cn', role: 'drop', selector: '.article > p', opening: '版权声明：' } as const;

function open(name = freshName()) {
  const clock = makeClock();
  const changes: LibraryChange['kind'][] = [];
  const library = openLibrary({ now: clock.now, name, onChange: ({ kind }) => changes.push(kind) });
  return { library, clock, changes, name };
}

test('a rule is kept once, with the moment it was made, and taken back', async () => {
  const { library, clock, changes } = open();
  expect(await library.addRule(RULE)).toBe(true);
  clock.tick();
  expect(await library.addRule(RULE)).toBe(false);
  expect(await library.addRule(OTHER)).toBe(true);
  expect(await library.rules()).toEqual([
    { ...RULE, addedAt: '2026-03-01T08:00:00.000Z' },
    { ...OTHER, addedAt: '2026-03-01T08:00:01.000Z' },
  ]);
  expect(await library.removeRule(RULE)).toBe(true);
  expect(await library.removeRule(RULE)).toBe(false);
  expect((await library.rules()).map(({ role }) => role)).toEqual(['drop']);
  expect(changes).toEqual(['rules', 'rules', 'rules']);
});

test('a rule that does not parse is refused, a stored one passed over', async () => {
  const { library, name } = open();
  await expect(library.addRule({ ...RULE, selector: 'p:has(a)' })).rejects.toMatchObject({ code: 'invalid' });
  await library.addRule(RULE);
  const connection = connect(name, () => undefined);
  await connection.write(['rules'], async (tx) => {
    await tx.objectStore('rules').put({ host: 'a.cn' }, ['a.cn']);
  });
  expect(await library.rules()).toHaveLength(1);
});

test('imported rules keep their moment', async () => {
  const { library, changes } = open();
  const rule = { ...RULE, addedAt: '2025-01-01T00:00:00.000Z' };
  await library.write([], { rules: [rule] });
  expect(await library.rules()).toEqual([rule]);
  expect(changes).toEqual(['rules']);
});

test('a library of the first version takes rules, and its clips stay', async () => {
  const name = freshName();
  const first = connect(name, () => undefined, MIGRATIONS.slice(0, 1));
  await first.read(['clips'], (tx) => tx.objectStore('clips').count());
  await first.close();
  const { library } = open(name);
  const { clip } = await library.save({ id: crypto.randomUUID(), article: makeArticle() });
  expect(await library.addRule(RULE)).toBe(true);
  expect(await library.get(clip.id)).toEqual(clip);
});
