import { chooseImport, openLibraryPage, openPopup } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { ARTICLE } from '../screenshot-pages';
import type { Group } from '../screenshots';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** 10,000 clips: how far their import is, and the views that show so many. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, shoot, shootDark }) {
    const library = await openLibraryPage(context);
    const dialog = library.getByRole('dialog', { name: '导入' });
    await chooseImport(library, await makeBundle(10_000));
    await dialog.getByRole('progressbar').waitFor({ timeout: 300_000 });
    await shoot(library, 'library-import-checking');
    await shootDark(library, 'library-import-checking-dark');
    await library.setViewportSize(NARROW);
    await shoot(library, 'library-import-checking-narrow');
    await library.setViewportSize(WIDE);
    await dialog.getByRole('button', { name: '导入 10,000 篇' }).click({ timeout: 300_000 });
    await dialog.getByText(/^正在写入/).waitFor();
    await shoot(library, 'library-import-writing');
    await dialog.getByText('已导入 10,000 篇。').waitFor({ timeout: 300_000 });
    await dialog.locator('.buttons').getByRole('button', { name: '关闭' }).click();
    await library.getByRole('row').first().click();
    await shoot(library, 'library-10000-clips');
    await page.goto(ARTICLE.url);
    await page.bringToFront();
    const popup = await openPopup(page);
    await popup.getByText('10,000 篇').waitFor();
    await shoot(popup, 'popup-10000-clips');
  },
} satisfies Group;
