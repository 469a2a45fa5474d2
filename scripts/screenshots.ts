import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { articlePage, paragraphs } from '../tests/e2e/article-page';
import { DAMAGED } from '../tests/e2e/damaged-page';
import { chooseImport, closePopup, importBundle, openLibraryPage, openPopup, pressCommand } from '../tests/e2e/drive';
import { clickOnPage, seeOnPage } from '../tests/e2e/in-page';
import { type Made, makeBundle } from '../tests/e2e/make-bundle';
import { makeHighlighted } from '../tests/e2e/make-highlights';
import { makeOld } from '../tests/e2e/make-old';
import { type SiteServer, startSiteServer } from '../tests/e2e/site-server';
import { findBrowser } from './find-browser';
import { extensionPage, launchBrowser } from './launch-browser';

/**
 * `npm run screenshots`: a picture of every view in every state that a user meets, from the built extension, into
 * `.output/screenshots/`. Names of groups choose: `npm run screenshots -- popup library`.
 */

const FOLDER = fileURLToPath(new URL('../.output/screenshots/', import.meta.url));
const wanted = process.argv.slice(2);

const ARTICLE = articlePage({ paragraphs: paragraphs(6) });
const ANOTHER = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380372.shtml',
  headline: '【地评线】飞天网评：把实事办在群众开口之前',
  author: '许知秋',
  paragraphs: paragraphs(7, '社区驻点'),
});
const LONG = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/10/012380373.shtml',
  headline:
    '【地评线】飞天网评：把“最后一公里”走成“最美一公里”，让每一件群众看得见摸得着的小事都有回音、有着落、有温度，也让每一位基层干部心里有底',
  author: '林晓禾 周野 许知秋 江一帆 陆青岩',
});
const TRADITIONAL = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/11/012380374.shtml',
  headline: '把群眾的小事當作自己的大事',
  author: '陸青巖',
  paragraphs: Array.from(
    { length: 5 },
    (_, at) =>
      `第${at + 1}次走進這個村子時，稻田已經轉黃。老人們坐在祠堂門口，說起今年的收成，也說起孩子們從城裡帶回來的新種子；大家都覺得，日子是一天比一天踏實了。`,
  ),
});
const MANY: Made[] = [
  { tags: ['群众路线', '可引'], starred: true },
  { article: { headline: TRADITIONAL.headline, inLanguage: 'zh-Hant' } },
  { article: { headline: LONG.headline, contentSource: '金羊网' }, tags: ['标题太长'] },
  { starred: true, tags: ['群众路线'] },
  ...Array.from({ length: 26 }, (): Made => ({})),
];

interface Shots {
  context: BrowserContext;
  page: Page;
  shoot(view: Page, name: string): Promise<void>;
}

/** Runs in a browser of its own: empty library, fresh settings. */
async function inBrowser(site: SiteServer, language: string, work: (shots: Shots) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'shiping-pictures-'));
  const context = await launchBrowser({ executablePath: findBrowser(), profile, site, headless: true, language });
  const shoot = async (view: Page, name: string) => {
    // Panels and notices come to rest.
    await view.waitForTimeout(400);
    await view.screenshot({ path: join(FOLDER, `${name}.png`) });
    console.log(`${name}.png`);
  };
  try {
    await work({ context, page: await context.newPage(), shoot });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** The popup as the toolbar opens it, in its states. */
async function shootPopup({ context, page, shoot }: Shots): Promise<void> {
  await page.goto('chrome://version/');
  let popup = await openPopup(page);
  await shoot(popup, 'popup-unreadable-page');
  await closePopup(popup);

  await page.goto(ARTICLE.url);
  popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).waitFor();
  await shoot(popup, 'popup-article-empty-library');
  await popup.getByRole('button', { name: '更多字段' }).click();
  await shoot(popup, 'popup-more-fields');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await popup.getByText('已写入磁盘。').waitFor();
  await shoot(popup, 'popup-just-saved-one-clip');
  await closePopup(popup);

  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(MANY));
  await library.close();
  await page.bringToFront();
  popup = await openPopup(page);
  await popup.getByText('31 篇').waitFor();
  await shoot(popup, 'popup-already-saved');
  await popup.emulateMedia({ colorScheme: 'dark' });
  await shoot(popup, 'popup-already-saved-dark');
  await popup.emulateMedia({ colorScheme: 'light' });
  await popup.getByRole('searchbox').fill('老槐树');
  await popup.locator('mark').first().waitFor();
  await shoot(popup, 'popup-search-hits');
  await popup.getByRole('searchbox').fill('哪里也没有');
  await shoot(popup, 'popup-no-hit');
  await popup.getByRole('searchbox').fill('');
  await popup.getByRole('button', { name: '标签', exact: true }).click();
  await shoot(popup, 'popup-filter-by-tag');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '更多操作' }).first().click();
  await shoot(popup, 'popup-row-menu');
  await popup.keyboard.press('Escape');
  await popup.getByRole('button', { name: '导出' }).click();
  await shoot(popup, 'popup-export-menu');
  await closePopup(popup);

  for (const [name, { url }] of [
    ['article', ANOTHER],
    ['long-headline-many-authors', LONG],
    ['traditional', TRADITIONAL],
  ] as const) {
    await page.goto(url);
    popup = await openPopup(page);
    await popup.getByRole('button', { name: '剪藏', exact: true }).waitFor();
    await shoot(popup, `popup-${name}`);
    await popup.emulateMedia({ colorScheme: 'dark' });
    await shoot(popup, `popup-${name}-dark`);
    await closePopup(popup);
  }

  const tab = await context.newPage();
  await tab.setViewportSize({ width: 360, height: 600 });
  await tab.goto(extensionPage('popup.html'));
  await shoot(tab, 'popup-narrow');
}

