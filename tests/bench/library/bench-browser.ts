import { createHash } from 'node:crypto';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../../../scripts/find-browser';

const BUILT = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** A copy of the built extension in the folder, with the bench's own page beside the others: the same origin. */
export async function copyExtension(folder: string): Promise<string> {
  if (!existsSync(join(BUILT, 'manifest.json'))) throw new Error(`no build in ${BUILT}: run npm run build`);
  const extension = join(folder, 'extension');
  cpSync(BUILT, extension, { recursive: true });
  const entry = fileURLToPath(new URL('in-page.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: join(extension, 'bench'),
      emptyOutDir: true,
      target: 'es2023',
      lib: { entry, formats: ['es'], fileName: () => 'bench.js' },
    },
  });
  const page = '<!doctype html><meta charset="utf-8"><script type="module" src="bench/bench.js"></script>';
  writeFileSync(join(extension, 'bench.html'), page);
  return extension;
}

/** A browser with that extension and no way to any host. */
export function launchBench(extension: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    viewport: { width: 400, height: 600 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}

/** The address of a page of the copy: Chromium names an unpacked extension after its folder. */
export function addressIn(extension: string, path: string): string {
  const digits = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  const id = [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  return `chrome-extension://${id}/${path}`;
}

/** A new tab with the bench's page, which has read nothing yet. */
export async function openBench(context: BrowserContext, extension: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(addressIn(extension, 'bench.html'));
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}
