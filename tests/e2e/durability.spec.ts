import { articlePage } from './article-page';
import { clipPage, killBrowser, openPopup, stopWorker, toolbarWords } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';

const ARTICLE = articlePage();

test('a stopped worker wakes for the next save and has forgotten nothing', async ({ page, site, context }) => {
  const other = articlePage({
    url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380372.shtml',
    headline: '第二篇的标题',
    paragraphs: [
      '入秋以后，护林员老秦的脚步更密了。天刚亮他就背上水壶出门，沿着山脊走一个来回，要花大半天工夫。',
      '山上的防火线去年拓宽了三米，沿线新立了五座瞭望台。年轻人学会了看卫星图，老秦仍相信自己的鼻子。',
      '有人问他图什么。他指着坡下的苗圃说，那一片是他和孙女一棵一棵栽的，等树成了材，他也就走不动了。',
      '守山如守家。没有哪一片绿色是等来的，都是有人在看不见的地方，把一天过成了许多天。',
    ],
  });
  site.serve(ARTICLE);
  site.serve(other);
  await page.goto(ARTICLE.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
  await stopWorker(context);
  await page.goto(other.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
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
  await clipPage(page);
  await killBrowser(first);

  const second = await launch();
  const again = await second.newPage();
  await again.goto(ARTICLE.url);
  await seeOnPage(again, 'button', '已保存，点击打开');
  expect(await toolbarWords(again)).toMatchObject({ badge: '存' });
  const popup = await openPopup(again);
  await expect(popup.getByRole('row').getByText(ARTICLE.headline)).toBeVisible();
});
