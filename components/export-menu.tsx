import { useSignal } from '@preact/signals';
import { type MessageKey, translate } from '../utils/i18n/translate';
import './export-menu.css';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { Popover } from './popover';
import { clipsWords } from './wording';

/** Which clips go into the file. */
export type ExportScope = 'all' | 'selected' | 'listed';

/** A file format to choose: its id, and its name for the user. */
export interface FormatChoice {
  id: string;
  name: string;
  /** Whether it can hold kept pages. */
  holdsSources: boolean;
  /** Whether it brings back all that was written, the trash too. */
  isBackup: boolean;
}

interface ExportMenuProps {
  formats: readonly FormatChoice[];
  /** In all; not given where only the list is exported. */
  total?: number;
  /** Clips in the trash, which a backup of all may hold too. */
  trashed?: number;
  selected: number;
  /** What is counted: 「3 篇」 if nothing else is said. */
  countWords?: (count: number) => string;
  /** Rows of the current search or filter; undefined where neither is set or not all are there yet, `null` where their number is not known. */
  listed: number | null | undefined;
  /** How many clips are written so far, while an export runs. */
  written?: number | undefined;
  /** Whether kept pages go along. */
  withSources?: boolean;
  /** Whether the trash goes along. */
  withTrash?: boolean;
  className?: string;
  onSources?(wanted: boolean): void;
  onTrash?(wanted: boolean): void;
  onExport(scope: ExportScope, formatId: string): void;
}

/** 导出 ▾: all clips, the selected ones, or those of the current search, in one of the formats. */
export function ExportMenu(props: ExportMenuProps) {
  const {
    formats,
    total,
    trashed = 0,
    selected,
    listed,
    written,
    className,
    countWords = clipsWords,
    onExport,
  } = props;
  const formatId = useSignal(formats[0]?.id ?? '');
  const format = formats.find(({ id }) => id === formatId.value);
  const mayTakeTrash = format?.isBackup === true && trashed > 0;
  if (written !== undefined) {
    return (
      <span class="exporting" role="status">
        {translate('exporting', clipsWords(written))}
      </span>
    );
  }
  // Who has selected or sought something means that first.
  const scopes: { scope: ExportScope; label: MessageKey; count: number | null }[] = [
    ...(selected > 0 ? [{ scope: 'selected', label: 'exportSelected', count: selected } as const] : []),
    ...(listed === undefined ? [] : [{ scope: 'listed', label: 'exportListed', count: listed } as const]),
    ...(total === undefined
      ? []
      : [
          {
            scope: 'all',
            label: 'exportAll',
            count: mayTakeTrash && props.withTrash ? total + trashed : total,
          } as const,
        ]),
  ];
  return (
    <Popover
      className={className}
      isDisabled={trashed === 0 && scopes.every(({ count }) => count === 0)}
      trigger={
        <>
          <Icon name="export" /> {translate('export')} <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          {formats.length > 1 && (
            <fieldset class="formats">
              <legend class="secondary">{translate('exportFormat')}</legend>
              {formats.map(({ id, name }) => (
                <label key={id}>
                  <input
                    type="radio"
                    name="format"
                    checked={id === formatId.value}
                    onChange={() => {
                      formatId.value = id;
                    }}
                  />
                  {name}
                </label>
              ))}
            </fieldset>
          )}
          {format?.holdsSources && (
            <Choice
              label={translate('exportSources')}
              isChosen={props.withSources === true}
              onChoose={props.onSources}
            />
          )}
          {mayTakeTrash && (
            <Choice
              label={translate('exportTrash', clipsWords(trashed))}
              isChosen={props.withTrash === true}
              onChoose={props.onTrash}
            />
          )}
          {scopes.map(({ scope, label, count }) => (
            <MenuItem key={scope} isDisabled={count === 0} onClick={() => onExport(scope, formatId.value)}>
              {translate(label)} {count !== null && <span class="count">{countWords(count)}</span>}
            </MenuItem>
          ))}
        </>
      )}
    </Popover>
  );
}

interface ChoiceProps {
  label: string;
  isChosen: boolean;
  onChoose: ((isChosen: boolean) => void) | undefined;
}

/** Something that goes along if it is ticked. */
function Choice({ label, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="goes-along">
      <input type="checkbox" checked={isChosen} onChange={(event) => onChoose?.(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
