import { translate } from '../utils/i18n/translate';
import type { FacetName } from '../utils/library/facets';
import {
  CountWords,
  FACET_LABELS,
  type FilterProps,
  isShowingAll,
  leaveExcerpts,
  type OfferedValue,
  type TagChanges,
} from './filter-chips';
import './filter-pane.css';
import { Icon, type IconName } from './icon';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';
import { Popover } from './popover';
import { ReadingLists } from './reading-lists';
import { SavedSearches, type SavedSearchesProps } from './saved-searches';
import { inTree, type TagNode } from './tag-tree';
import { numberWords } from './wording';

/** Values of a group that are shown before 「更多」, and in all: who seeks another types it. */
const FIRST = 8;
const MOST_VALUES = 500;

/** The left pane: all, unread, starred, trash, and every value that the list can be narrowed by, with its count. */
export function FilterPane(props: FilterProps) {
  const { offered, filter, onFilter, excerpts } = props;
  const facets = offered?.facets;
  const isAll = isShowingAll(filter) && !excerpts?.isShown;
  // Where highlights are counted, what leads back to clips has no count: it would be one of another kind.
  const ofClips = (count: number | undefined) => (excerpts?.isShown ? undefined : count);
  const views: { icon: IconName; label: string; count: number | undefined; isOn: boolean; onChoose(): void }[] = [
    {
      icon: 'library',
      label: translate('filter_all'),
      count: ofClips(isAll ? facets?.total : offered?.kept),
      isOn: isAll,
      onChoose: () => leaveExcerpts(props, {}),
    },
    {
      icon: 'unread',
      label: translate('unread'),
      count: facets?.unread,
      isOn: filter.unread === true,
      onChoose: () => onFilter({ ...filter, trashed: undefined, unread: filter.unread ? undefined : true }),
    },
    {
      icon: 'star',
      label: translate('starred'),
      count: facets?.starred,
      isOn: filter.starred === true,
      onChoose: () => onFilter({ ...filter, trashed: undefined, starred: filter.starred ? undefined : true }),
    },
    ...(excerpts
      ? [
          {
            icon: 'marker',
            label: translate('allExcerpts'),
            count: excerpts.isShown ? excerpts.count : undefined,
            isOn: excerpts.isShown,
            onChoose: () => excerpts.onShow(!excerpts.isShown),
          } as const,
        ]
      : []),
    {
      icon: 'trash',
      label: translate('trash'),
      count: ofClips(facets?.trashed),
      isOn: filter.trashed === true,
      onChoose: () => leaveExcerpts(props, { trashed: true }),
    },
  ];
  return (
    <nav class="filter-pane" aria-label={translate('filters')}>
      <ul>
        {views.map(({ icon, label, count, isOn, onChoose }) => (
          <li key={icon}>
            <button type="button" class="filter" aria-pressed={isOn} onClick={onChoose}>
              <Icon name={icon} /> <span class="value">{label}</span>
              <CountWords
                count={count}
                isWhole={offered?.isWhole || icon === 'trash' || icon === 'marker' || (icon === 'library' && !isAll)}
              />
            </button>
          </li>
        ))}
      </ul>
      <details open>
        <summary>{translate('lists')}</summary>
        <ReadingLists {...props.lists} />
      </details>
      <Saved {...props.saved} />
      {!filter.trashed &&
        (['tag', 'site', 'section', 'author', 'source', 'year'] as const).map((name) => (
          <Group key={name} name={name} {...props} />
        ))}
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

/** Groups that may be as long as the library are folded until somebody asks. */
const FOLDED: readonly FacetName[] = ['author', 'source'];

type GroupProps = Omit<FilterProps, 'saved' | 'lists'> & { name: FacetName };

function Group(props: GroupProps) {
  const { name, offered, filter, onFacet } = props;
  const values = offered?.facets[name] ?? [];
  const chosen = filter[name];
  const isFolded = FOLDED.includes(name) && chosen === undefined;
  const isEmpty = values.length === 0 && chosen === undefined;
  // What is folded is counted when it is opened; of no clips there is nothing to count.
  if (isEmpty && (!isFolded || offered?.facets.total === 0)) return null;
  return (
    <details
      open={!isFolded}
      onToggle={(event) => {
        if (event.currentTarget.open) onFacet(name);
      }}
    >
      <summary>{translate(FACET_LABELS[name])}</summary>
      <Values {...props} values={values} />
      {isEmpty && <p class="none secondary">{translate('filter_none')}</p>}
    </details>
  );
}

/** The first values of a group; the others behind 「更多」. */
function Values({ values, ...props }: GroupProps & { values: OfferedValue[] }) {
  const chosen = props.filter[props.name];
  // A chosen value stays in sight, wherever it stands in the list.
  const hidden = values.find(({ value }) => value === chosen) ?? { value: chosen ?? '' };
  const nodes = inOrder(props.name, values);
  const isChosenHidden = chosen !== undefined && !nodes.slice(0, FIRST).some(({ of }) => of.value === chosen);
  const item = ({ of, name: label, depth }: TagNode<OfferedValue>) => (
    <Value key={of.value} {...props} {...of} label={label} depth={depth} />
  );
  return (
    <>
      <ul>
        {nodes.slice(0, FIRST).map(item)}
        {isChosenHidden && item({ of: hidden, name: hidden.value, depth: 0 })}
      </ul>
      {nodes.length > FIRST && (
        <details class="rest">
          <summary>{translate('moreValues', numberWords(nodes.length - FIRST))}</summary>
          <ul>{nodes.slice(FIRST, MOST_VALUES).map(item)}</ul>
        </details>
      )}
    </>
  );
}

/** Tags stand as the tree that they make; every other value by itself. */
function inOrder(name: FacetName, values: readonly OfferedValue[]): TagNode<OfferedValue>[] {
  return name === 'tag' ? inTree(values) : values.map((of) => ({ of, name: of.value, depth: 0 }));
}

type ValueProps = GroupProps & OfferedValue & Pick<TagNode<OfferedValue>, 'depth'> & { label: string };

function Value({ name, value, label, depth, count, offered, filter, onFilter, onFacet, tags }: ValueProps) {
  const isChosen = filter[name] === value;
  // Another year has other months.
  const months = name === 'year' && { month: undefined };
  return (
    <li class={name === 'tag' ? 'with-menu' : undefined}>
      <button
        type="button"
        class="filter"
        style={depth > 0 ? { paddingInlineStart: `${20 + depth * 14}px` } : undefined}
        aria-pressed={isChosen}
        onClick={() => onFilter({ ...filter, ...months, [name]: isChosen ? undefined : value })}
      >
        <span class="value" lang="zh" title={value}>
          {depth > 0 && <span class="visually-hidden">{value.slice(0, -label.length)}</span>}
          {label}
        </span>
        <CountWords count={count} isWhole={offered?.isWhole} />
      </button>
      {name === 'tag' && <TagMenu tag={value} {...tags} />}
      {name === 'year' && isChosen && (
        <div class="months">
          <Values
            {...{ offered, filter, onFilter, onFacet, tags }}
            name="month"
            values={(offered?.facets.month ?? []).filter((month) => month.value.startsWith(value)).sort(byValue)}
          />
        </div>
      )}
    </li>
  );
}

/** What can be done with a tag wherever it stands. */
function TagMenu({ tag, onRename, onRemove }: TagChanges & { tag: string }) {
  return (
    <Popover className="button quiet icon-only" label={translate('moreOfTag', tag)} trigger={<Icon name="more" />}>
      {() => (
        <>
          <NameForm
            label={translate('tagName')}
            name={tag}
            action={translate('rename')}
            onName={(name) => name !== tag && onRename(tag, name)}
          />
          <MenuItem icon="trash" isDanger onClick={() => onRemove(tag)}>
            {translate('removeTagEverywhere')}
          </MenuItem>
        </>
      )}
    </Popover>
  );
}

function byValue(one: OfferedValue, other: OfferedValue): number {
  return one.value < other.value ? -1 : 1;
}
