import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { articlePage } from './article-page';
import { importBundle, openLibraryPage, openPopup, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { age, isWhole } from './look-at-copy';
import { everythingIn, makeEverything } from './make-everything';
import type { SiteServer } from './site-server';

const ARTICLE = articlePage();
const COUNT = 150;

async function save(page: Page, site: SiteServer): Promise<void> {
  await visitAndClip(page, site, ARTICLE);
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
  await importBundle(library, await makeEverything(COUNT - 1));
  const options = await first.newPage();
  await options.goto(extensionPage('options.html'));
  await options.getByRole('radio', { name: '深色' }).check();
  await age(library);
  await isWhole(library);
  const before = await everythingIn(library);
  expect(before).toMatchObject({
    counts: { clips: COUNT, trashed: 1 },
    sources: { length: 4 },
    rules: { length: 1 },
    searches: { length: 1 },
    lists: { length: 2 },
    settings: { theme: 'dark' },
  });
  expect(before.clips.find(({ note }) => note !== '')).toMatchObject({ highlights: { length: 5 }, starred: true });
  expect(before.clips.find(({ revisions }) => revisions)).toMatchObject({ revisions: { length: 2 } });
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
  expect(await everythingIn(restored)).toEqual(before);
});
