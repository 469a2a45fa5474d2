import type { Page } from '@playwright/test';
import { articlePage } from './article-page';
import { chooseMenuItem, closePopup, openPopup, pressCommand, toolbarWords } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, isOnPage, seeOnPage } from './in-page';

const ARTICLE = articlePage();

test.beforeEach(async ({ site, page }) => {
  site.serve(ARTICLE);
  await page.goto(ARTICLE.url);
  await seeOnPage(page, 'button', '剪藏');
});

/** The rows of the library in the popup. */
async function savedHeadlines(page: Page): Promise<string[]> {
  const popup = await openPopup(page);
  await expect(popup.getByText(/^[\d,]+ 篇$/)).toBeVisible();
  const headlines = await popup.getByRole('row').getByText(ARTICLE.headline).allTextContents();
  await closePopup(popup);
  return headlines;
}

test.describe('one action saves', () => {
  test('the seal on the page', async ({ page }) => {
    await clickOnPage(page, 'button', '剪藏');
    await seeOnPage(page, 'StaticText', '已保存');
  });
  test('Alt+Shift+S', async ({ page }) => {
    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', '已保存');
  });
  test('the context menu', async ({ page }) => {
    await chooseMenuItem(page, 'clip-page');
    await seeOnPage(page, 'StaticText', '已保存');
  });
  test('Enter in the popup', async ({ page }) => {
    const popup = await openPopup(page);
    await expect(popup.getByRole('button', { name: '剪藏', exact: true })).toBeFocused();
    await popup.keyboard.press('Enter');
    await expect(popup.getByText('已写入磁盘。')).toBeVisible();
    await closePopup(popup);
  });
  test.afterEach(async ({ page }) => {
    expect(await savedHeadlines(page)).toEqual([ARTICLE.headline]);
    expect(await toolbarWords(page)).toEqual({ badge: '存', tooltip: '拾评：已保存' });
  });
});

test('the notice says what was saved, and 撤销 takes it back', async ({ page }) => {
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
  await seeOnPage(page, 'StaticText', ARTICLE.headline);
  await clickOnPage(page, 'button', '撤销');
  await seeOnPage(page, 'StaticText', /已撤销/);
  await expect.poll(() => toolbarWords(page)).toMatchObject({ badge: '文' });
  expect(await savedHeadlines(page)).toEqual([]);
});

test('a page saved again opens its clip and says so', async ({ page, context }) => {
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
  const [library] = await Promise.all([context.waitForEvent('page'), pressCommand(page, 'S')]);
  await expect(library.getByRole('heading', { name: ARTICLE.headline })).toBeVisible();
  await expect(library.getByText(/已保存/).first()).toBeVisible();
  await page.bringToFront();
  await seeOnPage(page, 'StaticText', /已保存$/);
  expect(await savedHeadlines(page)).toHaveLength(1);
});

test('the same page under another spelling of its address is the same page', async ({ page }) => {
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
  await page.goto(`${ARTICLE.url.replace('http:', 'https:')}#comments`);
  await seeOnPage(page, 'button', '已保存，点击打开');
});

test('the button can be sent away, for this site or for good', async ({ page, site }) => {
  const other = articlePage({ url: 'http://comment.workercn.cn/436/201912/10/191210205756123.shtml' });
  site.serve(other);
  await clickOnPage(page, 'button', '剪藏', 'right');
  await clickOnPage(page, 'menuitem', '不在此站显示');
  await expect.poll(() => isOnPage(page, 'button', '剪藏')).toBe(false);
  await page.reload();
  await expect.poll(() => toolbarWords(page)).toMatchObject({ badge: '文' });
  expect(await isOnPage(page, 'button', '剪藏')).toBe(false);

  await page.goto(other.url);
  await clickOnPage(page, 'button', '剪藏', 'right');
  await clickOnPage(page, 'menuitem', '都不显示');
  await expect.poll(() => isOnPage(page, 'button', '剪藏')).toBe(false);
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
});

test('the popup corrects a field before saving, stars, tags, undoes, and corrects after saving', async ({ page }) => {
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: /^作者 / }).click();
  await popup.getByRole('textbox', { name: '作者' }).fill('林晓禾 周野');
  await popup.keyboard.press('Enter');
  await popup.getByLabel('＋标签').fill('群众路线');
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: '星标', exact: true }).first().click();
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();

  const row = popup.getByRole('row').filter({ hasText: ARTICLE.headline });
  await expect(row).toContainText('林晓禾');
  await expect(row).toContainText('周野');

  await popup.getByRole('button', { name: /^撤销/ }).first().click();
  await expect(row).toHaveCount(0);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(row).toContainText('周野');

  await popup.getByRole('button', { name: /^来源 / }).click();
  await popup.getByRole('textbox', { name: '来源' }).fill('飞天时评');
  await popup.keyboard.press('Enter');
  await expect(row).toContainText('飞天时评');
});

test('the page itself cannot press the button', async ({ page }) => {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('shiping-ui')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      element.shadowRoot?.querySelector('button')?.click();
    }
  });
  await page.waitForTimeout(1000);
  expect(await savedHeadlines(page)).toEqual([]);
});
