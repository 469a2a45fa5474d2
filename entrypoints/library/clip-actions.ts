import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import type { TagChange } from '../../utils/library/tags';
import { createChanges } from './changes';

/** Every change of popup and library page goes through these. */
export type ClipActions = ReturnType<typeof createClipActions>;

/** What popup and library page do with clips, each with its way back and its sentence on failure. */
export function createClipActions(
  library: Library,
  /** Brings every view of the page up to date. */
  follow: (change: LibraryChange) => Promise<void>,
) {
  const changes = createChanges(follow);
  const { say, change, changeWithUndo } = changes;

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
    ...changes,
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
