import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { CHOICES } from './choices';

/** What the user chose. Every field has a default, so that an older or damaged record never stops the extension. */
export const Settings = z.object({
  theme: z.catch(CHOICES.theme, 'system'),
  inPageButton: z.catch(CHOICES.inPageButton, true),
  hiddenSites: z.catch(CHOICES.hiddenSites, []),
  keepSource: z.catch(CHOICES.keepSource, true),
  keepCopy: z.catch(CHOICES.keepCopy, true),
  exportSources: z.catch(CHOICES.exportSources, true),
  exportTrash: z.catch(CHOICES.exportTrash, true),
  readerIndent: z.catch(CHOICES.readerIndent, true),
  readerFontSize: z.catch(CHOICES.readerFontSize, 18),
  searchOrder: z.catch(CHOICES.searchOrder, 'date'),
  listOrder: z.catch(CHOICES.listOrder, 'clippedNewest'),
  /** Instant of the last export, for the popup's reminder; empty before the first. */
  lastExportAt: z.catch(z.string().check(z.maxLength(30)), ''),
});
export type Settings = z.infer<typeof Settings>;

/** The key in `storage.local`, and the name of the lock on it. */
const KEY = 'settings';

/** The settings as stored, with defaults for what is absent or damaged: `(await readSettings()).theme` → `system`. */
export async function readSettings(): Promise<Settings> {
  return parse((await browser.storage.local.get(KEY))[KEY]);
}

/** The changed fields, or what makes them of the settings as they stand at that moment. */
export type SettingsChange = Partial<Settings> | ((now: Settings) => Partial<Settings>);

/** The settings with a change: `withChange(settings, { theme: 'dark' })`. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  return { ...settings, ...(typeof change === 'function' ? change(settings) : change) };
}

/**
 * Stores the changed fields and gives back the whole: `await writeSettings({ theme: 'dark' })`. One change at a time, of
 * all windows and the worker: of two that read the same settings the later would undo the earlier.
 */
export function writeSettings(change: SettingsChange): Promise<Settings> {
  return navigator.locks.request(KEY, async () => {
    const settings = withChange(await readSettings(), change);
    await browser.storage.local.set({ [KEY]: settings });
    return settings;
  });
}

/** Dismisses the in-page button for good: on a host, 「gansu.gscn.com.cn」, or `everywhere`. */
export async function hideButtonOn(where: string): Promise<void> {
  await writeSettings(({ hiddenSites }) =>
    where === 'everywhere' ? { inPageButton: false } : { hiddenSites: [...new Set([...hiddenSites, where])] },
  );
}

/**
 * Calls back with the new settings whenever any page of the extension changes them; returns the way to stop.
 * `const stop = watchSettings(({ theme }) => show(theme))`
 */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[KEY]) changed(parse(changes[KEY].newValue));
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}

function parse(stored: unknown): Settings {
  const parsed = Settings.safeParse(stored ?? {});
  return parsed.success ? parsed.data : Settings.parse({});
}
