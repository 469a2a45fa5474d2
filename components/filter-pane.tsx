import { translate } from '../utils/i18n/translate';
import type { Facets, Filter } from '../utils/library/library';
import { FACET_LABELS, FACET_NAMES, type FacetName } from './filter-chips';
import './filter-pane.css';
import { Icon, type IconName } from './icon';
import { SavedSearches, type SavedSearchesProps } from './saved-searches';
import { numberWords } from './wording';

interface FilterPaneProps {
  facets: Facets | undefined;
  filter: Filter;
  onFilter(filter: Filter): void;
  saved: SavedSearchesProps;
}

/** Values of a group that are shown before 「更多」. */
const FIRST = 8;

/** The left pane: all, unread, starred, trash, and every value that the list can be narrowed by, with its count. */
export function FilterPane(props: FilterPaneProps) {
  const { facets, filter, onFilter } = props;
  const isAll =
    !filter.trashed && !filter.starred && !filter.unread && FACET_NAMES.every((name) => filter[name] === undefined);
  const views: { icon: IconName; label: string; count: number | undefined; isOn: boolean; to: Filter }[] = [
    { icon: 'library', label: translate('filter_all'), count: facets?.total, isOn: isAll, to: {} },
    {
      icon: 'unread',
      label: translate('unread'),
      count: facets?.unread,
      isOn: filter.unread === true,
      to: { ...filter, trashed: undefined, unread: filter.unread ? undefined : true },
    },
    {
      icon: 'star',
      label: translate('starred'),
      count: facets?.starred,
      isOn: filter.starred === true,
      to: { ...filter, trashed: undefined, starred: filter.starred ? undefined : true },
    },
    {
      icon: 'trash',
      label: translate('trash'),
      count: facets?.trashed,
      isOn: filter.trashed === true,
      to: { trashed: true },
    },
  ];
  return (
    <nav class="filter-pane" aria-label={translate('filters')}>
      <ul>
        {views.map(({ icon, label, count, isOn, to }) => (
          <li key={icon}>
            <button type="button" class="filter" aria-pressed={isOn} onClick={() => onFilter(to)}>
              <Icon name={icon} /> <span class="value">{label}</span>
              {count !== undefined && <span class="count">{numberWords(count)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <Saved {...props.saved} />
      {!filter.trashed &&
        (['tag', 'site', 'section', 'year'] as const).map((name) => <Group key={name} name={name} {...props} />)}
    </nav>
  );
}

function Saved(props: SavedSearchesProps) {
  if (props.searches.length === 0 && !props.asked) return null;
  return (
    <details open>
      <summary>{translate('savedSearches')}</summary>
      <SavedSearches {...props} />
    </details>
  );
}

function Group({ name, facets, filter, onFilter }: Omit<FilterPaneProps, 'saved'> & { name: FacetName }) {
  const values = facets?.[name] ?? [];
  const chosen = filter[name];
  if (values.length === 0 && chosen === undefined) return null;
  const item = ({ value, count }: { value: string; count: number | undefined }) => (
    <li key={value}>
      <button
        type="button"
        class="filter"
        aria-pressed={value === chosen}
        onClick={() => onFilter({ ...filter, [name]: value === chosen ? undefined : value })}
      >
        <span class="value" lang="zh" title={value}>
          {value}
        </span>
        {count !== undefined && <span class="count">{numberWords(count)}</span>}
      </button>
    </li>
  );
  // A chosen value stays in sight, wherever it stands in the list.
  const isChosenHidden = chosen !== undefined && !values.slice(0, FIRST).some(({ value }) => value === chosen);
  const hidden = values.find(({ value }) => value === chosen) ?? { value: chosen ?? '', count: undefined };
  return (
    <details open>
      <summary>{translate(FACET_LABELS[name])}</summary>
      <ul>
        {values.slice(0, FIRST).map(item)}
        {isChosenHidden && item(hidden)}
      </ul>
      {values.length > FIRST && (
        <details class="rest">
          <summary>{translate('moreValues', numberWords(values.length - FIRST))}</summary>
          <ul>{values.slice(FIRST).map(item)}</ul>
        </details>
      )}
    </details>
  );
}
