import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser';
import { launchBrowser } from '../../scripts/launch-browser';
import { type SiteServer, startSiteServer } from './site-server';

interface TestFixtures {
  /** The interface's language. */
  language: string;
  /** Whether the pages' content security policy is switched off. */
  withoutPolicy: boolean;
  /** The profile's folder; fresh for each test. */
  profile: string;
  /** Starts a browser on this test's profile, again after the first was closed or killed; or on one without a past. */
  launch: (options?: { fresh: boolean }) => Promise<BrowserContext>;
  context: BrowserContext;
  page: Page;
}

/** Hosts that Chromium itself calls, extension or not: its updates and its sign-in. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gvt1|gstatic)\.com$/;

/**
 * Every test gets a fresh profile with the built extension in a real Chromium whose whole internet is the site server.
 * Afterwards the server's log must hold no host but those of pages that it serves.
 */
export const test = base.extend<TestFixtures, { site: SiteServer }>({
  site: [
    async ({}, use) => {
      const site = await startSiteServer();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  language: ['zh-CN', { option: true }],
  withoutPolicy: [false, { option: true }],
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'shiping-e2e-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  launch: async ({ profile, site, language, withoutPolicy }, use) => {
    const launched: BrowserContext[] = [];
    site.requests.length = 0;
    await use(async ({ fresh } = { fresh: false }) => {
      const folder = fresh ? join(profile, 'fresh') : profile;
      const context = await launchBrowser({
        executablePath: findBrowser(),
        profile: folder,
        site,
        headless: true,
        language,
        withoutPolicy,
      });
      context.setDefaultTimeout(30_000);
      launched.push(context);
      return context;
    });
    for (const context of launched) await context.close();
    const strangers = site.requests.filter((url) => {
      const { hostname } = new URL(url);
      return !site.hosts().has(hostname) && !BROWSERS_OWN.test(hostname);
    });
    expect(strangers, 'requests to hosts that no test page is on').toEqual([]);
  },
  context: async ({ launch }, use) => {
    await use(await launch());
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});

export { expect };
