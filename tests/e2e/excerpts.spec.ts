import type { Page } from '@playwright/test';
import { makeHighlight } from '../../utils/library/highlight';
import { download, importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { type Made, makeBundle } from './make-bundle';
import { stallListing } from './stall-listing';

/** Words of a text with a note, highlighted in this minute. */
type Marked = [words: string, minute: number, note?: string];

function made(headline: string, lines: string[], marked: Marked[], more: Partial<Made> = {}): Made {
  const articleBody = lines.join('\n');
  const highlights = marked.flatMap(([words, minute, note = '']) => {
    const start = articleBody.indexOf(words);
    const id = `00000000-0000-4000-8000-0000000009${String(minute).padStart(2, '0')}`;
    const about = { id, color: 'yellow', now: new Date(Date.UTC(2026, 1, 1, 8, minute)) } as const;
    const highlight = makeHighlight(articleBody, { start, end: start + words.length }, about);
    return highlight ? [{ ...highlight, note }] : [];
  });
  const contentHtml = lines.map((line) => `<p>${line}</p>`).join('');
  return { ...more, article: { headline, articleBody, contentHtml, author: [{ name: '周野' }] }, highlights };
}

const LONG = Array.from(
  { length: 30 },
  (_, at) => `第${at + 1}段说的是修渠那年的事，一锹一锹都记在账上，谁来看都看得懂。`,
);
const MADE = [
  made('水在田里', [...LONG, '账要晒在太阳底下，人心才晒得暖。'], [['人心才晒得暖', 3, '压轴的比喻']]),
  made(
    '話要聽全',
    ['聽話要聽全，不能只聽半句。', '板凳要坐熱。'],
    [
      ['聽話要聽全', 2],
      ['板凳要坐熱', 1],
    ],
    {
      tags: ['文风/短'],
    },
  ),
  made('没有划线的一篇', ['这一篇里什么也没有划。'], []),
];

const grid = (library: Page) => library.getByRole('grid', { name: '划线' });
const words = (library: Page) => library.locator('.excerpt-row .words');
const view = (library: Page) => library.getByRole('navigation', { name: '筛选' }).getByRole('button', { name: '划线' });
const clipboard = (library: Page) => library.evaluate(() => navigator.clipboard.readText());

async function openExcerpts(page: Page, clips: Made[] = MADE): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(clips));
  await view(library).click();
  return library;
}

test('the highlights of all clips are listed newest first, sought, filtered, and opened where they stand', async ({
  page,
}) => {
  const library = await openExcerpts(page);
  await expect(words(library)).toHaveText(['人心才晒得暖', '聽話要聽全', '板凳要坐熱']);
  await expect(library.getByText('3 处划线')).toBeVisible();
  await expect(view(library)).toHaveText(/划线\s*3/);
  // Every count beside it is one of highlights.
  const filters = library.getByRole('navigation', { name: '筛选' });
  await expect(filters.getByRole('button', { name: /^未读/ })).toHaveText(/3/);
  for (const name of ['全部', '回收站']) await expect(filters.getByRole('button', { name })).toHaveText(name);
  await expect(grid(library).getByRole('row').first()).toContainText('压轴的比喻');
  await expect(grid(library).getByRole('row').first()).toContainText('水在田里 · 周野');

  const search = library.getByRole('searchbox');
  await search.fill('听全');
  await expect(words(library)).toHaveText(['聽話要聽全', '板凳要坐熱']);
  await expect(words(library).first().locator('mark')).toHaveText('聽全');
  await search.fill('正文:晒得暖');
  await expect(words(library)).toHaveText(['人心才晒得暖']);
  await search.fill('没有这句');
  await expect(library.getByText('没有找到「没有这句」。')).toBeVisible();
  await library.getByRole('button', { name: '清除搜索' }).click();
  await library.getByRole('button', { name: /^文风/ }).first().click();
  await expect(words(library)).toHaveText(['聽話要聽全', '板凳要坐熱']);
  await expect(library.getByText('2 处划线')).toBeVisible();
  await library.getByRole('button', { name: /^文风/ }).first().click();
  await expect(words(library)).toHaveCount(3);

  // Enter opens the article there; the focus stays for who reads one after the other.
  await grid(library).getByRole('row').first().focus();
  await library.keyboard.press('Enter');
  await expect(library.locator('mark.here')).toHaveText('人心才晒得暖');
  await expect(library.locator('mark.here')).toBeInViewport();
  await expect(grid(library).getByRole('row').first()).toBeFocused();
  await library.keyboard.press('ArrowDown');
  await library.keyboard.press('Enter');
  await expect(library.locator('mark.here')).toHaveText('聽話要聽全');
  await library.keyboard.press('ArrowDown');
  await library.keyboard.press('Enter');
  await expect(library.locator('mark.here')).toHaveText('板凳要坐熱');
  await library.reload();
  await expect(words(library)).toHaveCount(3);
  await expect(library.locator('mark.here')).toHaveText('板凳要坐熱');
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
  await expect(library.getByRole('grid', { name: '剪藏' }).getByRole('row')).toHaveCount(3);
});

