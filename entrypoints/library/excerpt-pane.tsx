import type { RefObject } from 'preact';
import { NoExcerpt, NoHit } from '../../components/empty-list';
import { ExcerptList } from '../../components/excerpt-list';
import { ExcerptMenu, StyleItems } from '../../components/excerpt-menu';
import { ExportMenu } from '../../components/export-menu';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import type { RowListHandle } from '../../components/row-list';
import { SelectionBar } from '../../components/selection-bar';
import { clipsWords, excerptsWords, numberWords } from '../../components/wording';
import { EXCERPT_FORMATS } from '../../utils/exchange/format';
import { translate } from '../../utils/i18n/translate';
import { excerptKey } from './excerpt-store';
import { toChoice } from './export-store';
import type { LibraryStore } from './library-store';
import { ListFailure } from './list-failure';

interface ExcerptPaneProps {
  store: LibraryStore;
  rows: RefObject<RowListHandle | null>;
}

/** How many highlights, and what to do with all or the selected ones. */
export function ExcerptHead({ store: { excerpts }, rows }: ExcerptPaneProps) {
  const { selected, total, atLeast, hasMore, phase, failure } = excerpts;
  const keys = [...selected.value];
  if (keys.length === 0) {
    const known = total.value;
    const isCounted = phase.value !== 'first' && !failure.value && (known !== undefined || atLeast.value > 0);
    const count = known === undefined ? translate('atLeast', numberWords(atLeast.value)) : numberWords(known);
    return (
      <div class="list-head">
        <span class="secondary" role="status">
          {isCounted && translate('excerptCount', count)}
        </span>
        <ExportExcerpts {...{ excerpts }} />
      </div>
    );
  }
  const hasAllRows = keys.length === excerpts.rows.value.length;
  return (
    <SelectionBar
      count={keys.length}
      countWords={excerptsWords}
      onAll={hasMore.value && hasAllRows ? excerpts.selectAll : undefined}
      onClear={excerpts.deselectAll}
      onLeave={() => rows.current?.focus()}
    >
      <Popover
        label={translate('copyQuote')}
        trigger={
          <>
            <Icon name="quote" /> {translate('copy')}
          </>
        }
      >
        {() => <StyleItems onStyle={(style) => excerpts.copy(keys, style)} />}
      </Popover>
      <ExportExcerpts {...{ excerpts }} />
      <button type="button" class="button quiet danger" onClick={() => excerpts.remove(keys)}>
        <Icon name="trash" /> {translate('remove')}
      </button>
    </SelectionBar>
  );
}

function ExportExcerpts({ excerpts }: Pick<LibraryStore, 'excerpts'>) {
  return (
    <ExportMenu
      formats={EXCERPT_FORMATS.map(toChoice)}
      countWords={excerptsWords}
      selected={excerpts.selected.value.size}
      // A file of some of them would look like one of all.
      listed={excerpts.listing.value ? undefined : (excerpts.total.value ?? null)}
      onExport={(scope, formatId) => excerpts.exportTo(scope === 'selected' ? scope : 'listed', formatId)}
    />
  );
}

/** Says how far the list is made, as long as it is not whole. */
export function ExcerptListing({ excerpts: { listing, failure } }: Pick<LibraryStore, 'excerpts'>) {
  const underway = listing.value;
  return (
    <p class="excerpt-listing secondary" role="status">
      {underway &&
        !failure.value &&
        translate('excerptsListing', clipsWords(underway.listed), clipsWords(underway.clips))}
    </p>
  );
}

/** The highlights of all clips, or the sentence that stands in their place. */
export function ExcerptRows({ store, rows: handle }: ExcerptPaneProps) {
  const { excerpts, list } = store;
  const { rows, phase, failure, selected } = excerpts;
  if (failure.value) return <ListFailure failure={failure.value} store={store} />;
  // Whether there is none is known at the end.
  if (excerpts.listing.value && rows.value.length === 0) return null;
  if (phase.value === 'ready' && rows.value.length === 0) {
    return list.isSearching.value || list.isFiltered.value ? (
      <NoHit
        query={list.query.value.trim()}
        nothing={translate('noExcerptHere')}
        isFiltered={list.isFiltered.value}
        onClear={list.clear}
      />
    ) : (
      <NoExcerpt />
    );
  }
  return (
    <ExcerptList
      rows={rows.value}
      keyOf={excerptKey}
      total={excerpts.total.value}
      hasMore={excerpts.hasMore.value}
      openKey={store.openExcerpt.value}
      selected={selected.value}
      now={new Date()}
      handle={handle}
      onMore={excerpts.loadMore}
      onOpen={store.openAt}
      onSelect={(keys) => {
        selected.value = keys;
      }}
      onSelectAll={excerpts.selectAll}
      onDelete={excerpts.remove}
      onCopy={excerpts.copy}
      menu={(row) => (
        <ExcerptMenu
          isSelected={selected.value.has(excerptKey(row))}
          onOpen={() => store.openAt(row)}
          onCopy={(style) => excerpts.copy([excerptKey(row)], style)}
          onSelect={() => excerpts.toggleSelected(excerptKey(row))}
          onDelete={() => excerpts.remove([excerptKey(row)])}
        />
      )}
    />
  );
}
