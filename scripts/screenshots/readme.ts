import type { Page } from '@playwright/test';
import { openLibraryPage, openPopup, pressCommand } from '../../tests/e2e/drive';
import { seeOnPage } from '../../tests/e2e/in-page';
import type { Group } from '../screenshots';

/** The two pictures of the README, of the sample pages. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, shoot }) {
    for (const url of [
      'http://comment.workercn.cn/436/201806/25/180625162036214.shtml',
      'http://news.hnr.cn/201809/12/271654.html',
      'https://www.12371.cn/2017/10/26/ARTI1508998080000456.shtml',
      'http://www.mirror-hant.test/page/2022/0930/54321.shtml',
    ]) {
      await page.goto(url);
      await pressCommand(page, 'S');
      await seeOnPage(page, 'StaticText', '已保存');
    }
    const library = await openLibraryPage(context);
    await library.setViewportSize({ width: 1280, height: 800 });
    await library.getByRole('row', { name: /一转了之/ }).click();
    for (const words of ['信息跑得快总比压在抽屉里强', '把群消息变成上门的脚步']) await mark(library, words);
    await library.getByRole('status').getByRole('button', { name: '关闭' }).click();
    await shoot(library, 'readme-library');
    await page.bringToFront();
    await page.goto('http://gansu.gscn.com.cn/system/2021/05/17/012581207.shtml');
    const popup = await openPopup(page);
    await popup.getByRole('button', { name: '剪藏', exact: true }).waitFor();
    await shoot(popup, 'readme-popup');
  },
} satisfies Group;

/** Highlights these words of the open article. */
async function mark(library: Page, words: string): Promise<void> {
  await library.locator('.article-body').getByText(words).waitFor();
  await library.evaluate((sought) => {
    const walker = document.createTreeWalker(document.querySelector('.article-body') ?? document, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const at = node.nodeValue?.indexOf(sought) ?? -1;
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
    }
  }, words);
  await library.getByRole('toolbar', { name: '所选文字' }).getByRole('button', { name: '划线' }).click();
  await library.locator('.article-body mark').getByText(words).waitFor();
}
