import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { articlePage, paragraphs } from './article-page';
import { clipPage, closePopup, importBundle, openLibraryPage, openPopup, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';
import { putDropRule } from './put-rule';

const more = (row: ReturnType<Page['getByRole']>) => row.getByRole('button', { name: '更多操作' });
const trash = (popup: Page) => popup.getByRole('group', { name: '筛选' }).getByRole('button', { name: '回收站' });

test('in the popup too a clip is read again, the difference shown first, taken, and taken back', async ({
  page,
  site,
}) => {
  const said = paragraphs(4);
  const [, second = ''] = said;
  const article = articlePage({ paragraphs: said });
  await visitAndClip(page, site, article);
  const popup = await openPopup(page);
  await putDropRule(popup, 'gscn.com.cn', '.a-container > p:nth-of-type(2)');

  await more(popup.getByRole('row')).click();
  await popup.getByRole('button', { name: '重新提取', exact: true }).click();
  const dialog = popup.getByRole('dialog', { name: '重新提取' });
  await expect(dialog.locator('del')).toContainText(second.slice(0, 12));
  await dialog.getByRole('button', { name: '采用新的' }).click();
  await expect(dialog).toBeHidden();
  await popup.getByRole('searchbox').fill(second.slice(0, 12));
  await expect(popup.getByText(/没有找到/)).toBeVisible();
  await popup.getByRole('button', { name: '撤销' }).last().click();
  await expect(popup.getByRole('row')).toHaveCount(1);
});

test('in the popup too reprints are marked in the list', async ({ page, site }) => {
  const first = articlePage();
  const reprint = articlePage({
    url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380999.shtml',
    paragraphs: first.paragraphs.slice(1),
  });
  site.serve(first);
  site.serve(reprint);
  await page.goto(first.url);
  await clipPage(page);
  await page.goto(reprint.url);
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  for (const at of [0, 1]) await expect(popup.getByRole('row').nth(at)).toContainText('同文 2 篇');
  await popup.getByRole('row').first().focus();
  await popup.keyboard.press('Delete');
  await expect(popup.getByRole('row')).toHaveCount(1);
  await expect(popup.getByRole('row')).not.toContainText('同文');
  await closePopup(popup);
});

test('in the popup too the trash is looked into, and clips come back or go for good', async ({ page, context }) => {
  await page.close();
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  const popup = await context.newPage();
  await popup.goto(extensionPage('popup.html'));
  const rows = popup.getByRole('row');
  await rows.first().focus();
  await popup.keyboard.press('Control+a');
  const tools = popup.getByRole('region', { name: '所选的剪藏' });
  await tools.getByRole('button', { name: '删除' }).click();
  await expect(rows).toHaveCount(0);

  await trash(popup).click();
  await expect(rows).toHaveCount(3);
  await more(rows.first()).click();
  await popup.getByRole('button', { name: '还原', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await popup.keyboard.press('Delete');
  const asking = popup.getByRole('dialog', { name: '彻底删除' });
  await asking.getByRole('button', { name: '取消' }).click();
  // It gives the focus back when it closes.
  await expect(asking).toBeHidden();
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await popup.keyboard.press('Control+a');
  await tools.getByRole('button', { name: '彻底删除' }).click();
  await asking.getByRole('button', { name: '彻底删除' }).click();
  await expect(popup.getByText('回收站是空的。')).toBeVisible();
  await trash(popup).click();
  await expect(rows).toHaveCount(1);
  await expect(library.getByRole('row')).toHaveCount(1);
});

test('in the popup too selected clips are put in a list', async ({ page, context }) => {
  await page.close();
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  const popup = await context.newPage();
  await popup.goto(extensionPage('popup.html'));
  await popup.getByRole('row').nth(1).focus();
  await popup.keyboard.press('Space');
  await popup.getByRole('region', { name: '所选的剪藏' }).getByRole('button', { name: '加入清单' }).click();
  await popup.getByRole('textbox').last().fill('金句');
  await popup.keyboard.press('Enter');
  await expect(library.getByRole('navigation', { name: '筛选' }).getByRole('button', { name: /^金句/ })).toBeVisible();
});
