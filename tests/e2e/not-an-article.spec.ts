import { Bundle } from '../../utils/exchange/bundle';
import { exportAll, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';

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
