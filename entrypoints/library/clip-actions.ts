import { signal } from '@preact/signals';
import type { ToastMessage } from '../../components/toast';
import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import type { TagChange } from '../../utils/library/tags';
import { toFailure } from '../../utils/messages/clip-tab';

/** Every change of popup and library page goes through these. */
export type ClipActions = ReturnType<typeof createClipActions>;

/** A change that can be taken back, by what it found to change. */
interface Undoable<Made> {
  work(): Promise<Made>;
  /** The sentence for it, made once every view shows it; none where there was nothing to change. */
  said(made: Made): string | undefined;
  undo(made: Made): Promise<unknown>;
}

/** What popup and library page do with clips, each with its way back and its sentence on failure. */
export function createClipActions(
  library: Library,
  /** Brings every view of the page up to date. */
  follow: (change: LibraryChange) => Promise<void>,
) {
  const toast = signal<ToastMessage | undefined>(undefined);

  function say(message: ToastMessage | undefined) {
    toast.value = message;
  }

  function sayFailure(error: unknown) {
    say({ text: translate(`failure_${toFailure(error)}`), isError: true });
  }

  /** Does it, brings every view up to date, and says why where it could not be done; then, where it was, what `onDone` says. */
  async function change<Made>(
    kind: LibraryChange['kind'],
    ids: string[],
    work: () => Promise<Made>,
    onDone?: (made: Made) => void,
  ): Promise<boolean> {
    try {
      const made = await work();
      await follow({ kind, ids });
      onDone?.(made);
      return true;
    } catch (error) {
      sayFailure(error);
      return false;
    }
  }

  /**
   * Does what can be taken back, and offers that. To have taken it back is seen in the views and needs no sentence.
   *
   * `changeWithUndo('searches', [], { work: () => put(search), said: () => '已保存。', undo: () => take(search) })`
   */
  async function changeWithUndo<Made>(
    kind: LibraryChange['kind'],
    ids: string[],
    { work, said, undo }: Undoable<Made>,
  ): Promise<boolean> {
    return change(kind, ids, work, (made) => {
      const text = said(made);
      const onUndo = () =>
        change(
          kind,
          ids,
          () => undo(made),
          () => say(undefined),
        );
      if (text !== undefined) say({ text, onUndo });
    });
  }

  const restore = (ids: string[]) =>
    change(
      'restored',
      ids,
      () => library.restore(ids),
      () => say({ text: translate('restored', clipsWords(ids.length)) }),
    );

  async function remove(ids: string[]) {
    if (ids.length === 0) return;
    const onUndo = () => restore(ids);
    await change(
      'trashed',
      ids,
      () => library.remove(ids),
      () => say({ text: translate('movedToTrash', clipsWords(ids.length)), onUndo }),
    );
  }

  /** What is opened marks itself as read, without a word; this is for who marks by hand. */
  const mark = (ids: string[], isUnread: boolean) =>
    changeWithUndo('updated', ids, {
      work: () => library.markUnread(ids, isUnread),
      said: (changed) => translate(isUnread ? 'markedUnread' : 'markedRead', clipsWords(changed.length)),
      undo: (changed) => library.markUnread(changed, !isUnread),
    });

  /** Stars clips, or takes their stars off, all at once. */
  const starMany = (ids: string[], starred: boolean) =>
    changeWithUndo('updated', ids, {
      async work() {
        const before = await library.updateMany(ids, (clip) => (clip.starred === starred ? undefined : { starred }));
        return before.map(({ id }) => id);
      },
      said(changed) {
        if (changed.length === 0) return undefined;
        return translate(starred ? 'starredMany' : 'unstarredMany', clipsWords(changed.length));
      },
      undo: (changed) => library.updateMany(changed, () => ({ starred: !starred })),
    });

  const update = (id: string, changed: ClipChange) => change('updated', [id], () => library.update(id, changed));

  return {
    toast,
    say,
    sayFailure,
    change,
    changeWithUndo,
    update,
    remove,
    restore,
    mark,
    starMany,
    erase: (ids: string[]) => change('erased', ids, () => library.erase(ids)),
    star: (clip: Clip) => update(clip.id, { starred: !clip.starred }),
    changeTags: ({ id }: Clip, tags: TagChange) => update(id, tags),
  };
}
