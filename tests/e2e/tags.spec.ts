import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const filters = (page: Page) => page.getByRole('navigation', { name: '筛选' });
const tag = (page: Page, name: RegExp) => filters(page).getByRole('button', { name });
const selection = (page: Page) => page.getByRole('region', { name: '所选的剪藏' });

test.beforeEach(async ({ page }) => {
  await page.close();
});

test('selected clips are tagged together, stand in the tree, and Ctrl+Z takes it back', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['文风/短'] }, {}, {}]));
  await library.getByRole('row').first().focus();
  await library.keyboard.press('Control+a');
  await selection(library).getByRole('button', { name: '加标签或去掉标签' }).click();
  await expect(library.getByRole('button', { name: '文风/短', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await library.getByRole('textbox', { name: /^标签的名称/ }).fill('群众 / 走访');
  await library.keyboard.press('Enter');
  await expect(library.getByText('3 篇已加标签「群众/走访」。')).toBeVisible();
  // Ready for the next.
  await expect(library.getByRole('textbox', { name: /^标签的名称/ })).toHaveValue('');
  await expect(library.getByRole('button', { name: '群众/走访', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await library.keyboard.press('Escape');
  await expect(tag(library, /^群众\/ ?走访 ?3$/)).toBeVisible();
  await library.keyboard.press('Control+z');
  await expect(tag(library, /^群众\/ ?走访/)).toHaveCount(0);
});

test('a tag gets another name on all clips, with all below it and in the filter that asks for it', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['文风/短'] }, { tags: ['文风'] }, {}]));
  await tag(library, /^文风 ?2$/).click();
  await filters(library).getByRole('button', { name: '更改标签「文风」' }).click();
  await library.getByRole('textbox', { name: /^标签的名称/ }).fill('作风');
  await library.keyboard.press('Enter');
  await expect(library.getByText('2 篇的标签已改名为「作风」。')).toBeVisible();
  await expect(tag(library, /^作风 ?2$/)).toHaveAttribute('aria-pressed', 'true');
  await expect(tag(library, /^作风\/ ?短/)).toBeVisible();
  await filters(library).getByRole('button', { name: '更改标签「作风/短」' }).click();
  await library.getByRole('button', { name: '从所有剪藏去掉' }).click();
  await expect(tag(library, /^作风\/ ?短/)).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(tag(library, /^作风\/ ?短/)).toBeVisible();
});

test('a row is selected from its menu too, and tagged in the popup', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['文风'] }, {}]));
  const popup = await context.newPage();
  await popup.goto(extensionPage('popup.html'));
  await popup.getByRole('row').nth(1).getByRole('button', { name: '更多操作' }).click();
  await popup.getByRole('button', { name: /^选中/ }).click();
  await expect(popup.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'true');
  await selection(popup).getByRole('button', { name: '加标签或去掉标签' }).click();
  await popup.getByRole('button', { name: '文风', exact: true }).click();
  await expect(tag(library, /^文风 ?2$/)).toBeVisible();
});

test('tags that are typed one right after the other are all kept, and a long one stays on the page', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(1));
  await library.getByRole('row').click();
  const reader = library.getByRole('article');
  await reader.getByRole('combobox', { name: '＋标签' }).click();
  const long = '长'.repeat(100);
  for (const typed of ['一', '二', '///', '三', long]) {
    await library.keyboard.insertText(typed);
    await library.keyboard.press('Enter');
  }
  await expect(reader.locator('.tag')).toHaveText(['一', '二', '三', long]);
  await library.reload();
  await expect(reader.locator('.tag')).toHaveText(['一', '二', '三', long]);
  const pane = library.getByRole('region', { name: '阅读' });
  expect(await pane.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});
