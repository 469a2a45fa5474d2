import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { TagChange } from '../utils/library/tags';
import { Icon } from './icon';
import { ListChooser, type ListChooserProps } from './list-chooser';
import { MenuItem, MenuLink, Submenu } from './menu-item';
import { TagEditor } from './tag-editor';

interface ClipMenuProps {
  clip: Clip;
  knownTags: readonly string[];
  onOpen(): void;
  onCite(): void;
  onTags(change: TagChange): void;
  onMark(): void;
  isSelected: boolean;
  /** Selects the row, or deselects it. */
  onSelect(): void;
  /** The lists that the clip can be put in. */
  chooser: ListChooserProps;
  /** Where the rows are those of a list, in its order. */
  place?: { onTakeOut(): void; onMove(by: -1 | 1): void };
  /** Reads the kept page again. */
  onExtractAgain(): void;
  onDelete(): void;
}

/** What can be done with one clip of a list that is not in the trash. */
export function ClipMenu(props: ClipMenuProps) {
  const { clip, knownTags, onOpen, onCite, onTags, onMark, isSelected, onSelect, chooser, place } = props;
  return (
    <div class="clip-menu">
      <MenuItem icon="library" onClick={onOpen}>
        {translate('openInReader')}
      </MenuItem>
      <OriginalItem clip={clip} />
      <CiteItem onCite={onCite} />
      <MarkItem clip={clip} onMark={onMark} />
      <MenuItem icon="check" keys="Space" onClick={onSelect}>
        {translate(isSelected ? 'deselect' : 'select')}
      </MenuItem>
      <AddToListItem chooser={chooser} />
      {place && (
        <>
          <MenuItem icon="up" keys="Alt ↑" onClick={() => place.onMove(-1)}>
            {translate('moveUp')}
          </MenuItem>
          <MenuItem icon="down" keys="Alt ↓" onClick={() => place.onMove(1)}>
            {translate('moveDown')}
          </MenuItem>
          <MenuItem icon="close" onClick={place.onTakeOut}>
            {translate('takeOutOfList')}
          </MenuItem>
        </>
      )}
      <ExtractAgainItem onExtractAgain={props.onExtractAgain} />
      <div class="tags-item">
        <Icon name="tag" />
        <TagEditor tags={clip.tags} known={knownTags} onChange={onTags} />
      </div>
      <TrashItem onDelete={props.onDelete} />
    </div>
  );
}

/** What can be done with a clip in the trash. */
export function TrashMenu({ onRestore, onErase }: { onRestore(): void; onErase(): void }) {
  return (
    <div class="clip-menu">
      <MenuItem icon="restore" onClick={onRestore}>
        {translate('restore')}
      </MenuItem>
      <MenuItem icon="trash" isDanger onClick={onErase}>
        {translate('eraseForGood')}
      </MenuItem>
    </div>
  );
}

/** Opens the page that the clip was taken from. */
export function OriginalItem({ clip }: { clip: Clip }) {
  return (
    <MenuLink icon="external" href={clip.article.url}>
      {translate('openOriginal')}
    </MenuLink>
  );
}

/** Copies a citation of the article. */
export function CiteItem({ onCite }: { onCite(): void }) {
  return (
    <MenuItem icon="quote" onClick={onCite}>
      {translate('copyCitation')}
    </MenuItem>
  );
}

/** Marks the clip as read or unread. */
export function MarkItem({ clip, onMark }: { clip: Clip; onMark(): void }) {
  return (
    <MenuItem icon="unread" isFilled={!clip.unread} keys="U" onClick={onMark}>
      {translate(clip.unread ? 'markRead' : 'markUnread')}
    </MenuItem>
  );
}

/** Puts the clip into a list, or takes it out of one. */
export function AddToListItem({ chooser }: { chooser: ListChooserProps }) {
  return (
    <Submenu icon="list" label={translate('addToList')}>
      {() => <ListChooser {...chooser} />}
    </Submenu>
  );
}

/** Reads the page that was kept beside the clip by the rules of today. */
export function ExtractAgainItem({ onExtractAgain }: { onExtractAgain(): void }) {
  return (
    <MenuItem icon="restore" onClick={onExtractAgain}>
      {translate('extractAgain')}
    </MenuItem>
  );
}

/** Moves the clip to the trash. */
export function TrashItem({ className, onDelete }: { className?: string; onDelete(): void }) {
  return (
    <MenuItem icon="trash" isDanger className={className} onClick={onDelete}>
      {translate('moveToTrash')}
    </MenuItem>
  );
}
