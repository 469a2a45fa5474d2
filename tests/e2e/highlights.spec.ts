import type { Page } from '@playwright/test';
import type { Article } from '../../utils/article/article';
import { articlePage } from './article-page';
import {
  clipPage,
  closePopup,
  download,
  exportAll,
  importBundle,
  killBrowser,
  openLibraryPage,
  openPopup,
} from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';
import { makeHighlighted } from './make-highlights';

const LINES = [
  '一、渠边',
  '水渠修到村口的那天，老支书没有剪彩，他蹲在渠边洗了一把脸。',
  '有人问他花了多少钱，他说：钱在账上，水在田里，都看得见。',
  '账要晒在太阳底下，人心才晒得暖。',
];
const [, FIRST = '', SECOND = '', THIRD = ''] = LINES;
const HTML = `<h2>${LINES[0]}</h2><p>${FIRST}</p><figure><figcaption>渠边合影</figcaption></figure><p>${SECOND}</p><p>${THIRD}</p>`;
const ARTICLE = { headline: '水在田里', articleBody: LINES.join('\n'), contentHtml: HTML, captions: ['渠边合影'] };

const LONG = [
  '那年秋天，生产队的工分记在墙上，谁都能看。一笔一画都是粉笔写的，雨一淋就花，第二天总有人搬了凳子来重新描过。',
  '到了年底分粮，老会计把算盘搬到晒场中央，算盘声一响，狗都不叫了。大家屏住气，听自己的名字从他嘴里念出来。',
  '如今账目都在手机里，点一点就翻得到。可村里的老人还是爱到公示栏前站一站，说看见字贴在那里，心里才踏实。',
  '办法新了旧了都不要紧，要紧的是那面墙还在不在，墙前头还有没有人愿意停下来，把数字一个一个念给旁人听。',
];

/** The library page with that article open in its reader. */
async function read(page: Page, article: Partial<Article> = ARTICLE): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([{ article }]));
  await library.getByRole('row').click();
  await expect(body(library)).toContainText(article.articleBody?.slice(0, 4) ?? '');
  return library;
}
const body = (library: Page) => library.locator('.article-body');
const marks = (library: Page) => body(library).locator('mark');
const list = (library: Page) => library.getByRole('region', { name: /^划线/ });

/** Selects from the first of these words to the last, as a mouse or a finger does. */
async function select(library: Page, from: string, to = from): Promise<void> {
  await expect(body(library)).toContainText(from);
  await library.evaluate(
    ([start = '', end = '']) => {
      const root = document.querySelector('.article-body');
      const find = (words: string, isEnd: boolean): [Node, number] => {
        const walker = document.createTreeWalker(root ?? document, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.nodeValue?.indexOf(words) ?? -1;
          if (at >= 0) return [walker.currentNode, at + (isEnd ? words.length : 0)];
        }
        throw new Error(`no ${words}`);
      };
      document.getSelection()?.setBaseAndExtent(...find(start, false), ...find(end, true));
    },
    [from, to],
  );
}

/** Clicks the first line of marked words, as a reader does: the middle of words on two lines may be beside both. */
async function clickMark(library: Page, words: string): Promise<void> {
  const mark = marks(library).filter({ hasText: words }).first();
  await mark.scrollIntoViewIfNeeded();
  const at = await mark.evaluate((element) => {
    const [line] = element.getClientRects();
    return line ? { x: line.left + line.width / 2, y: line.top + line.height / 2 } : { x: 0, y: 0 };
  });
  await library.mouse.click(at.x, at.y);
}
/** Selects and presses H, once the selection is seen. */
async function mark(library: Page, from: string, to = from): Promise<void> {
  await select(library, from, to);
  await expect(bar(library)).toBeVisible();
  await library.keyboard.press('h');
  await expect(bar(library)).toBeHidden();
}
const panel = (library: Page) => library.getByRole('dialog', { name: '划线' });
const bar = (library: Page) => library.getByRole('toolbar', { name: '所选文字' });

test('selected words are highlighted by the button, and are so after a reload; the note that was typed last too', async ({
  page,
}) => {
  const library = await read(page);
  await select(library, '没有剪彩');
  await bar(library).getByRole('button', { name: '划线' }).click();
  await expect(marks(library)).toHaveText(['没有剪彩']);
  await expect(bar(library)).toBeHidden();
  await library.reload();
  await expect(marks(library)).toHaveText(['没有剪彩']);
  // What a screen reader says around the words.
  const session = await library.context().newCDPSession(library);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  expect(nodes.map(({ name }) => name?.value)).toEqual(expect.arrayContaining(['划线：', '没有剪彩', '（划线完）']));

  await clickMark(library, '没有剪彩');
  await panel(library).getByRole('radio', { name: '绿' }).check();
  await panel(library).getByRole('textbox', { name: '批注' }).pressSequentially('可作开头');
  await library.reload();
  await expect(list(library).getByText('可作开头')).toBeVisible();
  await expect(marks(library)).toHaveAttribute('data-color', 'green');
});

