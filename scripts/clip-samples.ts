import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { closePopup, exportAll, openLibraryPage, openPopup } from '../tests/e2e/drive';
import type { SitePage, SiteServer } from '../tests/e2e/site-server';
import { Bundle } from '../utils/exchange/bundle';
import messages from '../utils/i18n/locales/zh_CN.json';
import { launchBrowser } from './launch-browser';

/** What clipping the samples came to: the exported bundle, and the pages that were not clipped, with the reason. */
export interface Clipped {
  text: string;
  bundle: Bundle;
  failed: { url: string; reason: string }[];
}

/** Opens each page in a headless browser, clips it by the popup's own button, and exports the library by its menu. */
export async function clipSamples(executablePath: string, site: SiteServer, samples: SitePage[]): Promise<Clipped> {
  const profile = mkdtempSync(join(tmpdir(), 'shiping-start-'));
  const context = await launchBrowser({ executablePath, profile, site, headless: true, language: 'zh-CN' });
  try {
    const page = await context.newPage();
    const failed: Clipped['failed'] = [];
    for (const { url } of samples) {
      await clip(page, url).catch((error: unknown) => failed.push({ url, reason: String(error) }));
    }
    const { text } = await exportAll(await openLibraryPage(context));
    return { text, bundle: Bundle.parse(JSON.parse(text)), failed };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function clip(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const popup = await openPopup(page);
  try {
    await popup.getByRole('button', { name: messages.clip, exact: true }).click();
    await popup.getByText(messages.savedAndSafe).waitFor();
  } finally {
    await closePopup(popup);
  }
}
