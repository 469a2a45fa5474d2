import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { articlePage, paragraphs } from './article-page';
import {
  chooseImport,
  closePopup,
  importBundle,
  openLibraryPage,
  openPopup,
  openSidePanel,
  pressCommand,
} from './drive';
import { expect, test } from './fixtures';
import { harm } from './harm';
import { seeOnPage } from './in-page';
import { age } from './look-at-copy';
import { makeBundle } from './make-bundle';
import { makeHighlighted } from './make-highlights';

/** What axe finds wrong with a view, light and dark, one line a fault: 「dark color-contrast .chip」. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Legacy mode opens no helper page; the extension's pages have no frames.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id} ${html}`)));
  }
  return found;
}

/** By how many pixels controls stick out of a window that narrow, those in rows that scroll by themselves aside. */
async function overflow(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 640 });
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX === 'auto' || scrolls(element.parentElement));
    const controls = [...document.querySelectorAll('button, input, a, [role=row]')].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !scrolls(element.parentElement),
    );
    const rights = controls.map((element) => element.getBoundingClientRect().right);
    return Math.max(0, ...rights, document.documentElement.scrollWidth) - innerWidth;
  });
}

/** The controls that the Tab key does not reach, from the top of the view and once around. */
async function unreached(page: Page): Promise<string[]> {
  const controls = page.locator('a[href], button, input, textarea, select, summary, [tabindex="0"]');
  const tabbable = () =>
    controls.evaluateAll((elements) =>
      elements
        .filter((element) => element instanceof HTMLElement && element.tabIndex >= 0 && element.checkVisibility())
        .filter((element) => !element.matches(':disabled, [type=radio]:not(:checked)'))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  const left = new Set(await tabbable());
  for (let steps = left.size * 2; steps > 0 && left.size > 0; steps--) {
    await page.keyboard.press('Tab');
    left.delete(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? ''));
  }
  return [...left];
}

test('the Tab key reaches every control of popup, library page and options', async ({ page, site, context }) => {
  const article = articlePage();
  site.serve(article);
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{ tags: ['校园'] }, {}, {}]));
  await library.getByRole('row').first().click();
  await expect(library.getByRole('toolbar')).toBeVisible();
  expect(await unreached(library)).toEqual([]);
  await page.goto(article.url);
  const popup = await openPopup(page);
  await expect(popup.getByRole('button', { name: '剪藏', exact: true })).toBeFocused();
  expect(await unreached(popup)).toEqual([]);
  await closePopup(popup);
  await page.goto(extensionPage('options.html'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await unreached(page)).toEqual([]);
});

test('the popup, before and after saving', async ({ page, site }) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  const popup = await openPopup(page);
  await expect(popup.getByRole('button', { name: '剪藏', exact: true })).toBeFocused();
  expect(await faults(popup)).toEqual([]);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByRole('row')).toHaveCount(1);
  expect(await faults(popup)).toEqual([]);
  await popup.getByRole('button', { name: '更多操作' }).click();
  expect(await faults(popup)).toEqual([]);
});

test('the side panel, beside a page and with what is done in its list', async ({ page, site }) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  const panel = await openSidePanel(page);
  await expect(panel.getByRole('button', { name: '剪藏', exact: true })).toBeVisible();
  expect(await unreached(panel)).toEqual([]);
  await panel.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(panel.getByRole('row')).toHaveCount(1);
  expect(await faults(panel)).toEqual([]);
  await panel.getByRole('row').getByRole('button', { name: '更多操作' }).click();
  expect(await faults(panel)).toEqual([]);
  await panel.getByRole('button', { name: '重新提取', exact: true }).click();
  await expect(panel.getByRole('dialog', { name: '重新提取' })).toBeVisible();
  expect(await faults(panel)).toEqual([]);
});

