import * as z from 'zod/mini';
import { CHOICES } from '../settings/choices';

/**
 * What the user chose, as a backup of the whole library holds it. Each choice may be absent, as one is that an older version did
 * not know: `{ theme: 'dark', hiddenSites: ['gansu.gscn.com.cn'] }`. When the last export was is none.
 */
export const BundleSettings = z.partial(z.strictObject(CHOICES));
export type BundleSettings = z.infer<typeof BundleSettings>;

/** One of the choices: 「theme」. */
export type SettingName = keyof BundleSettings;

/** The names of all choices: `theme`, `inPageButton`, `hiddenSites` … */
export const SETTING_NAMES = z.keyof(BundleSettings).options;

/** What of the settings goes into a backup: `toBundleSettings({ theme: 'dark', lastExportAt: '…' })` → `{ theme: 'dark' }`. */
export function toBundleSettings(settings: BundleSettings): BundleSettings {
  return pickSettings(settings, SETTING_NAMES);
}

/** Those choices of a file that are otherwise here: of `{ theme: 'dark', readerIndent: true }` where it is light `{ theme: 'dark' }`. */
export function changedSettings(imported: BundleSettings, current: BundleSettings): BundleSettings {
  const isOtherwise = (name: SettingName) =>
    imported[name] !== undefined && JSON.stringify(imported[name]) !== JSON.stringify(current[name]);
  return pickSettings(imported, SETTING_NAMES.filter(isOtherwise));
}

function pickSettings(settings: BundleSettings, names: readonly SettingName[]): BundleSettings {
  return BundleSettings.parse(Object.fromEntries(names.map((name) => [name, settings[name]])));
}
