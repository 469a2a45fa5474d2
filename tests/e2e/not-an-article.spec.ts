import { Bundle } from '../../utils/exchange/bundle';
import { articlePage } from './article-page';
import { exportAll, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { FACTS, MAYBE_ARTICLE, STORY } from './maybe-article';

const LIST = {
  url: 'http://gansu.gscn.com.cn/zhuanti/',
  html: `<!doctype html><html><head><meta charset="utf-8"><title>办事指南_中国甘肃网</title></head><body>
<div class="nav"><a href="/">首页</a></div>
<ul>${['窗口几点开门', '要带哪些材料', '多久可以办好', '找谁问进度'].map((line, at) => `<li id="l${at}"><a href="/${at}.html">${line}</a></li>`).join('')}</ul>
</body></html>`,
};

test.beforeEach(async ({ page, site }) => {
  site.serve(LIST);
  await page.goto(LIST.url);
});

test('a page that is no article can be kept whole', async ({ page }) => {
  const popup = await openPopup(page);
  await expect(popup.getByText(/不像文章|不是文章/)).toBeVisible();
  await expect(popup.getByRole('button', { name: '剪藏所选' })).toHaveCount(0);
  await popup.getByRole('button', { name: '剪藏整页' }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  const { clips } = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(page.context()))).text));
  expect(clips[0]?.article.headline).toContain('办事指南');
  expect(clips[0]?.article.articleBody.split('\n')).toEqual([
    '首页',
    '窗口几点开门',
    '要带哪些材料',
    '多久可以办好',
    '找谁问进度',
  ]);
});

test('what is selected in it can be kept alone', async ({ page }) => {
  await page.evaluate(() => {
    const range = document.createRange();
    const [from, to] = [document.querySelector('#l1'), document.querySelector('#l2')];
    if (!from || !to) throw new Error('no list');
    range.setStartBefore(from);
    range.setEndAfter(to);
    getSelection()?.addRange(range);
  });
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏所选' }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  const { clips } = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(page.context()))).text));
  expect(clips[0]?.article.articleBody).toBe('要带哪些材料\n多久可以办好');
});

test('a page without a word says so, and that nothing was saved where it is asked for', async ({ page, site }) => {
  site.serve({ url: 'http://kong.example/', html: '<!doctype html><title>空白</title><script>void 0</script>' });
  await page.goto('http://kong.example/');
  const popup = await openPopup(page);
  await expect(popup.getByText('这一页没有可以读的文字')).toBeVisible();
  await expect(popup.getByRole('button', { name: '剪藏整页' })).toHaveCount(0);
});

test('the page that a frame fills is offered by itself', async ({ page, site }) => {
  site.serve(articlePage({ url: 'http://kuang.example/inner' }));
  const html =
    '<!doctype html><title>外框</title><p>栏目导航</p><iframe src="/inner" width="1000" height="700"></iframe>';
  site.serve({ url: 'http://kuang.example/outer', html });
  await page.goto('http://kuang.example/outer');
  const popup = await openPopup(page);
  const opened = page.context().waitForEvent('page', (other) => other.url() === 'http://kuang.example/inner');
  const link = popup.getByRole('link', { name: '单独打开页内框架' });
  // The popup may close with the new tab while the click is under way; whether it was pressed, the tab tells.
  await Promise.all([opened, link.click().catch(() => undefined)]);
});

test('words that are selected in an article can be kept alone', async ({ page, site }) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  await page.locator('.a-container p').first().selectText();
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏所选' }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  const { clips } = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(page.context()))).text));
  expect(clips[0]?.article).toMatchObject({ headline: article.headline, articleBody: article.paragraphs[0] });
});

test('a page that may be no article says so, and can be kept whole or as one', async ({ page, site }) => {
  site.serve(MAYBE_ARTICLE);
  await page.goto(MAYBE_ARTICLE.url);
  const popup = await openPopup(page);
  await expect(popup.getByText('这一页也许不是文章')).toBeVisible();
  await expect(popup.getByRole('button', { name: '剪藏整页' })).toBeVisible();
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  const { clips } = Bundle.parse(JSON.parse((await exportAll(await openLibraryPage(page.context()))).text));
  expect(clips[0]?.article.articleBody.split('\n')).toEqual([...STORY, '由来', FACTS[0], '现状', FACTS[1]]);
});
