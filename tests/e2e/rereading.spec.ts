import type { BrowserContext, Locator, Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { Bundle } from '../../utils/exchange/bundle';
import { articlePage, paragraphs } from './article-page';
import { exportAll, openLibraryPage, pressCommand } from './drive';
import { expect, test } from './fixtures';
import { seeOnPage } from './in-page';
import { makeOld } from './make-old';
import type { SiteServer } from './site-server';

const HEADLINES = ['先把路修平', '再把灯点亮', '最后把人留住'];

/** Clips three articles, then makes their clips those of an older extractor, two of them with a source that it misread. */
async function clipWithOldRules(page: Page, site: SiteServer, context: BrowserContext): Promise<Page> {
  for (const [at, headline] of HEADLINES.entries()) {
    const url = `http://gansu.gscn.com.cn/system/2020/06/0${at + 1}/01238${at}.shtml`;
    const article = articlePage({ url, headline, paragraphs: paragraphs(4, headline) });
    site.serve(article);
    await page.goto(url);
    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', at === 0 ? '已保存' : '已保存，与已存的另一篇文字相同');
  }
  const library = await openLibraryPage(context);
  await makeOld(library, HEADLINES.slice(0, 2));
  await library.reload();
  return library;
}

const articlesOf = async (library: Page) => {
  const { clips } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  return clips.map(({ article }) => article);
};

const countOf = (dialog: Locator, label: RegExp) => dialog.locator('dl > div').filter({ hasText: label }).locator('dd');

test('all clips are read again, the differences looked into, and the whole run is undone', async ({
  page,
  site,
  context,
}) => {
  const library = await clipWithOldRules(page, site, context);
  const before = await articlesOf(library);
  await library.getByRole('button', { name: '重新提取…' }).click();
  const dialog = library.getByRole('dialog', { name: '重新提取旧剪藏' });
  await expect(dialog.getByLabel('全部')).toHaveAccessibleName('全部 3 篇 · 其中 3 篇留有原页');
  await dialog.getByRole('button', { name: '开始' }).click();
  await expect(countOf(dialog, /^有变化/)).toHaveText('2');
  await expect(countOf(dialog, /^没有变化/)).toHaveText('1');
  await expect(dialog.getByText('来源 2 篇')).toBeVisible();

  const row = dialog.getByRole('listitem').filter({ hasText: HEADLINES[0] });
  await row.getByRole('button', { name: '对照' }).click();
  const difference = library.getByRole('dialog', { name: '与旧版比较' });
  await expect(difference.locator('del')).toHaveText('读错的来源');
  await expect(difference.locator('ins')).toHaveText('中国甘肃网');
  await difference.getByRole('button', { name: '换回这一版' }).click();
  await expect(row.getByText('已撤销')).toBeVisible();
  await expect(countOf(dialog, /^有变化/)).toHaveText('1');

  await dialog.getByRole('button', { name: '全部撤销' }).click();
  await expect(dialog.getByText('已撤销：1 篇恢复为原来的文字。')).toBeVisible();
  await dialog.locator('.buttons').getByRole('button', { name: '关闭' }).click();
  expect(await articlesOf(library)).toEqual(before);
});

test('a run whose tab is closed has lost nothing and goes on in another', async ({ page, site, context }) => {
  const first = await clipWithOldRules(page, site, context);
  // As if the tab had been closed after the first clip.
  await first.getByRole('row').first().focus();
  await first.keyboard.press('Space');
  const selection = first.getByRole('region', { name: '所选的剪藏' });
  await selection.getByRole('button', { name: '更多操作' }).click();
  await selection.getByRole('button', { name: '重新提取' }).click();
  const dialog = first.getByRole('dialog', { name: '重新提取旧剪藏' });
  await expect(dialog.getByLabel('所选 1 篇')).toBeChecked();
  await dialog.getByRole('button', { name: '开始' }).click();
  await expect(dialog.getByText('没有变化')).toBeVisible();
  await first.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
    });
    const store = database.transaction('meta', 'readwrite').objectStore('meta');
    await new Promise<void>((resolve) => {
      store.get('rereading').onsuccess = ({ target }) => {
        if (target instanceof IDBRequest)
          store.put({ ...target.result, wanted: 'all', isFinished: false }, 'rereading');
      };
      store.transaction.oncomplete = () => resolve();
    });
    database.close();
  });
  await first.close();

  const second = await context.newPage();
  await second.goto(extensionPage('options.html'));
  await second.getByRole('link', { name: '重新提取…' }).click();
  await expect(second.getByText(/没有做完/)).toBeVisible();
  await second.getByRole('button', { name: '继续' }).click();
  const after = second.getByRole('dialog', { name: '重新提取旧剪藏' });
  await expect(countOf(after, /^有变化/)).toHaveText('2');
  await after.locator('.buttons').getByRole('button', { name: '关闭' }).click();
  expect((await articlesOf(second)).map(({ contentSource }) => contentSource)).toEqual(Array(3).fill('中国甘肃网'));
});
