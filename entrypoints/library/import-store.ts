import { signal } from '@preact/signals';
import type { ImportState } from '../../components/import-dialog';
import { changedSettings } from '../../utils/exchange/bundle-settings';
import { applyImport, planImport, wantedSources, writtenBy } from '../../utils/exchange/import';
import { ImportRefused } from '../../utils/exchange/import-faults';
import type { Library, LibraryChange } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import { readSettings, writeSettings } from '../../utils/settings/settings';

/** An import from the choice of the file to the last clip; one at a time. */
export function createImportStore(library: Library, follow: (change: LibraryChange) => Promise<void>) {
  const state = signal<ImportState | undefined>(undefined);
  let running = new AbortController();

  async function check(file: File) {
    if (state.value?.kind === 'checking' || state.value?.kind === 'writing') return;
    const { name: fileName, size } = file;
    state.value = { kind: 'checking', fileName, size };
    running = new AbortController();
    const { signal } = running;
    try {
      // The dialog is drawn before the work begins: a large file keeps the page busy for seconds.
      await new Promise((resolve) => setTimeout(resolve, 50));
      const plan = await planImport(file, library, document, {
        signal,
        onCompared: (done, total) => {
          if (!signal.aborted) state.value = { kind: 'checking', fileName, size, compared: { done, total } };
        },
      });
      const settings = changedSettings(plan.settings ?? {}, await readSettings());
      state.value = { kind: 'planned', fileName, plan, settings };
    } catch (error) {
      if (signal.aborted) return;
      state.value =
        error instanceof ImportRefused
          ? { kind: 'refused', fileName, faults: error.faults }
          : { kind: 'failed', failure: toFailure(error), missing: 'all' };
    }
  }

  async function apply(changed: 'keep' | 'replace', withSettings: boolean) {
    const now = state.value;
    if (now?.kind !== 'planned') return;
    const { plan } = now;
    const settings = withSettings ? now.settings : {};
    const written = writtenBy(plan, changed);
    const total = wantedSources(plan, changed).length;
    const clips = written.length;
    const searches = writtenBy(plan.searches, changed).length;
    const lists = writtenBy(plan.lists, changed).length;
    state.value = { kind: 'writing', clips, sources: { written: 0, total } };
    running = new AbortController();
    const { signal } = running;
    let missing: Extract<ImportState, { kind: 'failed' }>['missing'] = 'all';
    try {
      await applyImport(
        plan,
        library,
        changed,
        (done) => {
          missing = 'sources';
          state.value = { kind: 'writing', clips, sources: { written: done, total } };
        },
        signal,
      );
      missing = 'nothing';
      await writeSettings(settings);
      const sources = state.value.sources.written;
      state.value = {
        kind: 'done',
        clips,
        trashed: written.filter(({ clip }) => clip.trashedAt !== undefined).length,
        rules: plan.rules.new.length,
        searches,
        lists,
        revisions: plan.revisions.length,
        sources,
        sourcesLeft: total - sources,
        settings: Object.keys(settings).length,
      };
    } catch (error) {
      const failure = toFailure(error);
      // Then the clips are in, and only their second copy is not.
      if (failure === 'unsecured' && missing === 'all') missing = total > 0 ? 'sources' : 'nothing';
      state.value = { kind: 'failed', failure, missing };
      if (missing === 'all') return;
    }
    await follow({ kind: 'imported', ids: written.map(({ clip }) => clip.id) });
    if (searches > 0) await follow({ kind: 'searches', ids: [] });
    if (lists > 0) await follow({ kind: 'lists', ids: [] });
  }

  return {
    state,
    check,
    apply,
    open() {
      if (!state.value) state.value = { kind: 'choosing' };
    },
    /** Stops the check of a file, or the writing of kept pages, which the same file brings another time. */
    stop() {
      running.abort();
      if (state.value?.kind === 'checking') state.value = { kind: 'choosing' };
    },
    close() {
      state.value = undefined;
    },
  };
}
