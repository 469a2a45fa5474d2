import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { Snippet } from '../utils/library/library';
import './clip-list.css';
import { ClipRow } from './clip-row';
import { RowList, type RowListHandle } from './row-list';

/** A row of the list: a clip, and where the query was found in it. */
export interface ListRow {
  clip: Clip;
  snippet?: Snippet;
}

interface ClipListProps {
  rows: readonly ListRow[];
  /** How many rows there are in all, where that is known. */
  total: number | undefined;
  /** Whether rows may follow the last one here. */
  hasMore: boolean;
  /** The clip that is open beside the list. */
  openId?: string;
  selected: ReadonlySet<string>;
  /** How many other clips have a clip's text, by its id, as far as that was looked for. */
  reprints?: ReadonlyMap<string, number>;
  handle: RefObject<RowListHandle | null>;
  onMore(): void;
  onOpen(clip: Clip): void;
  onStar(clip: Clip): void;
  onSelect(ids: ReadonlySet<string>): void;
  /** All are to be selected, those that are not here yet too. */
  onSelectAll(): void;
  /** Delete was pressed on these. */
  onDelete(ids: string[]): void;
  /** U was pressed on these: to be marked as read, or as unread where all of them are read. */
  onMark(ids: string[], isUnread: boolean): void;
  /** Where the rows stand in an order made by hand: puts a clip to another place, counted from 0. */
  onMove?(id: string, to: number): void;
  /** The ⋯ menu of a row. */
  menu(clip: Clip): ComponentChildren;
}

/** A row's height in px. */
const ROW_HEIGHT = 56;

/** The clips in their order, newest first if no other is chosen. U marks as read or unread; see RowList for the other keys. */
export function ClipList({ rows, openId, reprints, menu, onOpen, onStar, onMark, ...list }: ClipListProps) {
  const ids = useMemo(() => rows.map(({ clip }) => clip.id), [rows]);
  return (
    <RowList
      {...list}
      label={translate('clips')}
      ids={ids}
      rowHeight={ROW_HEIGHT}
      textOf={(index) => rows[index]?.clip.article.headline ?? ''}
      onOpen={(index) => {
        const row = rows[index];
        if (row) onOpen(row.clip);
      }}
      onMark={(meant) => {
        const marked = new Set(meant);
        onMark(meant, !rows.some(({ clip }) => clip.unread && marked.has(clip.id)));
      }}
    >
      {(place) => {
        const row = rows[place.index];
        return (
          row && (
            <ClipRow
              row={row}
              {...place}
              isOpen={row.clip.id === openId}
              reprints={reprints?.get(row.clip.id) ?? 0}
              onStar={onStar}
              menu={menu}
            />
          )
        );
      }}
    </RowList>
  );
}
