import { readFile } from 'node:fs/promises';
import { extensionPage } from '../../scripts/launch-browser';
import { paragraphs } from './article-page';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { harm } from './harm';
import { age, isWhole } from './look-at-copy';
import { makeBundle } from './make-bundle';

const idOf = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const HEADLINES = ['老井边的议事会', '一本借了十年的书', '桥头的修鞋摊', '山路上的校车'];
const WORDS = '晒谷场的第2天';

test('what 校验 finds damaged is mended from the second copy, and is read and found again', async ({ context }) => {
  test.setTimeout(120_000);
  const library = await openLibraryPage(context);
  const text = paragraphs(4, '晒谷场');
  const article = { articleBody: text.join('\n'), contentHtml: text.map((line) => `<p>${line}</p>`).join('') };
  const clips = HEADLINES.map((headline, at) => ({ article: { headline, ...(at === 0 && article) } }));
  await importBundle(library, await makeBundle([...clips, {}, {}]));
  await age(library);
  await isWhole(library);
  await harm(library, { text: [idOf(0)], lists: [idOf(1)], markup: [idOf(2)], all: [idOf(3)] });

  const options = await context.newPage();
  await options.goto(extensionPage('options.html'));
  await options.getByRole('button', { name: '校验资料库' }).click();
  await expect(options.getByText('校验完毕：5 篇中有 4 处损坏，其他不受影响。')).toBeVisible();
  for (const damage of [
    '正文与收藏时不同： 老井边的议事会',
    '读不出这一条： 一本借了十年的书',
    '正文缺失或读不出： 桥头的修鞋摊',
    '整篇不见了： 山路上的校车',
  ]) {
    await expect(options.getByRole('listitem').filter({ hasText: damage })).toBeVisible();
  }
  await options.getByRole('button', { name: '从副本修复 4 篇' }).press('Enter');
  await expect(options.getByText('已从副本修复 4 篇，并重新读过：')).toBeVisible();
  await expect(options.getByText('有 1 篇修复前的文字还读得出，留作旧版')).toBeVisible();
  await expect(options.getByRole('button', { name: '校验资料库' })).toBeFocused();
  await options.keyboard.press('Enter');
  await expect(options.getByText('校验完毕：6 篇全部完好。')).toBeVisible();
  await expect(options.getByText('一栏有出入')).toBeHidden();

  for (const headline of HEADLINES) await expect(library.getByRole('row').getByText(headline)).toBeVisible();
  await library.getByRole('searchbox').fill(WORDS);
  await expect(library.getByRole('row')).toHaveCount(1);
  await library.getByRole('row').click();
  const reader = library.getByRole('article');
  await expect(reader.getByText(text[1] ?? '')).toBeVisible();
  await reader.getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '与旧版比较' }).click();
  await expect(library.getByText('这里被换成了别的话。')).toBeVisible();
});

test('a clip that has no copy to be mended from is cleared away after a question, and what can be read of it is saved', async ({
  context,
}) => {
  test.setTimeout(120_000);
  const options = await context.newPage();
  await options.goto(extensionPage('options.html'));
  await options.getByRole('checkbox', { name: /在本机另存一份压缩的副本/ }).uncheck();
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(HEADLINES.slice(0, 3).map((headline) => ({ article: { headline } }))));
  await age(library);
  await harm(library, { text: [idOf(0)], lists: [idOf(1)], markup: [idOf(2)] });

  await options.bringToFront();
  await options.getByRole('button', { name: '校验资料库' }).click();
  await expect(options.getByText('其中 3 篇没有完好的副本')).toBeVisible();
  // The text that is another can be read, and moved to the trash like any other.
  await expect(options.getByText('这里面 1 篇的文字与收藏时不同，但还读得出，不在清除之列。')).toBeVisible();
  const clear = options.getByRole('button', { name: '清除 2 篇里读不出的内容…' });
  await clear.click();
  const dialog = options.getByRole('dialog');
  await expect(dialog.getByText('一本借了十年的书：整篇删去；还读得出：')).toBeVisible();
  await expect(options.getByRole('button', { name: '取消' })).toBeFocused();
  await options.keyboard.press('Enter');
  await clear.click();
  const [saved] = await Promise.all([
    options.waitForEvent('download'),
    dialog.getByRole('button', { name: '存成文件并清除' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/清除前的内容\.json$/);
  const records: unknown = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(records).toMatchObject([
    { id: idOf(1), clip: { lists: '坏' } },
    { id: idOf(2), text: { id: idOf(2) } },
  ]);
  await expect(options.getByText('已清除 2 篇')).toBeVisible();
  await expect(options.getByRole('button', { name: '校验资料库' })).toBeFocused();
  await options.keyboard.press('Enter');
  await expect(options.getByText('校验完毕：1 篇中有 1 处损坏')).toBeVisible();
  await expect(options.getByText('一栏有出入')).toBeHidden();
  await expect(clear).toBeHidden();
  await expect(library.getByRole('row')).toHaveCount(1);
});

test('a damaged clip stands in the list as one, and list and pane lead to where it is mended', async ({ context }) => {
  test.setTimeout(120_000);
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(HEADLINES.map((headline) => ({ article: { headline } }))));
  await age(library);
  await isWhole(library);
  await harm(library, { row: [idOf(1)], lists: [idOf(2)], markup: [idOf(3)] });
  await library.reload();

  const damaged = library.getByRole('row').filter({ hasText: '一本借了十年的书' });
  await expect(damaged.getByText('已损坏')).toBeVisible();
  await expect(library.getByText('另有 1 篇列不出来，可能已损坏。')).toBeVisible();
  await expect(library.locator('.list-head').getByText('4 篇')).toBeVisible();
  await damaged.click();
  await expect(library.getByRole('alert')).toContainText('读不出这条记录');
  await library.getByRole('row').filter({ hasText: '山路上的校车' }).click();
  await expect(library.getByRole('alert')).toContainText('读不出这条记录');

  const opened = context.waitForEvent('page');
  await library.getByRole('alert').getByRole('link', { name: '校验和修复…' }).click();
  const options = await opened;
  await options.getByRole('button', { name: '从副本修复 3 篇' }).click();
  await expect(options.getByText('已从副本修复 3 篇，并重新读过：')).toBeVisible();

  await expect(library.getByRole('article').getByRole('heading', { name: '山路上的校车' })).toBeVisible();
  for (const headline of HEADLINES) await expect(library.getByRole('row').getByText(headline)).toBeVisible();
  await expect(library.getByText('列不出来')).toBeHidden();
  await expect(library.getByText('已损坏')).toBeHidden();
});
