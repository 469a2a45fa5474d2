import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { chooseImport, importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a panel is a dialog with a name, Escape closes the topmost only, and who tabs out of it has closed it', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['校园'] }, {}]));
  await library.getByRole('row').first().click();
  await expect(library.getByRole('toolbar', { name: '阅读工具' })).toBeVisible();
  await library.getByRole('row').first().focus();
  await press(library, 'Tab', 'Tab');
  const more = library.getByRole('row').first().getByRole('button', { name: '更多操作' });
  await expect(more).toBeFocused();

  await press(library, 'Enter');
  const menu = library.getByRole('dialog', { name: '更多操作' });
  await expect(menu).toBeFocused();
  await menu.getByRole('button', { name: '加入清单' }).focus();
  await press(library, 'Enter');
  const lists = library.getByRole('dialog', { name: '加入清单' });
  await expect(lists).toBeVisible();
  await press(library, 'Escape');
  await expect(lists).toBeHidden();
  await expect(menu).toBeVisible();
  await press(library, 'Escape');
  await expect(menu).toBeHidden();
  await expect(more).toBeFocused();

  await press(library, 'Enter');
  await expect(menu).toBeVisible();
  await menu.getByRole('button', { name: '移到回收站' }).focus();
  await press(library, 'Tab');
  await expect(menu).toBeHidden();
  // The pointer opens it and closes it as before.
  await more.click();
  await expect(menu).toBeVisible();
  await more.click();
  await expect(menu).toBeHidden();
});

test('in the import dialog the focus is always on what comes next, and returns to its button', async ({ context }) => {
  const library = await openLibraryPage(context);
  const open = library.getByRole('button', { name: '导入' });
  const dialog = library.getByRole('dialog', { name: '导入' });
  await open.focus();
  await press(library, 'Enter');
  await expect(dialog.locator('input[type=file]')).toBeFocused();
  await press(library, 'Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();

  await chooseImport(library, await makeBundle(2));
  await expect(dialog.getByRole('button', { name: '导入 2 篇' })).toBeFocused();
  await press(library, 'Enter');
  await expect(dialog.locator('.buttons').getByRole('button', { name: '关闭' })).toBeFocused();
  await press(library, 'Enter');
  await expect(open).toBeFocused();
  await chooseImport(library, '{');
  await expect(dialog.getByText('资料库没有任何改动。')).toBeVisible();
  await expect(dialog.locator('input[type=file]')).toBeFocused();
});

test('while an import is written no Escape closes its dialog, however often it is pressed', async ({ context }) => {
  const library = await openLibraryPage(context);
  await chooseImport(library, await makeBundle(2));
  const dialog = library.getByRole('dialog', { name: '导入' });
  await expect(dialog.getByText('新的')).toBeVisible();
  // Another page has the database to itself for as long as it likes.
  const other = await context.newPage();
  await other.goto(extensionPage('options.html'));
  const letGo = await other.evaluateHandle(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('shiping');
      request.onsuccess = () => resolve(request.result);
    });
    const hold = { isOn: true };
    const clips = database.transaction('clips', 'readwrite').objectStore('clips');
    const goOn = () => {
      if (hold.isOn) clips.count().onsuccess = goOn;
      else database.close();
    };
    goOn();
    return hold;
  });
  await library.bringToFront();
  await dialog.getByRole('button', { name: '导入 2 篇' }).click();
  await expect(dialog.getByText(/正在/)).toBeVisible();
  await press(library, 'Escape', 'Escape', 'Escape');
  await expect(dialog).toBeVisible();
  await letGo.evaluate((hold) => {
    hold.isOn = false;
  });
  await expect(dialog.getByText('已导入 2 篇。')).toBeVisible();
  await press(library, 'Escape');
  await expect(dialog).toBeHidden();
});

test('what is undone in its message gives the focus back to the list', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  await library.getByRole('row').nth(1).focus();
  await press(library, 'Delete');
  await expect(library.getByRole('row')).toHaveCount(2);
  await library.locator('.toast').getByRole('button', { name: '撤销' }).focus();
  await press(library, 'Enter');
  await expect(library.getByRole('row')).toHaveCount(3);
  await expect(library.getByRole('grid').locator(':focus')).toHaveCount(1);
});

test('tools that go with the selection, and a tag that is taken off, leave the focus where one goes on', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['校园', '操场'] }, {}, {}]));
  const tools = library.getByRole('region', { name: '所选的剪藏' });
  const inList = library.getByRole('grid').locator(':focus');
  const select = async (at: number) => {
    await library.getByRole('row').nth(at).focus();
    await press(library, 'Space');
    await expect(tools).toBeVisible();
  };
  await select(1);
  await tools.getByRole('button', { name: '取消选择' }).focus();
  await press(library, 'Enter');
  await expect(tools).toBeHidden();
  await expect(inList).toHaveCount(1);
  await select(2);
  await tools.getByRole('button', { name: '删除' }).focus();
  await press(library, 'Enter');
  await expect(library.getByRole('row')).toHaveCount(2);
  await expect(inList).toHaveCount(1);

  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^回收站/ })
    .click();
  const empty = library.getByRole('button', { name: '清空回收站' });
  await expect(library.getByRole('row')).toHaveCount(1);
  await expect(empty).toBeEnabled();
  await empty.focus();
  await press(library, 'Enter');
  await expect(library.getByRole('dialog').getByRole('button', { name: '取消' })).toBeFocused();
  await press(library, 'Tab', 'Enter');
  await expect(library.getByText('回收站是空的')).toBeVisible();
  await expect(empty).toBeDisabled();
  await expect(empty).toBeFocused();
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();

  await library.getByRole('row').first().click();
  await library.getByRole('region', { name: '阅读' }).getByRole('button', { name: '去掉标签 操场' }).focus();
  await press(library, 'Enter');
  await expect(library.getByRole('region', { name: '阅读' }).getByRole('combobox', { name: '＋标签' })).toBeFocused();
});

test('where only one pane has room the focus goes with the pane', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  await library.setViewportSize({ width: 700, height: 640 });
  await library.getByRole('row').nth(1).focus();
  await press(library, 'Enter');
  const back = library.getByRole('button', { name: '返回列表' });
  await expect(back).toBeFocused();
  await press(library, 'Enter');
  await expect(library.getByRole('row').nth(1)).toBeFocused();
  await press(library, 'ArrowDown');
  await expect(library.getByRole('row').nth(2)).toBeFocused();
});
