import { importBundle, openLibraryPage } from '../../tests/e2e/drive';
import { type Made, makeBundle } from '../../tests/e2e/make-bundle';
import { makeHighlighted } from '../../tests/e2e/make-highlights';
import { stallListing } from '../../tests/e2e/stall-listing';
import { LONG, TRADITIONAL } from '../screenshot-pages';
import type { Group } from '../screenshots';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** The highlights of all clips: none yet, many, sought, selected, nothing found, not all listed; dark, narrow. */
export default {
  language: 'zh-CN',
  async shoot({ context, shoot, shootDark }) {
    const library = await openLibraryPage(context);
    const search = library.getByRole('searchbox');
    const view = library.getByRole('navigation').getByRole('button', { name: '划线' });
    await view.click();
    await shoot(library, 'excerpts-none');
    await library.getByRole('navigation').getByRole('button', { name: /^全部/ }).click();
    const clips: Made[] = [
      makeHighlighted('晒谷场上的账本', LONG.paragraphs),
      makeHighlighted(TRADITIONAL.headline, TRADITIONAL.paragraphs, 'zh-Hant'),
      makeHighlighted(LONG.headline, LONG.paragraphs),
    ];
    await importBundle(
      library,
      await makeBundle(clips.map((made, at) => ({ ...made, tags: at === 0 ? ['可引'] : [] }))),
    );
    await view.click();
    await library.locator('.excerpt-row').first().waitFor();
    await shoot(library, 'excerpts');
    await library.getByRole('row').nth(3).click();
    await library.locator('.highlight.here').first().waitFor();
    await shoot(library, 'excerpts-open');
    await shootDark(library, 'excerpts-open-dark');
    await library.getByRole('row').nth(2).getByRole('button', { name: '更多操作' }).click();
    await shoot(library, 'excerpts-row-menu');
    await library.keyboard.press('Escape');
    for (const at of [1, 3]) {
      await library.getByRole('row').nth(at).focus();
      await library.keyboard.press('Space');
    }
    await shoot(library, 'excerpts-selection');
    await library.getByRole('button', { name: '导出' }).first().click();
    await shootDark(library, 'excerpts-export-dark');
    await library.keyboard.press('Escape');
    await search.fill('可引');
    await library.locator('.excerpt-row mark').first().waitFor();
    await shoot(library, 'excerpts-search');
    await search.fill('哪里也没有');
    await shoot(library, 'excerpts-no-hit');
    await search.fill('');
    await library.setViewportSize(NARROW);
    await library.getByRole('button', { name: '返回列表' }).click();
    await library.locator('.excerpt-row').first().waitFor();
    await shoot(library, 'excerpts-narrow');
    await shootDark(library, 'excerpts-narrow-dark');
    await stallListing(library);
    await library.reload();
    await library.getByText(/^正在列出/).waitFor();
    await shoot(library, 'excerpts-listing-narrow');
    await library.setViewportSize(WIDE);
    await shoot(library, 'excerpts-listing');
    await shootDark(library, 'excerpts-listing-dark');
  },
} satisfies Group;
