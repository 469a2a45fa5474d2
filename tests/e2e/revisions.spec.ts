import { createHash } from 'node:crypto';
import { extensionPage } from '../../scripts/launch-browser';
import { articlePage, paragraphs } from './article-page';
import { clipPage, download, importBundle, openLibraryPage, updateClip, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';
import { putDropRule } from './put-rule';

const ARTICLE = articlePage();

test('a page that changed is taken into its clip from the card; the old text can be compared and brought back', async ({
  page,
  site,
}) => {
  await visitAndClip(page, site, ARTICLE);
  const [first = '', ...rest] = ARTICLE.paragraphs;
  const changed = first.replace('老槐树', '新凉亭');
  await updateClip(page, site, articlePage({ paragraphs: [changed, ...rest] }));

  const library = await openLibraryPage(page.context());
  await library.getByRole('row').click();
  const article = library.getByRole('article');
  await expect(article.getByText('新凉亭')).toBeVisible();
  await article.getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '与旧版比较' }).click();
  const dialog = library.getByRole('dialog', { name: '与旧版比较' });
  await expect(dialog.locator('del mark')).toHaveText('老槐树');
  await expect(dialog.locator('ins mark')).toHaveText('新凉亭');
  await dialog.getByRole('button', { name: '换回这一版' }).click();
  await expect(article.getByText('新凉亭')).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(article.getByText('新凉亭')).toBeVisible();
});

test('a clip is read again from the kept page by the rules of today, the difference is shown first', async ({
  page,
  site,
  context,
}) => {
  const said = paragraphs(4);
  const [, second = ''] = said;
  site.serve(articlePage({ paragraphs: said }));
  await page.goto(ARTICLE.url);
  await clipPage(page);
  const library = await openLibraryPage(context);
  await library.getByRole('row').click();
  const again = async () => {
    await library.getByRole('article').getByRole('button', { name: '更多操作' }).click();
    await library.getByRole('button', { name: '重新提取', exact: true }).click();
  };
  await again();
  await expect(library.getByText(/结果与库中相同/)).toBeVisible();
  await library.getByRole('dialog').locator('.buttons').getByRole('button', { name: '关闭' }).click();

  // As if the user had pointed at the second paragraph since.
  await putDropRule(library, 'gscn.com.cn', '.a-container > p:nth-of-type(2)');
  await again();
  const dialog = library.getByRole('dialog', { name: '重新提取' });
  await expect(dialog.locator('del')).toContainText(second.slice(0, 12));
  await dialog.getByRole('button', { name: '采用新的' }).click();
  const article = library.getByRole('article');
  // What was dropped is listed below the text, folded.
  const text = article.locator('.article-body').getByText(second.slice(0, 12));
  await expect(text).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(text).toBeVisible();
  await article.getByText('怎么读出来的').click();
  const provenance = article.locator('dl.provenance');
  await expect(provenance).toContainText(ARTICLE.url);
  await expect(provenance.getByText(/^[0-9a-f]{64}$/)).toHaveCount(2);
  await article.getByRole('button', { name: '核对' }).click();
  await expect(article.getByText(/核对无误.*原页也完好/)).toBeVisible();

  // Whoever has the file can tell by any other program that it is the page of that hash.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await article.getByRole('button', { name: '复制出处与校验' }).click();
  await expect(library.getByText('出处与校验已复制。')).toBeVisible();
  expect(await library.evaluate(() => navigator.clipboard.readText())).toMatch(
    /读自 http.*\s+读取时间 .* UTC[+-].*\s+提取规则版本 .*\s+正文 SHA-256 [0-9a-f]{64}\s+原页 SHA-256 [0-9a-f]{64}$/,
  );
  const kept = await download(library, () => article.getByRole('button', { name: '另存原页' }).click());
  expect(kept.name).toBe(`${ARTICLE.headline}.html.txt`);
  await expect(provenance).toContainText(createHash('sha256').update(kept.text).digest('hex'));
});

test('the library is verified and its index made anew from the settings, with the result in words', async ({
  page,
  site,
  context,
}) => {
  await visitAndClip(page, site, ARTICLE);
  const options = await context.newPage();
  await options.goto(extensionPage('options.html'));
  await options.getByRole('button', { name: '校验资料库' }).click();
  await expect(options.getByText('校验完毕：1 篇全部完好。')).toBeVisible();
  await options.getByRole('button', { name: '重建索引' }).click();
  await expect(options.getByText('索引已重建，共 1 篇。')).toBeVisible();
});

test('what befell the library is said in popup and library page until it is closed', async ({ page, context }) => {
  await page.goto(extensionPage('library.html'));
  await page.evaluate(() => chrome.storage.local.set({ notice: { kind: 'restored', count: 2 } }));
  await expect(page.getByText(/2 篇没有写稳。已从第二份副本找回/)).toBeVisible();
  const popup = await context.newPage();
  await popup.goto(extensionPage('popup.html'));
  const notice = popup.getByText(/已从第二份副本找回/);
  await expect(notice).toBeVisible();
  await popup.getByRole('button', { name: '关闭' }).first().click();
  await expect(notice).toBeHidden();
  await expect(page.getByText(/已从第二份副本找回/)).toBeHidden();
});

test('a citation names the day on which the text was read that is cited', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  site.serve(ARTICLE);
  const library = await openLibraryPage(context);
  const article = { url: ARTICLE.url, headline: ARTICLE.headline };
  await importBundle(library, await makeBundle([{ article }]));
  await page.goto(ARTICLE.url);
  await updateClip(page, site, ARTICLE);

  await library.bringToFront();
  await library.getByRole('row').click();
  const cited = async () => {
    await library.getByRole('article').getByRole('button', { name: '复制引文' }).click();
    await library.getByRole('button', { name: /^GB\/T 7714-2015/ }).click();
    return library.evaluate(() => navigator.clipboard.readText());
  };
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await cited()).toContain(`[${today}]`);
  await library.getByRole('article').getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '与旧版比较' }).click();
  await library.getByRole('dialog', { name: '与旧版比较' }).getByRole('button', { name: '换回这一版' }).click();
  await expect(library.getByText('已换上，原来的也留着。')).toBeVisible();
  await expect.poll(cited).toMatch(/\[2026-0\d-\d\d\]/);
});
