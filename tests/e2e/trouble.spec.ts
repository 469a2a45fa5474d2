import { appendFileSync, cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { EXTENSION_ID, serviceWorker } from '../../scripts/launch-browser';
import { articlePage } from './article-page';
import { openLibraryPage, openPopup, stopWorker, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';
import type { SiteServer } from './site-server';

const FIRST = articlePage();
const SECOND = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/19/012380382.shtml',
  headline: '渡口的灯',
  paragraphs: [
    '渡口的灯亮了三十年，摆渡人老段说，只要对岸还有一户人家，这盏灯就不会灭。',
    '桥修好以后，坐船的人一天比一天少。他把船底重新刷了桐油，照旧天不亮就起身。',
    '镇上来人劝他歇一歇，他摇头：桥是给车走的，船是给赶不上车的人留的。',
    '后来镇里把渡口列进了便民名单，灯换成了新的。老段只说了一句：这下看得更远了。',
  ],
});

async function clip(page: Page, site: SiteServer, article: typeof FIRST): Promise<void> {
  await visitAndClip(page, site, article);
}

/** A browser of this profile in which one article is clipped, and that is closed. */
async function clipAndQuit(launch: () => Promise<BrowserContext>, site: SiteServer, article: typeof FIRST) {
  const context = await launch();
  await clip(await context.newPage(), site, article);
  await context.close();
}

/** As the browser's storage names it. */
const origin = `chrome-extension://${EXTENSION_ID}`;

const indexedDBOf = (profile: string) => join(profile, 'Default/IndexedDB');
const rowOf = (page: Page, headline: string) => page.getByRole('row').getByText(headline);

/** A browser whose worker has begun, as any page of the listed sites makes it. */
async function wake(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(FIRST.url);
  await seeOnPage(page, 'button', '已保存，点击打开');
  return page;
}

test('a library that the browser has emptied is told of, and comes back', async ({ launch, site, profile }) => {
  await clipAndQuit(launch, site, FIRST);
  rmSync(indexedDBOf(profile), { recursive: true });

  const popup = await openPopup(await wake(await launch()));
  await expect(popup.getByText('浏览器清空了资料库。已从第二份副本找回 1 篇。')).toBeVisible();
  await expect(rowOf(popup, FIRST.headline)).toBeVisible();
});

test('an older library in place of the one that was is told of, and what is newer comes back', async ({
  launch,
  site,
  profile,
}) => {
  await clipAndQuit(launch, site, FIRST);
  const older = join(profile, 'older');
  cpSync(indexedDBOf(profile), older, { recursive: true });
  await clipAndQuit(launch, site, SECOND);
  rmSync(indexedDBOf(profile), { recursive: true });
  cpSync(older, indexedDBOf(profile), { recursive: true });

  const popup = await openPopup(await wake(await launch()));
  await expect(
    popup.getByText('浏览器换回了一份较旧的资料库，最近的剪藏不在其中。已从第二份副本找回 1 篇。'),
  ).toBeVisible();
  await expect(rowOf(popup, SECOND.headline)).toBeVisible();
  await popup.getByRole('status').getByRole('button', { name: '关闭' }).first().click();
  await expect(popup.getByText('浏览器换回了一份较旧的资料库')).toBeHidden();
});

/** Blocks of the log, which no record crosses. */
const BLOCK = 32_768;

/** Appends to the log what a write leaves of which the browser is killed: the head of a record, and half of what it tells of. */
function tearLog(profile: string): void {
  const paths = readdirSync(indexedDBOf(profile), { recursive: true, encoding: 'utf8' });
  const logs = paths.filter((path) => /leveldb.\d+\.log$/.test(path)).map((path) => join(indexedDBOf(profile), path));
  expect(logs).toHaveLength(1);
  for (const log of logs) {
    const left = BLOCK - (statSync(log).size % BLOCK);
    const padding = left < 64 ? left : 0;
    const length = (padding > 0 ? BLOCK : left) - 7;
    const head = [0x12, 0x34, 0x56, 0x78, length & 255, length >> 8, 1];
    appendFileSync(log, Buffer.concat([Buffer.alloc(padding), Buffer.from(head), Buffer.alloc(length >> 1, 7)]));
  }
}

