import { articlePage } from './article-page';
import { clipPage, closePopup, openLibraryPage, openPopup, toolbarWords } from './drive';
import { expect, test } from './fixtures';
import { isOnPage, seeOnPage } from './in-page';

const first = articlePage();
const reprint = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380999.shtml',
  paragraphs: [...first.paragraphs.slice(1), '（本文转自网络，编者略有删节，特此说明。）'],
});

test('the same text on another page is told by icon, card and reader, and both clips stay', async ({ page, site }) => {
  site.serve(first);
  site.serve(reprint);
  await page.goto(first.url);
  await clipPage(page);

  await page.goto(reprint.url);
  await expect.poll(() => toolbarWords(page)).toMatchObject({ badge: '转', tooltip: /相同的文字已存过一篇/ });
  const popup = await openPopup(page);
  await expect(popup.getByText(`转载：与已存的《${first.headline}》文字相同。`)).toBeVisible();
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  await expect(popup.getByRole('button', { name: '打开那篇' })).toBeVisible();
  await closePopup(popup);

  const library = await openLibraryPage(page.context());
  await expect(library.getByRole('row')).toHaveCount(2);
  for (const at of [0, 1]) await expect(library.getByRole('row').nth(at)).toContainText('同文 2 篇');
  await library.getByRole('row').first().click();
  const chain = library.getByRole('region', { name: '同一文字的各篇' });
  await expect(chain.getByRole('listitem')).toHaveCount(2);
  await expect(chain.getByText('本篇')).toBeVisible();
  const before = library.url();
  await chain.getByRole('link').click();
  await expect.poll(() => library.url()).not.toBe(before);
  await expect(chain.getByRole('listitem')).toHaveCount(2);
});

test('another text under the same headline is no reprint', async ({ page, site }) => {
  const other = articlePage({
    url: reprint.url,
    paragraphs: [
      '入夏以后水位一天天往上走，堤上的灯也就一夜夜亮着，值守的人换了三班，谁也没有提早下过堤。',
      '最老的一位守了四十年，闭着眼也能听出哪一段的水声不对，年轻人跟在后面一处处记在图上。',
      '图越画越密，去年渗水的地方今年先用沙袋护好，等雨真的来了，反倒没有什么可慌张的了。',
    ],
  });
  site.serve(first);
  site.serve(other);
  await page.goto(first.url);
  await clipPage(page);
  await page.goto(other.url);
  await seeOnPage(page, 'button', '剪藏');
  expect(await isOnPage(page, 'button', /相同的文字/)).toBe(false);
});
