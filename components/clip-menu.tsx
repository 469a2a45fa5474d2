import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import { Icon } from './icon';
import { ListChooser, type ListChooserProps } from './list-chooser';
import { MenuItem } from './menu-item';
import { Popover } from './popover';
import { type ChangeTags, TagEditor } from './tag-editor';

interface ClipMenuProps {
  clip: Clip;
  knownTags: readonly string[];
  onOpen(): void;
  onOpenOriginal(): void;
  onCite(): void;
  onTags(how: ChangeTags): void;
  onMark(): void;
  isSelected: boolean;
  /** Selects the row, or deselects it. */
  onSelect(): void;
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
      <MenuItem icon="library" label={translate('openInReader')} onClick={onOpen} />
      <MenuItem icon="external" label={translate('openOriginal')} onClick={onOpenOriginal} />
      <MenuItem icon="quote" label={translate('copyCitation')} onClick={onCite} />
      <MenuItem
        icon="unread"
        isFilled={!clip.unread}
        label={translate(clip.unread ? 'markRead' : 'markUnread')}
        keys="U"
        onClick={onMark}
      />
      <MenuItem
        icon="check"
        label={translate(props.isSelected ? 'deselect' : 'select')}
        keys="Space"
        onClick={props.onSelect}
      />
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
          <MenuItem icon="up" label={translate('moveUp')} keys="Alt ↑" onClick={() => place.onMove(-1)} />
          <MenuItem icon="down" label={translate('moveDown')} keys="Alt ↓" onClick={() => place.onMove(1)} />
          <MenuItem icon="close" label={translate('takeOutOfList')} onClick={place.onTakeOut} />
        </>
      )}
      <div class="tags-item">
        <Icon name="tag" />
        <TagEditor tags={clip.tags} known={knownTags} onChange={onTags} />
      </div>
      <MenuItem icon="trash" label={translate('moveToTrash')} isDanger onClick={onDelete} />
    </div>
  );
}

/** What can be done with a clip in the trash. */
export function TrashMenu({ onRestore, onErase }: { onRestore(): void; onErase(): void }) {
  return (
    <div class="clip-menu">
      <MenuItem icon="restore" label={translate('restore')} onClick={onRestore} />
      <MenuItem icon="trash" label={translate('eraseForGood')} isDanger onClick={onErase} />
    </div>
  );
}
