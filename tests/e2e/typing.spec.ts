import type { Page } from '@playwright/test';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

/** The library page with one clip open in its reader. */
async function read(page: Page): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([{ article: { headline: '灯下校对' } }]));
  await library.getByRole('row', { name: /灯下校对/ }).click();
  await expect(library.getByRole('heading', { level: 1, name: '灯下校对' })).toBeVisible();
  return library;
}
const note = (library: Page) => library.getByRole('textbox', { name: '笔记', exact: true });

test('a note keeps itself while it is typed, and says so', async ({ page }) => {
  const library = await read(page);
  await note(library).pressSequentially('先抄下来');
  await expect(library.getByRole('article').getByText('已保存', { exact: true })).toBeVisible();
  await expect(note(library)).toBeFocused();
  const other = await page.context().newPage();
  await other.goto(library.url());
  await expect(note(other)).toHaveValue('先抄下来');
});

test('what was typed last is there after a reload and after the tab was closed', async ({ page }) => {
  const library = await read(page);
  const url = library.url();
  await note(library).pressSequentially('写完就刷新');
  await library.reload();
  await expect(note(library)).toHaveValue('写完就刷新');

  await note(library).fill('写完就关');
  await library.close();
  const again = await page.context().newPage();
  await again.goto(url);
  await expect(note(again)).toHaveValue('写完就关');
});

test('a change that is on its way to the disk outlasts its page', async ({ page }) => {
  const library = await read(page);
  // A transaction without an end: what the page writes has to wait behind it.
  await library.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
    });
    const meta = database.transaction('meta', 'readwrite').objectStore('meta');
    const goOn = () => {
      meta.get('canary').onsuccess = goOn;
    };
    goOn();
  });
  const star = library.getByRole('toolbar').getByRole('button', { name: '星标' });
  await star.click();
  await library.reload();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
});

test('a tag and a field that are half typed are there after a reload', async ({ page }) => {
  const library = await read(page);
  const article = library.getByRole('article');
  await article.getByLabel('＋标签').pressSequentially('待查');
  await library.reload();
  await expect(article.getByText('待查', { exact: true })).toBeVisible();

  await library.getByRole('button', { name: '修改字段' }).click();
  await library.getByRole('button', { name: /^作者 / }).click();
  await library.getByRole('textbox', { name: '作者' }).fill('方知远');
  await library.reload();
  await expect(article.getByText('方知远').first()).toBeVisible();

  // A value that is taken away is a change too.
  await library.getByRole('button', { name: '修改字段' }).click();
  await library.getByRole('button', { name: /^来源 / }).click();
  await library.getByRole('textbox', { name: '来源' }).fill('');
  await library.reload();
  await library.getByRole('button', { name: '修改字段' }).click();
  await expect(library.getByRole('button', { name: /^来源 / })).not.toContainText('中国甘肃网');
});
