import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { hideButtonOn, readSettings, type Settings, watchSettings, writeSettings } from '../../utils/settings/settings';

beforeEach(() => browser.storage.local.clear());

test('nothing is stored at first: every field has its default', async () => {
  expect(await readSettings()).toMatchObject({
    theme: 'system',
    inPageButton: true,
    hiddenSites: [],
    keepSource: true,
  });
});

test.each<[stored: unknown, expected: Partial<Settings>, why: string]>([
  [{ theme: 'sepia', keepSource: false }, { theme: 'system', keepSource: false }, 'a value of another version'],
  [{ readerFontSize: 90 }, { readerFontSize: 18 }, 'a size that the slider does not have'],
  ['nonsense', { theme: 'system', searchOrder: 'date' }, 'no record at all'],
])('%o is read as %o (%s)', async (stored, expected) => {
  await browser.storage.local.set({ settings: stored });
  expect(await readSettings()).toMatchObject(expected);
});

test('changes that several windows make in the same moment are all kept', async () => {
  await Promise.all([
    writeSettings({ theme: 'dark' }),
    writeSettings({ keepSource: false }),
    hideButtonOn('news.hnr.cn'),
    writeSettings({ readerFontSize: 22 }),
    hideButtonOn('gansu.gscn.com.cn'),
    writeSettings((now) => ({ hiddenSites: now.hiddenSites.filter((site) => site !== 'news.hnr.cn') })),
  ]);
  expect(await readSettings()).toMatchObject({
    theme: 'dark',
    keepSource: false,
    readerFontSize: 22,
    hiddenSites: ['gansu.gscn.com.cn'],
  });
});

test('a change that could not be stored does not hold up the next', async () => {
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
  await expect(writeSettings({ theme: 'dark' })).rejects.toThrow('full');
  await writeSettings({ readerIndent: false });
  expect(await readSettings()).toMatchObject({ theme: 'system', readerIndent: false });
});

test('who watches hears of each change, until told to stop', async () => {
  const heard: Settings['theme'][] = [];
  const stop = watchSettings(({ theme }) => heard.push(theme));
  await writeSettings({ theme: 'dark' });
  await writeSettings({ theme: 'light' });
  stop();
  await writeSettings({ theme: 'system' });
  expect(heard).toEqual(['dark', 'light']);
});
