import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { extensionPage, serviceWorker } from '../../scripts/launch-browser';
import { seeOnPage } from './in-page';
import type { SitePage, SiteServer } from './site-server';

/**
 * Presses one of the extension's shortcuts, Alt+Shift and a letter, over a page: `await pressCommand(page, 'S')`. Only a
 * raw key event with a native key code reaches the browser's own accelerators; like a real press it grants `activeTab`.
 * A browser that has just started may not know the extension's shortcuts yet: then the page hears the key, and it is
 * pressed again.
 */
export async function pressCommand(page: Page, letter: string): Promise<void> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  const code = letter.charCodeAt(0);
  const key = { modifiers: 1 | 8, key: letter, code: `Key${letter}`, windowsVirtualKeyCode: code };
  for (let tries = 0; tries < 40; tries++) {
    // A key that comes before the page's first frame is lost.
    const heard = await page.evaluateHandle(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const keys: string[] = [];
      addEventListener('keydown', (event) => keys.push(event.key), { capture: true, once: true });
      return keys;
    });
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, nativeVirtualKeyCode: code });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, nativeVirtualKeyCode: code });
    if ((await heard.evaluate((keys) => keys.length)) === 0) break;
    await page.waitForTimeout(250);
  }
  await session.detach();
}

/** Clips the page that is open by its shortcut, and waits until it is on disk. */
export async function clipPage(page: Page): Promise<void> {
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', '已保存');
}

/** Has the site serve an article, opens it and clips it. */
export async function visitAndClip(page: Page, site: SiteServer, article: SitePage): Promise<void> {
  site.serve(article);
  await page.goto(article.url);
  await clipPage(page);
}

/** Opens the toolbar popup over a page by its shortcut. */
export async function openPopup(page: Page): Promise<Page> {
  const context = page.context();
  const opened = context.waitForEvent('page', (other) => other.url() === extensionPage('popup.html'));
  await pressCommand(page, 'L');
  const popup = await opened;
  await popup.waitForLoadState();
  return popup;
}

/** Opens the side panel by the popup's button, which takes the popup away. */
export async function openSidePanel(page: Page): Promise<Page> {
  const popup = await openPopup(page);
  const opened = page.context().waitForEvent('page', (other) => other.url() === extensionPage('sidepanel.html'));
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: '在侧栏打开' }).click();
  await closed;
  const panel = await opened;
  await panel.waitForLoadState();
  return panel;
}

/** Has the site serve the open page as it is now, and takes the change into its clip from the card. */
export async function updateClip(page: Page, site: SiteServer, changed: SitePage): Promise<void> {
  site.serve(changed);
  await page.reload();
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '更新', exact: true }).click();
  await expect(popup.getByText(/已更新，旧版仍在/)).toBeVisible();
  await popup.close();
}

/** Closes the popup as a click elsewhere does, and waits until the page has the keyboard again. */
export async function closePopup(popup: Page): Promise<void> {
  const worker = await serviceWorker(popup.context());
  await popup.close();
  const popups = () =>
    worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length);
  await expect.poll(popups).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** Chooses in the popup what to point at; the popup goes, the picker stands in the page. */
export async function startPicking(page: Page, what: string): Promise<void> {
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '修正此站…' }).click();
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: what, exact: true }).click();
  await closed;
  await seeOnPage(page, 'dialog', what);
}

/** What the toolbar icon says of the page in words: badge and tooltip. */
export async function toolbarWords(page: Page): Promise<{ badge: string; tooltip: string }> {
  await page.bringToFront();
  const worker = await serviceWorker(page.context());
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const details = tab?.id === undefined ? {} : { tabId: tab.id };
    const [badge, tooltip] = await Promise.all([chrome.action.getBadgeText(details), chrome.action.getTitle(details)]);
    return { badge, tooltip };
  });
}

/** Chooses the menu item over a page; a headless browser draws no native menu, so the event is given to its listeners. */
export async function chooseMenuItem(page: Page, menuItemId: string): Promise<void> {
  await page.bringToFront();
  const worker = await serviceWorker(page.context());
  await worker.evaluate(async (id) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const info = { menuItemId: id, editable: false, pageUrl: tab?.url ?? '' };
    // The type has no dispatch; the browser's event objects do.
    Reflect.apply(Reflect.get(chrome.contextMenus.onClicked, 'dispatch'), chrome.contextMenus.onClicked, [info, tab]);
  }, menuItemId);
}

/** Opens the full-tab library page. */
export async function openLibraryPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(extensionPage('library.html'));
  return page;
}

/** Stops the service worker as the browser does after 30 idle seconds. Wake it by an event before evaluating in it. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(extensionPage('popup.html'));
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  const browser = await browserSession(context);
  const workers = async () => {
    const { targetInfos } = await browser.send('Target.getTargets');
    return targetInfos.filter(({ type }) => type === 'service_worker').length;
  };
  await expect.poll(workers).toBe(0);
  await browser.detach();
  await page.close();
}

/** Kills the browser as a power cut would, without a word to any of its processes. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser has no main process');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await closed;
}

/** Does something that downloads a file and gives the file's name and text. */
export async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function browserSession(context: BrowserContext) {
  const browser = context.browser();
  if (!browser) throw new Error('the browser has gone');
  return browser.newBrowserCDPSession();
}

/** Exports the whole library by 导出 ▾ of the popup or the library page, and gives the file. */
export function exportAll(page: Page): Promise<{ name: string; text: string }> {
  return download(page, async () => {
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('button', { name: /^全部 [\d,]+ 篇$/ }).click();
  });
}

/** Opens 导入 of the library page and chooses a file with this text, as far as the verdict on it. */
export async function chooseImport(page: Page, text: string, name = '备份.json'): Promise<void> {
  await page.getByRole('button', { name: '导入' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByText('把拾评备份文件拖到这里，或点击选择').click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Brings a bundle in by the library page's own import, to the last clip. */
export async function importBundle(page: Page, text: string, timeout = 45_000): Promise<void> {
  await chooseImport(page, text);
  await page.getByRole('button', { name: /^导入 [\d,]+ 篇$/ }).click({ timeout });
  await expect(page.getByText(/已导入 [\d,]+ 篇。/)).toBeVisible({ timeout });
  await page.getByRole('dialog').locator('.buttons').getByRole('button', { name: '关闭' }).click();
  // Keys that are pressed before it has gone would go to it.
  await expect(page.getByRole('dialog')).toBeHidden();
}
