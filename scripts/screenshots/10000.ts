import { importBundle, openLibraryPage, openPopup } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { ARTICLE } from '../screenshot-pages';
import type { Group } from '../screenshots';

/** 10,000 clips, brought in by the import. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, shoot }) {
    const library = await openLibraryPage(context);
    await importBundle(library, await makeBundle(10_000), 300_000);
    await library.getByRole('row').first().click();
    await shoot(library, 'library-10000-clips');
    await page.goto(ARTICLE.url);
    await page.bringToFront();
    const popup = await openPopup(page);
    await popup.getByText('10,000 篇').waitFor();
    await shoot(popup, 'popup-10000-clips');
  },
} satisfies Group;
