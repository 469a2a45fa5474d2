import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articlePage } from './article-page';
import { download, importBundle, openLibraryPage, openPopup } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';
import { age, isWhole } from './look-at-copy';
import { everythingIn, makeEverything, toEverything } from './make-everything';

const ARTICLE = articlePage();
const COUNT = 70;

/** Files that Chromium can neither open nor delete, whoever it runs as. */
const HARMS: [string, (folder: string) => void][] = [
  [
    'lies where a file has its name',
    (folder) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    },
  ],
  [
    'has a lock that cannot be taken',
    (folder) => {
      rmSync(join(folder, 'LOCK'));
      mkdirSync(join(folder, 'LOCK/held'), { recursive: true });
    },
  ],
];

for (const [how, harm] of HARMS) {
  test(`a database that ${how} is told of, and everything leaves by the second copy`, async ({
    launch,
    site,
    profile,
  }) => {
    test.setTimeout(180_000);
    const first = await launch();
    const library = await openLibraryPage(first);
    await importBundle(library, await makeEverything(COUNT));
    await age(library);
    await isWhole(library);
    const before = await everythingIn(library);
    await first.close();
    const folders = join(profile, 'Default/IndexedDB');
    const name = readdirSync(folders).find((folder) => folder.endsWith('.leveldb')) ?? '';
    harm(join(folders, name));

    const second = await launch();
    const closed = await openLibraryPage(second);
    await expect(closed.getByRole('heading', { name: '资料库打不开' })).toBeVisible({ timeout: 60_000 });
    await expect(closed.getByText(`IndexedDB/${name}`)).toBeVisible();
    await expect(closed.getByText('0 篇')).toBeHidden();
    const { text } = await download(closed, () =>
      closed.getByRole('button', { name: '导出第二份副本' }).press('Enter'),
    );
    expect(toEverything(text)).toEqual(before);
    await expect(closed.getByText(`已导出 ${COUNT} 篇。`)).toBeVisible();

    site.serve(ARTICLE);
    const page = await second.newPage();
    await page.goto(ARTICLE.url);
    await seeOnPage(page, 'button', '剪藏', 60_000);
    await clickOnPage(page, 'button', '剪藏');
    await seeOnPage(page, 'StaticText', /^没有完成：浏览器打不开资料库的文件。/, 60_000);
    const popup = await openPopup(page);
    await expect(popup.getByRole('heading', { name: '资料库打不开' })).toBeVisible({ timeout: 60_000 });
    await second.close();

    // As the page advises.
    rmSync(join(folders, name), { recursive: true });
    const third = await launch();
    const again = await openLibraryPage(third);
    await expect(again.getByText(/^浏览器清空了资料库。已从第二份副本找回 70 篇。/)).toBeVisible({ timeout: 60_000 });
    expect(await everythingIn(again)).toEqual(before);
  });
}
