import type { Signal } from '@preact/signals';
import type { ImportPlan } from '../utils/exchange/import';
import { type Difference, findDifferences } from '../utils/exchange/import-differences';
import { translate } from '../utils/i18n/translate';
import { changedName } from './field-text';
import { listWords, momentWords, numberWords } from './wording';

/** Changed clips that are named one by one. */
const NAMED = 100;

interface ImportConflictProps {
  plan: ImportPlan;
  now: Date;
  choice: Signal<'keep' | 'replace'>;
}

/** What the library has otherwise than the file: which of the two is to stay. */
export function ImportConflict({ plan, now, choice }: ImportConflictProps) {
  return (
    <fieldset>
      <legend>{translate('importConflict')}</legend>
      {(['keep', 'replace'] as const).map((each) => (
        <label key={each} class="choice">
          <input
            type="radio"
            name="changed"
            checked={choice.value === each}
            onChange={() => {
              choice.value = each;
            }}
          />
          {translate(each === 'keep' ? 'importKeep' : 'importReplace')}
        </label>
      ))}
      <ul class="changed">
        {plan.changed.slice(0, NAMED).map(({ current, imported }) => (
          <li key={current.clip.id}>
            <span lang={current.clip.article.inLanguage}>{current.clip.article.headline}</span>
            <span>
              {translate('importDiffers', listWords(findDifferences({ current, imported }).map(differenceWords)))}
            </span>
            <span class="secondary">
              {translate(
                'importVersions',
                momentWords(current.clip.updatedAt, now),
                momentWords(imported.clip.updatedAt, now),
              )}
              {current.clip.trashedAt === undefined &&
                imported.clip.trashedAt !== undefined &&
                ` · ${translate('importTrashedInFile')}`}
            </span>
          </li>
        ))}
        {plan.changed.length > NAMED && (
          <li class="secondary">{translate('andMore', numberWords(plan.changed.length - NAMED))}</li>
        )}
      </ul>
    </fieldset>
  );
}

/** 「标签」, 「来源」, 「划线」. */
function differenceWords(difference: Difference): string {
  switch (difference) {
    case 'tags':
      return translate('filter_tag');
    case 'trashedAt':
      return translate('trash');
    case 'highlights':
      return translate('highlight');
    case 'starred':
    case 'unread':
    case 'note':
      return translate(difference);
    default:
      return translate(changedName(difference));
  }
}
