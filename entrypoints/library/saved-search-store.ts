import { computed, signal } from '@preact/signals';
import type { SavedSearchesProps } from '../../components/saved-searches';
import { translate } from '../../utils/i18n/translate';
import type { Library, LibraryChange } from '../../utils/library/library';
import { isSameSearch, type SavedSearch, toKeptFilter } from '../../utils/library/saved-search';
import type { ClipActions } from './clip-actions';
import type { ClipListStore } from './clip-list-store';

/** 保存的搜索 as popup and library page show them: which there are, which one the list shows, and every change with its way back. */
export function createSavedSearchStore(library: Pick<Library, 'searches'>, list: ClipListStore, actions: ClipActions) {
  const searches = signal<readonly SavedSearch[]>([]);

  /** What the list asks for now; nothing where it shows all, or the trash. */
  const asked = computed(() => {
    if (list.filter.value.trashed || !(list.isSearching.value || list.isFiltered.value)) return undefined;
    return { query: list.query.value.trim(), filter: toKeptFilter(list.filter.value), order: list.order.value };
  });
  const currentId = computed(() => {
    const now = asked.value;
    return now && searches.value.find((search) => isSameSearch(search, now))?.id;
  });

  async function load() {
    searches.value = await library.searches.list();
  }

  const put = (search: SavedSearch) => library.searches.put(search);
  const take = ({ id }: SavedSearch) => library.searches.remove(id);

  function run({ query, filter, order }: SavedSearch) {
    list.show(query, filter, order);
  }

  async function save(name: string) {
    const now = asked.value;
    if (!now) return;
    const search = { id: crypto.randomUUID(), name, ...now, savedAt: new Date().toISOString() };
    await actions.changeWithUndo('searches', [], {
      work: () => put(search),
      said: () => translate('searchSaved', name),
      undo: () => take(search),
    });
  }

  async function rename(search: SavedSearch, name: string) {
    await actions.changeWithUndo('searches', [], {
      work: () => put({ ...search, name }),
      said: () => translate('searchRenamed', name),
      undo: () => put(search),
    });
  }

  async function remove(search: SavedSearch) {
    await actions.changeWithUndo('searches', [], {
      work: () => take(search),
      said: () => translate('searchRemoved', search.name),
      undo: () => put(search),
    });
  }

  return {
    /** All that a view shows of them, as it is now. */
    view: (): SavedSearchesProps => ({
      searches: searches.value,
      currentId: currentId.value,
      asked: asked.value,
      onRun: run,
      onSave: save,
      onRename: rename,
      onRemove: remove,
    }),
    async follow({ kind }: LibraryChange) {
      if (kind === 'searches') await load();
    },
    load,
  };
}
