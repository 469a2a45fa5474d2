import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bundle } from '../../utils/exchange/bundle';
import { articlePage, paragraphs } from './article-page';
import { exportAll, importBundle, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';
import { age, isWhole } from './look-at-copy';
import { makeBundle } from './make-bundle';
import { makeHighlighted } from './make-highlights';
import type { SiteServer } from './site-server';

const ARTICLE = articlePage();
const COUNT = 150;

/** What lies beside the clips. */
const AT = '2026-03-01T08:00:00.000Z';
const idOf = (digit: number) => `00000000-0000-4000-9000-00000000000${digit}`;
const BESIDE = {
  rules: [{ host: 'b.example.cn', role: 'drop', selector: '.a', addedAt: AT }],
  searches: [{ id: idOf(1), name: '文风', query: '板凳', filter: {}, order: 'date', savedAt: AT }],
  lists: [{ id: idOf(2), name: '申论', clips: ['00000000-0000-4000-8000-000000000003'], savedAt: AT }],
};

/** Everything that an export has, but for its own time. */
async function everything(library: Page) {
  const { exportedAt: _at, ...bundle } = Bundle.parse(JSON.parse((await exportAll(library)).text));
  return bundle;
}

async function save(page: Page, site: SiteServer): Promise<void> {
  site.serve(ARTICLE);
  await page.goto(ARTICLE.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
}

test('an old library whose database the browser drops comes back whole from the second copy', async ({
  launch,
  site,
  profile,
}) => {
  test.setTimeout(240_000);
  const first = await launch();
  const page = await first.newPage();
  await save(page, site);
  const library = await openLibraryPage(first);
  const marked = makeHighlighted('晒谷场上的账本', paragraphs(4, '晒谷场'));
  const others = Array.from({ length: COUNT - 2 }, () => ({}));
  const bundle = await makeBundle([{ ...marked, tags: ['文风/短'], starred: true }, ...others]);
  await importBundle(library, JSON.stringify({ ...JSON.parse(bundle), ...BESIDE }));
  await age(library);
  await isWhole(library);
  const before = await everything(library);
  expect(before).toMatchObject({ clips: { length: COUNT }, sources: { length: 1 }, ...BESIDE });
  await first.close();
  expect(existsSync(join(profile, 'Default/IndexedDB'))).toBe(true);
  rmSync(join(profile, 'Default/IndexedDB'), { recursive: true });

  const second = await launch();
  const again = await second.newPage();
  await again.goto(ARTICLE.url);
  const popup = await openPopup(again);
  await expect(popup.getByText(`浏览器清空了资料库。已从第二份副本找回 ${COUNT} 篇。`)).toBeVisible({
    timeout: 60_000,
  });
  const restored = await openLibraryPage(second);
  expect(await everything(restored)).toEqual(before);
});
