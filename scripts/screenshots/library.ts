import type { Page } from '@playwright/test';
import { chooseImport, importBundle, openLibraryPage } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { MANY } from '../screenshot-pages';
import type { Group, Shots } from '../screenshots';

/** The library page: empty, filled, importing, searching, lists, trash; wide and narrow. */
export default {
  language: 'zh-CN',
  async shoot(shots) {
    const { context, shoot, shootDark } = shots;
    const library = await openLibraryPage(context);
    await shoot(library, 'library-empty');
    await shootImport(shots, library);
    await shoot(library, 'library-filled');
    await library.evaluate(() => chrome.storage.local.set({ notice: { kind: 'restored', count: 2 } }));
    await shootDark(library, 'library-brought-back-dark');
    await library.evaluate(() => chrome.storage.local.remove('notice'));
    await library.getByRole('row').first().click();
    await shoot(library, 'library-reader');
    await shootDark(library, 'library-reader-dark');
    await shootSearch(shots, library);
    await shootLists(shots, library);
    await shootNarrow(shots, library);
    await shootTrash(shots, library);
  },
} satisfies Group;

async function shootImport({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await library.getByRole('button', { name: '导入' }).click();
  await shoot(library, 'library-import');
  await library.keyboard.press('Escape');
  await chooseImport(library, await makeBundle(MANY));
  await library.getByText('新的').waitFor();
  await shoot(library, 'library-import-plan');
  await library.getByRole('button', { name: '取消' }).click();
  const broken = (await makeBundle(3)).replace('"url":"http', '"url":"javascript').slice(0, -1);
  await chooseImport(library, broken, '改坏了.json');
  await library.getByText('资料库没有任何改动。').waitFor();
  await shoot(library, 'library-import-refused');
  await library.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  await importBundle(library, await makeBundle(MANY));
  await chooseImport(library, await makeBundle(MANY.map((made, at) => (at < 3 ? { ...made, tags: ['改过'] } : made))));
  await library.getByLabel('换成文件中的').check();
  await shoot(library, 'library-import-conflict');
  await shootDark(library, 'library-import-conflict-dark');
  await library.setViewportSize({ width: 320, height: 640 });
  await shoot(library, 'library-import-conflict-narrow');
  await library.setViewportSize({ width: 1280, height: 800 });
  await library.keyboard.press('Escape');
}

async function shootSearch({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  const search = library.getByRole('searchbox');
  await search.fill('老槐树');
  await library.locator('.row-list mark').first().waitFor();
  await shoot(library, 'library-search');
  await library.getByRole('button', { name: '保存当前搜索' }).first().click();
  await library.getByRole('textbox', { name: '搜索的名称' }).fill('村口的老槐树');
  await shoot(library, 'library-save-search');
  await library.keyboard.press('Enter');
  await library.getByRole('combobox', { name: '排序' }).selectOption('按相关');
  await search.fill('老槐树 日期:昨天');
  await shoot(library, 'library-query-fault');
  await search.fill('哪里也没有');
  await shoot(library, 'library-no-hit');
  await search.fill('');
  await library.getByRole('button', { name: '搜索写法' }).click();
  await shootDark(library, 'library-search-help-dark');
  await library.keyboard.press('Escape');
  await library.getByRole('navigation').getByText('作者', { exact: true }).click();
  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^2016 / })
    .click();
  await shoot(library, 'library-filtered');
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
}

/** A list of three clips, made from a selection. */
async function shootLists({ shoot }: Shots, library: Page): Promise<void> {
  for (const at of [0, 2, 5]) {
    await library.getByRole('row').nth(at).focus();
    await library.keyboard.press('Space');
  }
  await shoot(library, 'library-selection');
  await library.getByRole('button', { name: '导出' }).first().click();
  await shoot(library, 'library-export-selection');
  await library.keyboard.press('Escape');
  await library.getByRole('button', { name: '加入清单' }).first().click();
  await library.getByRole('textbox', { name: '清单的名称' }).fill('申论：基层治理');
  await shoot(library, 'library-new-list');
  await library.keyboard.press('Enter');
  await library.getByRole('navigation').getByRole('button', { name: /^申论/ }).click();
  await shoot(library, 'library-list-by-hand');
  await library.getByRole('row').nth(1).getByRole('button', { name: '更多操作' }).click();
  await shoot(library, 'library-list-row-menu');
  await library.keyboard.press('Escape');
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
}

async function shootNarrow({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await library.getByRole('row').nth(2).click();
  await library.setViewportSize({ width: 320, height: 640 });
  await shoot(library, 'library-reader-narrow');
  await library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '更多操作' }).click();
  await shootDark(library, 'library-reader-menu-narrow-dark');
  await library.keyboard.press('Escape');
  await library.getByRole('button', { name: '返回列表' }).click();
  await shoot(library, 'library-list-narrow');
  await library.setViewportSize({ width: 1280, height: 800 });
}

async function shootTrash({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await library.getByRole('row').nth(2).focus();
  await library.keyboard.press('Delete');
  await shoot(library, 'library-just-deleted');
  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^回收站/ })
    .click();
  await library.getByRole('row').first().click();
  await shoot(library, 'library-trash');
  await library.getByRole('button', { name: '清空回收站' }).click();
  await shootDark(library, 'library-empty-trash-dark');
  await library.keyboard.press('Escape');
  await library.goto(library.url().replace(/#.*/, '#clip=00000000-0000-4000-8000-000000009999'));
  await library.reload();
  await shoot(library, 'library-clip-missing');
}