test('the popup over a page that cannot be read, with a query that finds nothing', async ({ page }) => {
  await page.goto('chrome://version/');
  const popup = await openPopup(page);
  await popup.getByRole('searchbox').fill('哪里也没有');
  await expect(popup.getByText('没有找到「哪里也没有」。')).toBeVisible();
  expect(await faults(popup)).toEqual([]);
});

test('the library page: empty, filled, reading, in the trash', async ({ context }) => {
  const library = await openLibraryPage(context);
  await expect(library.getByText(/这里还没有文章/)).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await importBundle(library, await makeBundle([{ tags: ['校园'], starred: true }, {}, {}, {}]));
  await library.getByRole('row').first().click();
  await expect(library.getByRole('heading', { level: 1 }).last()).toContainText('（0）');
  expect(await faults(library)).toEqual([]);
  await library.getByRole('button', { name: '修改字段' }).click();
  await library.getByText('怎么读出来的').click();
  expect(await faults(library)).toEqual([]);
  await library.getByRole('row').nth(1).focus();
  await library.keyboard.press('Space');
  await expect(library.getByText('已选 1 篇')).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await library.keyboard.press('Delete');
  await library
    .getByRole('navigation')
    .getByRole('button', { name: /^回收站/ })
    .click();
  expect(await faults(library)).toEqual([]);
  await library.getByRole('button', { name: '清空回收站' }).click();
  expect(await faults(library)).toEqual([]);
});

test('highlights in the reader: drawn, listed, opened, and words selected for the next', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([makeHighlighted('晒谷场上的账本', paragraphs(4, '晒谷场'))]));
  await library.getByRole('row').click();
  await expect(library.locator('.article-body mark').first()).toBeVisible();
  expect(await faults(library)).toEqual([]);
  expect(await unreached(library)).toEqual([]);
  await library.getByRole('button', { name: '修改划线' }).first().click();
  await expect(library.getByRole('dialog', { name: '划线' })).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await library.keyboard.press('Escape');
  for (const width of [360, 320]) {
    expect(await overflow(library, width), `at ${width}`).toBeLessThanOrEqual(0);
    await library.getByRole('button', { name: '修改划线' }).last().click();
    expect(await overflow(library, width), `panel at ${width}`).toBeLessThanOrEqual(0);
    await library.keyboard.press('Escape');
    await library.evaluate(() => {
      const line = document.querySelector('.article-body p:last-child')?.firstChild;
      if (line) document.getSelection()?.setBaseAndExtent(line, 2, line, 12);
    });
    await expect(library.getByRole('toolbar', { name: '所选文字' })).toBeVisible();
    expect(await overflow(library, width), `bar at ${width}`).toBeLessThanOrEqual(0);
    expect(await faults(library)).toEqual([]);
  }
});

test('the highlights of all clips: listed, opened, selected, none found', async ({ context }) => {
  const library = await openLibraryPage(context);
  const lines = paragraphs(6, '一处一处划过的');
  await importBundle(library, await makeBundle([makeHighlighted('晒谷场上的账本', lines)]));
  await library.getByRole('navigation').getByRole('button', { name: '划线' }).click();
  const row = library.getByRole('grid', { name: '划线' }).getByRole('row').nth(1);
  await row.click();
  await expect(library.locator('mark.here').first()).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await row.press('Space');
  await row.getByRole('button', { name: '更多操作' }).click();
  expect(await faults(library)).toEqual([]);
  await library.keyboard.press('Escape');
  expect(await overflow(library, 360)).toBe(0);
  expect(await faults(library)).toEqual([]);
  await library.getByRole('button', { name: '返回列表' }).click();
  expect(await overflow(library, 320)).toBe(0);
  expect(await faults(library)).toEqual([]);
  await library.setViewportSize({ width: 1280, height: 800 });
  await library.getByRole('searchbox').fill('哪里也没有');
  await expect(library.getByText('没有找到「哪里也没有」。')).toBeVisible();
  expect(await faults(library)).toEqual([]);
});

