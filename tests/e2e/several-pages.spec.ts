import { Bundle } from '../../utils/exchange/bundle';
import { articlePage, paragraphs } from './article-page';
import { exportAll, openLibraryPage, pressCommand } from './drive';
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
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
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
  await seeOnPage(page, 'StaticText', '已保存');
  const library = await openLibraryPage(page.context());
  const { clips } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  expect(clips[0]?.article.pages).toEqual({ count: 3, missing: [address(2)] });
  expect(clips[0]?.article.articleBody).toContain('秋收的第1天');
});
