import { Icon } from '../../components/icon';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { ExportButton } from './export-button';
import type { LibraryStore } from './library-store';
import { SelectionTools } from './selection-tools';

/** How many rows, and what to do with all or the selected ones. */
export function ListHead({ store }: { store: LibraryStore }) {
  const { list, imports } = store;
  const isTrash = list.filter.value.trashed === true;
  if (list.selected.value.size > 0) return <SelectionTools store={store} />;
  const total = list.total.value;
  const count = total === undefined ? translate('atLeast', numberWords(list.atLeast.value)) : numberWords(total);
  return (
    <div class="list-head">
      <span class="secondary" role="status">
        {list.phase.value === 'first'
          ? ''
          : list.isSearching.value
            ? translate('found', count)
            : total === undefined
              ? translate('clipCount', count)
              : clipsWords(total)}
      </span>
      {isTrash ? (
        <button type="button" class="button quiet danger" disabled={total === 0} onClick={store.askToEmptyTrash}>
          {translate('emptyTrash')}
        </button>
      ) : (
        <>
          <button type="button" class="button quiet" onClick={imports.open}>
            <Icon name="import" /> {translate('import')}
          </button>
          <ExportButton store={store} />
        </>
      )}
    </div>
  );
}
