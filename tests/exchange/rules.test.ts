// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { UserRule } from '../../utils/article/user-rule';
import { writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, makeClock } from '../library/make-article';
import { ABOUT, damage, each, makeWhole } from './make-bundle';

const RULES = [
  { host: 'pl.example.cn', role: 'author', selector: '.zuozhe', addedAt: '2026-01-01T00:00:00.000Z' },
  { host: 'b.cn', role: 'drop', selector: '.a > p', opening: '版权声明：', addedAt: '2026-01-02T00:00:00.000Z' },
].map((rule) => UserRule.parse(rule));

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

async function bundleOf(rules: UserRule[]): Promise<string> {
  return (await writeBundle(each([await makeWhole(1)]), { ...ABOUT, beside: () => ({ rules }) })).text();
}

test('rules go with the clips and come back, a second time none is new', async () => {
  const json = await bundleOf(RULES);
  const to = open();
  const plan = await planImport(json, to, document);
  expect(plan.rules).toEqual({ new: RULES, identical: 0 });
  expect(await applyImport(plan, to)).toBe(1);
  expect(await to.rules()).toEqual([...RULES].reverse());
  expect(await collect(to.read({}))).toHaveLength(1);

  const again = await planImport(json, to, document);
  expect(again).toMatchObject({ new: [], identical: 1, rules: { new: [], identical: 2 } });
  expect(await applyImport(again, to)).toBe(0);
});

test('a rule that the library made at another moment is the same rule', async () => {
  const to = open();
  await to.addRule({ host: 'pl.example.cn', role: 'author', selector: '.zuozhe' });
  const before = await to.rules();
  const plan = await planImport(await bundleOf(RULES.slice(0, 1)), to, document);
  expect(plan.rules).toEqual({ new: [], identical: 1 });
  await applyImport(plan, to);
  expect(await to.rules()).toEqual(before);
});

test('a bundle without rules says nothing of them', async () => {
  expect(JSON.parse(await bundleOf([]))).not.toHaveProperty('rules');
});

test.each([
  ['selector', 'p:has(a)', 'value'],
  ['role', 'kicker', 'value'],
  ['host', 'a.cn/b', 'value'],
])('a rule with a wrong %s is refused with its path', async (key, value, reason) => {
  const json = await damage(await bundleOf(RULES), (bundle) => {
    bundle.rules = [{ ...RULES[0], [key]: value }];
  });
  const to = open();
  await expect(planImport(json, to, document)).rejects.toMatchObject({ faults: [{ path: `rules[0].${key}`, reason }] });
  expect(await to.rules()).toEqual([]);
});
