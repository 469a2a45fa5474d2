import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { FacetName } from '../utils/library/facets';
import type { Facets, Filter } from '../utils/library/library';
import './filter-chips.css';
import { Icon, type IconName } from './icon';
import { MenuItem } from './menu-item';
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

/** A value with its count, where that is known: 「中工网」, 12. */
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

/** The highlights of all clips, which can stand in the place of the list. */
export interface ExcerptsChoice {
  isShown: boolean;
  /** How many are shown, as soon as that is known. */
  count: number | undefined;
  onShow(isWanted: boolean): void;
}

/** What narrows a list, as a line of chips or as a side pane. */
export interface FilterProps extends FacetProps {
  tags: TagChanges;
  saved: SavedSearchesProps;
  lists: ReadingListsProps;
  /** Not given where clips alone are listed. */
  excerpts?: ExcerptsChoice;
}

/** Shows clips again, all of them or those in the trash: highlights are of those that are kept. */
export function leaveExcerpts(
  { excerpts, onFilter }: Pick<FilterProps, 'excerpts' | 'onFilter'>,
  filter: Filter,
): void {
  onFilter(filter);
  if (excerpts?.isShown) excerpts.onShow(false);
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

/** One line of filters: all, star, unread, saved searches, site, section, tag, year, author, source, trash. A chosen one shows its value; choosing it again takes it off. */
export function FilterChips({ saved, lists, tags: _tags, ...props }: FilterProps) {
  const { filter, onFilter, excerpts } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be one scrolling line in every browser.
    <div class="filter-chips" role="group" aria-label={translate('filters')}>
      <button
        type="button"
        class="chip"
        aria-pressed={isShowingAll(filter) && !excerpts?.isShown}
        onClick={() => leaveExcerpts(props, {})}
      >
        {translate('filter_all')}
      </button>
      <IconChip
        icon="star"
        label={translate('filter_starred')}
        isOn={filter.starred === true}
        onClick={() => onFilter({ ...filter, starred: filter.starred ? undefined : true })}
      />
      <IconChip
        icon="unread"
        label={translate('filter_unread')}
        isOn={filter.unread === true}
        onClick={() => onFilter({ ...filter, unread: filter.unread ? undefined : true })}
      />
      {excerpts && (
        <IconChip
          icon="marker"
          label={translate('allExcerpts')}
          isOn={excerpts.isShown}
          onClick={() => excerpts.onShow(!excerpts.isShown)}
        />
      )}
      {lists.lists.length > 0 && (
        <MenuChip icon="list" label={translate('lists')} isChosen={lists.currentId !== undefined}>
          {() => <ReadingLists {...lists} />}
        </MenuChip>
      )}
      {(saved.searches.length > 0 || saved.asked) && (
        <MenuChip icon="search" label={translate('savedSearches')} isChosen={saved.currentId !== undefined}>
          {() => <SavedSearches {...saved} />}
        </MenuChip>
      )}
      {CHIPS.map((name) => (
        <FacetChip key={name} name={name} {...props} />
      ))}
      <IconChip
        icon="trash"
        label={translate('trash')}
        isOn={filter.trashed === true}
        onClick={() => leaveExcerpts(props, filter.trashed ? {} : { trashed: true })}
      />
    </div>
  );
}

interface IconChipProps {
  icon: IconName;
  label: string;
  isOn: boolean;
  onClick(): void;
}

/** A chip that is on or off. */
function IconChip({ icon, label, isOn, onClick }: IconChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} filled={isOn && icon !== 'trash'} />
    </button>
  );
}

interface MenuChipProps {
  icon: IconName;
  label: string;
  isChosen: boolean;
  children: () => ComponentChildren;
}

/** A chip that opens what can be chosen. */
function MenuChip({ icon, label, isChosen, children }: MenuChipProps) {
  const trigger = (
    <>
      <Icon name={icon} />
      <Icon name="down" />
    </>
  );
  return (
    <Popover className={isChosen ? 'chip chosen' : 'chip'} label={label} trigger={trigger}>
      {children}
    </Popover>
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
      {() => (
        <>
          {chosen !== undefined && (
            <MenuItem onClick={() => onFilter({ ...filter, [name]: undefined })}>{translate('filter_any')}</MenuItem>
          )}
          <Asking onAsk={() => onFacet(name)} />
          {values?.length === 0 && <p class="padded secondary">{translate('filter_none')}</p>}
          {values?.slice(0, MOST_VALUES).map(({ value, count }) => (
            <MenuItem
              key={value}
              isChosen={value === chosen}
              onClick={() => onFilter({ ...filter, [name]: value === chosen ? undefined : value })}
            >
              <span class="value" lang="zh">
                {value}
              </span>
              <CountWords count={count} isWhole={offered?.isWhole} />
            </MenuItem>
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
