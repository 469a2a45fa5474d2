import type { Page } from '@playwright/test';
import { Bundle } from '../../utils/exchange/bundle';
import { articlePage } from './article-page';
import {
  chooseImport,
  download,
  exportAll,
  importBundle,
  openLibraryPage,
  openPopup,
  updateClip,
  visitAndClip,
} from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

const rows = (page: Page) => page.getByRole('grid', { name: '剪藏' }).getByRole('row');
const verdict = (page: Page, name: '新的' | '完全相同' | '有出入' | '旧版' | '网页源码') =>
  page.getByRole('dialog').locator('dl > div').filter({ hasText: name }).locator('dd');

/** The clips of an exported file, which must be a valid bundle. */
const clipsOf = (text: string) => Bundle.parse(JSON.parse(text)).clips;

test('a library goes out and comes back the same, and coming back twice changes nothing', async ({
  launch,
  page,
  site,
}) => {
  const article = articlePage();
  site.serve(article);
  await page.goto(article.url);
  const popup = await openPopup(page);
  await popup.getByLabel('＋标签').fill('群众路线');
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  const fromPopup = await exportAll(popup);

  const library = await openLibraryPage(page.context());
  await importBundle(library, await makeBundle(3));
  const first = await exportAll(library);
  expect(clipsOf(first.text)).toHaveLength(4);
  expect(clipsOf(fromPopup.text)).toEqual([clipsOf(first.text)[0]]);

  // The same file again: nothing to do, nothing done.
  await chooseImport(library, first.text);
  await expect(verdict(library, '完全相同')).toHaveText('4');
  await expect(verdict(library, '新的')).toHaveText('0');
  await expect(library.getByText('文件里的剪藏，库中都有，不用导入。')).toBeVisible();
  await library.getByRole('dialog').locator('.buttons').getByRole('button', { name: '关闭' }).click();
  const second = await exportAll(library);
  expect(clipsOf(second.text)).toEqual(clipsOf(first.text));

  // Another browser, without a clip.
  await page.context().close();
  const other = await launch({ fresh: true });
  const empty = await openLibraryPage(other);
  await importBundle(empty, first.text);
  await expect(rows(empty)).toHaveCount(4);
  expect(clipsOf((await exportAll(empty)).text)).toEqual(clipsOf(first.text));
});

test('exports the selection, and the current search', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(8));
  await rows(library).nth(1).focus();
  await library.keyboard.press('Space');
  await library.keyboard.press('ArrowDown');
  await library.keyboard.press('Space');
  const selected = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await expect(library.locator('.panel .item')).toHaveText([/所选/, /全部/]);
    await library.getByRole('button', { name: '所选 2 篇' }).click();
  });
  expect(clipsOf(selected.text)).toHaveLength(2);

  await library.getByRole('searchbox').fill('社区食堂');
  await expect(rows(library)).toHaveCount(2);
  const listed = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByRole('button', { name: '当前列表 2 篇' }).click();
  });
  expect(clipsOf(listed.text).map(({ article }) => article.headline)).toEqual([
    expect.stringContaining('社区食堂'),
    expect.stringContaining('社区食堂'),
  ]);
});

test('a clip that differs is shown by name, and the user decides', async ({ context }) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle([{}, {}]));
  const other = await makeBundle([{ tags: ['改过'] }, {}]);
  await chooseImport(library, other);
  await expect(verdict(library, '有出入')).toHaveText('1');
  await expect(verdict(library, '完全相同')).toHaveText('1');
  await expect(library.getByText('不同之处：标签', { exact: true })).toBeVisible();
  await library.getByLabel('换成文件中的').check();
  await library.getByRole('button', { name: '导入 1 篇' }).click();
  await expect(library.getByText('已导入 1 篇。')).toBeVisible();
  await library.getByRole('dialog').locator('.buttons').getByRole('button', { name: '关闭' }).click();
  expect(clipsOf((await exportAll(library)).text)[0]?.tags).toEqual(['改过']);
});

