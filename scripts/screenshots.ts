import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { DAMAGED } from '../tests/e2e/damaged-page';
import { type SiteServer, startSiteServer } from '../tests/e2e/site-server';
import { findBrowser } from './find-browser';
import { launchBrowser } from './launch-browser';
import { ANOTHER, ARTICLE, DOUBTFUL, EMPTY_PAGE, LIST_PAGE, LONG, REPRINT, TRADITIONAL } from './screenshot-pages';

/**
 * `npm run screenshots`: a picture of every view in every state that a user meets, from the built extension, into
 * `.output/screenshots/`. Names of groups choose: `npm run screenshots -- popup library`. A group is a file in the
 * folder `screenshots/`.
 */

const FOLDER = fileURLToPath(new URL('../.output/screenshots/', import.meta.url));

/** A browser of its own: empty library, fresh settings. */
export interface Shots {
  context: BrowserContext;
  page: Page;
  site: SiteServer;
  /** Takes the picture of what is in sight, or of the whole page. */
  shoot(view: Page, name: string, options?: { isWhole: boolean }): Promise<void>;
  /** The same by night. */
  shootDark(view: Page, name: string, options?: { isWhole: boolean }): Promise<void>;
}

/** Pictures that are taken in one browser. */
export interface Group {
  /** The interface's language. */
  language: string;
  shoot(shots: Shots): Promise<void>;
}

async function inBrowser(site: SiteServer, { language, shoot: work }: Group): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'shiping-pictures-'));
  const context = await launchBrowser({ executablePath: findBrowser(), profile, site, headless: true, language });
  const shoot = async (view: Page, name: string, { isWhole } = { isWhole: false }) => {
    // Panels and notices come to rest.
    await view.waitForTimeout(400);
    await view.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: isWhole });
    console.log(`${name}.png`);
  };
  const shootDark = async (view: Page, name: string, options = { isWhole: false }) => {
    await view.emulateMedia({ colorScheme: 'dark' });
    await shoot(view, name, options);
    await view.emulateMedia({ colorScheme: 'light' });
  };
  try {
    await work({ context, page: await context.newPage(), site, shoot, shootDark });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

const groups = Object.entries(import.meta.glob<Group>('./screenshots/*.ts', { eager: true, import: 'default' })).map(
  ([path, group]) => ({ name: basename(path, '.ts'), group }),
);
const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const site = await startSiteServer();
for (const page of [ARTICLE, ANOTHER, REPRINT, LONG, TRADITIONAL, DAMAGED, LIST_PAGE, DOUBTFUL, EMPTY_PAGE]) {
  site.serve(page);
}
try {
  for (const { name, group } of groups) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    // A group that fails leaves the others their pictures.
    await inBrowser(site, group).catch((error: unknown) => {
      console.error(`${name}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    });
  }
} finally {
  await site.close();
}
console.log(FOLDER);
