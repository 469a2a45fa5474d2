import { articlePage } from '../../tests/e2e/article-page';
import { DAMAGED } from '../../tests/e2e/damaged-page';
import { closePopup, importBundle, openLibraryPage, openPopup, pressCommand } from '../../tests/e2e/drive';
import { seeOnPage } from '../../tests/e2e/in-page';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { makeOld } from '../../tests/e2e/make-old';
import { ARTICLE, MANY } from '../screenshot-pages';
import type { Group } from '../screenshots';

/** Older texts and the page's own, what is known of a clip's origin, and reading many clips again. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, site, shoot, shootDark }) {
    for (const { url } of [DAMAGED, ARTICLE]) {
      await page.goto(url);
      await pressCommand(page, 'S');
      await seeOnPage(page, 'StaticText', '已保存');
    }
    const [first = '', ...rest] = ARTICLE.paragraphs;
    site.serve(articlePage({ paragraphs: [first.replace('。', '，这一句是后来加的。'), ...rest.slice(1)] }));
    await page.reload();
    const popup = await openPopup(page);
    await popup.getByRole('button', { name: '更新', exact: true }).click();
    await popup.getByText(/已更新/).waitFor();
    await closePopup(popup);
    site.serve(ARTICLE);
    const library = await openLibraryPage(context);
    await importBundle(library, await makeBundle(MANY.slice(4, 24)));
    await library.getByRole('row', { name: ARTICLE.headline }).click();
    const menu = library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '更多操作' });
    await menu.click();
    await library.getByRole('button', { name: '与旧版比较' }).click();
    await shoot(library, 'upkeep-older-text');
    await shootDark(library, 'upkeep-older-text-dark');
    await library.setViewportSize({ width: 320, height: 640 });
    await shoot(library, 'upkeep-older-text-narrow');
    await library.setViewportSize({ width: 1280, height: 800 });
    await library.keyboard.press('Escape');
    await menu.click();
    await library.getByRole('button', { name: '重新提取', exact: true }).click();
    await shoot(library, 'upkeep-read-again-one');
    await library.keyboard.press('Escape');

    await makeOld(library, [DAMAGED.headline]);
    await library.reload();
    await library.getByRole('row', { name: DAMAGED.headline }).click();
    await library.getByRole('button', { name: '用原文字' }).click();
    await library.getByRole('button', { name: '对照修复后的文字' }).click();
    await shoot(library, 'upkeep-both-texts');
    await library.getByText('怎么读出来的').click();
    await library.getByRole('button', { name: '核对' }).click();
    await library.getByText(/核对无误/).scrollIntoViewIfNeeded();
    await shoot(library, 'upkeep-provenance');
    await library.getByRole('button', { name: '重新提取…' }).click();
    const dialog = library.getByRole('dialog', { name: '重新提取旧剪藏' });
    await dialog.getByText(/留有原页/).waitFor();
    await shoot(library, 'upkeep-read-again');
    await dialog.getByRole('button', { name: '开始' }).click();
    await dialog.getByText('没有变化').waitFor();
    await shoot(library, 'upkeep-read-again-result');
    await library.setViewportSize({ width: 320, height: 640 });
    await shootDark(library, 'upkeep-read-again-result-narrow-dark');
    await dialog.getByRole('button', { name: '全部撤销' }).click();
    await dialog.getByText(/^已撤销/).waitFor();
    await shoot(library, 'upkeep-read-again-undone-narrow');
  },
} satisfies Group;
