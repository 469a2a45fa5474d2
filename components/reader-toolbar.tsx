import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import type { ClipReaderProps } from './clip-reader';
import { Icon } from './icon';
import { ListChooser } from './list-chooser';
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
      {clip.trashedAt === undefined && (
        <Popover className="button quiet icon-only tool" label={translate('addToList')} trigger={<Icon name="list" />}>
          {(close) => <ListChooser {...props.chooser} close={close} />}
        </Popover>
      )}
      <ToolButton icon="quote" label={translate('copyCitation')} onClick={props.onCite} />
      <ToolButton icon="print" label={translate('print')} onClick={props.onPrint} />
      <a
        class="button quiet icon-only tool"
        href={clip.article.url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={translate('openOriginal')}
        title={translate('openOriginal')}
      >
        <Icon name="external" />
      </a>
      {clip.trashedAt === undefined && (
        <Popover
          className="button quiet icon-only tool"
          label={translate('moreActions')}
          trigger={<Icon name="more" />}
        >
          {(close) => (
            <>
              <button
                type="button"
                class="item"
                onClick={() => {
                  close();
                  props.onMark();
                }}
              >
                <Icon name="unread" filled={!clip.unread} /> {translate(clip.unread ? 'markRead' : 'markUnread')}{' '}
                <kbd>U</kbd>
              </button>
              <button
                type="button"
                class="item"
                onClick={() => {
                  close();
                  props.onExtractAgain();
                }}
              >
                <Icon name="restore" /> {translate('extractAgain')}
              </button>
              {props.revisions > 0 && (
                <button
                  type="button"
                  class="item"
                  onClick={() => {
                    close();
                    props.onCompare();
                  }}
                >
                  <Icon name="columns" /> {translate('compareRevisions')}
                </button>
              )}
            </>
          )}
        </Popover>
      )}
      {clip.trashedAt === undefined ? (
        <ToolButton icon="trash" label={translate('moveToTrash')} onClick={props.onDelete} />
      ) : (
        <>
          <ToolButton icon="restore" label={translate('restore')} onClick={props.onRestore} />
          <ToolButton icon="trash" label={translate('eraseForGood')} onClick={props.onErase} />
        </>
      )}
    </div>
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
