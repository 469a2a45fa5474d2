import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import { FONT_SIZES } from '../utils/settings/choices';
import { CiteItems } from './cite-items';
import { AddToListItem, ExtractAgainItem, MarkItem, OriginalItem, TrashItem } from './clip-menu';
import type { ClipReaderProps } from './clip-reader';
import { Icon, type IconName } from './icon';
import { ToolButton } from './icon-button';
import { ListChooser } from './list-chooser';
import { MenuItem, Submenu } from './menu-item';
import { Popover } from './popover';

interface ReaderToolbarProps extends ClipReaderProps {
  /** The steps from one sought word to the next. */
  sought: ComponentChildren;
  isEditing: boolean;
  onEdit(): void;
  children: ComponentChildren;
}

/** What can be done with the open clip, as a row of icons; `children` are those that depend on its text. */
export function ReaderToolbar(props: ReaderToolbarProps) {
  const { clip, look, isEditing, onEdit, children } = props;
  const isKept = clip.trashedAt === undefined;
  return (
    <div class="reader-toolbar" role="toolbar" aria-label={translate('readerTools')}>
      <ToolButton icon="back" label={translate('backToList')} className="back" onClick={props.onBack} />
      {props.sought}
      <span class="gap" />
      <LookMenu look={look} onLook={props.onLook} />
      {children}
      <ToolButton icon="pen" label={translate('editFields')} isOn={isEditing} onClick={onEdit} />
      <ToolButton
        icon="star"
        label={translate('star')}
        isOn={clip.starred}
        isFilled={clip.starred}
        onClick={props.onStar}
      />
      {isKept ? (
        <>
          <Popover
            className="button quiet icon-only tool wide"
            label={translate('addToList')}
            trigger={<Icon name="list" />}
          >
            {() => <ListChooser {...props.chooser} />}
          </Popover>
          <Popover
            className="button quiet icon-only tool wide"
            label={translate('copyCitation')}
            trigger={<Icon name="quote" />}
          >
            {() => <CiteItems clip={clip} onCite={props.onCite} />}
          </Popover>
          <Popover
            className="button quiet icon-only tool wide"
            label={translate('exportClip')}
            trigger={<Icon name="export" />}
          >
            {() => <ExportItems {...props} />}
          </Popover>
          <Popover
            className="button quiet icon-only tool"
            label={translate('moreActions')}
            trigger={<Icon name="more" />}
          >
            {() => <MoreItems {...props} />}
          </Popover>
          <ToolButton icon="trash" label={translate('moveToTrash')} className="wide" onClick={props.onDelete} />
        </>
      ) : (
        <>
          <ToolButton icon="restore" label={translate('restore')} onClick={props.onRestore} />
          <ToolButton icon="trash" label={translate('eraseForGood')} onClick={props.onErase} />
        </>
      )}
    </div>
  );
}

/** How large the text is, and whether its paragraphs are indented. */
function LookMenu({ look, onLook }: Pick<ClipReaderProps, 'look' | 'onLook'>) {
  return (
    <Popover className="button quiet icon-only tool" label={translate('readerLook')} trigger={<Icon name="letters" />}>
      {() => (
        <div class="padded look">
          <label>
            {translate('fontSize')}
            <input
              type="range"
              min={FONT_SIZES.min}
              max={FONT_SIZES.max}
              value={look.fontSize}
              onInput={(event) => onLook({ ...look, fontSize: event.currentTarget.valueAsNumber })}
            />
            <output>{look.fontSize}</output>
          </label>
          <label>
            <input
              type="checkbox"
              checked={look.indent}
              onChange={(event) => onLook({ ...look, indent: event.currentTarget.checked })}
            />
            {translate('indentParagraphs')}
          </label>
        </div>
      )}
    </Popover>
  );
}

/** The formats in which this clip can be exported alone. */
function ExportItems({ formats, onExport }: ReaderToolbarProps) {
  return formats.map(({ id, name }) => (
    <MenuItem key={id} icon="export" onClick={() => onExport(id)}>
      {translate('exportClipAs', name)}
    </MenuItem>
  ));
}

/** What is done less often; where the toolbar is narrow, also what does not fit into it. */
function MoreItems(props: ReaderToolbarProps) {
  const { clip } = props;
  return (
    <>
      <div class="narrow">
        <AddToListItem chooser={props.chooser} />
        <Submenu icon="quote" label={translate('copyCitation')}>
          {() => <CiteItems clip={clip} onCite={props.onCite} />}
        </Submenu>
      </div>
      <MenuItem icon="quote" onClick={props.onCopyWhole}>
        {translate('copyWhole')}
      </MenuItem>
      <MenuItem icon="quote" onClick={props.onCopyMarkdown}>
        {translate('copyMarkdown')}
      </MenuItem>
      <div class="narrow">
        <ExportItems {...props} />
      </div>
      <MenuItem icon="print" onClick={props.onPrint}>
        {translate('print')}
      </MenuItem>
      <OriginalItem clip={clip} />
      <MarkItem clip={clip} onMark={props.onMark} />
      <ExtractAgainItem onExtractAgain={props.onExtractAgain} />
      {props.revisions > 0 && (
        <MenuItem icon="columns" onClick={props.onCompare}>
          {translate('compareRevisions')}
        </MenuItem>
      )}
      <TrashItem className="narrow" onDelete={props.onDelete} />
    </>
  );
}

interface ToggleButtonProps {
  icon: IconName;
  label: string;
  signal: { value: boolean };
}

/** A switch of something that the reader shows. */
export function ToggleButton({ icon, label, signal }: ToggleButtonProps) {
  return (
    <ToolButton
      icon={icon}
      label={label}
      isOn={signal.value}
      onClick={() => {
        signal.value = !signal.value;
      }}
    />
  );
}
