import { articlePage, paragraphs } from './article-page';
import { closePopup, openPopup, pressCommand, toolbarWords, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { isOnPage, seeOnPage } from './in-page';

test('a page of five megabytes gets its verdict, and the popup stays usable', async ({ page, site }) => {
  const huge = articlePage({ paragraphs: paragraphs(20_000) });
  expect(huge.html.length).toBeGreaterThan(2_000_000);
  site.serve(huge);
  await page.goto(huge.url);
  await expect.poll(async () => (await toolbarWords(page)).badge).toBe('文');
  await pressCommand(page, 'S');
  await expect.poll(async () => (await toolbarWords(page)).badge).toMatch(/[存错]/);
  const popup = await openPopup(page);
  await popup.getByRole('searchbox').fill('春耕');
  await expect(popup.getByText('没有找到「春耕」。')).toBeVisible();
});

test('a page with 60,000 nested blocks gets its verdict', async ({ page, site }) => {
  const deep = articlePage({ after: '<div>'.repeat(60_000) });
  site.serve(deep);
  await page.goto(deep.url);
  await pressCommand(page, 'S');
  await expect.poll(async () => (await toolbarWords(page)).badge).toMatch(/[存错]/);
});

test('a page that changes all the time is saved as it stood at one moment, or not at all', async ({ page, site }) => {
  const article = articlePage();
  site.serve({
    ...article,
    html: article.html.replace(
      '</body>',
      `<script>
        let round = 0;
        const said = [...document.querySelectorAll('.a-container p')].map((p) => p.textContent);
        const restless = setInterval(() => {
          round++;
          document.querySelectorAll('.a-container p').forEach((p, at) => {
            if (at < 4) p.textContent = said[at] + '第' + round + '稿。';
          });
        }, 1);
      </script></body>`,
    ),
  });
  await page.goto(article.url);
  await expect.poll(async () => (await toolbarWords(page)).badge).toBe('文');
  await pressCommand(page, 'S');
  // It rests as soon as the icon says what became of it: a popup over a page that never does opens late.
  await expect.poll(async () => (await toolbarWords(page)).badge).toMatch(/[存错]/);
  await page.evaluate('clearInterval(restless)');
  const popup = await openPopup(page);
  const [reader] = await Promise.all([
    page.context().waitForEvent('page'),
    popup.getByRole('row').getByText(article.headline).click(),
  ]);
  await expect(reader.getByText(/第\d+稿。/).first()).toBeVisible();
  const rounds = (await reader.getByText(/第\d+稿。/).allTextContents()).map((text) => text.match(/第(\d+)稿。/)?.[1]);
  expect(rounds.length).toBeGreaterThanOrEqual(4);
  expect(new Set(rounds).size).toBe(1);
});

test('a page that goes elsewhere while it is read is not saved under the wrong address', async ({ page, site }) => {
  const article = articlePage();
  // For two seconds: while it wanders the browser takes what the icon says from it again and again, and whoever looks at
  // the page is kept busy.
  const script = `<script>
    function wander(until) {
      history.pushState(null, '', '?' + Math.round(performance.now()));
      if (performance.now() < until) setTimeout(wander, 5, until);
    }
  </script></body>`;
  site.serve({ ...article, html: article.html.replace('</body>', script) });
  await page.goto(article.url);
  await page.evaluate('wander(performance.now() + 2000)');
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', /^(已保存$|没有保存：读取时页面变了)/);
});

test('a page of no listed site is clipped from the popup, without host permission', async ({ page, site, context }) => {
  const article = articlePage({ url: 'http://pinglun.example/2020/05/08/a.html' });
  site.serve(article);
  await page.goto(article.url);
  await page.waitForTimeout(500);
  expect(await isOnPage(page, 'button', '剪藏')).toBe(false);
  const popup = await openPopup(page);
  await expect(popup.getByRole('heading', { name: article.headline })).toBeVisible();
  await popup.getByRole('button', { name: /^(剪藏|仍要剪藏)$/ }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  await expect(popup.getByRole('row').getByText(article.headline)).toBeVisible();
  await closePopup(popup);
  const [worker] = context.serviceWorkers();
  const origins = await worker?.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
  expect(origins?.filter((origin) => origin.includes('example') || origin.includes('://*/*'))).toEqual([]);
});

test('the shortcut clips a page of no listed site as well, and says so there', async ({ page, site }) => {
  const article = articlePage({ url: 'http://pinglun.example/2020/05/08/b.html' });
  await visitAndClip(page, site, article);
  expect(await toolbarWords(page)).toMatchObject({ badge: '存' });
});

test('the browser’s own pages are refused in words', async ({ page }) => {
  await page.goto('chrome://version/');
  const popup = await openPopup(page);
  await expect(popup.getByText('浏览器不许扩展读这一页。')).toBeVisible();
});
