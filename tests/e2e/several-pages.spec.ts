import { Bundle } from '../../utils/exchange/bundle';
import { articlePage, paragraphs } from './article-page';
import { clipPage, exportAll, openLibraryPage, openPopup, pressCommand } from './drive';
import { expect, test } from './fixtures';
import { seeOnPage } from './in-page';

const address = (page: number) =>
  `http://gansu.gscn.com.cn/system/2020/05/08/012380371${page === 1 ? '' : `_${page}`}.shtml`;
const pager = `<div class="fanye">${[1, 2, 3].map((page) => `<a href="${address(page)}">【${page}】</a>`).join('')}</div>`;
const part = (page: number, subject: string) =>
  articlePage({ url: address(page), paragraphs: paragraphs(3, subject), after: pager });
const SUBJECTS = ['春耕', '夏种', '秋收'];

test('an article over three pages is one clip, its parts in order, from whichever page it is clipped', async ({
  page,
  site,
}) => {
  const parts = SUBJECTS.map((subject, at) => part(at + 1, subject));
  for (const one of parts) site.serve(one);
  await page.goto(address(2));
  await clipPage(page);
  const library = await openLibraryPage(page.context());
  const { clips } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  const lines = parts.flatMap(({ paragraphs: said }) => said);
  expect(clips).toHaveLength(1);
  expect(clips[0]?.article.articleBody.split('\n').filter((line) => lines.includes(line))).toEqual(lines);
  expect(clips[0]?.article.articleBody).not.toContain('【2】');
  expect(clips[0]?.article.pages).toEqual({ count: 3, missing: [] });
});

test('a page that fails is named, and the clip is marked as partial', async ({ page, site }) => {
  site.serve(part(1, '春耕'));
  site.answer(address(2), (response) => response.writeHead(500).end());
  site.serve(part(3, '秋收'));
  await page.goto(address(1));
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存，但不完整：缺 1 页');
  const library = await openLibraryPage(page.context());
  const { clips } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  expect(clips[0]?.article.pages).toEqual({ count: 3, missing: [address(2)] });
  expect(clips[0]?.article.articleBody).toContain('秋收的第1天');
  await expect(library.getByRole('row')).toContainText('不完整：缺 1 页');
  await library.getByRole('row').click();
  await expect(library.getByRole('link', { name: address(2) })).toBeVisible();
});

test('the popup counts the pages as they are read; 取消 leaves what was read, and says so', async ({ page, site }) => {
  site.serve(part(1, '春耕'));
  // The second page never comes, so that there is time to read the words and to cancel.
  site.answer(address(2), () => undefined);
  site.serve(part(3, '秋收'));
  await page.goto(address(1));
  const popup = await openPopup(page);
  await expect(popup.getByText('正在读第 2 页，共 3 页')).toBeVisible();
  await popup.getByRole('button', { name: '取消' }).click();
  await expect(popup.getByText('不完整：缺 2 页')).toBeVisible();
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
});

test('where only the beginning stands, 余下全文 is followed and the whole kept, under the address of the page', async ({
  page,
  site,
}) => {
  const whole = 'http://gansu.gscn.com.cn/system/2020/05/08/012380371_s.shtml';
  const link = `<p><a onclick="javascript:location.href='${new URL(whole).pathname}';">余下全文</a></p>`;
  const all = articlePage({ url: whole, paragraphs: SUBJECTS.flatMap((subject) => paragraphs(3, subject)) });
  site.serve(articlePage({ url: address(1), paragraphs: all.paragraphs.slice(0, 3), after: link }));
  site.serve(all);
  await page.goto(address(1));
  await clipPage(page);
  const library = await openLibraryPage(page.context());
  const { clips } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  expect(clips).toHaveLength(1);
  expect(clips[0]?.article.articleBody).toBe(all.paragraphs.join('\n'));
  expect(clips[0]?.article.url).toBe(address(1));
});
