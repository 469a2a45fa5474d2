import type { Page } from '@playwright/test';
import { exportAll, importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const menu = (page: Page) => page.getByRole('button', { name: /^排序：/ });

const dated = (headline: string, datePublished?: string) => ({ article: { headline, datePublished } });

/** The second word of each headline says its year: 「春耕 2016」. */
async function shown(page: Page): Promise<string[]> {
  const headlines = await page.locator('.clip-row .headline').allTextContents();
  return headlines.map((headline) => headline.split(' ')[1] ?? '');
}

test('the list is put in order by keyboard, keeps it, and exports in it; search has its own', async ({ page }) => {
  let library = await openLibraryPage(page.context());
  const made = [
    dated('春耕 2016', '2016-03-01'),
    dated('食堂 无'),
    dated('书屋 2024', '2024-05-06T08:00+08:00'),
    dated('夜校 2019', '2019-12-31'),
  ];
  await importBundle(library, await makeBundle(made));
  await expect(rows(library)).toHaveCount(4);
  await expect(menu(library)).toHaveAccessibleName('排序：收藏时间，新的在前');

  await menu(library).focus();
  await library.keyboard.press('Enter');
  await expect(library.getByRole('button', { name: '收藏时间，新的在前', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // The browser puts the focus there a moment after it shows the menu.
  await expect(library.getByRole('dialog', { name: /^排序：/ })).toBeFocused();
  for (const _step of [1, 2, 3]) await library.keyboard.press('ArrowDown');
  await library.keyboard.press('Enter');
  await expect(menu(library)).toHaveAccessibleName('排序：发布时间，新的在前');
  await expect.poll(() => shown(library)).toEqual(['2024', '2019', '2016', '无']);

  await menu(library).click();
  await library.getByRole('button', { name: '发布时间，旧的在前' }).click();
  await expect.poll(() => shown(library)).toEqual(['2016', '2019', '2024', '无']);
  const { text } = await exportAll(library);
  const { clips }: { clips: { article: { headline: string } }[] } = JSON.parse(text);
  expect(clips.map(({ article }) => article.headline)).toEqual(['春耕 2016', '夜校 2019', '书屋 2024', '食堂 无']);

  await library.getByRole('searchbox').fill('夜校');
  await expect(rows(library)).toHaveCount(1);
  await expect(menu(library)).toHaveCount(0);
  await expect(library.getByRole('combobox', { name: '排序' })).toBeVisible();
  await library.close();

  library = await openLibraryPage(page.context());
  await expect(menu(library)).toHaveAccessibleName('排序：发布时间，旧的在前');
  await expect.poll(() => shown(library)).toEqual(['2016', '2019', '2024', '无']);
  await library.setViewportSize({ width: 320, height: 640 });
  await expect(library.getByRole('button', { name: '导出' })).toBeInViewport({ ratio: 1 });
  expect(await library.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