test('a log that was torn when the browser was killed does not cost the library two starts later', async ({
  launch,
  site,
  profile,
}) => {
  await clipAndQuit(launch, site, FIRST);
  tearLog(profile);
  await clipAndQuit(launch, site, SECOND);

  const popup = await openPopup(await wake(await launch()));
  await expect(rowOf(popup, FIRST.headline)).toBeVisible();
  await expect(rowOf(popup, SECOND.headline)).toBeVisible();
  await expect(popup.getByText(/浏览器(?:清空了|换回了)/)).toHaveCount(0);
});

test('a database that the browser closes and empties under an open page is told of, and comes back', async ({
  page,
  site,
  context,
}) => {
  await clip(page, site, FIRST);
  const library = await openLibraryPage(context);
  await expect(rowOf(library, FIRST.headline)).toBeVisible();
  const session = await context.newCDPSession(library);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  // What is clipped now goes to a new database.
  await clip(page, site, SECOND);
  await expect(rowOf(library, SECOND.headline)).toBeVisible();
  await stopWorker(context);
  await page.goto(FIRST.url);
  await seeOnPage(page, 'button', '已保存，点击打开');
  const popup = await openPopup(page);
  await expect(popup.getByText(/浏览器清空了资料库。已从第二份副本找回 1 篇。/)).toBeVisible();
  await expect(rowOf(popup, FIRST.headline)).toBeVisible();
  await expect(rowOf(popup, SECOND.headline)).toBeVisible();
});

test('a full disk is told of, what was there stays, and there is a way on', async ({ page, site, context }) => {
  await clip(page, site, FIRST);
  // An extension with `unlimitedStorage` has no quota that DevTools could lower: the worker's transactions fail as on a full disk.
  const worker = await serviceWorker(context);
  await worker.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      if (this.name !== 'texts') return request;
      const error = new DOMException('', 'QuotaExceededError');
      Object.defineProperty(this.transaction, 'error', { get: () => error });
      this.transaction.abort();
      return request;
    };
    Object.assign(globalThis, {
      empty: () => {
        IDBObjectStore.prototype.put = put;
      },
    });
  });
  site.serve(SECOND);
  await page.goto(SECOND.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', /^没有保存：磁盘已满/);
  const library = await openLibraryPage(context);
  await expect(rowOf(library, FIRST.headline)).toBeVisible();
  await expect(rowOf(library, SECOND.headline)).toBeHidden();
  await worker.evaluate(() => Reflect.get(globalThis, 'empty')());
  await page.bringToFront();
  await clickOnPage(page, 'button', '重试');
  await seeOnPage(page, 'StaticText', '已保存');
  await expect(rowOf(library, SECOND.headline)).toBeVisible();
});

test('a tab that holds an older version open is told of, and the library opens when it has gone', async ({
  page,
  site,
  context,
}) => {
  site.serve(FIRST);
  await page.goto(FIRST.url);
  await seeOnPage(page, 'button', '剪藏');
  const deaf = await openLibraryPage(context);
  await stopWorker(context);
  // The tab of an older Shiping: its database has that version's stores, and it does not listen to the wish for an upgrade.
  await deaf.evaluate(async () => {
    const done = (request: IDBRequest) =>
      new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    await done(indexedDB.deleteDatabase('shiping'));
    const opening = indexedDB.open('shiping', 1);
    opening.onupgradeneeded = () => {
      const database = opening.result;
      const clips = database.createObjectStore('clips', { keyPath: 'id' });
      clips.createIndex('lists', 'lists', { multiEntry: true });
      clips.createIndex('pages', 'pages', { multiEntry: true });
      for (const name of ['texts', 'contents', 'sources']) database.createObjectStore(name, { keyPath: 'id' });
      database.createObjectStore('revisions', { keyPath: ['id', 'at'] });
      database.createObjectStore('counts', { keyPath: 'name' });
      database.createObjectStore('tail', { keyPath: 'number' });
      for (const name of ['segments', 'segmentClips']) database.createObjectStore(name, { keyPath: 'id' });
      for (const name of ['postings', 'meta']) database.createObjectStore(name);
    };
    await done(opening);
    // What nobody holds the browser closes some day.
    Object.assign(globalThis, { held: opening.result });
  });
  await page.bringToFront();
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', /^没有完成：另一个标签页里的拾评还是旧版本/, 45_000);
  const library = await openLibraryPage(context);
  await expect(library.getByText(/^另一个标签页里的拾评还是旧版本，资料库暂时打不开/)).toBeVisible();
  await deaf.close();
  await clip(page, site, FIRST);
  await library.reload();
  await expect(rowOf(library, FIRST.headline)).toBeVisible();
});
