import type { Page } from '@playwright/test';
import { articlePage } from './article-page';
import { importBundle, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const BODY = '第一段写的是雨后的操场。\n第二段说到孩子们把篮球架擦了又擦。\n第三段只留下一句：办法总在现场。';
const CLIPS = [
  {
    article: {
      headline: '操场上的小事',
      articleBody: BODY,
      contentHtml: BODY.split('\n')
        .map((line) => `<p>${line}</p>`)
        .join(''),
      characterCount: 45,
    },
    tags: ['校园', '文风/短'],
    starred: true,
  },
  { tags: ['校园'] },
  {},
  { article: { headline: '讀書不覺已春深', inLanguage: 'zh-Hant' as const } },
];

/** The library page with four clips in it. */
async function fill(page: Page): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(CLIPS));
  await expect(rows(library)).toHaveCount(4);
  return library;
}
const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const row = (page: Page, headline: string) => rows(page).filter({ hasText: headline });
const filters = (page: Page) => page.getByRole('navigation', { name: '筛选' });

test('search finds headline, text and metadata, and Simplified finds Traditional', async ({ page }) => {
  const library = await fill(page);
  const search = library.getByRole('searchbox');
  for (const [query, headline] of [
    ['操场上的', '操场上的小事'],
    ['篮球架', '操场上的小事'],
    ['中国甘肃网', '操场上的小事'],
    ['读书不觉', '讀書不覺已春深'],
  ] as const) {
    await search.fill(query);
    await expect(row(library, headline), query).toBeVisible();
  }
  await search.fill('篮球架');
  await expect(rows(library)).toHaveCount(1);
  await expect(rows(library).locator('mark')).toHaveText('篮球架');
  await search.fill('这句话哪里也没有');
  await expect(library.getByText('没有找到「这句话哪里也没有」。')).toBeVisible();
  await library.getByRole('button', { name: '清除搜索', exact: true }).click();
  await expect(rows(library)).toHaveCount(4);
});

test('hits are in order of time or of relevance, and the choice is kept', async ({ page }) => {
  const library = await fill(page);
  const search = library.getByRole('searchbox');
  const order = library.getByRole('combobox', { name: '排序' });
  await expect(order).toHaveCount(0);
  // The newest has it in its text, the oldest in its headline.
  await search.fill('不觉已春深|第一段写的是');
  await expect(rows(library)).toHaveCount(2);
  await expect(rows(library).first()).toContainText('操场上的小事');
  await order.selectOption('按相关');
  await expect(rows(library).first()).toContainText('讀書不覺');
  await library.reload();
  await search.fill('不觉已春深|第一段写的是');
  await expect(rows(library).first()).toContainText('讀書不覺');
  const popup = await openPopup(page);
  await popup.getByRole('searchbox').fill('不觉已春深|第一段写的是');
  await expect(popup.getByRole('row').first()).toContainText('讀書不覺');
});

test('what is wrong in a query is said and shown, and the rest is searched', async ({ page }) => {
  const library = await fill(page);
  const search = library.getByRole('searchbox');
  await search.fill('篮球架 日期:昨天');
  await library.getByRole('button', { name: /^看不懂「日期:昨天」/ }).click();
  await expect(rows(library)).toHaveCount(1);
  const selected = await search.evaluate((input) =>
    input instanceof HTMLInputElement ? input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0) : '',
  );
  expect(selected).toBe('日期:昨天');
  await library.keyboard.type('日期:2013');
  await expect(library.getByText('看不懂')).toHaveCount(0);
  await expect(rows(library)).toHaveCount(1);
});

test('filters by site, section, tag, year and star', async ({ page }) => {
  const library = await fill(page);
  for (const [name, count] of [
    [/^校园 2$/, 2],
    [/^comment\.workercn\.cn 1$/, 1],
    [/^政经评论 1$/, 1],
    [/^2013 1$/, 1],
  ] as const) {
    await filters(library).getByRole('button', { name }).click();
    await expect(rows(library)).toHaveCount(count);
    await filters(library).getByRole('button', { name }).click();
    await expect(rows(library)).toHaveCount(4);
  }
  await filters(library).getByRole('button', { name: /^星标/ }).click();
  await expect(rows(library)).toHaveCount(1);
});

