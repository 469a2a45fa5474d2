import { articlePage } from './article-page';
import { pressCommand, toolbarWords } from './drive';
import { expect, test } from './fixtures';
import { seeOnPage } from './in-page';

const LIST = 'http://gansu.gscn.com.cn/ft/';
const EMPTY = 'http://gansu.gscn.com.cn/system/2020/05/08/012380999.shtml';

test('the icon says in words what the page is', async ({ page, site }) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  await expect
    .poll(() => toolbarWords(page))
    .toEqual({ badge: '文', tooltip: expect.stringContaining('这是一篇文章') });

  await pressCommand(page, 'S');
  await expect.poll(() => toolbarWords(page)).toEqual({ badge: '存', tooltip: expect.stringContaining('已保存') });

  const links = Array.from({ length: 30 }, (_, at) => `<li><a href="/a/${at}.shtml">第${at}条新闻的标题</a></li>`);
  site.serve({
    url: LIST,
    html: `<!doctype html><meta charset="utf-8"><title>飞天评论</title><ul>${links.join('')}</ul>`,
  });
  await page.goto(LIST);
  await expect.poll(() => toolbarWords(page)).toEqual({ badge: '非', tooltip: expect.stringContaining('不是文章') });

  site.serve({ url: EMPTY, html: '<!doctype html><meta charset="utf-8"><title>没有正文</title>' });
  await page.goto(EMPTY);
  await pressCommand(page, 'S');
  await expect.poll(() => toolbarWords(page)).toEqual({ badge: '错', tooltip: expect.stringContaining('没有保存') });
  await seeOnPage(page, 'StaticText', /^没有保存：这一页没有可以读的文字/);
});

test('a page of no listed site leaves the icon alone', async ({ page, site }) => {
  site.serve({ url: 'http://blog.example/a', html: '<!doctype html><meta charset="utf-8"><title>别处</title>别处' });
  await page.goto('http://blog.example/a');
  await page.waitForTimeout(500);
  expect(await toolbarWords(page)).toEqual({ badge: '', tooltip: '拾评' });
});
