import type { Page } from '@playwright/test';
import { importBundle, openLibraryPage } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { makeHighlighted } from '../../tests/e2e/make-highlights';
import { LONG, MANY, TRADITIONAL } from '../screenshot-pages';
import type { Group } from '../screenshots';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** The reader: fields, pictures left out, menus, highlights with what opens on them, print. */
export default {
  language: 'zh-CN',
  async shoot({ context, shoot, shootDark }) {
    const library = await openLibraryPage(context);
    const [first = {}] = MANY;
    const clips = [
      makeHighlighted('晒谷场上的账本', LONG.paragraphs),
      makeHighlighted(TRADITIONAL.headline, TRADITIONAL.paragraphs, 'zh-Hant'),
      {
        ...first,
        article: {
          ...first.article,
          headline: LONG.headline,
          kicker: '违建拆了，然后呢？',
          alternativeHeadline: '——一位驻村干部的三本账',
          author: [{ name: '林晓禾', affiliation: '云岭县委党校' }, { name: '周野' }],
          contentHtml: `<h2>一、先听</h2>${first.article?.contentHtml}<figure><img src="http://pictures.example/a.jpg" alt="村口"><figcaption>村口的槐树。周野摄</figcaption></figure><blockquote><p>听得见骂声，才走得近。</p></blockquote><ul><li>一本记事</li><li>一本记人</li></ul>`,
          captions: ['村口的槐树。周野摄'],
          pages: { count: 3, missing: ['http://gansu.gscn.com.cn/system/2020/05/21/012380412.shtml'] },
        },
      },
    ];
    await importBundle(library, await makeBundle(clips));
    await library.getByRole('row').last().click();
    await shoot(library, 'reader');
    await library.getByRole('button', { name: '字号与排版' }).click();
    await shoot(library, 'reader-look');
    await library.keyboard.press('Escape');
    await library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '导出这一篇' }).click();
    await shoot(library, 'reader-export');
    await library.keyboard.press('Escape');
    await library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '更多操作' }).click();
    await shoot(library, 'reader-menu');
    await library.keyboard.press('Escape');
    await library.getByRole('toolbar', { name: '阅读工具' }).getByRole('button', { name: '复制引文' }).click();
    await shoot(library, 'reader-cite');
    await library.keyboard.press('Escape');
    const row = library.getByRole('row').last();
    await row.getByRole('button', { name: '更多操作' }).click();
    await row.getByRole('button', { name: '加入清单' }).click();
    await shoot(library, 'reader-row-submenu');
    await library.keyboard.press('Escape');
    await library.keyboard.press('Escape');
    await library.getByRole('button', { name: '修改字段' }).click();
    await shoot(library, 'reader-editing-fields');
    await library.setViewportSize(NARROW);
    await shootDark(library, 'reader-editing-fields-narrow-dark');
    await library.setViewportSize(WIDE);
    await library.getByText('怎么读出来的').click();
    await shoot(library, 'reader-appendix');

    await library.getByRole('row').nth(1).click();
    await shoot(library, 'highlights-traditional');
    await library.getByRole('row').first().click();
    await shoot(library, 'highlights');
    await library.locator('.highlight[data-color=blue]').first().dispatchEvent('click');
    await shoot(library, 'highlights-panel');
    await shootDark(library, 'highlights-panel-dark');
    await library.keyboard.press('Escape');
    await shootDark(library, 'highlights-dark');
    await library.locator('.article-body').scrollIntoViewIfNeeded();
    await select(library);
    await shoot(library, 'highlights-bar');
    await library.setViewportSize(NARROW);
    await shoot(library, 'highlights-bar-narrow');
    await library.getByRole('button', { name: '批注' }).first().click();
    await shoot(library, 'highlights-panel-narrow');
    await library.keyboard.press('Escape');
    await library.getByRole('button', { name: /^划线（/ }).click();
    await shoot(library, 'highlights-list-narrow');
    await library.setViewportSize(WIDE);
    await library.getByRole('button', { name: /^划线（/ }).click();
    await shoot(library, 'highlights-list');
    await shootDark(library, 'highlights-list-dark');
    await library.emulateMedia({ media: 'print' });
    await shoot(library, 'highlights-print', { isWhole: true });
  },
} satisfies Group;

async function select(library: Page): Promise<void> {
  await library.evaluate(() => {
    const line = document.querySelector('.article-body p')?.lastChild;
    if (line) document.getSelection()?.setBaseAndExtent(line, 2, line, 12);
  });
}
