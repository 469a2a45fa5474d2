import type { Page } from '@playwright/test';
import { articlePage } from '../../tests/e2e/article-page';
import { closePopup, importBundle, openLibraryPage, openPopup } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { extensionPage } from '../launch-browser';
import { ANOTHER, ARTICLE, DOUBTFUL, LIST_PAGE, LONG, MANY, REPRINT, TRADITIONAL } from '../screenshot-pages';
import type { Group, Shots } from '../screenshots';

/** The popup as the toolbar opens it, in its states. */
export default {
  language: 'zh-CN',
  async shoot(shots) {
    await shootFirst(shots);
    const library = await openLibraryPage(shots.context);
    await importBundle(library, await makeBundle(MANY));
    await library.close();
    await shootList(shots);
    await shootPages(shots);
    await shootTroubles(shots);
    await shootNarrow(shots);
  },
} satisfies Group;

const clipButton = (popup: Page) => popup.getByRole('button', { name: '剪藏', exact: true });

/** With an empty library. */
async function shootFirst({ page, shoot }: Shots): Promise<void> {
  await page.goto('chrome://version/');
  let popup = await openPopup(page);
  await shoot(popup, 'popup-unreadable-page');
  await closePopup(popup);
  await page.goto(ARTICLE.url);
  popup = await openPopup(page);
  await clipButton(popup).waitFor();
  await shoot(popup, 'popup-article-empty-library');
  await popup.getByRole('button', { name: '更多字段' }).click();
  await shoot(popup, 'popup-more-fields');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '修正此站…' }).click();
  await shoot(popup, 'popup-correct-site');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: /^作者 / }).click();
  await shoot(popup, 'popup-correcting-a-field');
  await popup.keyboard.press('Escape');
  await clipButton(popup).click();
  await popup.getByText('已写入磁盘。').waitFor();
  await shoot(popup, 'popup-just-saved-one-clip');
  await closePopup(popup);
}

/** What is below the card, with a filled library. */
async function shootList({ page, shoot, shootDark }: Shots): Promise<void> {
  await page.bringToFront();
  const popup = await openPopup(page);
  await popup.getByText('31 篇').waitFor();
  await shoot(popup, 'popup-already-saved');
  await shootDark(popup, 'popup-already-saved-dark');
  await popup.getByRole('searchbox').fill('老槐树');
  await popup.locator('mark').first().waitFor();
  await shoot(popup, 'popup-search-hits');
  await popup.getByRole('searchbox').fill('哪里也没有');
  await shoot(popup, 'popup-no-hit');
  await popup.getByRole('searchbox').fill('老槐树 日期:昨天');
  await shootDark(popup, 'popup-query-fault-dark');
  await popup.getByRole('searchbox').fill('');
  await popup.getByRole('button', { name: '搜索写法' }).click();
  await shoot(popup, 'popup-search-help');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '标签', exact: true }).click();
  await shoot(popup, 'popup-filter-by-tag');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '更多操作' }).first().click();
  await shoot(popup, 'popup-row-menu');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '导出', exact: true }).click();
  await shoot(popup, 'popup-export-menu');
  await popup.keyboard.press('Escape');
  await popup.getByRole('row').nth(1).focus();
  await popup.keyboard.press('Space');
  await popup.getByText('已选 1 篇').waitFor();
  await shoot(popup, 'popup-selected');
  await popup.keyboard.press('Delete');
  await popup.getByText('1 篇已移到回收站。').waitFor();
  await shoot(popup, 'popup-just-deleted');
  await popup.keyboard.press('Control+z');
  await closePopup(popup);
}

/** Kinds of pages. */
async function shootPages({ page, site, shoot, shootDark }: Shots): Promise<void> {
  for (const [name, { url }] of [
    ['article', ANOTHER],
    ['long-headline-many-authors', LONG],
    ['traditional', TRADITIONAL],
    ['unsure', DOUBTFUL],
    ['not-an-article', LIST_PAGE],
  ] as const) {
    await page.goto(url);
    const popup = await openPopup(page);
    await popup
      .getByRole('button', { name: /^(仍要)?剪藏(整页)?$/ })
      .first()
      .waitFor();
    await shoot(popup, `popup-${name}`);
    await shootDark(popup, `popup-${name}-dark`);
    if (name === 'article') await clipButton(popup).click();
    await closePopup(popup);
  }
  await page.goto(REPRINT.url);
  let popup = await openPopup(page);
  await popup.getByRole('button', { name: '打开那篇' }).waitFor();
  await shoot(popup, 'popup-reprint');
  await closePopup(popup);
  site.serve(articlePage({ paragraphs: ARTICLE.paragraphs.slice(1) }));
  await page.goto(ARTICLE.url);
  popup = await openPopup(page);
  await popup.getByRole('button', { name: '更新', exact: true }).waitFor();
  await shoot(popup, 'popup-changed-since');
  await popup.getByRole('button', { name: '更新', exact: true }).click();
  await popup.getByText(/已更新/).waitFor();
  await shoot(popup, 'popup-updated');
  await closePopup(popup);
  site.serve(ARTICLE);
}

/** Pages that do not come, a disk that is full, a library that was brought back. */
async function shootTroubles({ page, site, shoot, shootDark }: Shots): Promise<void> {
  const address = (part: number) =>
    `http://gansu.gscn.com.cn/system/2020/05/21/012380410${part === 1 ? '' : `_${part}`}.shtml`;
  const pager = `<div class="fanye">${[1, 2, 3].map((part) => `<a href="${address(part)}">【${part}】</a>`).join('')}</div>`;
  site.serve(articlePage({ url: address(1), headline: '分三页登完的一篇', paragraphs: LONG.paragraphs, after: pager }));
  site.answer(address(2), () => undefined);
  await page.goto(address(1));
  const popup = await openPopup(page);
  await popup.getByText('正在读第 2 页，共 3 页').waitFor();
  await shoot(popup, 'popup-reading-pages');
  await popup.getByRole('button', { name: '取消' }).click();
  await clipButton(popup).waitFor();
  await shoot(popup, 'popup-partial');
  await popup.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await clipButton(popup).click();
  await popup.getByRole('button', { name: /^重试/ }).waitFor();
  await shoot(popup, 'popup-save-failed');
  await shootDark(popup, 'popup-save-failed-dark');
  await popup.evaluate(() => chrome.storage.local.set({ notice: { kind: 'emptied', count: 12 } }));
  await popup.getByText(/12 篇/).first().waitFor();
  await shoot(popup, 'popup-library-brought-back');
  await popup.evaluate(() => chrome.storage.local.remove('notice'));
  await closePopup(popup);
}

async function shootNarrow({ context, shoot }: Shots): Promise<void> {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 320, height: 600 });
  await tab.goto(extensionPage('popup.html'));
  await shoot(tab, 'popup-narrow');
}
