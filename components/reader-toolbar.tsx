import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import type { ClipReaderProps } from './clip-reader';
import { Icon } from './icon';
import { ListChooser } from './list-chooser';
import { MenuItem } from './menu-item';
import { Popover } from './popover';

const FONT_SIZES = { min: 14, max: 28 };

interface ReaderToolbarProps extends ClipReaderProps {
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
      <span class="gap" />
      <Popover
        className="button quiet icon-only tool"
        label={translate('readerLook')}
        trigger={<Icon name="letters" />}
      >
        {() => (
          <div class="padded look">
            <label>
              {translate('fontSize')}
              <input
                type="range"
                min={FONT_SIZES.min}
                max={FONT_SIZES.max}
                value={look.fontSize}
                onInput={(event) => props.onLook({ ...look, fontSize: event.currentTarget.valueAsNumber })}
              />
              <output>{look.fontSize}</output>
            </label>
            <label>
              <input
                type="checkbox"
                checked={look.indent}
                onChange={(event) => props.onLook({ ...look, indent: event.currentTarget.checked })}
              />
              {translate('indentParagraphs')}
            </label>
          </div>
        )}
      </Popover>
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
            {(close) => <ListChooser {...props.chooser} close={close} />}
          </Popover>
          <ToolButton icon="quote" label={translate('copyCitation')} className="wide" onClick={props.onCite} />
          <Popover
            className="button quiet icon-only tool wide"
            label={translate('exportClip')}
            trigger={<Icon name="export" />}
          >
            {(close) => <ExportItems {...props} close={close} />}
          </Popover>
          <Popover
            className="button quiet icon-only tool"
            label={translate('moreActions')}
            trigger={<Icon name="more" />}
          >
            {(close) => <MoreItems {...props} close={close} />}
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

/** The formats in which this clip can be exported alone. */
function ExportItems({ formats, onExport, close }: ReaderToolbarProps & { close(): void }) {
  return formats.map(({ id, name }) => (
    <MenuItem
      key={id}
      icon="export"
      label={translate('exportClipAs', name)}
      close={close}
      onClick={() => onExport(id)}
    />
  ));
}

/** What is done less often; where the toolbar is narrow, also what does not fit into it. */
function MoreItems(props: ReaderToolbarProps & { close(): void }) {
  const { clip, close, chooser } = props;
  return (
    <>
      <div class="narrow">
        <Popover
          className="item"
          trigger={
            <>
              <Icon name="list" /> {translate('addToList')}
            </>
          }
        >
          {(closeLists) => (
            <ListChooser
              {...chooser}
              close={() => {
                closeLists();
                close();
              }}
            />
          )}
        </Popover>
        <MenuItem icon="quote" label={translate('copyCitation')} close={close} onClick={props.onCite} />
      </div>
      <MenuItem icon="quote" label={translate('copyWhole')} close={close} onClick={props.onCopyWhole} />
      <MenuItem icon="quote" label={translate('copyMarkdown')} close={close} onClick={props.onCopyMarkdown} />
      <div class="narrow">
        <ExportItems {...props} />
      </div>
      <MenuItem icon="print" label={translate('print')} close={close} onClick={props.onPrint} />
      <a class="item" href={clip.article.url} target="_blank" rel="noopener noreferrer" onClick={close}>
        <Icon name="external" /> {translate('openOriginal')}
      </a>
      <MenuItem
        icon="unread"
        isFilled={!clip.unread}
        label={translate(clip.unread ? 'markRead' : 'markUnread')}
        keys="U"
        close={close}
        onClick={props.onMark}
      />
      <MenuItem icon="restore" label={translate('extractAgain')} close={close} onClick={props.onExtractAgain} />
      {props.revisions > 0 && (
        <MenuItem icon="columns" label={translate('compareRevisions')} close={close} onClick={props.onCompare} />
      )}
      <MenuItem
        icon="trash"
        label={translate('moveToTrash')}
        isDanger
        className="narrow"
        close={close}
        onClick={props.onDelete}
      />
    </>
  );
}

interface ToolButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  className?: string;
  isOn?: boolean;
  isFilled?: boolean;
  onClick(): void;
}

/** An icon with a name; `isOn` makes it a switch. */
export function ToolButton({ icon, label, className = '', isOn, isFilled, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      class={`button quiet icon-only tool ${isOn ? 'on' : ''} ${className}`}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} filled={isFilled} />
    </button>
  );
}

/** A switch of something that the reader shows. */
export function ToggleButton({
  icon,
  label,
  signal,
}: Pick<ToolButtonProps, 'icon' | 'label'> & { signal: { value: boolean } }) {
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
