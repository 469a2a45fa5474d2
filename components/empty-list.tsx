import { translate } from '../utils/i18n/translate';
import './empty-list.css';
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

/** Nothing was found: what was sought, and the way back to all. */
export function NoHit({ query, isFiltered, onClear }: { query: string; isFiltered: boolean; onClear(): void }) {
  return (
    <div class="empty-list">
      <p>
        {query === '' ? translate('noClipHere') : translate('noHit', query)}
        {query !== '' && isFiltered && ` ${translate('noHitFiltered')}`}
      </p>
      <button type="button" class="button" onClick={onClear}>
        {translate(query === '' ? 'clearFilters' : isFiltered ? 'clearSearchAndFilters' : 'clearSearch')}
      </button>
    </div>
  );
}