test.describe('a broken file is refused with place and reason, and the library is untouched', () => {
  const edit = async (change: (bundle: Record<string, unknown>, clips: Record<string, unknown>[]) => void) => {
    const bundle: Record<string, unknown> = JSON.parse(await makeBundle(3));
    const clips = bundle.clips;
    if (!Array.isArray(clips)) throw new Error('no clips');
    change(bundle, clips);
    return JSON.stringify(bundle);
  };
  const cases: [name: string, file: () => Promise<string>, place: string, reason: RegExp][] = [
    ['cut short', async () => (await makeBundle(3)).slice(0, -500), '整个文件', /不是完整的 JSON/],
    ['not JSON', async () => 'PK\u0003\u0004', '整个文件', /不是完整的 JSON/],
    ['another program’s JSON', async () => '{"bookmarks":[]}', '', /不是拾评的备份文件/],
    ['a newer version', () => edit((bundle) => Object.assign(bundle, { version: 99 })), 'version', /更新版本的拾评/],
    ['a letter changed', async () => (await makeBundle(3)).replace('老槐树', '老榆树'), '', /校验值与内容不符/],
    [
      'a missing address',
      () => edit((_, clips) => Reflect.deleteProperty(Object(clips[1]?.article), 'url')),
      'clips[1].article.url',
      /缺少/,
    ],
    [
      'a script for an address',
      () => edit((_, clips) => Object.assign(Object(clips[2]?.article), { url: 'javascript:alert(1)' })),
      'clips[2].article.url',
      /值不合规定/,
    ],
    [
      'an unknown field',
      () => edit((_, clips) => Object.assign(Object(clips[0]), { extra: 1 })),
      'clips[0].extra',
      /不认识的名称/,
    ],
    ['a reserved name', async () => (await makeBundle(3)).replace('"note":', '"__proto__":'), '', /不允许的名称/],
  ];
  for (const [name, file, place, reason] of cases) {
    test(name, async ({ context }) => {
      const library = await openLibraryPage(context);
      await importBundle(library, await makeBundle(2));
      const before = clipsOf((await exportAll(library)).text);
      await chooseImport(library, await file());
      const dialog = library.getByRole('dialog');
      await expect(dialog.getByText('资料库没有任何改动。')).toBeVisible();
      const fault = dialog.getByRole('row').filter({ hasText: reason });
      await expect(fault.first()).toContainText(place);
      await dialog.getByRole('button', { name: '关闭' }).first().click();
      expect(clipsOf((await exportAll(library)).text)).toEqual(before);
    });
  }
});

test('pages and older texts go out and come back with their clips; pages only if they are wanted', async ({
  launch,
  page,
  site,
}) => {
  const article = articlePage();
  await visitAndClip(page, site, article);
  const [first = '', ...rest] = article.paragraphs;
  await updateClip(page, site, articlePage({ paragraphs: [first.replace('老槐树', '新凉亭'), ...rest] }));
  const library = await openLibraryPage(page.context());
  const whole = await exportAll(library);
  const bundle = Bundle.parse(JSON.parse(whole.text));
  expect(bundle.clips[0]?.revisions).toHaveLength(1);
  expect(bundle.sources?.map(({ until }) => until)).toEqual([undefined, bundle.clips[0]?.revisions?.[0]?.at]);
  const bare = await download(library, async () => {
    await library.getByRole('button', { name: '导出', exact: true }).click();
    await library.getByLabel('包含网页源码').uncheck();
    await library.getByRole('button', { name: '全部 1 篇' }).click();
  });
  expect(Bundle.parse(JSON.parse(bare.text)).sources).toBeUndefined();

  await page.context().close();
  const empty = await openLibraryPage(await launch({ fresh: true }));
  await chooseImport(empty, whole.text);
  await expect(verdict(empty, '旧版')).toHaveText('1');
  await expect(verdict(empty, '网页源码')).toHaveText('2');
  await empty.getByRole('button', { name: '导入 1 篇' }).click();
  await expect(empty.getByText(/已导入 1 篇。.*1 份旧版.*2 份网页源码/)).toBeVisible();
  await empty.getByRole('dialog').locator('.buttons').getByRole('button', { name: '关闭' }).click();
  const again = Bundle.parse(JSON.parse((await exportAll(empty)).text));
  expect([again.clips, again.sources]).toEqual([bundle.clips, bundle.sources]);
});

test('clips are exported for other programs: a table, references, a file each; the open one alone', async ({
  context,
}) => {
  const library = await openLibraryPage(context);
  await importBundle(library, await makeBundle(3));
  const exportAs = (format: string) =>
    download(library, async () => {
      await library.getByRole('button', { name: '导出', exact: true }).click();
      await library.getByRole('radio', { name: format }).check();
      await library.getByRole('button', { name: /^全部 3 篇$/ }).click();
    });
  const table = await exportAs('表格（CSV，含正文）');
  expect(table.name).toMatch(/^拾评 .* 3 篇\.csv$/);
  expect(table.text.match(/\r\n/g)).toHaveLength(4);
  expect((await exportAs('参考文献（RIS，可入 Zotero）')).text.match(/^TY {2}- NEWS/gm)).toHaveLength(3);
  const archive = await exportAs('文章（Markdown，可入 Obsidian）');
  expect(archive.name).toMatch(/ 3 篇\.zip$/);
  expect(archive.text).toContain('2013-01-01 春耕备耕不妨多问一句（0）.md');
  await expect(library.getByText('已导出 3 篇。').last()).toBeVisible();

  await library.getByRole('row').first().click();
  const alone = await download(library, async () => {
    await library.getByRole('button', { name: '导出这一篇' }).click();
    await library.getByRole('button', { name: /Markdown，可入 Obsidian/ }).click();
  });
  expect(alone.name).toBe('春耕备耕不妨多问一句（0）.md');
  expect(alone.text).toMatch(/^---\ntitle: "春耕备耕不妨多问一句（0）"\n/);
});
