import { existsSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import * as z from 'zod/mini';
import { sharedPath } from '../shared-path';
import { articlePage, paragraphs } from './article-page';
import { clipPage, importBundle, openLibraryPage, openPopup, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { seeOnPage } from './in-page';
import { makeBundle } from './make-bundle';

/** Markup that runs a script as soon as a page takes it in as it is. */
const VECTORS = [
  '<img src="x" onerror="alert(1)">',
  '<svg onload="alert(1)"></svg>',
  '<details open ontoggle="alert(1)"><summary>展开</summary></details>',
  '<video><source onerror="alert(1)"></video>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<input autofocus onfocus="alert(1)">',
  '<style onload="alert(1)"></style>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<p><b><ruby><rt><img src="x" onerror="alert(1)"></rt></ruby></b></p>',
];
const LINKS = ['<a href="javascript:alert(1)">点我</a>', '<a href="data:text/html,<script>alert(1)</script>">点我</a>'];

/** A large collection of such markup; it is no part of the project and widens the test where it is at hand. */
const COLLECTION = sharedPath('hostile/html_vectors.json');
const EVERY = 12;
const collected = existsSync(COLLECTION)
  ? z
      .array(z.object({ html: z.string() }))
      .parse(JSON.parse(readFileSync(COLLECTION, 'utf8')))
      .filter((_, at) => at % EVERY === 0)
      .map(({ html }) => html.toWellFormed())
  : [];

/** Counts every dialog that any page opens from now on: what the vectors do when they run. */
function watchDialogs(context: BrowserContext): { count: number } {
  const seen = { count: 0 };
  const watch = (page: Page) =>
    page.on('dialog', async (dialog) => {
      seen.count++;
      await dialog.dismiss().catch(() => undefined);
    });
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return seen;
}

/** What a page holds that could run: handlers, scripts, frames, addresses that are not http(s). */
function dangers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')].flatMap((element) => {
      const attributes = [...element.attributes].filter(
        ({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
      );
      const isLive = /^(script|iframe|object|embed|style|link|meta|base|math)$/i.test(element.tagName);
      return isLive || attributes.length > 0 ? [element.outerHTML.slice(0, 120)] : [];
    }),
  );
}

/** The control: the same markup, in the same page, taken in without any care. */
async function fireUnsanitised(page: Page, vectors: string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const html of all) {
      const holder = document.createElement('div');
      document.body.append(holder);
      holder.innerHTML = html;
    }
  }, vectors);
}