/** What stands on the page: button, menu, notices. */
async function shootPage({ page, shoot }: Shots): Promise<void> {
  await page.goto(ARTICLE.url);
  await seeOnPage(page, 'button', '剪藏');
  await shoot(page, 'page-button');
  await clickOnPage(page, 'button', '剪藏', 'right');
  await shoot(page, 'page-button-menu');
  await page.keyboard.press('Escape');
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
  await shoot(page, 'page-saved');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'page-saved-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 640 });
  await shoot(page, 'page-saved-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(EMPTY_PAGE);
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', /^没有保存/);
  await shoot(page, 'page-not-saved');
}

/** The library page: empty, filled, reading, narrow, trash, import. */
async function shootLibrary({ context, shoot }: Shots): Promise<void> {
  const library = await openLibraryPage(context);
  await shoot(library, 'library-empty');
  await chooseImport(library, await makeBundle(MANY));
  await library.getByText('新的').waitFor();
  await shoot(library, 'library-import-plan');
  await library.getByRole('button', { name: '取消' }).click();
  await chooseImport(
    library,
    (await makeBundle(3)).replace('"url":"http', '"url":"javascript').slice(0, -1),
    '改坏了.json',
  );
  await library.getByText('资料库没有任何改动。').waitFor();
  await shoot(library, 'library-import-refused');
  await library.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  await importBundle(library, await makeBundle(MANY));
  await shoot(library, 'library-filled');
  await library.getByRole('row').first().click();
  await shoot(library, 'library-reader');
  await library.emulateMedia({ colorScheme: 'dark' });
  await shoot(library, 'library-reader-dark');
  await library.emulateMedia({ colorScheme: 'light' });
  await library.getByRole('button', { name: '修改字段' }).click();
  await library.getByText('怎么读出来的').click();
  await shoot(library, 'library-editing-fields');
  await library.getByRole('searchbox').fill('老槐树');
  await library.locator('mark').first().waitFor();
  await shoot(library, 'library-search');
  await library.getByRole('button', { name: '保存当前搜索' }).first().click();
  await library.getByRole('textbox', { name: '搜索的名称' }).fill('村口的老槐树');
  await shoot(library, 'library-save-search');
  await library.keyboard.press('Enter');
  await library.getByRole('combobox', { name: '排序' }).selectOption('按相关');
  await library.getByRole('searchbox').fill('老槐树 日期:昨天');
  await shoot(library, 'library-query-fault');
  await library.getByRole('searchbox').fill('');
  await makeList(library);
  await shoot(library, 'library-list-by-hand');
  await library.getByRole('row').nth(1).getByRole('button', { name: '更多操作' }).click();
  await shoot(library, 'library-list-row-menu');
  await library.keyboard.press('Escape');
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
  await library.getByRole('row').first().click();
  await library.setViewportSize({ width: 360, height: 640 });
  await shoot(library, 'library-reader-narrow');
  await library.getByRole('button', { name: '返回列表' }).click();
  await shoot(library, 'library-list-narrow');
  await library.setViewportSize({ width: 1280, height: 800 });
  await library.getByRole('row').nth(2).focus();
  await library.keyboard.press('Delete');
  await shoot(library, 'library-just-deleted');
  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^回收站/ })
    .click();
  await shoot(library, 'library-trash');
}

/** Highlights in the reader: over several paragraphs, over one another, with a note, without a place; what opens on them. */
async function shootHighlights({ context, page, shoot }: Shots): Promise<void> {
  const library = await openLibraryPage(context);
  const traditional = TRADITIONAL.paragraphs;
  const clips = [
    makeHighlighted('晒谷场上的账本', paragraphs(5, '晒谷场')),
    makeHighlighted(TRADITIONAL.headline, traditional, 'zh-Hant'),
  ];
  await importBundle(library, await makeBundle(clips));
  await library.getByRole('row').last().click();
  await shoot(library, 'highlights-traditional');
  await library.getByRole('row').first().click();
  await shoot(library, 'highlights');
  await library.locator('.highlight[data-color=blue]').first().dispatchEvent('click');
  await shoot(library, 'highlights-panel');
  await library.emulateMedia({ colorScheme: 'dark' });
  await shoot(library, 'highlights-panel-dark');
  await library.keyboard.press('Escape');
  await shoot(library, 'highlights-dark');
  await library.getByRole('button', { name: /^划线（/ }).click();
  await shoot(library, 'highlights-list-dark');
  await library.emulateMedia({ colorScheme: 'light' });
  await shoot(library, 'highlights-list');
  const select = () =>
    library.evaluate(() => {
      const line = document.querySelector('.article-body p')?.lastChild;
      if (line) document.getSelection()?.setBaseAndExtent(line, 2, line, 12);
    });
  await library.locator('.article-body').scrollIntoViewIfNeeded();
  await select();
  await shoot(library, 'highlights-bar');
  await library.setViewportSize({ width: 360, height: 640 });
  await shoot(library, 'highlights-bar-narrow');
  await library.getByRole('button', { name: '批注' }).first().click();
  await shoot(library, 'highlights-panel-narrow');
  await library.keyboard.press('Escape');
  await library.getByRole('button', { name: /^划线（/ }).click();
  await shoot(library, 'highlights-list-narrow');
  await library.setViewportSize({ width: 1280, height: 800 });
  await library.emulateMedia({ media: 'print' });
  await shoot(library, 'highlights-print');
  await page.close();
}

