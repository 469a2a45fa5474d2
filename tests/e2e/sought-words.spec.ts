import type { Page } from '@playwright/test';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const FILLER = Array.from({ length: 40 }, (_, at) => `第${at}段写的是别的事，一行接着一行，写到纸的尽头。`);
const LINES = ['开头没有那两个字。', ...FILLER, '晒谷场上的老秤，称的是人心。', ...FILLER, '人心自有一杆秤。'];
const ARTICLE = {
  headline: '一杆老秤',
  articleBody: LINES.join('\n'),
  contentHtml: LINES.map((line) => `<p>${line}</p>`).join(''),
};

/** The words that are painted under this name, as they stand in the text. */
const painted = (library: Page, name: string) =>
  library.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => range.toString()), name);

test('an article opens where the words that were sought stand, and goes from one to the next by keys', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ article: ARTICLE }, {}]));
  await library.getByRole('searchbox').fill('人心');
  await library.getByRole('row', { name: ARTICLE.headline }).click();
  await expect(library.getByText('1 / 2')).toBeVisible();
  expect(await painted(library, 'sought')).toEqual(['人心', '人心']);
  await expect(library.getByText('晒谷场上的老秤')).toBeInViewport();
  await library.keyboard.press('g');
  await expect(library.getByText('2 / 2')).toBeVisible();
  await expect(library.getByText('人心自有一杆秤。')).toBeInViewport();
  await library.keyboard.press('Shift+G');
  await expect(library.getByText('晒谷场上的老秤')).toBeInViewport();

  await library.getByRole('searchbox').fill('');
  await expect(library.getByRole('button', { name: '下一处' })).toBeHidden();
  expect(await painted(library, 'sought')).toEqual([]);
});

test('what was sought in the popup is marked in the library page', async ({ page }) => {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([{ article: ARTICLE }, {}]));
  const popup = await page.context().newPage();
  await popup.goto(library.url().replace(/library\.html.*/, 'popup.html'));
  await popup.getByRole('searchbox').fill('人心');
  await popup.getByRole('row', { name: ARTICLE.headline }).click();
  await expect(library.getByText('1 / 2')).toBeVisible();
});