test.describe('with the browser’s own wall, the CSP, taken away', () => {
  test.use({ withoutPolicy: true });

  test('the control: this markup does run in an extension page that takes it in as it is', async ({ context }) => {
    const library = await openLibraryPage(context);
    const dialogs = watchDialogs(context);
    await fireUnsanitised(library, VECTORS);
    await expect.poll(() => dialogs.count).toBeGreaterThanOrEqual(6);
  });

  test('an article full of it runs nothing in the page’s own UI, the popup or the reader', async ({
    page,
    site,
    context,
  }) => {
    const headline = '把小事<img src=x onerror=alert(1)>办好';
    const article = articlePage({
      headline: headline.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      author: '&lt;svg onload=alert(1)&gt;',
      paragraphs: [...VECTORS, ...LINKS].map((vector, at) => `${paragraphs(1, `第${at}处`)[0]}${vector}`),
    });
    // The page's own scripts and images are the page's affair; its own policy keeps them out of the count.
    const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';
    site.serve({ ...article, html: article.html.replace('<head>', `<head>${policy}`) });
    await page.goto(article.url);
    await page.waitForTimeout(1000);
    const dialogs = watchDialogs(context);
    await clipPage(page);
    await seeOnPage(page, 'StaticText', headline);
    const popup = await openPopup(page);
    await expect(popup.getByRole('row').getByText(headline)).toBeVisible();
    await popup.getByRole('searchbox').fill('onerror');
    await expect(popup.locator('mark').first()).toBeVisible();
    expect(await dangers(popup)).toEqual([]);
    const [reader] = await Promise.all([context.waitForEvent('page'), popup.getByRole('row').first().click()]);
    await expect(reader.getByRole('heading', { level: 1, name: headline })).toBeVisible();
    await expect(reader.getByText('第3处的第1天')).toBeVisible();
    expect(await dangers(reader)).toEqual([]);
    await reader.waitForTimeout(1000);
    expect(dialogs.count).toBe(0);
  });

  test('a bundle full of it runs nothing when it is imported and read', async ({ context }) => {
    test.setTimeout(240_000);
    const groups: string[][] = [VECTORS, LINKS];
    for (let at = 0; at < collected.length; at += 40) groups.push(collected.slice(at, at + 40));
    const library = await openLibraryPage(context);
    const dialogs = watchDialogs(context);
    await importBundle(
      library,
      await makeBundle(
        groups.map((group, at) => ({
          article: {
            headline: `<img src=x onerror=alert(${at})>`,
            contentHtml: group.map((vector) => `<p>${at}</p>${vector}`).join('\n'),
            captions: ['<img src=x onerror=alert(1)>'],
          },
          tags: ['<svg onload=alert(1)>'],
        })),
      ),
    );
    await library.getByRole('row').first().click();
    for (const [at] of groups.entries()) {
      await expect(library.getByRole('heading', { level: 1 }).last()).toHaveText(`<img src=x onerror=alert(${at})>`);
      expect(await dangers(library), `group ${at}`).toEqual([]);
      await library.keyboard.press('ArrowDown');
      await library.keyboard.press('Enter');
    }
    expect(dialogs.count).toBe(0);
  });

  test('a stored record that was tampered with is made harmless again when it is shown', async ({
    page,
    site,
    context,
  }) => {
    const article = articlePage();
    await visitAndClip(page, site, article);
    const library = await openLibraryPage(context);
    const changed = await library.evaluate(async (html) => {
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const [{ name = '' } = {}] = await indexedDB.databases();
      const database = await wait(indexedDB.open(name));
      const store = database.transaction('contents', 'readwrite').objectStore('contents');
      const rows: object[] = await wait(store.getAll());
      for (const row of rows) await wait(store.put({ ...row, contentHtml: html }));
      database.close();
      return rows.length;
    }, VECTORS.join('<p>正文</p>'));
    expect(changed).toBe(1);
    const dialogs = watchDialogs(context);
    await library.getByRole('row').first().click();
    await expect(library.getByText('正文', { exact: true }).first()).toBeVisible();
    expect(await dangers(library)).toEqual([]);
    await library.waitForTimeout(500);
    expect(dialogs.count).toBe(0);
  });
});

test('the reader asks for no picture before the user does, and never for one on this machine', async ({
  context,
  site,
}) => {
  const library = await openLibraryPage(context);
  const contentHtml = [
    '<p>正文</p><img src="http://pictures.example/a.jpg" alt="操场">',
    '<img src="http://127.0.0.1:9/b.jpg"><img src="http://192.168.1.1/c.jpg"><img src="http://[::1]/d.jpg">',
  ].join('');
  await importBundle(library, await makeBundle([{ article: { contentHtml } }]));
  await library.getByRole('row').first().click();
  await expect(library.getByText(/图片未加载/)).toBeVisible();
  const asked: string[] = [];
  library.on('request', (request) => asked.push(request.url()));
  await library.reload();
  await expect(library.getByText(/图片未加载/)).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('chrome-extension:'))).toEqual([]);

  site.answer('http://pictures.example/a.jpg', (response, request) => {
    expect(request.headers.referer).toBeUndefined();
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  await library.getByRole('button', { name: /^显示图片/ }).click();
  await expect.poll(() => asked.filter((url) => url.startsWith('http'))).toEqual(['http://pictures.example/a.jpg']);
});
