import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** The reader's sizes of type, in px. */
export const FONT_SIZES = { min: 14, max: 28 };

/** What the user chose. Every field has a default, so that an older or damaged record never stops the extension. */
export const Settings = z.object({
  /** `system` follows the browser. */
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  /** Whether article pages show the clip button. */
  inPageButton: z.catch(z.boolean(), true),
  /** Hosts on which the button was dismissed for good. */
  hiddenSites: z.catch(z.array(z.string().check(z.maxLength(300))), []),
  /** Whether the page's HTML is kept beside a clip, so that it can be extracted again when the rules improve. */
  keepSource: z.catch(z.boolean(), true),
  /** Whether a second copy of the whole library is kept; see second-copy.ts. */
  keepCopy: z.catch(z.boolean(), true),
  /** Whether kept pages go into an export. */
  exportSources: z.catch(z.boolean(), true),
  /** Whether a backup of the whole library holds the trash too. */
  exportTrash: z.catch(z.boolean(), true),
  /** Reader: paragraphs indented by two characters. */
  readerIndent: z.catch(z.boolean(), true),
  /** Reader: type size in px. */
  readerFontSize: z.catch(z.int().check(z.minimum(FONT_SIZES.min), z.maximum(FONT_SIZES.max)), 18),
  /** In what order hits of a search are shown. */
  searchOrder: z.catch(z.enum(['date', 'relevance']), 'date'),
  /** In what order the library page shows its list. */
  listOrder: z.catch(z.enum(['clippedNewest', 'clippedOldest', 'publishedNewest', 'publishedOldest']), 'clippedNewest'),
  /** Instant of the last export, for the popup's reminder; empty before the first. */
  lastExportAt: z.catch(z.string().check(z.maxLength(30)), ''),
});
export type Settings = z.infer<typeof Settings>;
/** `system`, `light` or `dark`. */
export type Theme = Settings['theme'];

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

/** Calls back with the new settings whenever any page of the extension changes them; returns the way to stop. */
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
