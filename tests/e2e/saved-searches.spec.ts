import type { Page } from '@playwright/test';
import { exportAll, importBundle, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const pane = (page: Page) => page.getByRole('navigation', { name: '筛选' });

async function saveAs(page: Page, name: string) {
  await page.getByRole('button', { name: '保存当前搜索' }).first().click();
  const field = page.getByRole('textbox', { name: '搜索的名称' });
  await expect(field).toBeFocused();
  await field.fill(name);
  await page.keyboard.press('Enter');
}

test('a search is saved, run, renamed and deleted with undo, and goes with the bundle', async ({ page, launch }) => {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([{ tags: ['校园'] }, { tags: ['校园'] }, {}, {}]));
  await expect(rows(library)).toHaveCount(4);
  await expect(library.getByRole('button', { name: '保存当前搜索' })).toHaveCount(0);
  await pane(library)
    .getByRole('button', { name: /^校园 2/ })
    .click();
  await library.getByRole('searchbox').fill('细水长流');
  await expect(rows(library)).toHaveCount(1);
  await saveAs(library, '校园里的小事');
  const saved = pane(library).getByRole('button', { name: '校园里的小事', exact: true });
  await expect(saved).toHaveAttribute('aria-pressed', 'true');

  await pane(library).getByRole('button', { name: /^全部/ }).click();
  await library.getByRole('searchbox').fill('');
  await expect(rows(library)).toHaveCount(4);
  await saved.click();
  await expect(rows(library)).toHaveCount(1);
  await expect(library.getByRole('searchbox')).toHaveValue('细水长流');

  await pane(library).getByRole('button', { name: '「校园里的小事」的更多操作' }).click();
  await library.getByRole('textbox', { name: '搜索的名称' }).fill('小事');
  await library.getByRole('button', { name: '改名' }).click();
  const renamed = pane(library).getByRole('button', { name: '小事', exact: true });
  await expect(renamed).toBeVisible();
  await pane(library).getByRole('button', { name: '「小事」的更多操作' }).click();
  await library.getByRole('button', { name: '删除搜索' }).click();
  await expect(renamed).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(renamed).toBeVisible();

  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '保存的搜索' }).click();
  await popup.getByRole('button', { name: '小事', exact: true }).click();
  await expect(popup.getByRole('row')).toHaveCount(1);

  const { text } = await exportAll(library);
  expect(JSON.parse(text).searches).toMatchObject([{ name: '小事', query: '细水长流', filter: { tag: '校园' } }]);
  const other = await openLibraryPage(await launch({ fresh: true }));
  await importBundle(other, text);
  await pane(other).getByRole('button', { name: '小事', exact: true }).click();
  await expect(rows(other)).toHaveCount(1);
});