test('highlights are copied with their citations, exported and taken away by keys', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const library = await openExcerpts(page);
  await grid(library).getByRole('row').first().focus();
  await library.keyboard.press('Control+c');
  await expect(library.getByText('原句和出处已复制。')).toBeVisible();
  expect(await clipboard(library)).toMatch(/^“人心才晒得暖”\n——周野\. 水在田里\[EB\/OL\]/);
  await library.keyboard.press('Control+a');
  await expect(library.getByText('已选 3 处')).toBeVisible();
  await library.getByRole('button', { name: '复制原句和出处' }).first().click();
  await library.getByRole('button', { name: '脚注' }).click();
  await expect(library.getByText('已复制 3 处，各附出处。')).toBeVisible();
  expect(await clipboard(library)).toMatch(
    /^“人心才晒得暖”\n——周野：《水在田里》，[^\n]+\n\n“聽話要聽全”\n“板凳要坐熱”\n——周野：《話要聽全》，[^\n]+$/,
  );
  const table = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByRole('radio', { name: '划线表格（CSV）' }).check();
    await library.getByRole('button', { name: '所选 3 处' }).click();
  });
  expect(table.name).toMatch(/划线 3 处\.csv$/);
  expect(table.text.trim().split('\r\n')).toHaveLength(4);
  await expect(library.getByText('已导出 3 处。')).toBeVisible();

  await grid(library).getByRole('row').first().focus();
  await library.keyboard.press('Escape');
  await library.keyboard.press('Delete');
  await expect(words(library)).toHaveText(['聽話要聽全', '板凳要坐熱']);
  await expect(grid(library).getByRole('row').first()).toBeFocused();
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(words(library)).toHaveText(['人心才晒得暖', '聽話要聽全', '板凳要坐熱']);

  // Where the rows or the way back go with the focus in them, their pane has it.
  await grid(library).getByRole('row').first().focus();
  await library.keyboard.press('Control+a');
  await library.keyboard.press('Delete');
  await expect(library.getByText(/还没有划线/)).toBeVisible();
  await expect(library.getByRole('region', { name: '划线' })).toBeFocused();
  await library.keyboard.press('Control+z');
  await expect(words(library)).toHaveCount(3);
  await library.getByRole('searchbox').fill('没有这句');
  await library.getByRole('button', { name: '清除搜索' }).last().press('Enter');
  await expect(words(library)).toHaveCount(3);
  await expect(library.getByRole('region', { name: '划线' })).toBeFocused();
});

test('where nothing is highlighted the way to do so is said, and what is highlighted then is listed at once', async ({
  page,
}) => {
  const library = await openExcerpts(page, MADE.slice(2));
  await expect(library.getByText(/还没有划线。打开一篇，选中几句，按 H/)).toBeVisible();
  await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
  await library.getByRole('row').click();
  await view(library).click();
  await library.locator('.article-body p').first().selectText();
  await expect(library.getByRole('toolbar', { name: '所选文字' })).toBeVisible();
  await library.keyboard.press('h');
  await expect(words(library)).toHaveText(['这一篇里什么也没有划。']);
});

test('while the list of an older library is being made the view says so, and counts no more than it knows', async ({
  page,
}) => {
  const library = await openExcerpts(page);
  await expect(words(library)).toHaveCount(3);
  await stallListing(library);
  await library.reload();
  const status = library.getByText('正在列出旧剪藏里的划线，还没列全：已看 0 篇，共 3 篇。');
  await expect(status).toBeVisible();
  await expect(words(library)).toHaveText(['聽話要聽全', '板凳要坐熱']);
  await expect(library.getByText('至少 2 处划线')).toBeVisible();
  const exporting = library.getByRole('button', { name: '导出', exact: true });
  await expect(exporting).toHaveAttribute('aria-disabled', 'true');
  await expect(view(library)).toHaveText('划线');
  await library.getByRole('searchbox').fill('晒得暖');
  await expect(words(library)).toHaveCount(0);
  await expect(library.getByText('没有找到')).toBeHidden();
  await library.getByRole('searchbox').fill('');

  await library.evaluate(() => sessionStorage.clear());
  await expect(words(library)).toHaveText(['人心才晒得暖', '聽話要聽全', '板凳要坐熱']);
  await expect(library.getByText('3 处划线', { exact: true })).toBeVisible();
  await expect(exporting).not.toHaveAttribute('aria-disabled');
  await expect(status).toBeHidden();
});
