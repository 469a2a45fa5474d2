import { effect, signal } from '@preact/signals';
import { readSettings, type Settings, writeSettings } from '../../utils/settings/settings';

/** A command of the extension and the keys for it. */
export interface Shortcut {
  name?: string;
  description?: string;
  shortcut?: string;
}

interface OptionsDependencies {
  countClips(): Promise<number>;
  measureStorage(): Promise<number>;
  readCommands(): Promise<Shortcut[]>;
}

export type OptionsStore = Awaited<ReturnType<typeof createOptionsStore>>;

/** The settings as they stand, and what the library takes up. */
export async function createOptionsStore({ countClips, measureStorage, readCommands }: OptionsDependencies) {
  const settings = signal<Settings>(await readSettings());
  const shortcuts = signal<Shortcut[]>(await readCommands());
  const use = signal<{ clips: number; bytes: number } | undefined>(undefined);
  effect(() => {
    document.documentElement.dataset.theme = settings.value.theme;
  });
  return {
    settings,
    shortcuts,
    use,
    async measure() {
      const [clips, bytes] = await Promise.all([countClips(), measureStorage()]);
      use.value = { clips, bytes };
    },
    async change(change: Partial<Settings>) {
      settings.value = { ...settings.value, ...change };
      await writeSettings(change);
    },
  };
}
