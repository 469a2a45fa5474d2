import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import type { SiteServer } from '../tests/e2e/site-server';

/** The built extension. */
export const EXTENSION = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));

/** Chromium names an unpacked extension after its folder: the path's SHA-256, 32 hex digits of it, 0–f written a–p. */
export const EXTENSION_ID = [...createHash('sha256').update(EXTENSION).digest('hex').slice(0, 32)]
  .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  .join('');

/** The address of one of the extension's pages: `extensionPage('library.html')`. */
export const extensionPage = (path: string) => `chrome-extension://${EXTENSION_ID}/${path}`;

// A toolbar popup is a target of type "other" to DevTools; with this switch Playwright makes a page of it like any other.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

/** Which browser is started, on whose profile, and what it may reach. */
export interface Launch {
  executablePath: string;
  /** Folder of the profile; a later launch with the same one finds what the earlier one left. */
  profile: string;
  site: SiteServer;
  headless: boolean;
  /** The browser's language, and so Shiping's: 「zh-CN」. Left out, it is the user's own. */
  language?: string | undefined;
  /** Switches every page's content security policy off, the extension's own included: for tests of what stands behind it. */
  withoutPolicy?: boolean;
}

/** Starts a browser that has Shiping loaded and reaches no host but the site server. */
export async function launchBrowser({
  executablePath,
  profile,
  site,
  headless,
  language,
  withoutPolicy = false,
}: Launch): Promise<BrowserContext> {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) throw new Error(`no build in ${EXTENSION}: run npm run build`);
  pinIcon(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    // The window's own size: an emulated one would be laid over the popup in screenshots.
    viewport: null,
    bypassCSP: withoutPolicy,
    ...(language ? { locale: language } : {}),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // No bar that warns of the switches below.
      '--test-type',
      ...(language ? [`--lang=${language}`] : []),
      ...site.browserArguments,
      '--no-first-run',
      '--window-size=1280,900',
      // Headless Chromium's screen is 800 × 600, too low for a popup of full height.
      '--screen-info={1600x1200}',
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      '--enable-unsafe-extension-debugging',
    ],
  });
  await provideExtension(context);
  await whenListening(context);
  return context;
}

/** Shiping's service worker. */
export async function serviceWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** A new profile shows Shiping's icon in the toolbar at once, and offers no translation of the pages. */
function pinIcon(profile: string): void {
  const preferences = join(profile, 'Default', 'Preferences');
  if (existsSync(preferences)) return;
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(
    preferences,
    JSON.stringify({ extensions: { pinned_extensions: [EXTENSION_ID] }, translate: { enabled: false } }),
  );
}

/** Branded Chrome (137 and later) ignores --load-extension; there DevTools loads the folder. */
async function provideExtension(context: BrowserContext): Promise<void> {
  const worker = serviceWorker(context).catch(() => undefined);
  if (await Promise.race([worker, pause(5000)])) return;
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send('Extensions.loadUnpacked', { path: EXTENSION });
  await worker;
}

const pause = (milliseconds: number) => new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds));

/** Until the worker's script has run, the browser does not know what it listens to, and a shortcut pressed then is lost. */
async function whenListening(context: BrowserContext): Promise<void> {
  const worker = await serviceWorker(context);
  while (!(await worker.evaluate(() => chrome.commands.onCommand.hasListeners()))) {
    await pause(20);
  }
}
