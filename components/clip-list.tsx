import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { DamagedClip } from '../utils/library/damaged-clip';
import type { Snippet } from '../utils/library/library';
import './clip-list.css';
import { ClipRow } from './clip-row';
import { DamagedRow } from './damaged-row';
import { RowList, type RowListHandle } from './row-list';

/** A row of the list: a clip, and where the query was found in it. */
export interface ListRow {
  clip: Clip;
  snippet?: Snippet;
}

/** What stands in the list: a clip, or in its place what is known of a damaged one. */
export type ShownRow = ListRow | { damaged: DamagedClip };

interface ClipListProps {
  rows: readonly ShownRow[];
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
  onOpen(clip: { id: string }): void;
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
export function ClipList({ rows, openId, reprints, menu, onOpen, onStar, ...list }: ClipListProps) {
  const ids = useMemo(() => rows.map(idOf), [rows]);
  const damaged = useMemo(() => new Set(rows.flatMap((row) => ('damaged' in row ? row.damaged.id : []))), [rows]);
  // Nothing can be done with many clips where they cannot be read.
  const whole = (meant: Iterable<string>) => [...meant].filter((id) => !damaged.has(id));
  return (
    <RowList
      {...list}
      label={translate('clips')}
      ids={ids}
      rowHeight={ROW_HEIGHT}
      textOf={(index) => headlineOf(rows[index]) ?? ''}
      onOpen={(index) => {
        const id = ids[index];
        if (id !== undefined) onOpen({ id });
      }}
      onSelect={(meant) => list.onSelect(new Set(whole(meant)))}
      onDelete={(meant) => {
        const deleted = whole(meant);
        if (deleted.length > 0) list.onDelete(deleted);
      }}
      onMark={(meant) => {
        const marked = new Set(whole(meant));
        if (marked.size === 0) return;
        const isAnyUnread = rows.some((row) => 'clip' in row && row.clip.unread && marked.has(row.clip.id));
        list.onMark([...marked], !isAnyUnread);
      }}
    >
      {(place) => {
        const row = rows[place.index];
        if (!row) return null;
        const isOpen = idOf(row) === openId;
        if ('damaged' in row) return <DamagedRow clip={row.damaged} {...place} isOpen={isOpen} isMovable={false} />;
        const copies = reprints?.get(row.clip.id) ?? 0;
        return <ClipRow row={row} {...place} isOpen={isOpen} reprints={copies} onStar={onStar} menu={menu} />;
      }}
    </RowList>
  );
}

function idOf(row: ShownRow): string {
  return 'damaged' in row ? row.damaged.id : row.clip.id;
}

function headlineOf(row: ShownRow | undefined): string | undefined {
  if (!row) return undefined;
  return 'damaged' in row ? row.damaged.article.headline : row.clip.article.headline;
}
