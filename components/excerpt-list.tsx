import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { FoundExcerpt } from '../utils/library/library';
import './excerpt-list.css';
import { ExcerptRow } from './excerpt-row';
import { RowList, type RowListHandle } from './row-list';

interface ExcerptListProps {
  rows: readonly FoundExcerpt[];
  keyOf(row: FoundExcerpt): string;
  /** How many there are in all, where that is known. */
  total: number | undefined;
  hasMore: boolean;
  /** The key of the one that the reader has gone to. */
  openKey: string | undefined;
  selected: ReadonlySet<string>;
  now: Date;
  handle: RefObject<RowListHandle | null>;
  onMore(): void;
  onOpen(row: FoundExcerpt): void;
  onSelect(keys: ReadonlySet<string>): void;
  onSelectAll(): void;
  onDelete(keys: string[]): void;
  onCopy(keys: string[]): void;
  /** The ⋯ menu of a row. */
  menu(row: FoundExcerpt): ComponentChildren;
}

/** A row's height in px: three lines of the words, or two and one of the note; one line whence they are. */
const ROW_HEIGHT = 100;

/** The highlights of all clips, the newest first. Ctrl+C copies them with their citations; see RowList for the other keys. */
export function ExcerptList({ rows, keyOf, openKey, now, onOpen, onCopy, menu, ...list }: ExcerptListProps) {
  const ids = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  return (
    <RowList
      {...list}
      label={translate('highlight')}
      ids={ids}
      rowHeight={ROW_HEIGHT}
      onOpen={(index) => {
        const row = rows[index];
        if (row) onOpen(row);
      }}
      onCopy={onCopy}
    >
      {(place) => {
        const [row, key] = [rows[place.index], ids[place.index]];
        return (
          row &&
          key !== undefined && (
            <ExcerptRow
              row={row}
              {...place}
              isOpen={key === openKey}
              now={now}
              onCopy={() => onCopy([key])}
              menu={menu}
            />
          )
        );
      }}
    </RowList>
  );
}
