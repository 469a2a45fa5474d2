import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Facets, Filter } from '../utils/library/library';
import './filter-chips.css';
import { Icon } from './icon';
import { Popover } from './popover';
import { SavedSearches, type SavedSearchesProps } from './saved-searches';
import { numberWords } from './wording';

interface FilterChipsProps {
  facets: Facets | undefined;
  filter: Filter;
  onFilter(filter: Filter): void;
}

interface FilterLineProps extends FilterChipsProps {
  saved: SavedSearchesProps;
  /** Whether the trash can be reached from here. */
  withTrash?: boolean;
}

/** The fields that a list can be narrowed by, and what each is called. */
export const FACET_LABELS = {
  site: 'filter_site',
  section: 'filter_section',
  tag: 'filter_tag',
  year: 'filter_year',
} as const satisfies Record<string, MessageKey>;
export type FacetName = keyof typeof FACET_LABELS;
export const FACET_NAMES: FacetName[] = ['site', 'section', 'tag', 'year'];

/** One line of filters: all, site, section, tag, year, star, unread. A chosen one shows its value; choosing it again takes it off. */
export function FilterChips({ facets, filter, onFilter, saved, withTrash }: FilterLineProps) {
  const isAll =
    FACET_NAMES.every((name) => filter[name] === undefined) && !filter.starred && !filter.unread && !filter.trashed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be one scrolling line in every browser.
    <div class="filter-chips" role="group" aria-label={translate('filters')}>
      <button type="button" class="chip" aria-pressed={isAll} onClick={() => onFilter({})}>
        {translate('filter_all')}
      </button>
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
      {FACET_NAMES.map((name) => (
        <FacetChip key={name} name={name} facets={facets} filter={filter} onFilter={onFilter} />
      ))}
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

function FacetChip({ name, facets, filter, onFilter }: FilterChipsProps & { name: FacetName }) {
  const chosen = filter[name];
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
          {facets?.[name].length === 0 && <p class="padded secondary">{translate('filter_none')}</p>}
          {facets?.[name].map(({ value, count }) => (
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
              <span class="count">{numberWords(count)}</span>
            </button>
          ))}
        </>
      )}
    </Popover>
  );
}