test('authors, sources and months narrow too, and the counts are those of the result', async ({ page }) => {
  const library = await fill(page);
  const pane = filters(library);
  await pane.getByText('作者', { exact: true }).click();
  await pane.getByRole('button', { name: /^周野 1$/ }).click();
  await expect(rows(library)).toHaveCount(1);
  await expect(pane.getByRole('button', { name: /^comment\.workercn\.cn 1$/ })).toBeVisible();
  await expect(pane.getByRole('button', { name: /^news\.hnr\.cn/ })).toHaveCount(0);
  await pane.getByRole('button', { name: /^周野 1$/ }).click();
  await pane.getByRole('button', { name: /^2013 1$/ }).click();
  await pane.getByRole('button', { name: /^2013-01 1$/ }).click();
  await expect(rows(library)).toHaveCount(1);
  await pane.getByText('来源', { exact: true }).click();
  await expect(pane.getByRole('button', { name: /^中国甘肃网 1$/ })).toBeVisible();
  await pane.getByRole('button', { name: /^全部/ }).click();
  await expect(rows(library)).toHaveCount(4);
  await library.getByRole('searchbox').fill('第一段写的是');
  await expect(pane.getByRole('button', { name: /^2013 1$/ })).toBeVisible();
  await expect(pane.getByRole('button', { name: /^2014/ })).toHaveCount(0);
});

test('a clip is unread until it is opened, and can be marked again by key, menu and selection', async ({ page }) => {
  const library = await fill(page);
  const unread = filters(library).getByRole('button', { name: /^未读/ });
  await expect(unread).toHaveText(/4/);
  await unread.click();
  await row(library, '操场上的小事').click();
  await expect(unread).toHaveText(/3/);
  // It stays where it is while it is being read.
  await expect(rows(library)).toHaveCount(4);
  await expect(row(library, '操场上的小事').getByText('未读')).toHaveCount(0);

  await library.keyboard.press('u');
  await expect(library.getByText('1 篇已标为未读。')).toBeVisible();
  await expect(unread).toHaveText(/4/);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(unread).toHaveText(/3/);
  await expect(rows(library)).toHaveCount(3);

  await row(library, '讀書不覺').getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: /^标为已读/ }).click();
  await expect(unread).toHaveText(/2/);
  await filters(library).getByRole('button', { name: /^全部/ }).click();
  await row(library, '讀書不覺').focus();
  await library.keyboard.press('Control+a');
  const selection = library.getByRole('region', { name: '所选的剪藏' });
  await selection.getByRole('button', { name: '更多操作' }).click();
  await selection.getByRole('button', { name: /^标为已读/ }).click();
  await expect(unread).toHaveText(/0/);
  await selection.getByRole('button', { name: '更多操作' }).click();
  await selection.getByRole('button', { name: /^标为未读/ }).click();
  await expect(unread).toHaveText(/4/);
  await library.getByRole('searchbox').fill('is:unread 操场');
  await expect(rows(library)).toHaveCount(1);
  // The clip in the address would be opened again, and with that be read.
  await library.evaluate(() => history.replaceState(null, '', location.pathname));
  await library.reload();
  await expect(unread).toHaveText(/4/);
});