test('highlights are made, noted, opened and taken away by keys', async ({ page }) => {
  const library = await read(page);
  await mark(library, '都看得见');
  await expect(marks(library)).toHaveText(['都看得见']);
  await select(library, '老支书');
  await expect(bar(library)).toBeVisible();
  await library.keyboard.press('n');
  await expect(panel(library).getByRole('textbox', { name: '批注' })).toBeFocused();
  await library.keyboard.type('人物');
  await library.keyboard.press('Escape');
  await expect(panel(library)).toBeHidden();
  await expect(list(library).getByText('人物')).toBeVisible();

  await library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '划线（2）' }).focus();
  await library.keyboard.press('Enter');
  await expect(list(library).getByRole('heading')).toBeFocused();
  await library.keyboard.press('Tab');
  await library.keyboard.press('Tab');
  await library.keyboard.press('Enter');
  await expect(marks(library).filter({ hasText: '老支书' })).toBeFocused();
  await library.keyboard.press('Enter');
  await expect(panel(library).getByRole('textbox', { name: '批注' })).toHaveValue('人物');
  await panel(library).getByRole('button', { name: '删除划线' }).press('Enter');
  await expect(marks(library)).toHaveText(['都看得见']);
  await library.getByRole('button', { name: '撤销' }).press('Enter');
  await expect(marks(library)).toHaveText(['老支书', '都看得见']);
  await expect(list(library).getByText('人物')).toBeVisible();
});

test('words over several paragraphs and words in marked words are each one highlight; captions are none', async ({
  page,
}) => {
  const library = await read(page);
  await select(library, '渠边合影');
  await library.keyboard.press('h');
  await expect(bar(library)).toBeHidden();
  await mark(library, '剪彩', '钱在账上');
  await expect(marks(library)).toHaveText([`剪彩，${FIRST.split('剪彩，')[1]}`, '有人问他花了多少钱，他说：钱在账上']);
  await mark(library, '花了多少钱');
  await expect(list(library).getByRole('listitem')).toHaveCount(2);
  await clickMark(library, '花了多少钱');
  await panel(library).getByRole('button', { name: '删除划线' }).click();
  await expect(list(library).getByRole('listitem')).toHaveCount(1);
  await expect(marks(library)).toHaveCount(2);
});

test('words that are shown in Simplified characters are marked in the Traditional text', async ({ page }) => {
  const lines = ['說話要讓群眾聽得懂，', '辦事要讓群眾看得見。'];
  const library = await read(page, {
    headline: '聽得懂，看得見',
    inLanguage: 'zh-Hant',
    articleBody: lines.join('\n'),
    contentHtml: lines.map((line) => `<p>${line}</p>`).join(''),
  });
  await library.getByRole('button', { name: '以简体显示' }).click();
  await mark(library, '群众听得懂', '办事');
  await expect(marks(library)).toHaveText(['群众听得懂，', '办事']);
  await library.getByRole('button', { name: '以简体显示' }).click();
  await expect(marks(library)).toHaveText(['群眾聽得懂，', '辦事']);
  await expect(list(library).getByRole('button', { name: /群眾聽得懂/ })).toBeVisible();
});

test('a highlight that was acknowledged outlasts the browser being killed at once', async ({ launch }) => {
  const first = await launch();
  const library = await read(await first.newPage());
  await mark(library, '人心才晒得暖');
  await expect(library.getByText('已划线。')).toBeVisible();
  await killBrowser(first);
  const again = await openLibraryPage(await launch());
  await again.getByRole('row').click();
  await expect(marks(again)).toHaveText(['人心才晒得暖']);
});

