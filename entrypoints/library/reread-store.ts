import { computed, signal } from '@preact/signals';
import type { ExportScope } from '../../components/export-menu';
import type { RereadState } from '../../components/reread-dialog';
import type { NamedReread, RereadProgress, RereadResult } from '../../components/reread-outcome';
import type { VersionView } from '../../components/version-dialog';
import { momentWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Library, LibraryChange } from '../../utils/library/library';
import type { Reread, RereadRun } from '../../utils/library/rereading';
import { toArticle } from '../../utils/library/revise';
import { toFailure } from '../../utils/messages/clip-tab';
import { clipsOf, rereadClips } from './reread-clips';

/** Two tabs that read the same clips again would get in each other's way. */
const LOCK = 'shiping-rereading';

/** So many changed clips are named at a time. */
const NAMED_TOGETHER = 50;

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
  /** The changed clips of the result that are shown by name. */
  const named = signal<readonly NamedReread[]>([]);
  /** A changed clip's old version beside the new one. */
  const compared = signal<{ reread: Reread; view: VersionView } | undefined>(undefined);
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

  async function show(result: RereadResult, progress?: RereadProgress) {
    named.value = [];
    state.value = { kind: 'done', result, progress };
    await nameMore();
  }

  async function nameMore() {
    const now = state.value;
    if (now.kind !== 'done') return;
    const isNamed = (id: string) => named.value.some(({ reread }) => reread.id === id);
    const next = changedOf(now.result)
      .filter(({ id }) => !isNamed(id))
      .slice(0, NAMED_TOGETHER);
    const clips = await Promise.all(
      next.map(async (reread) => ({ reread, clip: await library.get(reread.id).catch(() => undefined) })),
    );
    const then = state.value;
    if (then.kind !== 'done' || then.result.run.startedAt !== now.result.run.startedAt) return;
    // Asked for twice, they come twice.
    named.value = [...named.value, ...clips.filter(({ reread }) => !isNamed(reread.id))];
  }

  /** Shows what a changed clip said before, beside what it says now. */
  async function look(reread: Reread) {
    try {
      const [clip, content, revisions] = await Promise.all([
        library.get(reread.id),
        library.getContent(reread.id),
        library.revisions(reread.id),
      ]);
      const before = revisions.find(({ at }) => at === reread.at);
      if (!clip || !content || !before) return;
      const name = translate('revisionUntil', momentWords(before.at, new Date()));
      const versions = [{ name, article: toArticle(before.article, before.content) }];
      compared.value = {
        reread,
        view: { kind: 'revisions', now: toArticle(clip.article, content), versions, chosen: 0 },
      };
    } catch (error) {
      state.value = { kind: 'stopped', failure: toFailure(error) };
    }
  }

  async function undoOne(reread: Reread) {
    compared.value = undefined;
    await alone(async () => {
      const isBack = await library.rereading.undo(reread);
      const undo = isBack ? 'undone' : 'kept';
      named.value = named.value.map((each) => (each.reread.id === reread.id ? { ...each, undo } : each));
      const now = state.value;
      if (isBack && now.kind === 'done') {
        const rereads = now.result.rereads.map((each) =>
          each.id === reread.id ? { ...each, outcome: 'undone' as const } : each,
        );
        state.value = { ...now, result: { ...now.result, rereads } };
      }
      await tell(library.rereading.announce());
    });
  }

  function undoAll() {
    const now = state.value;
    if (now.kind !== 'done') return undefined;
    const changed = changedOf(now.result);
    return alone(async () => {
      let back = 0;
      for (const [done, reread] of changed.entries()) {
        if (done % 20 === 0) state.value = { kind: 'undoing', done, total: changed.length };
        if (await library.rereading.undo(reread)) back++;
      }
      await library.rereading.forget();
      state.value = { kind: 'undone', back, left: changed.length - back };
      await tell(library.rereading.announce());
    });
  }

  return {
    isOpen,
    state,
    kept,
    named,
    compared,
    underway,
    open,
    countKept,
    nameMore,
    look,
    undoOne,
    undoAll,
    start: (scope: ExportScope, again: boolean) =>
      alone(async () => {
        const { EXTRACTOR_VERSION: version } = await import('../../utils/article/extract-article');
        await go(await library.rereading.begin({ version, wanted: await wantedBy(scope), again }));
      }),
    resume: (run: RereadRun) => alone(() => go(run)),
    showLast: (result: RereadResult) => show(result),
    stop: () => running.abort(),
    close() {
      isOpen.value = false;
    },
  };
}

function changedOf({ rereads }: RereadResult): Reread[] {
  return rereads.filter(({ outcome }) => outcome === 'changed');
}
