import type { RefObject } from 'preact';
import { Icon } from '../../components/icon';
import { OrderMenu } from '../../components/order-menu';
import type { RowListHandle } from '../../components/row-list';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { ExportButton } from './export-button';
import type { LibraryStore } from './library-store';
import { MoreOfSelection, SelectionTools } from './selection-tools';

interface ListHeadProps {
  store: LibraryStore;
  rows: RefObject<RowListHandle | null>;
}

/** How many rows, and what to do with all or the selected ones. */
export function ListHead({ store, rows }: ListHeadProps) {
  const { list, imports } = store;
  if (list.selected.value.size > 0) {
    return (
      <SelectionTools store={store} rows={rows}>
        <ExportButton store={store} />
        <MoreOfSelection store={store} />
      </SelectionTools>
    );
  }
  return (
    <div class="list-head">
      <span class="secondary" role="status">
        {countWords(list)}
      </span>
      {/* A search has its own order, and so has a list made by hand. */}
      {!list.isSearching.value && list.filter.value.list === undefined && (
        <OrderMenu order={list.listOrder.value} onOrder={list.orderBy} />
      )}
      {list.filter.value.trashed ? (
        <button
          type="button"
          class="button quiet danger"
          // One that is disabled while it has the focus, as after it was pressed, would lose it.
          aria-disabled={list.total.value === 0}
          onClick={list.total.value === 0 ? undefined : store.askToEmptyTrash}
        >
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

/** How many rows there are, or at the least; nothing before the first have come, or where they cannot. */
function countWords({ total, atLeast, phase, isSearching, failure }: LibraryStore['list']): string {
  if (phase.value === 'first' || failure.value) return '';
  const known = total.value;
  const count = known === undefined ? translate('atLeast', numberWords(atLeast.value)) : numberWords(known);
  if (isSearching.value) return translate('found', count);
  return known === undefined ? translate('clipCount', count) : clipsWords(known);
}
