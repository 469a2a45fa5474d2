import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { paragraphs } from './article-page';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { age, isWhole } from './look-at-copy';
import { makeBundle } from './make-bundle';

const idOf = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const HEADLINES = ['老井边的议事会', '一本借了十年的书', '桥头的修鞋摊', '山路上的校车'];
const WORDS = '晒谷场的第2天';

/** Changes records as a fault of disk or browser would: past the extension, in whatever way it is not written. */
async function harm(page: Page, ids: string[]): Promise<void> {
  await page.evaluate(async ([ofText, ofRow, ofMarkup, gone]) => {
    const opening = indexedDB.open('shiping');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const tx = opening.result.transaction(['clips', 'texts', 'contents'], 'readwrite');
    const change = (store: string, id: string, how: (row: object) => object) => {
      const reading = tx.objectStore(store).get(id);
      reading.onsuccess = () => tx.objectStore(store).put(how(reading.result));
    };
    change('texts', ofText ?? '', (row) => ({ ...row, articleBody: '这里被换成了别的话。', prints: [] }));
    change('clips', ofRow ?? '', (row) => ({ ...row, lists: '坏' }));
    tx.objectStore('contents').delete(ofMarkup ?? '');
    for (const store of ['clips', 'texts', 'contents']) tx.objectStore(store).delete(gone ?? '');
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    opening.result.close();
  }, ids);
}

test('what 校验 finds damaged is mended from the second copy, and is read and found again', async ({ context }) => {
  test.setTimeout(120_000);
  const library = await openLibraryPage(context);
  const text = paragraphs(4, '晒谷场');
  const article = { articleBody: text.join('\n'), contentHtml: text.map((line) => `<p>${line}</p>`).join('') };
  const clips = HEADLINES.map((headline, at) => ({ article: { headline, ...(at === 0 && article) } }));
  await importBundle(library, await makeBundle([...clips, {}, {}]));
  await age(library);
  await isWhole(library);
  await harm(library, [0, 1, 2, 3].map(idOf));

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
  await harm(library, [0, 1, 2, 8].map(idOf));

  await options.bringToFront();
  await options.getByRole('button', { name: '校验资料库' }).click();
  await expect(options.getByText('其中 3 篇没有完好的副本')).toBeVisible();
  // The text that is another can be read, and moved to the trash like any other.
  const clear = options.getByRole('button', { name: '清除修不好的 2 篇…' });
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
