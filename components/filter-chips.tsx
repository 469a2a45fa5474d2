import { useEffect } from 'preact/hooks';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Facets, Filter } from '../utils/library/library';
import type { FacetName } from '../utils/library/read-lists';
import './filter-chips.css';
import { Icon } from './icon';
import { Popover } from './popover';
import { ReadingLists, type ReadingListsProps } from './reading-lists';
import { SavedSearches, type SavedSearchesProps } from './saved-searches';
import { numberWords } from './wording';

/** The values that a list can be narrowed by; a count where the current result tells one. */
export interface Offered {
  facets: Omit<Facets, FacetName> & Partial<Record<FacetName, OfferedValue[]>>;
  /** How many clips there are in all. */
  kept: number;
  /** Whether the result has been counted to its end; else each count is the least that there are. */
  isWhole: boolean;
}

export interface OfferedValue {
  value: string;
  count?: number;
}

interface FacetProps {
  offered: Offered | undefined;
  filter: Filter;
  onFilter(filter: Filter): void;
  /** A group has been opened. */
  onFacet(name: FacetName): void;
}

/** What can be done with a tag on all clips that have it. */
export interface TagChanges {
  onRename(tag: string, name: string): void;
  onRemove(tag: string): void;
}

/** What narrows a list, as a line of chips or as a side pane. */
export interface FilterProps extends FacetProps {
  tags: TagChanges;
  saved: SavedSearchesProps;
  lists: ReadingListsProps;
}

interface FilterChipsProps extends FilterProps {
  /** Whether the trash can be reached from here. */
  withTrash?: boolean;
}

/** Whether everything that is kept is shown. */
export function isShowingAll(filter: Filter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === false);
}

/** What each group of values is called. */
export const FACET_LABELS = {
  site: 'filter_site',
  section: 'filter_section',
  tag: 'filter_tag',
  author: 'filter_author',
  source: 'filter_source',
  year: 'filter_year',
  month: 'filter_month',
} as const satisfies Record<FacetName, MessageKey>;

/** A menu of more values helps nobody. */
const MOST_VALUES = 200;

/** The groups that the line of chips has. */
const CHIPS = ['site', 'section', 'tag', 'year', 'author', 'source'] as const;

/** One line of filters: all, star, unread, saved searches, site, section, tag, year, author, source. A chosen one shows its value; choosing it again takes it off. */
export function FilterChips({ saved, lists, tags: _tags, withTrash, ...props }: FilterChipsProps) {
  const { filter, onFilter } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be one scrolling line in every browser.
    <div class="filter-chips" role="group" aria-label={translate('filters')}>
      <button type="button" class="chip" aria-pressed={isShowingAll(filter)} onClick={() => onFilter({})}>
        {translate('filter_all')}
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={filter.starred === true}
        aria-label={translate('filter_starred')}
        title={translate('filter_starred')}
        onClick={() => onFilter({ ...filter, starred: filter.starred ? undefined : true })}
      >
        <Icon name="star" filled={filter.starred === true} />
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={filter.unread === true}
        aria-label={translate('filter_unread')}
        title={translate('filter_unread')}
        onClick={() => onFilter({ ...filter, unread: filter.unread ? undefined : true })}
      >
        <Icon name="unread" filled={filter.unread === true} />
      </button>
      {lists.lists.length > 0 && (
        <Popover
          className={lists.currentId === undefined ? 'chip' : 'chip chosen'}
          label={translate('lists')}
          trigger={
            <>
              <Icon name="list" />
              <Icon name="down" />
            </>
          }
        >
          {(close) => (
            <ReadingLists
              {...lists}
              onOpen={(list) => {
                close();
                lists.onOpen(list);
              }}
            />
          )}
        </Popover>
      )}
      {(saved.searches.length > 0 || saved.asked) && (
        <Popover
          className={saved.currentId === undefined ? 'chip' : 'chip chosen'}
          label={translate('savedSearches')}
          trigger={
            <>
              <Icon name="search" />
              <Icon name="down" />
            </>
          }
        >
          {(close) => (
            <SavedSearches
              {...saved}
              onRun={(search) => {
                close();
                saved.onRun(search);
              }}
            />
          )}
        </Popover>
      )}
      {CHIPS.map((name) => (
        <FacetChip key={name} name={name} {...props} />
      ))}
      {withTrash && (
        <button
          type="button"
          class="chip"
          aria-pressed={filter.trashed === true}
          aria-label={translate('trash')}
          title={translate('trash')}
          onClick={() => onFilter(filter.trashed ? {} : { trashed: true })}
        >
          <Icon name="trash" />
        </button>
      )}
    </div>
  );
}

function FacetChip({ name, offered, filter, onFilter, onFacet }: FacetProps & { name: FacetName }) {
  const chosen = filter[name];
  const values = offered?.facets[name];
  return (
    <Popover
      className={chosen === undefined ? 'chip' : 'chip chosen'}
      trigger={
        <>
          <span class="value" lang={chosen === undefined ? undefined : 'zh'}>
            {chosen ?? translate(FACET_LABELS[name])}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <>
          {chosen !== undefined && (
            <button
              type="button"
              class="item"
              onClick={() => {
                close();
                onFilter({ ...filter, [name]: undefined });
              }}
            >
              {translate('filter_any')}
            </button>
          )}
          <Asking onAsk={() => onFacet(name)} />
          {values?.length === 0 && <p class="padded secondary">{translate('filter_none')}</p>}
          {values?.slice(0, MOST_VALUES).map(({ value, count }) => (
            <button
              key={value}
              type="button"
              class="item"
              aria-pressed={value === chosen}
              onClick={() => {
                close();
                onFilter({ ...filter, [name]: value === chosen ? undefined : value });
              }}
            >
              <span class="value" lang="zh">
                {value}
              </span>
              <CountWords count={count} isWhole={offered?.isWhole} />
            </button>
          ))}
        </>
      )}
    </Popover>
  );
}

/** What is not counted before somebody asks is asked for as soon as it is shown. */
function Asking({ onAsk }: { onAsk(): void }) {
  useEffect(onAsk, []);
  return null;
}

/** How many there are, or how many at the least. */
export function CountWords({ count, isWhole = true }: { count: number | undefined; isWhole: boolean | undefined }) {
  if (count === undefined) return null;
  if (isWhole) return <span class="count">{numberWords(count)}</span>;
  return (
    <span class="count" title={translate('atLeast', numberWords(count))}>
      <span aria-hidden="true">≥ {numberWords(count)}</span>
      <span class="visually-hidden">{translate('atLeast', numberWords(count))}</span>
    </span>
  );
}