test('a highlight is copied with its source, and search finds its words and its note', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const library = await read(page);
  await select(library, '人心才晒得暖');
  await expect(bar(library)).toBeVisible();
  await library.keyboard.press('n');
  await expect(panel(library).getByRole('textbox', { name: '批注' })).toBeFocused();
  await library.keyboard.type('压轴的比喻');
  await library.keyboard.press('Escape');
  await list(library).getByRole('button', { name: '复制原句和出处' }).click();
  await expect(library.getByText('原句和出处已复制。')).toBeVisible();
  expect(await library.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^“人心才晒得暖”\n——.*水在田里\[EB\/OL\]/,
  );
  await list(library).getByRole('button', { name: '复制摘录' }).click();
  await expect(library.getByText(/摘录已复制/)).toBeVisible();
  expect(await library.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^## 水在田里\n\n> 人心才晒得暖\n\n压轴的比喻\n\n——/,
  );
  const excerpts = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByRole('radio', { name: '划线摘录（Markdown）' }).check();
    await library.getByRole('button', { name: /^全部 [\d,]+ 篇$/ }).click();
  });
  expect(excerpts.name).toMatch(/1 篇\.md$/);
  expect(excerpts.text).toContain('> 人心才晒得暖\n\n压轴的比喻\n');
  const search = library.getByRole('searchbox');
  for (const query of ['压轴的比喻', '划线:晒得暖', 'is:划线', '笔记:比喻']) {
    await search.fill(query);
    await expect(library.getByRole('grid').getByRole('row'), query).toHaveCount(1);
  }
  await search.fill('压轴的');
  await expect(library.getByRole('grid').locator('mark')).toHaveText('压轴的');
  await search.fill('划线:剪彩');
  await expect(library.getByRole('grid').getByRole('row')).toHaveCount(0);
});

test('highlights outlast a changed text, those whose words are gone too, and go with the bundle', async ({
  page,
  site,
  context,
}) => {
  site.serve(articlePage({ paragraphs: LONG }));
  await page.goto(articlePage().url);
  await clipPage(page);
  const library = await openLibraryPage(context);
  await library.getByRole('row').click();
  await mark(library, '工分记在墙上，谁都能看');
  const gone = '算盘声一响，狗都不叫了。';
  await mark(library, gone);
  await expect(marks(library)).toHaveCount(2);

  const [first = '', , third = '', last = ''] = LONG;
  const changed = ['编者按：今天再读一遍。', first.replace('墙上', '土墙上'), '第二段撤下了。', third.slice(8), last];
  site.serve(articlePage({ paragraphs: changed }));
  await page.bringToFront();
  await page.reload();
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '更新', exact: true }).click();
  await expect(popup.getByText(/已更新，旧版仍在/)).toBeVisible();
  await closePopup(popup);
  await library.bringToFront();
  await expect(marks(library)).toHaveText(['工分记在土墙上，谁都能看']);
  await expect(list(library).getByText(gone)).toBeVisible();
  await expect(list(library).getByText(/找不到这一处/)).toHaveCount(1);

  const takeOther = async () => {
    await library.getByRole('article').getByRole('button', { name: '更多操作' }).click();
    await library.getByRole('button', { name: '与旧版比较' }).click();
    await library.getByRole('dialog').getByRole('button', { name: '换回这一版' }).click();
  };
  await takeOther();
  await expect(marks(library)).toHaveText(['工分记在墙上，谁都能看', gone]);
  await takeOther();
  await expect(library.getByText(/有 1 处划线找不到原处/)).toBeVisible();
  await expect(marks(library)).toHaveText(['工分记在土墙上，谁都能看']);

  const { text } = await exportAll(library);
  const other = await openLibraryPage(context);
  await library.close();
  await other.getByRole('row').click();
  await other.getByRole('toolbar').getByRole('button', { name: '移到回收站' }).click();
  await other
    .getByRole('navigation', { name: '筛选' })
    .getByRole('button', { name: /^回收站/ })
    .click();
  await other.getByRole('button', { name: '清空回收站' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '清空回收站' }).click();
  await expect(other.getByRole('row')).toHaveCount(0);
  await other.reload();
  await importBundle(other, text);
  await other.getByRole('row').click();
  await expect(marks(other)).toHaveText(['工分记在土墙上，谁都能看']);
  await expect(list(other).getByText(/找不到这一处/)).toHaveCount(1);
  expect(JSON.parse((await exportAll(other)).text).clips).toEqual(JSON.parse(text).clips);
});

test('the dot of a note stands with the words that it belongs to, however the lines break', async ({ page }) => {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle([makeHighlighted('公示栏前', LONG)]));
  await library.getByRole('row').first().click();
  const noted = library.locator('.article-body .highlight[data-noted]');
  await expect(noted).toHaveCount(2);
  for (let width = 320; width < 340; width += 3) {
    await library.setViewportSize({ width, height: 700 });
    const narrowest = await noted.evaluateAll((marks) =>
      marks.map((mark) => {
        const size = Number.parseFloat(getComputedStyle(mark).fontSize);
        const widths = [...mark.getClientRects()].map((line) => line.width / size);
        return Math.min(...widths.filter((line) => line > 0));
      }),
    );
    // A line of it has a character at the least.
    for (const characters of narrowest) expect(characters).toBeGreaterThan(0.9);
  }
});
