import type { Page } from '@playwright/test';
import { articlePage } from '../../tests/e2e/article-page';
import { DAMAGED } from '../../tests/e2e/damaged-page';
import { chooseImport, closePopup, importBundle, openLibraryPage, openPopup } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { MAYBE_ARTICLE } from '../../tests/e2e/maybe-article';
import { ARTICLE, LONG, MANY } from '../screenshot-pages';
import type { Group, Shots } from '../screenshots';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** What takes several steps, each step: pages off the list, in doubt, damaged, in parts; conflicts; finding, citing, proving. */
export default {
  language: 'zh-CN',
  async shoot(shots) {
    await shootClipping(shots);
    const library = await openLibraryPage(shots.context);
    await shootMirror(shots, library);
    await shootPartial(shots, library);
    await shootFinding(shots, library);
    await shootConflicts(shots, library);
  },
} satisfies Group;

/** Clips the page by its popup, with a picture before and after: 「flow-maybe」, 「flow-maybe-saved」. */
async function clip({ page, shoot }: Shots, name: string, url: string): Promise<void> {
  await page.goto(url);
  const popup = await openPopup(page);
  const button = popup.getByRole('button', { name: /^(仍按文章)?剪藏$/ }).first();
  await button.waitFor();
  await shoot(popup, `flow-${name}`);
  await button.click();
  await popup.getByText('已写入磁盘。').waitFor();
  await shoot(popup, `flow-${name}-saved`);
  await closePopup(popup);
}

async function shootClipping(shots: Shots): Promise<void> {
  const { page, site, shoot } = shots;
  const outside = articlePage({ url: 'http://www.yunxi.example/2020/0508/1.html', paragraphs: ARTICLE.paragraphs });
  site.serve(outside);
  await page.goto(outside.url);
  await shoot(page, 'flow-outside-the-list-page');
  await clip(shots, 'outside-the-list', outside.url);
  site.serve(MAYBE_ARTICLE);
  await clip(shots, 'maybe-an-article', MAYBE_ARTICLE.url);
  await clip(shots, 'mirror', DAMAGED.url);
  const address = (part: number) =>
    `http://gansu.gscn.com.cn/system/2020/05/22/012380420${part === 1 ? '' : `_${part}`}.shtml`;
  const after = `<div class="fanye">${[1, 2, 3].map((part) => `<a href="${address(part)}">【${part}】</a>`).join('')}</div>`;
  site.serve(articlePage({ url: address(1), headline: '分三页登完的一篇', paragraphs: LONG.paragraphs, after }));
  await clip(shots, 'partial', address(1));
}

async function shootMirror({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await library.getByRole('row', { name: DAMAGED.headline }).click();
  await shoot(library, 'flow-mirror-reader');
  await library.getByRole('button', { name: '对照原页文字' }).click();
  await shoot(library, 'flow-mirror-compared');
  await library.setViewportSize(NARROW);
  await shootDark(library, 'flow-mirror-compared-narrow-dark');
  await library.setViewportSize(WIDE);
  await library.getByRole('button', { name: '用原文字' }).click();
  await library.getByText('已换成原页的文字').waitFor();
  await shoot(library, 'flow-mirror-printed');
  await library.getByRole('button', { name: '撤销' }).click();
}

async function shootPartial({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await library.getByRole('row', { name: '分三页登完的一篇' }).click();
  await shoot(library, 'flow-partial-reader');
  await shootDark(library, 'flow-partial-reader-dark');
}

/** From a phrase to the place where it stands, to a citation, to what proves the page. */
async function shootFinding({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  await importBundle(library, await makeBundle(MANY));
  await library.getByRole('searchbox').fill('老槐树');
  await library.locator('.row-list mark').first().waitFor();
  await library.getByRole('row').first().click();
  await shoot(library, 'flow-sought');
  await library.keyboard.press('g');
  await shootDark(library, 'flow-sought-dark');
  await library.setViewportSize(NARROW);
  await shoot(library, 'flow-sought-narrow');
  await library.setViewportSize(WIDE);
  const tools = library.getByRole('toolbar', { name: '阅读工具' });
  await tools.getByRole('button', { name: '复制引文' }).click();
  await shoot(library, 'flow-cite');
  await shootDark(library, 'flow-cite-dark');
  await library.keyboard.press('Escape');
  await library.setViewportSize(NARROW);
  await tools.getByRole('button', { name: '更多操作' }).click();
  await tools.getByRole('button', { name: '复制引文' }).click();
  await shoot(library, 'flow-cite-narrow');
  await library.keyboard.press('Escape');
  await library.keyboard.press('Escape');
  await library.getByText('怎么读出来的').click();
  await library.getByRole('button', { name: '核对' }).click();
  await library.getByText(/核对无误/).scrollIntoViewIfNeeded();
  await shoot(library, 'flow-proof-narrow');
  await library.setViewportSize(WIDE);
  await library.getByRole('searchbox').fill('');
}

/** Every clip of the file differs from the library's: kept, and replaced. */
async function shootConflicts({ shoot, shootDark }: Shots, library: Page): Promise<void> {
  const changed = MANY.map((made) => ({ ...made, tags: ['改过'], starred: true }));
  await chooseImport(library, await makeBundle(changed), '另一台电脑.json');
  await library.getByText('有出入的怎么办？').waitFor();
  await shoot(library, 'flow-conflicts');
  await library.getByLabel('换成文件中的').check();
  await shootDark(library, 'flow-conflicts-replacing-dark');
  await library.setViewportSize(NARROW);
  await shoot(library, 'flow-conflicts-narrow');
  await library.setViewportSize(WIDE);
  await library.getByRole('button', { name: /^导入 [\d,]+ 篇$/ }).click();
  await library.getByText(/已导入/).waitFor();
  await shoot(library, 'flow-conflicts-done');
}
