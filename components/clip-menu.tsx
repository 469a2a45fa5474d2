import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import { Icon } from './icon';
import { ListChooser, type ListChooserProps } from './list-chooser';
import { Popover } from './popover';
import { TagEditor } from './tag-editor';

interface ClipMenuProps {
  clip: Clip;
  knownTags: readonly string[];
  onOpen(): void;
  onOpenOriginal(): void;
  onCite(): void;
  onTags(tags: string[]): void;
  onMark(): void;
  /** The lists that the clip can be put in. */
  chooser: ListChooserProps;
  /** Where the rows are those of a list, in its order. */
  place?: { onTakeOut(): void; onMove(by: -1 | 1): void };
  close(): void;
  onDelete(): void;
}

/** What can be done with one clip of a list that is not in the trash. */
export function ClipMenu(props: ClipMenuProps) {
  const { clip, knownTags, onOpen, onOpenOriginal, onCite, onTags, onMark, onDelete, place } = props;
  return (
    <div class="clip-menu">
      <button type="button" class="item" onClick={onOpen}>
        <Icon name="library" /> {translate('openInReader')}
      </button>
      <button type="button" class="item" onClick={onOpenOriginal}>
        <Icon name="external" /> {translate('openOriginal')}
      </button>
      <button type="button" class="item" onClick={onCite}>
        <Icon name="quote" /> {translate('copyCitation')}
      </button>
      <button type="button" class="item" onClick={onMark}>
        <Icon name="unread" filled={!clip.unread} /> {translate(clip.unread ? 'markRead' : 'markUnread')} <kbd>U</kbd>
      </button>
      <Popover
        className="item"
        trigger={
          <>
            <Icon name="list" /> {translate('addToList')}
          </>
        }
      >
        {(close) => (
          <ListChooser
            {...props.chooser}
            close={() => {
              close();
              props.close();
            }}
          />
        )}
      </Popover>
      {place && (
        <>
          <button type="button" class="item" onClick={() => place.onMove(-1)}>
            <Icon name="up" /> {translate('moveUp')} <kbd>Alt ↑</kbd>
          </button>
          <button type="button" class="item" onClick={() => place.onMove(1)}>
            <Icon name="down" /> {translate('moveDown')} <kbd>Alt ↓</kbd>
          </button>
          <button type="button" class="item" onClick={place.onTakeOut}>
            <Icon name="close" /> {translate('takeOutOfList')}
          </button>
        </>
      )}
      <div class="tags-item">
        <Icon name="tag" />
        <TagEditor tags={clip.tags} known={knownTags} onChange={onTags} />
      </div>
      <button type="button" class="item danger" onClick={onDelete}>
        <Icon name="trash" /> {translate('moveToTrash')}
      </button>
    </div>
  );
}

/** What can be done with a clip in the trash. */
export function TrashMenu({ onRestore, onErase }: { onRestore(): void; onErase(): void }) {
  return (
    <div class="clip-menu">
      <button type="button" class="item" onClick={onRestore}>
        <Icon name="restore" /> {translate('restore')}
      </button>
      <button type="button" class="item danger" onClick={onErase}>
        <Icon name="trash" /> {translate('eraseForGood')}
      </button>
    </div>
  );
}
