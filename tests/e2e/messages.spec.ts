import type { Page } from '@playwright/test';
import { EXTENSION_ID } from '../../scripts/launch-browser';
import { articlePage } from './article-page';
import { exportAll, openLibraryPage, toolbarWords, visitAndClip } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, isOnPage, seeOnPage } from './in-page';

/** Sends messages as the content script of a page would, were it taken over; gives each answer. */
async function sendFromContentScript(page: Page, messages: unknown[]): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = worlds.find(({ origin }) => origin === `chrome-extension://${EXTENSION_ID}`);
  if (!world) throw new Error('the page has no content script');
  const answers: unknown[] = [];
  for (const message of messages) {
    const { result } = await session.send('Runtime.evaluate', {
      contextId: world.id,
      awaitPromise: true,
      returnByValue: true,
      expression: `Promise.race([
        chrome.runtime.sendMessage(${JSON.stringify(message)}).then((answer) => answer ?? 'nothing', () => 'refused'),
        new Promise((resolve) => setTimeout(resolve, 20000, 'nothing')),
      ])`,
    });
    answers.push(result.value);
  }
  await session.detach();
  return answers;
}

const ID = '00000000-0000-4000-8000-000000000000';

test('messages that do not parse, and those a page may not send, are ignored', async ({ page, site, context }) => {
  const article = articlePage();
  await visitAndClip(page, site, article);
  const library = await openLibraryPage(context);
  const before = await exportAll(library);
  const { clips } = JSON.parse(before.text);

  await page.bringToFront();
  const answers = await sendFromContentScript(page, [
    null,
    42,
    'clipThisPage',
    [],
    { name: 'clipThisPage' },
    { name: 'clipThisPage', data: { url: 'http://elsewhere.example/' } },
    { name: 'clipThisPage', data: null, extra: 1 },
    { name: 'saveClip', data: { headline: '伪造', articleBody: '伪造' } },
    { name: '__proto__', data: null },
    { name: 'undoSave', data: 'x'.repeat(1_000_000) },
    { name: 'undoSave', data: `${ID}'` },
    { name: 'reportPage', data: { isArticle: 'yes', because: '' } },
    { name: 'hideButton', data: 'all' },
    { name: 'libraryChanged', data: { kind: 'erased', ids: [clips[0].id] } },
    { name: 'showOutcome', data: { kind: 'saved', id: ID, headline: '伪造', missing: 0, isReprint: false } },
  ]);
  expect([...new Set(answers)].sort().join()).toMatch(/^(nothing|refused|nothing,refused)$/);

  const after = await exportAll(library);
  expect(JSON.parse(after.text).clips).toEqual(clips);
  await page.bringToFront();
  expect(await isOnPage(page, 'StaticText', '伪造')).toBe(false);
  expect(await toolbarWords(page)).toMatchObject({ badge: '存' });
});

test('a page takes back its own clip only', async ({ page, site, context }) => {
  const mine = articlePage();
  const other = articlePage({ url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380372.shtml', headline: '另一篇' });
  site.serve(mine);
  site.serve(other);
  await page.goto(mine.url);
  await clickOnPage(page, 'button', '剪藏');
  await seeOnPage(page, 'StaticText', '已保存');
  const library = await openLibraryPage(context);
  const [{ id }] = JSON.parse((await exportAll(library)).text).clips;
  await page.bringToFront();
  await page.goto(other.url);
  await seeOnPage(page, 'button', '剪藏');
  expect(await sendFromContentScript(page, [{ name: 'undoSave', data: id }])).toEqual([false]);
  await expect(library.getByRole('row')).toHaveCount(1);
});
