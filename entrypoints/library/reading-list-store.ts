import { computed, signal } from '@preact/signals';
import type { ListChooserProps } from '../../components/list-chooser';
import type { ReadingListsProps } from '../../components/reading-lists';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Library, LibraryChange } from '../../utils/library/library';
import { type ReadingList, withClips, withMoved, withoutChange, withoutClips } from '../../utils/library/reading-list';
import type { ClipActions } from './clip-actions';
import type { ClipListStore } from './clip-list-store';

/** A list holds at most so many clips. */
const MOST_CLIPS = 10_000;

/** What makes a list show more clips or fewer. */
const COUNTED: readonly LibraryChange['kind'][] = ['lists', 'trashed', 'restored', 'erased', 'imported'];

/** 清单 as popup and library page show them: which there are, which one is open, and every change with its way back. */
export function createReadingListStore(
  library: Pick<Library, 'lists' | 'list'>,
  list: ClipListStore,
  actions: ClipActions,
) {
  const lists = signal<readonly ReadingList[]>([]);
  const counts = signal<ReadonlyMap<string, number>>(new Map());
  const current = computed(() => lists.value.find(({ id }) => id === list.filter.value.list));
  /** Whether the rows stand in the order of the list, so that one can be moved. */
  const canMove = computed(() => current.value !== undefined && !list.isSearching.value);

  async function load() {
    const known = await library.lists.list();
    lists.value = known;
    const counted = await Promise.all(
      known.map(async ({ id }) => [id, (await library.list({ list: id }, { limit: MOST_CLIPS })).length] as const),
    );
    counts.value = new Map(counted);
  }

  const put = (readingList: ReadingList) => library.lists.put(readingList);
  const take = ({ id }: ReadingList) => library.lists.remove(id);

  /** Changes a list as it is on disk; the way back takes this change alone out of what the list is by then. */
  const alter = ({ id }: ReadingList, how: (before: ReadingList) => ReadingList, said: string) =>
    actions.changeWithUndo('lists', [], {
      work: () => library.lists.change(id, how),
      said: () => said,
      undo: (before) => library.lists.change(id, (now) => withoutChange(now, before, how(before))),
    });

  async function make(name: string, ids: readonly string[] = []) {
    const made = { id: crypto.randomUUID(), name, clips: [...ids], savedAt: new Date().toISOString() };
    const said = ids.length > 0 ? translate('addedToList', clipsWords(ids.length), name) : translate('listMade', name);
    await actions.changeWithUndo('lists', [], { work: () => put(made), said: () => said, undo: () => take(made) });
  }

  async function remove(readingList: ReadingList) {
    if (readingList.id === list.filter.value.list) list.filterBy({});
    await actions.changeWithUndo('lists', [], {
      work: () => take(readingList),
      said: () => translate('listRemoved', readingList.name),
      undo: () => put(readingList),
    });
  }

  const add = (to: ReadingList, ids: readonly string[]) =>
    alter(to, (before) => withClips(before, ids), translate('addedToList', clipsWords(ids.length), to.name));
  const takeOut = (from: ReadingList, ids: readonly string[]) =>
    alter(from, (before) => withoutClips(before, ids), translate('takenOutOfList', clipsWords(ids.length), from.name));
  const rename = (of: ReadingList, name: string) =>
    alter(of, (before) => ({ ...before, name }), translate('listRenamed', name));

  return {
    lists,
    current,
    canMove,
    load,
    add,
    takeOut,
    async follow({ kind }: LibraryChange) {
      if (COUNTED.includes(kind)) await load();
    },
    /** Puts a clip of the open list to a place among those that are shown. */
    async move(id: string, to: number) {
      const open = current.value;
      const others = list.rows.value.map(({ clip }) => clip.id).filter((other) => other !== id);
      if (!open || to < 0 || to > others.length) return;
      const said = translate('movedInList', numberWords(to + 1), numberWords(others.length + 1));
      await alter(open, (before) => withMoved(before, id, others[to]), said);
    },
    /** All that a view shows of them, as it is now. */
    view: (): ReadingListsProps => ({
      lists: lists.value,
      counts: counts.value,
      currentId: current.value?.id,
      onOpen: ({ id }) => list.filterBy({ list: id }),
      onNew: make,
      onRename: rename,
      onRemove: remove,
    }),
    /** The lists to put these clips in. */
    chooser: (ids: readonly string[]): ListChooserProps => ({
      lists: lists.value,
      ids,
      onAdd: add,
      onTakeOut: takeOut,
      onNew: make,
    }),
  };
}