test('damaged clips: in the list, opened, checked, and asked about before they are cleared', async ({
  context,
  page,
}) => {
  await page.goto(extensionPage('options.html'));
  await page.getByRole('checkbox', { name: /在本机另存一份压缩的副本/ }).uncheck();
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  await age(library);
  const [row, lists] = [0, 1].map((at) => `00000000-0000-4000-8000-00000000000${at}`);
  await harm(library, { row: [row ?? ''], lists: [lists ?? ''] });
  await library.reload();
  await expect(library.getByText('另有 1 篇列不出来')).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await library.getByRole('row').first().click();
  await expect(library.getByRole('alert')).toBeVisible();
  expect(await faults(library)).toEqual([]);
  expect(await overflow(library, 320)).toBe(0);
  await library.getByRole('button', { name: '返回列表' }).click();
  expect(await overflow(library, 320)).toBe(0);

  const options = await context.newPage();
  await options.goto(extensionPage('options.html#verify'));
  await expect(options.getByText('校验完毕：3 篇中有 2 处损坏')).toBeVisible();
  await expect(options.getByRole('button', { name: '校验资料库' })).toBeFocused();
  expect(await faults(options)).toEqual([]);
  await options.getByRole('button', { name: /^清除/ }).click();
  await expect(options.getByRole('dialog')).toBeVisible();
  expect(await faults(options)).toEqual([]);
});

test('the import dialog: asking, planning, refusing', async ({ context }) => {
  const library = await openLibraryPage(context);
  await library.getByRole('button', { name: '导入' }).click();
  expect(await faults(library)).toEqual([]);
  await library.keyboard.press('Escape');
  await chooseImport(library, await makeBundle(2));
  await expect(library.getByText('新的')).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await library.getByRole('button', { name: '取消' }).click();
  await chooseImport(library, '{');
  await expect(library.getByText('资料库没有任何改动。')).toBeVisible();
  expect(await faults(library)).toEqual([]);
});

test('the dialog of reading again: asking, and with its result', async ({ context, page, site }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(2));
  await library.getByRole('button', { name: '重新提取…' }).click();
  await expect(library.getByText('这些剪藏都没有留下原页')).toBeVisible();
  expect(await faults(library)).toEqual([]);
  await expect(library.getByRole('button', { name: '开始' })).toBeDisabled();
  await library.keyboard.press('Escape');
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', /^已保存/);
  await library.bringToFront();
  await library.getByRole('button', { name: '重新提取…' }).click();
  await library.getByRole('button', { name: '开始' }).click();
  await expect(library.getByText('早已读过')).toBeVisible();
  expect(await faults(library)).toEqual([]);
});

test('the options page', async ({ page }) => {
  await page.goto(extensionPage('options.html'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('no view has to be scrolled sideways at 360 px, nor at twice the size', async ({ context, page }) => {
  const library = await openLibraryPage(context);
  const long = '一'.repeat(60);
  await importBundle(library, await makeBundle([{ article: { headline: long, contentSource: long } }, {}, {}]));
  for (const width of [360, 320]) {
    expect(await overflow(library, width), `list at ${width}`).toBeLessThanOrEqual(0);
    expect(await faults(library)).toEqual([]);
    await library.getByRole('row').first().click();
    await expect(library.getByRole('heading', { name: long })).toBeVisible();
    expect(await overflow(library, width), `reader at ${width}`).toBeLessThanOrEqual(0);
    const tools = await library.getByRole('toolbar', { name: '阅读工具' }).boundingBox();
    expect(tools?.height, `tools in one row at ${width}`).toBeLessThan(60);
    await library.getByRole('button', { name: '返回列表' }).click();
    for (const view of ['popup.html', 'sidepanel.html', 'options.html']) {
      await page.goto(extensionPage(view));
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await overflow(page, width), `${view} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('a theme that the user chose overrides the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(extensionPage('options.html'));
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole('radio', { name: '深色' }).check();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  await expect.poll(paper).not.toBe(light);
});
