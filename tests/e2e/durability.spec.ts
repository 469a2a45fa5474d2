import { articlePage } from './article-page';
import { killBrowser, openPopup, pressCommand, stopWorker, toolbarWords } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';

const ARTICLE = articlePage();

test('a stopped worker wakes for the next save and has forgotten nothing', async ({ page, site, context }) => {
  const other = articlePage({
    url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380372.shtml',
    headline: '第二篇的标题',
  });
  site.serve(ARTICLE);
  site.serve(other);
  await page.goto(ARTICLE.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
  await stopWorker(context);
  await page.goto(other.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存，与已存的另一篇文字相同');
  await stopWorker(context);
  await page.goto(ARTICLE.url);
  await seeOnPage(page, 'button', '已保存，点击打开');
  const popup = await openPopup(page);
  await expect(popup.getByText('2 篇', { exact: true })).toBeVisible();
});

test('a clip that was acknowledged survives the browser being killed at once', async ({ launch, site }) => {
  site.serve(ARTICLE);
  const first = await launch();
  const page = await first.newPage();
  await page.goto(ARTICLE.url);
  await seeOnPage(page, 'button', '剪藏');
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
  await killBrowser(first);

  const second = await launch();
  const again = await second.newPage();
  await again.goto(ARTICLE.url);
  await seeOnPage(again, 'button', '已保存，点击打开');
  expect(await toolbarWords(again)).toMatchObject({ badge: '存' });
  const popup = await openPopup(again);
  await expect(popup.getByRole('row').getByText(ARTICLE.headline)).toBeVisible();
});
