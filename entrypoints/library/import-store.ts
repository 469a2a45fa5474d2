import { signal } from '@preact/signals';
import type { ImportState } from '../../components/import-dialog';
import { applyImport, type ImportPlan, MAX_IMPORT_BYTES, planImport } from '../../utils/exchange/import';
import { ImportRefused, makeFault } from '../../utils/exchange/import-faults';
import type { Library, LibraryChange } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';

/** An import from the choice of the file to the last clip; one at a time. */
export function createImportStore(library: Library, follow: (change: LibraryChange) => Promise<void>) {
  const state = signal<ImportState | undefined>(undefined);

  async function check(file: File) {
    if (state.value?.kind === 'checking' || state.value?.kind === 'writing') return;
    const { name: fileName, size } = file;
    state.value = { kind: 'checking', fileName, size };
    try {
      if (size > MAX_IMPORT_BYTES) throw new ImportRefused([makeFault([], 'tooLarge', size)]);
      // The dialog is drawn before the work begins: a large file keeps the page busy for seconds.
      await new Promise((resolve) => setTimeout(resolve, 50));
      const plan = await planImport(new Uint8Array(await file.arrayBuffer()), library, document);
      state.value = { kind: 'planned', fileName, plan };
    } catch (error) {
      state.value =
        error instanceof ImportRefused
          ? { kind: 'refused', fileName, faults: error.faults }
          : { kind: 'failed', failure: toFailure(error) };
    }
  }

  async function apply(changed: 'keep' | 'replace') {
    const now = state.value;
    if (now?.kind !== 'planned') return;
    const { plan } = now;
    state.value = { kind: 'writing', clips: plan.new.length + (changed === 'replace' ? plan.changed.length : 0) };
    try {
      const clips = await applyImport(plan, library, changed);
      state.value = { kind: 'done', clips, rules: plan.rules.new.length };
      await follow({ kind: 'imported', ids: idsOf(plan, changed) });
    } catch (error) {
      state.value = { kind: 'failed', failure: toFailure(error) };
    }
  }

  return {
    state,
    check,
    apply,
    open() {
      if (!state.value) state.value = { kind: 'choosing' };
    },
    close() {
      state.value = undefined;
    },
  };
}

function idsOf(plan: ImportPlan, changed: 'keep' | 'replace'): string[] {
  const replaced = changed === 'replace' ? plan.changed.map(({ imported }) => imported) : [];
  return [...plan.new, ...replaced].map(({ clip }) => clip.id);
}
