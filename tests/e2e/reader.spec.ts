import type { Page } from '@playwright/test';
import { Bundle } from '../../utils/exchange/bundle';
import { download, importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const LINES = ['晒场上的秤换成了电子的。', '称的人换了三茬，秤砣还挂在墙上。'];
const ARTICLE = {
  headline: '秤砣还挂在墙上',
  alternativeHeadline: '一座晒场的账',
  author: [{ name: '林晓禾' }],
  articleBody: LINES.join('\n'),
  contentHtml: LINES.map((line) => `<p>${line}</p>`).join(''),
};

/** The library page with that article open in its reader, and another beside it. */
async function read(page: Page): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([{ article: ARTICLE }, {}]));
  await library.getByRole('row', { name: ARTICLE.headline }).click();
  await expect(library.getByRole('heading', { level: 1, name: ARTICLE.headline })).toBeVisible();
  return library;
}
const tools = (library: Page) => library.getByRole('toolbar', { name: '阅读工具' });

/** Opens a menu of the toolbar by keys and presses one of its lines. */
async function choose(library: Page, menu: string, line: string): Promise<void> {
  await tools(library).getByRole('button', { name: menu }).press('Enter');
  const item = tools(library).getByRole('button', { name: line });
  await expect(item).toBeVisible();
  for (let steps = 0; steps < 20 && !(await item.evaluate((it) => it === document.activeElement)); steps++) {
    await library.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused();
  await library.keyboard.press('Enter');
  await expect(item).toBeHidden();
}

test('the open clip is copied whole, with its source, by keys', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const library = await read(page);
  await choose(library, '更多操作', '复制全文和出处');
  await expect(library.getByText('全文和出处已复制。')).toBeVisible();
  const copied = await library.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll('\r', '')).toMatch(
    /^秤砣还挂在墙上\n一座晒场的账\n林晓禾\n\n晒场上的秤换成了电子的。\n.*墙上。\n\n——林晓禾\. 秤砣还挂在墙上: 一座晒场的账\[EB\/OL\]/,
  );
});

test('the open clip is exported alone, under its headline; its highlights once it has some', async ({ page }) => {
  const library = await read(page);
  const bundle = await download(library, () => choose(library, '导出这一篇', '导出为拾评备份（JSON）'));
  expect(bundle.name).toBe('秤砣还挂在墙上.json');
  expect(Bundle.parse(JSON.parse(bundle.text)).clips.map(({ article }) => article.headline)).toEqual([
    ARTICLE.headline,
  ]);

  await tools(library).getByRole('button', { name: '导出这一篇' }).click();
  await expect(tools(library).getByRole('button', { name: '导出为划线摘录（Markdown）' })).toHaveCount(0);
  await library.keyboard.press('Escape');
  await library.locator('.article-body p').first().click({ clickCount: 3 });
  await library.getByRole('toolbar', { name: '所选文字' }).getByRole('button', { name: '划线' }).click();
  await expect(library.locator('.article-body mark')).toBeVisible();
  const excerpts = await download(library, () => choose(library, '导出这一篇', '导出为划线摘录（Markdown）'));
  expect(excerpts.name).toBe('秤砣还挂在墙上.md');
  expect(excerpts.text).toContain('> 晒场上的秤换成了电子的。');
});

test('a citation is shown in each of its forms before one is copied', async ({ page }) => {
  const library = await read(page);
  await library.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tools(library).getByRole('button', { name: '复制引文' }).click();
  await expect(tools(library).getByRole('button', { name: /^GB\/T 7714-2015 / })).toContainText('[EB/OL]');
  const dates = await tools(library).locator('.cite-items .whole').all();
  expect(dates).toHaveLength(2);
  for (const date of dates) expect(await date.evaluate((it) => it.getClientRects().length)).toBe(1);
  await tools(library).getByRole('button', { name: /^APA / }).click();
  await expect(library.getByText('引文已复制。')).toBeVisible();
  expect(await library.evaluate(() => navigator.clipboard.readText())).toMatch(/^林晓禾（\d{4}年.*秤砣还挂在墙上/);
});

test('a narrow reader has all its tools, those that do not fit in the menu', async ({ page }) => {
  const library = await read(page);
  await library.setViewportSize({ width: 360, height: 640 });
  await expect(tools(library).getByRole('button', { name: '移到回收站' })).toBeHidden();
  await choose(library, '更多操作', '移到回收站');
  await expect(library.getByText('1 篇已移到回收站。')).toBeVisible();
  await library.keyboard.press('Control+z');
  await expect(library.getByRole('heading', { level: 1, name: ARTICLE.headline })).toBeVisible();
});

test('a menu that opens from a menu stands beside it', async ({ page }) => {
  const library = await read(page);
  await library.getByRole('row').first().getByRole('button', { name: '更多操作' }).click();
  const opener = library.getByRole('row').first().getByRole('button', { name: '加入清单' });
  await opener.click();
  const menu = await library.locator('.clip-menu').boundingBox();
  const chooser = await library.getByRole('dialog', { name: '加入清单' }).boundingBox();
  expect(chooser?.x).toBeGreaterThanOrEqual((menu?.x ?? 0) + (menu?.width ?? 0));
});
