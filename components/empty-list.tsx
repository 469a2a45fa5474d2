import { useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import './empty-list.css';
import { useFocusToPane } from './focus-after';
import { Mark } from './icon';

/** A page on which the first article can be found. */
const SAMPLE_ADDRESS = 'https://www.workercn.cn/';

/** The library has nothing yet: one sentence, and where to begin. */
export function EmptyLibrary() {
  return (
    <div class="empty-list">
      <Mark size={32} />
      <p>{translate('emptyLibrary')}</p>
      <p>
        <a href={SAMPLE_ADDRESS} target="_blank" rel="noreferrer">
          {translate('emptyLibrarySample')}
        </a>
      </p>
    </div>
  );
}

/** Nothing has been highlighted yet: how that is done. */
export function NoExcerpt() {
  return (
    <div class="empty-list">
      <p>{translate('emptyExcerpts')}</p>
    </div>
  );
}

interface NoHitProps {
  query: string;
  isFiltered: boolean;
  /** The sentence where nothing was sought; that no clip is here if none is given. */
  nothing?: string;
  onClear(): void;
}

/** Nothing was found: what was sought, and the way back to all. */
export function NoHit({ query, isFiltered, nothing = translate('noClipHere'), onClear }: NoHitProps) {
  const view = useRef<HTMLDivElement>(null);
  useFocusToPane(view);
  return (
    <div ref={view} class="empty-list">
      <p>
        {query === '' ? nothing : translate('noHit', query)}
        {query !== '' && isFiltered && ` ${translate('noHitFiltered')}`}
      </p>
      <button type="button" class="button" onClick={onClear}>
        {translate(query === '' ? 'clearFilters' : isFiltered ? 'clearSearchAndFilters' : 'clearSearch')}
      </button>
    </div>
  );
}
