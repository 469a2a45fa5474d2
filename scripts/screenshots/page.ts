import { pressCommand, startPicking } from '../../tests/e2e/drive';
import { clickOnPage, seeOnPage } from '../../tests/e2e/in-page';
import { ARTICLE, EMPTY_PAGE, LONG } from '../screenshot-pages';
import type { Group } from '../screenshots';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** What stands on the page: button, menu, notices, and the picker. */
export default {
  language: 'zh-CN',
  async shoot({ page, shoot, shootDark }) {
    await page.goto(ARTICLE.url);
    await seeOnPage(page, 'button', '剪藏');
    await shoot(page, 'page-button');
    await clickOnPage(page, 'button', '剪藏', 'right');
    await shoot(page, 'page-button-menu');
    await page.keyboard.press('Escape');

    await startPicking(page, '这一块不是正文');
    await shoot(page, 'picker');
    await page.locator('.a-container p').nth(1).click({ force: true });
    await shoot(page, 'picker-chosen');
    await shootDark(page, 'picker-chosen-dark');
    await page.setViewportSize(NARROW);
    await shoot(page, 'picker-chosen-narrow');
    await page.setViewportSize(WIDE);
    await clickOnPage(page, 'button', '保存规则');
    await seeOnPage(page, 'StaticText', /规则已保存/);
    await shoot(page, 'picker-saved');
    await clickOnPage(page, 'button', '撤销');
    await seeOnPage(page, 'StaticText', /规则已撤销/);
    await page.reload();

    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', '已保存');
    await shoot(page, 'page-saved');
    await shootDark(page, 'page-saved-dark');
    await page.setViewportSize(NARROW);
    await shoot(page, 'page-saved-narrow');
    await page.setViewportSize(WIDE);
    await page.goto(LONG.url);
    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', '已保存');
    await shoot(page, 'page-saved-long-headline');
    await page.goto(EMPTY_PAGE.url);
    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', /^没有保存/);
    await shoot(page, 'page-not-saved');
  },
} satisfies Group;
