import { importBundle, openLibraryPage } from '../../tests/e2e/drive';
import { makeBundle } from '../../tests/e2e/make-bundle';
import { extensionPage } from '../launch-browser';
import { MANY } from '../screenshot-pages';
import type { Group } from '../screenshots';

/** The settings whole: fresh; with rules, hidden sites and a verified library; narrow. */
export default {
  language: 'zh-CN',
  async shoot({ context, page, shoot, shootDark }) {
    await page.goto(extensionPage('options.html'));
    await shoot(page, 'options', { isWhole: true });
    const library = await openLibraryPage(context);
    await importBundle(library, await makeBundle(MANY));
    await library.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('shiping');
        request.onsuccess = () => resolve(request.result);
      });
      const rules = database.transaction('rules', 'readwrite').objectStore('rules');
      for (const [role, selector] of [
        ['drop', '.a-container > div.recommend-list:nth-of-type(3)'],
        ['author', '.biaoji'],
      ] as const) {
        const rule = { host: 'gscn.com.cn', role, selector, addedAt: '2026-11-22T08:00:00.000Z' };
        rules.put(rule, [rule.host, role, selector, '']);
      }
      await new Promise((resolve) => {
        rules.transaction.oncomplete = resolve;
      });
      database.close();
      await chrome.storage.local.set({ settings: { hiddenSites: ['news.hnr.cn', 'comment.workercn.cn'] } });
    });
    await library.close();
    await page.reload();
    await page.getByRole('button', { name: '校验资料库' }).click();
    await page.getByText(/校验完毕/).waitFor();
    await page
      .getByRole('button', { name: /^删除规则/ })
      .first()
      .click();
    await page.getByRole('button', { name: '撤销' }).waitFor();
    await shoot(page, 'options-filled', { isWhole: true });
    await shootDark(page, 'options-filled-dark', { isWhole: true });
    await page.setViewportSize({ width: 320, height: 640 });
    await shoot(page, 'options-narrow', { isWhole: true });
  },
} satisfies Group;
