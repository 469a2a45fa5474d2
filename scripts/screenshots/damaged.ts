import { closePopup, importBundle, openLibraryPage, openPopup } from '../../tests/e2e/drive';
import { harm } from '../../tests/e2e/harm';
import { age } from '../../tests/e2e/look-at-copy';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { extensionPage } from '../launch-browser';
import { ARTICLE, MANY } from '../screenshot-pages';
import type { Group } from '../screenshots';

const idOf = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** A library with damaged clips that no copy has: the list, the pane, what 校验 says, and the question before they are cleared. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, shoot, shootDark }) {
    await page.goto(extensionPage('options.html'));
    await page.getByRole('checkbox', { name: /在本机另存一份压缩的副本/ }).uncheck();
    const library = await openLibraryPage(context);
    await importBundle(library, await makeBundle(MANY.slice(0, 8)));
    await age(library);
    await harm(library, { row: [idOf(1)], lists: [idOf(2)], markup: [idOf(3)], text: [idOf(4)] });
    await library.reload();
    await library.getByRole('row').nth(1).click();
    await library.getByRole('alert').waitFor();
    await shoot(library, 'damaged-list');
    await shootDark(library, 'damaged-list-dark');
    await library.setViewportSize(NARROW);
    await shoot(library, 'damaged-pane-narrow');
    await library.getByRole('button', { name: '返回列表' }).click();
    await shoot(library, 'damaged-list-narrow');
    await library.setViewportSize(WIDE);
    await page.goto(ARTICLE.url);
    await page.bringToFront();
    const popup = await openPopup(page);
    await popup.getByText('已损坏', { exact: true }).waitFor();
    await shoot(popup, 'damaged-popup');
    await closePopup(popup);

    await page.goto(extensionPage('options.html#verify'));
    await page.reload();
    await page.getByText(/没有完好的副本/).waitFor();
    await page.setViewportSize(WIDE);
    await shoot(page, 'damaged-verified');
    await shootDark(page, 'damaged-verified-dark');
    await page.setViewportSize(NARROW);
    await shoot(page, 'damaged-verified-narrow');
    await page.getByRole('button', { name: /^清除/ }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, 'damaged-clear-narrow');
    await page.setViewportSize(WIDE);
    await shoot(page, 'damaged-clear');
    await shootDark(page, 'damaged-clear-dark');
  },
} satisfies Group;
