import { effect, signal } from '@preact/signals';
import type { Confirmation } from '../../components/confirm-dialog';
import { isAtWork, type Upkeep } from '../../components/library-upkeep';
import type { ToastMessage } from '../../components/toast';
import type { UserRule } from '../../utils/article/user-rule';
import { translate } from '../../utils/i18n/translate';
import type { Remains } from '../../utils/library/clear-damaged';
import type { Library } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import {
  readSettings,
  type Settings,
  type SettingsChange,
  withChange,
  writeSettings,
} from '../../utils/settings/settings';

/** A command of the extension and the keys for it. */
export interface Shortcut {
  name?: string;
  description?: string;
  shortcut?: string;
}

import { saveFile } from '../library/save-file';
import { clearQuestion, remainsFile } from './clear-question';

interface OptionsDependencies {
  library: Pick<
    Library,
    'rules' | 'removeRule' | 'write' | 'verify' | 'mend' | 'remains' | 'clearDamaged' | 'rebuildIndex'
  >;
  countClips(): Promise<number>;
  measureStorage(): Promise<number>;
  measureCopy(): Promise<number>;
  readCommands(): Promise<Shortcut[]>;
}

/** What `createOptionsStore` gives back. */
export type OptionsStore = Awaited<ReturnType<typeof createOptionsStore>>;

/** The settings as they stand, and what the library takes up. */
export async function createOptionsStore({
  library,
  countClips,
  measureStorage,
  measureCopy,
  readCommands,
}: OptionsDependencies) {
  const settings = signal<Settings>(await readSettings());
  const shortcuts = signal<Shortcut[]>(await readCommands());
  const use = signal<{ clips: number; bytes: number; copyBytes: number } | undefined>(undefined);
  const rules = signal<UserRule[]>([]);
  const toast = signal<ToastMessage | undefined>(undefined);

  const upkeep = signal<Upkeep>({ kind: 'idle' });
  const asked = signal<Confirmation | undefined>(undefined);

  function sayFailure(error: unknown) {
    toast.value = { text: translate(`failure_${toFailure(error)}`), isError: true };
  }

  /** Looks after the library, and says why where it could not be done. */
  async function lookAfter(begin: Upkeep, work: () => Promise<Upkeep>) {
    if (isAtWork(upkeep.value)) return;
    upkeep.value = begin;
    try {
      upkeep.value = await work();
    } catch (error) {
      upkeep.value = { kind: 'idle' };
      sayFailure(error);
    }
  }

  function clear(remains: Remains[]) {
    return lookAfter({ kind: 'clearing' }, async () => {
      const { file, name } = remainsFile(remains);
      saveFile(file, name);
      return { kind: 'cleared', clips: await library.clearDamaged(remains.map(({ id }) => id)) };
    });
  }

  /** Changes the rules, shows them anew, and says why where it could not be done. */
  async function changeRules(work: () => Promise<unknown>, done: ToastMessage | undefined) {
    try {
      await work();
      rules.value = await library.rules();
      toast.value = done;
    } catch (error) {
      sayFailure(error);
    }
  }

  effect(() => {
    document.documentElement.dataset.theme = settings.value.theme;
  });
  return {
    settings,
    shortcuts,
    use,
    rules,
    toast,
    readRules: () => changeRules(async () => undefined, toast.value),
    /** Deletes a rule; the way back stands until something else is done. */
    removeRule(rule: UserRule) {
      const onUndo = () => void changeRules(() => library.write([], { rules: [rule] }), undefined);
      return changeRules(() => library.removeRule(rule), { text: translate('ruleRemoved'), onUndo });
    },
    upkeep,
    verify: () =>
      lookAfter({ kind: 'verifying', clips: 0 }, async () => {
        const found = await library.verify((clips) => {
          upkeep.value = { kind: 'verifying', clips };
        });
        return { kind: 'verified', found };
      }),
    /** Mends damaged clips from the second copy. */
    mend: (ids: string[]) =>
      lookAfter({ kind: 'mending', clips: 0 }, async () => {
        const mending = await library.mend(ids, (clips) => {
          upkeep.value = { kind: 'mending', clips };
        });
        return { kind: 'mended', mending };
      }),
    asked,
    /** Asks before what has no copy is cleared away: what can be read of it goes into a file first. */
    async askToClear(ids: string[]) {
      try {
        const remains = await library.remains(ids);
        asked.value = clearQuestion(remains, () => void clear(remains));
      } catch (error) {
        sayFailure(error);
      }
    },
    stopAsking() {
      asked.value = undefined;
    },
    rebuildIndex: () =>
      lookAfter({ kind: 'rebuilding' }, async () => ({ kind: 'rebuilt', clips: await library.rebuildIndex() })),
    /** What the library takes up; where that is not known the line is left out. */
    async measure() {
      try {
        const [clips, bytes, copyBytes] = await Promise.all([countClips(), measureStorage(), measureCopy()]);
        use.value = { clips, bytes, copyBytes };
      } catch (error) {
        sayFailure(error);
      }
    },
    async change(change: SettingsChange) {
      settings.value = withChange(settings.value, change);
      try {
        await writeSettings(change);
      } catch (error) {
        settings.value = await readSettings();
        sayFailure(error);
      }
    },
  };
}
