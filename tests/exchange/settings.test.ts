// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { Bundle, writeBundle } from '../../utils/exchange/bundle';
import {
  type BundleSettings,
  changedSettings,
  SETTING_NAMES,
  toBundleSettings,
} from '../../utils/exchange/bundle-settings';
import { planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import { FONT_SIZES } from '../../utils/settings/choices';
import { Settings } from '../../utils/settings/settings';
import { freshName, makeClock } from '../library/make-article';
import { ABOUT, damage, each, makeWhole, setAt } from './make-bundle';

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

/** A file of one clip with settings, all of them otherwise than they come. */
const CHOSEN: BundleSettings = {
  theme: 'dark',
  inPageButton: false,
  hiddenSites: ['gansu.gscn.com.cn'],
  keepSource: false,
  keepCopy: false,
  exportSources: false,
  exportTrash: false,
  readerIndent: false,
  readerFontSize: FONT_SIZES.max,
  searchOrder: 'relevance',
  listOrder: 'publishedOldest',
};
const write = async (settings?: BundleSettings) =>
  (await writeBundle(each([await makeWhole(1)]), { ...ABOUT, ...(settings && { settings }) })).text();

test('a backup holds every choice but that of the last export, as the settings keep it', () => {
  expect([...SETTING_NAMES, 'lastExportAt'].sort()).toEqual(Object.keys(Settings.shape).sort());
  const settings = Settings.parse({ ...CHOSEN, lastExportAt: '2026-03-01T08:00:00.000Z' });
  expect(toBundleSettings(settings)).toEqual(CHOSEN);
});

test('settings go with the file; the plan says them and writes none of them', async () => {
  const json = await write(CHOSEN);
  expect(Bundle.parse(JSON.parse(json)).settings).toEqual(CHOSEN);
  expect((await planImport(json, open(), document)).settings).toEqual(CHOSEN);
  expect(await planImport(await write(), open(), document)).toMatchObject({ settings: undefined });
});

test.each<[BundleSettings, BundleSettings, BundleSettings, string]>([
  [CHOSEN, toBundleSettings(Settings.parse({})), CHOSEN, 'all of them'],
  [CHOSEN, CHOSEN, {}, 'none'],
  [{ theme: 'dark', readerIndent: true }, { theme: 'light', readerIndent: true }, { theme: 'dark' }, 'one of two'],
  [{}, CHOSEN, {}, 'what the file does not say'],
  [{ hiddenSites: ['a.cn'] }, { hiddenSites: ['a.cn', 'b.cn'] }, { hiddenSites: ['a.cn'] }, 'another list'],
])('of %j and %j otherwise is %j (%s)', (imported, current, expected) => {
  expect(changedSettings(imported, current)).toEqual(expected);
});

test.each([
  ['settings.theme', 'sepia', 'settings.theme', 'value'],
  ['settings.readerFontSize', 99, 'settings.readerFontSize', 'tooLong'],
  ['settings.readerIndent', 'yes', 'settings.readerIndent', 'type'],
  ['settings.hiddenSites', ['x'.repeat(301)], 'settings.hiddenSites[0]', 'tooLong'],
  ['settings.lastExportAt', '2026-03-01T08:00:00.000Z', 'settings.lastExportAt', 'unknownKey'],
  ['settings.homePage', 'https://a.cn/', 'settings.homePage', 'unknownKey'],
  ['settings', ['dark'], 'settings', 'type'],
])('%s = %j is refused', async (path, value, at, reason) => {
  const json = await damage(await write(CHOSEN), (bundle) => setAt(bundle, path, value));
  await expect(planImport(json, open(), document)).rejects.toMatchObject({ faults: [{ path: at, reason }] });
});
