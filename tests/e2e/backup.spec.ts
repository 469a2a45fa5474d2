import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { chooseImport, download, importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const pane = (page: Page) => page.getByRole('navigation', { name: '筛选' });

/** What 导出 › 全部 gives, whose count must be this; `before` ticks what goes along. */
async function exportAllOf(page: Page, count: string, before: () => Promise<unknown> = async () => undefined) {
  const { text } = await download(page, async () => {
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await before();
    await page.getByRole('button', { name: `全部 ${count}`, exact: true }).click();
  });
  return text;
}

test('a backup holds the trash unless that is switched off, and brings it back there', async ({ page, launch }) => {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(4));
  await rows(library).first().focus();
  await library.keyboard.press('Delete');
  await expect(rows(library)).toHaveCount(3);
  const text = await exportAllOf(library, '4 篇');
  expect(JSON.parse(text).counts).toMatchObject({ clips: 4, trashed: 1 });
  await expect(library.getByText('已导出 4 篇。 其中 1 篇在回收站里。')).toBeVisible();
  const choice = library.getByRole('checkbox', { name: '「全部」包含回收站（1 篇）' });
  const without = await exportAllOf(library, '3 篇', () => choice.uncheck());
  expect(JSON.parse(without).counts).not.toHaveProperty('trashed');
  await library.close();

  const other = await openLibraryPage(await launch({ fresh: true }));
  await chooseImport(other, text);
  const dialog = other.getByRole('dialog');
  await expect(dialog.getByText('其中放进回收站')).toBeVisible();
  await dialog.getByRole('button', { name: '导入 4 篇' }).click();
  await expect(dialog.getByText('其中 1 篇在回收站。')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(rows(other)).toHaveCount(3);
  await pane(other)
    .getByRole('button', { name: /^回收站/ })
    .click();
  await expect(rows(other)).toHaveCount(1);
});

test('settings go with a backup, and are restored where that is ticked', async ({ page, launch }) => {
  await page.goto(extensionPage('options.html'));
  await page.getByRole('radio', { name: '深色' }).check();
  await page.getByRole('checkbox', { name: '段首缩进两字' }).uncheck();
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(2));
  await library.getByRole('button', { name: /^排序：/ }).click();
  await library.getByRole('button', { name: '发布时间，旧的在前' }).click();
  const text = await exportAllOf(library, '2 篇');
  expect(JSON.parse(text).settings).toMatchObject({ theme: 'dark', readerIndent: false });
  await page.context().close();

  const other = await openLibraryPage(await launch({ fresh: true }));
  await importBundle(other, text);
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'system');
  // The clips are there already, and nothing but the settings is left to bring.
  await chooseImport(other, text);
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: '也恢复文件中的设置（不同的有：外观、阅读、排序）' }).check();
  await dialog.getByRole('button', { name: '导入其余内容' }).click();
  await expect(dialog.getByText('3 项设置已恢复。')).toBeVisible();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.getByRole('button', { name: '排序：发布时间，旧的在前' })).toBeAttached();
});
