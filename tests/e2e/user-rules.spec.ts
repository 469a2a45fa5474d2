import type { BrowserContext, Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { Bundle } from '../../utils/exchange/bundle';
import { paragraphs } from './article-page';
import { closePopup, exportAll, openLibraryPage, openPopup, startPicking } from './drive';
import { expect, test } from './fixtures';
import { backgroundOnPage, clickOnPage, isOnPage, seeOnPage } from './in-page';

/** A page of a site that Shiping does not know, with a block that reads like the article and an author who is hard to find. */
function sitePage(number: number, host = 'pl.shannan.example') {
  const url = `http://${host}/${number}.html`;
  const said = paragraphs(4, `第${number}次走访`);
  const tip =
    '小编提示：这一段话每一篇都有，同正文排在一起，看上去也像正文，其实与文章并不相干，读者不会去读它，也不该进库。';
  const html = `<!doctype html>
<html><head><meta charset="utf-8"><title>第${number}次走访所见-山南评论</title></head>
<body style="margin:0 auto;width:720px">
<div class="top"><h1>第${number}次走访所见</h1><div class="info">2020-04-03 09:03 来源：山南日报</div></div>
<div class="zhengwen">
<p>${said[0]}</p><p>${said[1]}</p>
<div class="tishi">${tip}</div>
<p>${said[2]}</p><p>${said[3]}</p>
</div>
<ul class="list"><li><a href="/7.html">相关评论第一篇的标题</a></li><li><a href="/8.html">相关评论第二篇的标题</a></li></ul>
<div class="wei"><a class="biaoji" href="/elsewhere.html">程远舟${number}</a></div>
</body></html>`;
  return { url, html, said, tip };
}

const FIRST = sitePage(1);
const SECOND = sitePage(2);
const OTHER_SITE = sitePage(3, 'pl.linxian.example');

test.beforeEach(async ({ site, page }) => {
  site.serve(FIRST);
  site.serve(SECOND);
  site.serve(OTHER_SITE);
  await page.goto(FIRST.url);
});

async function pointAt(page: Page, selector: string, how: 'hover' | 'click') {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await (how === 'hover' ? page.mouse.move(...at) : page.mouse.click(...at));
}

async function openOptionsPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(extensionPage('options.html'));
  return page;
}

async function clip(page: Page) {
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  await closePopup(popup);
}

test('what is pointed at is read so from then on, on every page of the site, and goes with the bundle', async ({
  page,
  context,
}) => {
  await startPicking(page, '这一块不是正文');
  await pointAt(page, '.tishi', 'click');
  await seeOnPage(page, 'StaticText', /^小编提示：/);
  await seeOnPage(page, 'StaticText', /本页 1 处 · 用于 pl\.shannan\.example 的页面/);
  await clickOnPage(page, 'button', '保存规则');
  await seeOnPage(page, 'StaticText', /规则已保存/);

  await startPicking(page, '这是作者');
  await pointAt(page, '.biaoji', 'click');
  await seeOnPage(page, 'StaticText', /^程远舟1/);
  await page.keyboard.press('Enter');
  await seeOnPage(page, 'StaticText', /规则已保存/);
  // The pointed word is a link: it was never followed.
  expect(page.url()).toBe(FIRST.url);

  await clip(page);
  await page.goto(SECOND.url);
  await clip(page);
  await page.goto(OTHER_SITE.url);
  await clip(page);

  const bundle = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(context))).text));
  expect(bundle.rules?.map(({ host, role, selector }) => ({ host, role, selector }))).toEqual([
    { host: 'pl.shannan.example', role: 'author', selector: '.biaoji' },
    { host: 'pl.shannan.example', role: 'drop', selector: '.tishi' },
  ]);
  const articleOf = ({ url }: { url: string }) => bundle.clips.find(({ article }) => article.url === url)?.article;
  expect(articleOf(OTHER_SITE)?.articleBody).toContain(OTHER_SITE.tip);
  expect(articleOf(OTHER_SITE)?.author).toEqual([]);
  for (const [at, site] of [FIRST, SECOND].entries()) {
    const article = articleOf(site);
    expect(article?.articleBody.split('\n')).toEqual(site.said);
    expect(article?.author).toEqual([{ name: `程远舟${at + 1}` }]);
    expect(article?.evidence.author).toMatchObject({ rule: 'user-rule', confidence: 1 });
    expect(article?.dropped[0]).toMatchObject({ reason: 'user-rule', text: site.tip.slice(0, 60) });
  }
});

