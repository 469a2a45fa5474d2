import type { Page } from '@playwright/test';
import { closePopup, openLibraryPage, openPopup, pressCommand } from '../tests/e2e/drive';
import { seeOnPage } from '../tests/e2e/in-page';
import { makeBundle } from '../tests/e2e/make-bundle';
import { extensionPage } from './launch-browser';
import { ANOTHER, ARTICLE, DOUBTFUL, LIST_PAGE, MANY } from './screenshot-pages';
import type { Shots } from './screenshots';

/** The views with most words, in another language; its locale ends their names. Words are not asked for: they differ. */
export async function shootLanguage(locale: string, { context, page, shoot }: Shots): Promise<void> {
  for (const [name, { url }] of [
    ['article', ARTICLE],
    ['unsure', DOUBTFUL],
    ['not-an-article', LIST_PAGE],
  ] as const) {
    await page.goto(url);
    const popup = await openPopup(page);
    await popup.locator('.page-card:not(.skeleton)').waitFor();
    await shoot(popup, `popup-${name}-${locale}`);
    if (name === 'article') {
      await popup.keyboard.press('Enter');
      await popup.getByRole('row').waitFor();
      await shoot(popup, `popup-saved-${locale}`);
    }
    await closePopup(popup);
  }
  await page.goto(ANOTHER.url);
  await pressCommand(page, 'S');
  await seeOnPage(page, 'StaticText', ANOTHER.headline);
  await shoot(page, `page-saved-${locale}`);

  const library = await openLibraryPage(context);
  await bringIn(library, await makeBundle(MANY));
  await shoot(library, `library-import-${locale}`);
  await library.locator('dialog[open] .button.primary').click();
  await library.locator('dialog[open] .done').waitFor();
  await library.keyboard.press('Escape');
  await library.getByRole('row').first().click();
  await library.locator('.reader-toolbar button[popovertarget]').last().click();
  await shoot(library, `library-${locale}`);
  await library.keyboard.press('Escape');
  await library.locator('.filters .settings').first().click();
  await library.locator('dialog[open] .choice .secondary').first().waitFor();
  await shoot(library, `library-read-again-${locale}`);
  await library.keyboard.press('Escape');
  await library.locator('.search-box .help').click();
  await shoot(library, `library-search-help-${locale}`);
  await page.goto(extensionPage('options.html'));
  await shoot(page, `options-${locale}`, { isWhole: true });
}

/** Chooses a file to import, as far as the plan. */
async function bringIn(library: Page, text: string): Promise<void> {
  await library.goto(`${library.url().replace(/#.*/, '')}#import`);
  await library.reload();
  const [chooser] = await Promise.all([
    library.waitForEvent('filechooser'),
    library.locator('dialog[open] .drop').click(),
  ]);
  await chooser.setFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await library.locator('dialog[open] .tally').waitFor();
}
