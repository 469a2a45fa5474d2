import { CITATION_STYLES, type CitationStyle } from '../utils/exchange/citation';
import { translate } from '../utils/i18n/translate';
import { MenuItem, Submenu } from './menu-item';

interface ExcerptMenuProps {
  isSelected: boolean;
  onOpen(): void;
  onCopy(style: CitationStyle): void;
  onSelect(): void;
  onDelete(): void;
}

/** What can be done with one highlight of a list. */
export function ExcerptMenu({ isSelected, onOpen, onCopy, onSelect, onDelete }: ExcerptMenuProps) {
  return (
    <div class="clip-menu">
      <MenuItem icon="library" onClick={onOpen}>
        {translate('jumpToHighlight')}
      </MenuItem>
      <MenuItem icon="quote" keys="Ctrl C" onClick={() => onCopy('gb7714')}>
        {translate('copyQuote')}
      </MenuItem>
      <Submenu icon="quote" label={translate('copyQuoteAs')}>
        {() => <StyleItems onStyle={onCopy} />}
      </Submenu>
      <MenuItem icon="check" keys="Space" onClick={onSelect}>
        {translate(isSelected ? 'deselect' : 'select')}
      </MenuItem>
      <MenuItem icon="trash" isDanger keys="Delete" onClick={onDelete}>
        {translate('removeHighlight')}
      </MenuItem>
    </div>
  );
}

/** The forms of a citation by their names. */
export function StyleItems({ onStyle }: { onStyle(style: CitationStyle): void }) {
  return (
    <>
      {CITATION_STYLES.map((style) => (
        <MenuItem key={style} icon="quote" onClick={() => onStyle(style)}>
          {translate(`citation_${style}`)}
        </MenuItem>
      ))}
    </>
  );
}