test('the reader shows the text; fields, tags, star and note stay', async ({ page }) => {
  const library = await fill(page);
  await row(library, '操场上的小事').click();
  await expect(library.getByRole('heading', { level: 1, name: '操场上的小事' })).toBeVisible();
  for (const line of BODY.split('\n')) await expect(library.getByText(line)).toBeVisible();

  await library.getByRole('button', { name: '修改字段' }).click();
  await library.getByRole('button', { name: /^作者 / }).click();
  await library.getByRole('textbox', { name: '作者' }).fill('沈见微');
  await library.keyboard.press('Enter');
  await expect(row(library, '操场上的小事')).toContainText('沈见微');

  const tags = library.getByRole('region', { name: '阅读' }).getByLabel('＋标签');
  await tags.fill('待引用');
  await library.keyboard.press('Enter');
  await expect(filters(library).getByRole('button', { name: '待引用 1' })).toBeVisible();
  await library.getByRole('toolbar').getByRole('button', { name: '星标' }).click();
  await expect(library.getByRole('toolbar').getByRole('button', { name: '星标' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await library.getByRole('textbox', { name: '笔记' }).fill('第三段可引。');
  await library.getByRole('textbox', { name: '笔记' }).blur();
  await library.getByRole('searchbox').fill('第三段可引');
  await expect(rows(library)).toHaveCount(1);

  await library.reload();
  await expect(library.getByRole('heading', { level: 1, name: '操场上的小事' })).toBeVisible();
  await expect(library.getByRole('textbox', { name: '笔记' })).toHaveValue('第三段可引。');
  await expect(library.getByRole('region', { name: '阅读' }).getByText('待引用', { exact: true })).toBeVisible();
  await expect(library.getByRole('region', { name: '阅读' }).getByText('沈见微').first()).toBeVisible();
});

test('delete goes to the trash, with undo; from the trash a clip comes back or goes for good', async ({ page }) => {
  const library = await fill(page);
  await row(library, '操场上的小事').click();
  await library.getByRole('toolbar').getByRole('button', { name: '移到回收站' }).click();
  await expect(row(library, '操场上的小事')).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(row(library, '操场上的小事')).toBeVisible();

  await row(library, '操场上的小事').focus();
  await library.keyboard.press('Delete');
  await expect(rows(library)).toHaveCount(3);
  await filters(library)
    .getByRole('button', { name: /^回收站/ })
    .click();
  await expect(rows(library)).toHaveCount(1);
  await row(library, '操场上的小事').getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '还原', exact: true }).first().click();
  await expect(rows(library)).toHaveCount(0);
  await filters(library).getByRole('button', { name: /^全部/ }).click();
  await expect(rows(library)).toHaveCount(4);

  await row(library, '操场上的小事').focus();
  await library.keyboard.press('Delete');
  await expect(rows(library)).toHaveCount(3);
  await filters(library)
    .getByRole('button', { name: /^回收站/ })
    .click();
  await library.getByRole('button', { name: '清空回收站' }).click();
  await library.getByRole('dialog').getByRole('button', { name: '清空回收站' }).click();
  await expect(library.getByText('回收站是空的。')).toBeVisible();
});

test('everything by keyboard: search, walk, open, star, select, delete, undo', async ({ page }) => {
  const library = await fill(page);
  await library.keyboard.press('/');
  await expect(library.getByRole('searchbox')).toBeFocused();
  await library.keyboard.type('校园');
  await expect(rows(library)).toHaveCount(2);
  await library.keyboard.press('ArrowDown');
  await expect(rows(library).first()).toBeFocused();
  await library.keyboard.press('ArrowDown');
  await expect(rows(library).nth(1)).toBeFocused();
  await library.keyboard.press('Enter');
  const headline = await rows(library).nth(1).locator('.headline').textContent();
  await expect(library.getByRole('heading', { level: 1 }).last()).toHaveText(headline ?? '');

  await rows(library).nth(1).focus();
  await library.keyboard.press('Space');
  await expect(rows(library).nth(1)).toHaveAttribute('aria-selected', 'true');
  await library.keyboard.press('Delete');
  await expect(rows(library)).toHaveCount(1);
  await expect(library.getByRole('button', { name: '撤销' })).toBeVisible();
  await library.keyboard.press('Control+z');
  await expect(rows(library)).toHaveCount(2);
});

test('what one view changes, the others show at once', async ({ page, site }) => {
  const article = articlePage();
  site.serve(article);
  const library = await fill(page);
  await page.goto(article.url);
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(row(library, article.headline)).toBeVisible();
  await expect(rows(library)).toHaveCount(5);
  await popup.getByRole('row').filter({ hasText: '操场上的小事' }).focus();
  await popup.keyboard.press('Delete');
  await expect(rows(library)).toHaveCount(4);
});

test('the popup opens a stored clip in the library page, and the original in a tab of its own', async ({
  page,
  site,
  context,
}) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  const saved = popup.getByRole('row').filter({ hasText: article.headline });
  await saved.getByRole('button', { name: '更多操作' }).click();
  const [original] = await Promise.all([
    context.waitForEvent('page'),
    // The tab that opens takes the popup away, in the midst of the click.
    popup
      .getByRole('link', { name: '打开原文' })
      .click()
      .catch(() => undefined),
  ]);
  await expect(original).toHaveURL(article.url);
  await page.bringToFront();
  const again = await openPopup(page);
  const [reader] = await Promise.all([
    context.waitForEvent('page'),
    again.getByRole('button', { name: '打开', exact: true }).click(),
  ]);
  await expect(reader.getByRole('heading', { level: 1, name: article.headline })).toBeVisible();
});
