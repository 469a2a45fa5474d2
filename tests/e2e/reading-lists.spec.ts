import type { Page } from '@playwright/test';
import { download, importBundle, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const pane = (page: Page) => page.getByRole('navigation', { name: '筛选' });
const openList = (page: Page, name: string) => pane(page).getByRole('button', { name: new RegExp(`^${name} \\d+$`) });

/** The numbers of the clips in the order of the rows. */
const order = (page: Page) =>
  rows(page).evaluateAll((elements) =>
    elements
      .toSorted((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
      .map((element) => Number(/（(\d+)）/.exec(element.textContent ?? '')?.[1])),
  );

async function fill(page: Page): Promise<Page> {
  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(5));
  await expect(rows(library)).toHaveCount(5);
  return library;
}

/** Makes a list of the first three clips, each put in by another way: menu, selection, reader. */
async function makeList(library: Page) {
  await rows(library).nth(0).getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '加入清单' }).click();
  await library.getByRole('textbox', { name: '清单的名称' }).fill('申论');
  await library.keyboard.press('Enter');
  await expect(openList(library, '申论')).toHaveText(/1/);
  await rows(library).nth(1).focus();
  await library.keyboard.press('Space');
  await library.getByRole('button', { name: '加入清单' }).first().click();
  await library.getByRole('button', { name: '申论', exact: true }).last().click();
  await expect(openList(library, '申论')).toHaveText(/2/);
  await rows(library).nth(2).click();
  await library.getByRole('toolbar').getByRole('button', { name: '加入清单' }).click();
  await library.getByRole('button', { name: '申论', exact: true }).last().click();
  await expect(openList(library, '申论')).toHaveText(/3/);
}

test('clips are put in a list by menu, selection and reader, and its order is made by keys and by dragging', async ({
  page,
}) => {
  const library = await fill(page);
  await makeList(library);
  await openList(library, '申论').click();
  await expect.poll(() => order(library)).toEqual([0, 1, 2]);
  await rows(library).nth(2).focus();
  await library.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(library)).toEqual([0, 2, 1]);
  await library.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(library)).toEqual([2, 0, 1]);
  await expect(library.getByText('已移到第 1 位，共 3 位。')).toBeVisible();
  await library.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => order(library)).toEqual([0, 2, 1]);

  const [from, to] = await Promise.all([rows(library).nth(0).boundingBox(), rows(library).nth(2).boundingBox()]);
  if (!from || !to) throw new Error('no rows');
  await library.mouse.move(from.x + 60, from.y + 20);
  await library.mouse.down();
  await library.mouse.move(from.x + 60, from.y + 40);
  await library.mouse.move(to.x + 60, to.y + to.height - 4, { steps: 5 });
  await expect(library.locator('.drop-gap')).toBeVisible();
  await library.mouse.up();
  await expect.poll(() => order(library)).toEqual([2, 1, 0]);
  await expect(library.locator('.drop-gap')).toHaveCount(0);
  await library.reload();
  await openList(library, '申论').click();
  await expect.poll(() => order(library)).toEqual([2, 1, 0]);
});

test('a list is exported in its order, sought by name, left by the trash and come back to', async ({
  page,
  launch,
}) => {
  const library = await fill(page);
  await makeList(library);
  await openList(library, '申论').click();
  await rows(library).nth(0).focus();
  await library.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(library)).toEqual([1, 0, 2]);
  const { text } = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByRole('button', { name: /^当前列表 3 篇$/ }).click();
  });
  const bundle: { lists: { name: string; clips: string[] }[]; clips: { id: string }[] } = JSON.parse(text);
  expect(bundle.lists).toMatchObject([{ name: '申论' }]);
  expect(bundle.clips.map(({ id }) => id)).toEqual(bundle.lists[0]?.clips);

  await rows(library).filter({ hasText: '（0）' }).focus();
  await library.keyboard.press('Delete');
  await expect.poll(() => order(library)).toEqual([1, 2]);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => order(library)).toEqual([1, 0, 2]);
  await rows(library).filter({ hasText: '（2）' }).getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '移出清单' }).click();
  await expect.poll(() => order(library)).toEqual([1, 0]);
  await pane(library).getByRole('button', { name: /^全部/ }).click();
  await library.getByRole('searchbox').fill('清单:申论');
  await expect(rows(library)).toHaveCount(2);
  await library.getByRole('searchbox').fill('');

  await pane(library).getByRole('button', { name: '「申论」的更多操作' }).click();
  await library.getByRole('button', { name: '删除清单' }).click();
  await expect(openList(library, '申论')).toHaveCount(0);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(openList(library, '申论')).toBeVisible();

  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '清单', exact: true }).click();
  await popup.getByRole('button', { name: /^申论 2$/ }).click();
  await expect(popup.getByRole('row')).toHaveCount(2);

  const other = await openLibraryPage(await launch({ fresh: true }));
  await importBundle(other, text);
  await openList(other, '申论').click();
  await expect.poll(() => order(other)).toEqual([1, 0, 2]);
});

test('a list comes out as files that are numbered in its order, and many clips are cited in any form', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const library = await fill(page);
  await makeList(library);
  await openList(library, '申论').click();
  await expect.poll(() => order(library)).toEqual([0, 1, 2]);
  await rows(library).nth(0).focus();
  await library.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(library)).toEqual([1, 0, 2]);
  const archive = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByRole('radio', { name: '纯文本（TXT）' }).check();
    await library.getByRole('button', { name: /^当前列表 3 篇$/ }).click();
  });
  const names = [...new Set(archive.text.match(/\d \d{4}-\d\d-\d\d [^\n]*?（\d）\.txt/g))];
  expect(names.map((name) => [name.slice(0, 1), /（(\d)）/.exec(name)?.[1]])).toEqual([
    ['1', '1'],
    ['2', '0'],
    ['3', '2'],
  ]);

  await rows(library).nth(0).focus();
  await library.keyboard.press('Control+a');
  await library.getByRole('region', { name: '所选的剪藏' }).getByRole('button', { name: '更多操作' }).click();
  await library.getByRole('button', { name: '复制引文' }).first().click();
  await library.getByRole('button', { name: '脚注' }).click();
  await expect(library.getByText('引文已复制。')).toBeVisible();
  const cited = await library.evaluate(() => navigator.clipboard.readText());
  expect(cited.split('\n')).toHaveLength(3);
  expect(cited).toMatch(/：《[^》]+》，/);
});