test('a rule is taken back in its notice, and in the options, where there is a way back as well', async ({
  page,
  context,
}) => {
  await startPicking(page, '这一块不是正文');
  await pointAt(page, '.tishi', 'click');
  await clickOnPage(page, 'button', '保存规则');
  await clickOnPage(page, 'button', '撤销');
  await seeOnPage(page, 'StaticText', '规则已撤销。');
  const options = await openOptionsPage(context);
  await expect(options.getByText(/^还没有规则。/)).toBeVisible();

  await startPicking(page, '这一块不是正文');
  await pointAt(page, '.tishi', 'click');
  await clickOnPage(page, 'button', '保存规则');
  await seeOnPage(page, 'StaticText', /规则已保存/);
  const rule = options.getByRole('listitem').filter({ hasText: '.tishi' });
  await expect(rule).toBeVisible();
  await rule.getByRole('button', { name: '删除规则：这一块不是正文' }).click();
  await expect(rule).toBeHidden();
  await options.getByRole('button', { name: '撤销' }).click();
  await expect(rule).toBeVisible();
  await rule.getByRole('button', { name: '删除规则：这一块不是正文' }).click();
  await expect(rule).toBeHidden();
  await options.reload();
  await expect(options.getByText(/^还没有规则。/)).toBeVisible();
});

test('pointing by keys: wider, narrower, beside, and away', async ({ page }) => {
  await page.evaluate(() => {
    addEventListener('keydown', ({ key }) => document.body.append(`页面收到了${key}`));
  });
  await startPicking(page, '这是来源');
  await pointAt(page, '.info', 'hover');
  await seeOnPage(page, 'StaticText', '山南日报');
  await page.keyboard.press('ArrowLeft');
  await seeOnPage(page, 'StaticText', '第1次走访所见');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await seeOnPage(page, 'StaticText', /^这里读不出来源/);
  await page.keyboard.press('Enter');
  expect(await isOnPage(page, 'dialog', '这是来源')).toBe(true);
  await page.keyboard.press('Escape');
  expect(await isOnPage(page, 'dialog', '这是来源')).toBe(false);
  expect(await page.locator('body').textContent()).not.toContain('页面收到了');
});

test('a click that a script makes saves nothing', async ({ page }) => {
  await startPicking(page, '这一块不是正文');
  await pointAt(page, '.tishi', 'click');
  await page.evaluate(() => {
    const host = document.querySelector('shiping-picker');
    host?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  expect(await isOnPage(page, 'StaticText', /规则已保存/)).toBe(false);
});

test('a page on which no article is found is clipped once the user has pointed at it', async ({
  page,
  site,
  context,
}) => {
  const url = 'http://shige.shannan.example/12.html';
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>春耕谣</title></head><body>
<h1>春耕谣</h1><div class="shige"><p>春来早下田</p><p>秋到满仓圆</p></div><p><a href="/">返回首页</a></p></body></html>`;
  site.serve({ url, html });
  await page.goto(url);
  await startPicking(page, '这是正文');
  // Pointing at a line means what holds the lines.
  await pointAt(page, '.shige p:first-child', 'click');
  await seeOnPage(page, 'StaticText', /^春来早下田.*秋到满仓圆$/);
  await clickOnPage(page, 'button', '保存规则');
  await seeOnPage(page, 'StaticText', /规则已保存/);
  await clip(page);
  const { clips } = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(context))).text));
  expect(clips[0]?.article).toMatchObject({ headline: '春耕谣', articleBody: '春来早下田\n秋到满仓圆' });
});

test('the picker is dark where the system is, as everything else that Shiping shows on a page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await startPicking(page, '这一块不是正文');
  expect(await backgroundOnPage(page, 'dialog', '这一块不是正文')).toBe('rgb(31, 33, 36)');
});