/** A repaired text and the page's own, what is known of a clip's origin, and reading many clips again. */
async function shootUpkeep({ context, page, shoot }: Shots): Promise<void> {
  for (const { url } of [DAMAGED, ARTICLE]) {
    await page.goto(url);
    await pressCommand(page, 'S');
    await seeOnPage(page, 'StaticText', '已保存');
  }
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(20));
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
  await shoot(library, 'upkeep-read-again');
  const dialog = library.getByRole('dialog', { name: '重新提取旧剪藏' });
  await dialog.getByRole('button', { name: '开始' }).click();
  await dialog.getByText('没有变化').waitFor();
  await shoot(library, 'upkeep-read-again-result');
  await library.emulateMedia({ colorScheme: 'dark' });
  await library.setViewportSize({ width: 360, height: 640 });
  await shoot(library, 'upkeep-read-again-result-narrow-dark');
}

/** A list of three clips, opened. */
async function makeList(library: Page): Promise<void> {
  for (const at of [0, 2, 5]) {
    await library.getByRole('row').nth(at).focus();
    await library.keyboard.press('Space');
  }
  await library.getByRole('button', { name: '加入清单' }).first().click();
  await library.getByRole('textbox', { name: '清单的名称' }).fill('申论：基层治理');
  await library.keyboard.press('Enter');
  await library.getByRole('navigation').getByRole('button', { name: /^申论/ }).click();
}

async function shootOptions({ page, shoot }: Shots): Promise<void> {
  await page.goto(extensionPage('options.html'));
  await shoot(page, 'options');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'options-dark');
}

/** 10,000 clips, brought in by the import. */
async function shootTenThousand({ context, page, shoot }: Shots): Promise<void> {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(10_000), 300_000);
  await library.getByRole('row').first().click();
  await shoot(library, 'library-10000-clips');
  await page.goto(ARTICLE.url);
  await page.bringToFront();
  const popup = await openPopup(page);
  await popup.getByText('10,000 篇').waitFor();
  await shoot(popup, 'popup-10000-clips');
}

/** The other languages, named by their locale. */
async function shootLanguage(language: string, { context, page, shoot }: Shots): Promise<void> {
  await page.goto(ARTICLE.url);
  const popup = await openPopup(page);
  await popup.waitForTimeout(1000);
  await shoot(popup, `popup-${language}`);
  await closePopup(popup);
  await shoot(await openLibraryPage(context), `library-${language}`);
  await page.goto(extensionPage('options.html'));
  await shoot(page, `options-${language}`);
}

const EMPTY_PAGE = 'http://gansu.gscn.com.cn/system/2020/05/12/012380375.shtml';

const GROUPS: Record<string, { language: string; shoot(shots: Shots): Promise<void> }> = {
  popup: { language: 'zh-CN', shoot: shootPopup },
  page: { language: 'zh-CN', shoot: shootPage },
  library: { language: 'zh-CN', shoot: shootLibrary },
  highlights: { language: 'zh-CN', shoot: shootHighlights },
  upkeep: { language: 'zh-CN', shoot: shootUpkeep },
  options: { language: 'zh-CN', shoot: shootOptions },
  'zh-TW': { language: 'zh-TW', shoot: (shots) => shootLanguage('zh-TW', shots) },
  en: { language: 'en-US', shoot: (shots) => shootLanguage('en', shots) },
  '10000': { language: 'zh-CN', shoot: shootTenThousand },
};

mkdirSync(FOLDER, { recursive: true });
const site = await startSiteServer();
for (const page of [ARTICLE, ANOTHER, LONG, TRADITIONAL, DAMAGED]) site.serve(page);
site.serve({ url: EMPTY_PAGE, html: '<!doctype html><meta charset="utf-8"><title>没有正文</title>' });
try {
  for (const [name, { language, shoot }] of Object.entries(GROUPS)) {
    if (wanted.length === 0 || wanted.includes(name)) await inBrowser(site, language, shoot);
  }
} finally {
  await site.close();
}
console.log(FOLDER);
