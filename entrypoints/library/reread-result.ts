import { type Signal, signal } from '@preact/signals';
import type { RereadState } from '../../components/reread-dialog';
import type { NamedReread, RereadProgress, RereadResult } from '../../components/reread-outcome';
import type { VersionView } from '../../components/version-dialog';
import { momentWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { readAtOf } from '../../utils/library/clip';
import type { Library } from '../../utils/library/library';
import type { Reread } from '../../utils/library/rereading';
import { toArticle } from '../../utils/library/revise';
import { toFailure } from '../../utils/messages/clip-tab';

/** So many changed clips are named at a time. */
const NAMED_TOGETHER = 50;

/** How often an undo of many says how far it is. */
const TOLD_EVERY = 20;

interface ResultDependencies {
  library: Library;
  state: Signal<RereadState>;
  /** Does what one tab at a time may do. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Brings the views up to date with these clips. */
  tell(ids: string[]): Promise<void>;
}

/** What a run of 重新提取 has changed: named, compared, taken back for one or for all. */
export function createRereadResult({ library, state, alone, tell }: ResultDependencies) {
  /** The changed clips of the result that are shown by name. */
  const named = signal<readonly NamedReread[]>([]);
  /** A changed clip's old version beside the new one. */
  const compared = signal<{ reread: Reread; view: VersionView } | undefined>(undefined);

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
      const readAt = readAtOf({ ...clip, readAt: before.readAt });
      const versions = [{ name, article: toArticle(before.article, before.content), readAt }];
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
        if (done % TOLD_EVERY === 0) state.value = { kind: 'undoing', done, total: changed.length };
        if (await library.rereading.undo(reread)) back++;
      }
      await library.rereading.forget();
      state.value = { kind: 'undone', back, left: changed.length - back };
      await tell(library.rereading.announce());
    });
  }

  return { named, compared, show, nameMore, look, undoOne, undoAll };
}

function changedOf({ rereads }: RereadResult): Reread[] {
  return rereads.filter(({ outcome }) => outcome === 'changed');
}
