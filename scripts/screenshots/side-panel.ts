import { importBundle, openLibraryPage, openSidePanel } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { extensionPage } from '../launch-browser';
import { ARTICLE } from '../screenshot-pages';
import type { Group, Shots } from '../screenshots';

/** The side panel beside an article, and what its list does. */
async function shootPanel({ context, page, shoot, shootDark }: Shots): Promise<void> {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(20));
  await library.close();
  await page.goto(ARTICLE.url);
  const panel = await openSidePanel(page);
  await shoot(panel, 'panel-article');
  await shootDark(panel, 'panel-article-dark');
  await panel.getByRole('button', { name: '剪藏', exact: true }).click();
  await panel.getByText('已写入磁盘。').waitFor();
  await panel.waitForTimeout(400);
  const rows = panel.getByRole('row');
  await rows.first().getByRole('button', { name: '更多操作' }).click();
  await shoot(panel, 'panel-menu');
  await panel.getByRole('button', { name: '重新提取', exact: true }).click();
  await shoot(panel, 'panel-read-again');
  await panel.keyboard.press('Escape');
  await rows.nth(1).focus();
  await panel.keyboard.press('Space');
  await shoot(panel, 'panel-selected');
  await panel.keyboard.press('Delete');
  await panel.getByRole('group', { name: '筛选' }).getByRole('button', { name: '回收站' }).click();
  await shoot(panel, 'panel-trash');
  await panel.close();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(extensionPage('sidepanel.html'));
  await shoot(page, 'panel-narrow');
}

export default { language: 'zh-CN', shoot: shootPanel } satisfies Group;
