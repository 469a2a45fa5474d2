import { computed, signal } from '@preact/signals';
import type { ExportScope } from '../../components/export-menu';
import type { RereadState } from '../../components/reread-dialog';
import type { RereadProgress, RereadResult } from '../../components/reread-outcome';
import type { Library, LibraryChange } from '../../utils/library/library';
import type { RereadRun } from '../../utils/library/rereading';
import { toFailure } from '../../utils/messages/clip-tab';
import { clipsOf, rereadClips } from './reread-clips';
import { createRereadResult } from './reread-result';

/** Two tabs that read the same clips again would get in each other's way. */
const LOCK = 'shiping-rereading';

interface RereadDependencies {
  library: Library;
  follow(change: LibraryChange): Promise<void>;
  /** The clips of a scope. */
  wantedBy(scope: ExportScope): Promise<RereadRun['wanted']>;
}

/** 重新提取 over many clips, from the choice of the clips to the last undo; the dialog may be closed meanwhile. */
export function createRereadStore({ library, follow, wantedBy }: RereadDependencies) {
  const isOpen = signal(false);
  const state = signal<RereadState>({ kind: 'choosing', last: undefined });
  /** How many clips of each scope have a kept page, as far as that was asked for. */
  const kept = signal<Partial<Record<ExportScope, number>>>({});
  let running = new AbortController();

  /** How far a run or an undo is, in words, for who has closed the dialog. */
  const underway = computed(() => {
    const now = state.value;
    if (now.kind === 'running') return { done: now.progress.seen, total: now.total };
    return now.kind === 'undoing' ? { done: now.done, total: now.total } : undefined;
  });

  const tell = async (ids: string[]) => {
    if (ids.length > 0) await follow({ kind: 'updated', ids });
  };

  /** Does what one tab at a time may do, and says why where it could not be done. */
  async function alone(work: () => Promise<void>) {
    await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      try {
        if (lock) await work();
        else state.value = { kind: 'busy' };
      } catch (error) {
        state.value = { kind: 'stopped', failure: toFailure(error) };
        await tell(library.rereading.announce());
      }
    });
  }

  const { show, ...result } = createRereadResult({ library, state, alone, tell });

  async function open() {
    isOpen.value = true;
    if (underway.value) return;
    kept.value = {};
    try {
      const run = await library.rereading.last();
      state.value = { kind: 'choosing', last: run && { run, rereads: await library.rereading.list(run) } };
    } catch (error) {
      state.value = { kind: 'stopped', failure: toFailure(error) };
    }
  }

  /** Says before anything begins how many clips of a scope can be read again. Where that cannot be counted, the run will tell. */
  async function countKept(scope: ExportScope) {
    try {
      const [wanted, sourced] = await Promise.all([wantedBy(scope), library.sourced()]);
      let count = 0;
      // Of an article over several pages one page is kept, and that is not the source of the whole text.
      for await (const { id, article } of clipsOf(library, wanted)) {
        if (sourced.has(id) && article.pages === undefined) count++;
      }
      kept.value = { ...kept.value, [scope]: count };
    } catch {
      // The dialog goes without the number.
    }
  }

  async function go(run: RereadRun) {
    running = new AbortController();
    const total = run.wanted === 'all' ? (await library.facets()).total : run.wanted.length;
    let progress: RereadProgress = { seen: 0, same: 0, changed: 0, failed: 0, without: 0 };
    state.value = { kind: 'running', total, progress };
    await rereadClips(library, run, running.signal, (made, ids) => {
      progress = made;
      state.value = { kind: 'running', total, progress };
      void tell(ids);
    });
    const isFinished = !running.signal.aborted;
    await show({ run: { ...run, isFinished }, rereads: await library.rereading.list(run) }, progress);
  }

  return {
    isOpen,
    state,
    kept,
    underway,
    open,
    countKept,
    ...result,
    start: (scope: ExportScope, again: boolean) =>
      alone(async () => {
        const { EXTRACTOR_VERSION: version } = await import('../../utils/article/extract-article');
        await go(await library.rereading.begin({ version, wanted: await wantedBy(scope), again }));
      }),
    resume: (run: RereadRun) => alone(() => go(run)),
    showLast: (last: RereadResult) => show(last),
    stop: () => running.abort(),
    close() {
      isOpen.value = false;
    },
  };
}
