import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openLibrary } from '../../utils/library/open-library';
import { clipTab } from '../../utils/messages/clip-tab';
import { speakChinese } from '../components/words';
import { freshName, makeArticle, makeClock } from '../library/make-article';

const url = 'https://pl.example.cn/1.html';

beforeAll(speakChinese);
beforeEach(() => {
  fakeBrowser.reset();
  for (const set of ['setIcon', 'setTitle', 'setBadgeText', 'setBadgeBackgroundColor'] as const) {
    vi.spyOn(browser.action, set).mockResolvedValue(undefined);
  }
});

/** Clips a tab whose extractor answers this. */
async function clip(result: object) {
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  vi.spyOn(browser.scripting, 'executeScript').mockImplementation(async () => [{ frameId: 0, documentId: '', result }]);
  const { id = 0 } = (await fakeBrowser.tabs.create({ url })) ?? {};
  return { library, outcome: await clipTab(library, id), tabs: () => fakeBrowser.tabs.query({}) };
}

test('an article is on disk when its outcome is told', async () => {
  const { library, outcome } = await clip({
    kind: 'read',
    article: makeArticle({ url }),
    detection: { isArticle: true, because: 'site' },
    further: [],
  });
  expect(outcome).toMatchObject({ kind: 'saved', missing: 0, isReprint: false });
  expect(await library.list({}, { limit: 2 })).toHaveLength(1);
});

test('a page that cannot be read is told with its reason, and nothing is saved', async () => {
  const { library, outcome } = await clip({ kind: 'failed', failure: 'noBody' });
  expect(outcome).toEqual({ kind: 'failed', failure: 'noBody' });
  expect(await library.list({}, { limit: 2 })).toEqual([]);
});
