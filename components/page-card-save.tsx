import { type MessageKey, translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import type { ArticleState, PageCardProps } from './page-card';
import { useUndoKey } from './plain-key';
import { momentWords } from './wording';

/** The button that keeps the page, tries again, or opens what is kept. */
export function SaveButton({ state, onSave, onOpen, onRetry }: PageCardProps & { state: ArticleState }) {
  const { saving } = state;
  if (saving.kind === 'kept') {
    return (
      <button key="open" id="open" type="button" class="button" onClick={onOpen}>
        {translate('open')}
      </button>
    );
  }
  const label: MessageKey = saving.kind === 'failed' ? 'retry' : state.isArticle ? 'clip' : 'clipArticleAnyway';
  return (
    <button
      key="save"
      type="button"
      id="save"
      class={state.isArticle ? 'button primary save' : 'button save'}
      aria-busy={saving.kind === 'saving'}
      onClick={saving.kind === 'saving' ? undefined : saving.kind === 'failed' ? onRetry : onSave}
    >
      {translate(label)} <span aria-hidden="true">⏎</span>
    </button>
  );
}

/** What became of the save, in the live region that stands from the start. */
export function SaveMessage({
  state,
  now,
  onUndo,
  onUpdate,
  onUndoUpdate,
  onCopyText,
}: PageCardProps & { state: ArticleState }) {
  const { saving } = state;
  const isKept = saving.kind === 'kept';
  useUndoKey(isKept && saving.isUpdated ? onUndoUpdate : isKept && saving.undoSeconds > 0 ? onUndo : undefined);
  return (
    <div class="save-message" role="status">
      {saving.kind === 'open' && saving.undone && <p class="secondary">{translate('undone')}</p>}
      {saving.kind === 'saving' && <p class="secondary visually-hidden">{translate('saving')}</p>}
      {saving.kind === 'failed' && (
        <>
          <p class="error failure">
            <Icon name="warning" /> {translate(`failure_${saving.failure}`)} {saving.copied && translate('textCopied')}
          </p>
          {!saving.copied && (
            <button type="button" class="button quiet" onClick={onCopyText}>
              {translate('copyText')}
            </button>
          )}
        </>
      )}
      {saving.kind === 'kept' && (
        <p class="secondary">
          <span>
            {saving.isUpdated
              ? translate('updated')
              : saving.isNew
                ? translate('savedAndSafe')
                : `${translate('alreadySaved', momentWords(saving.since, now))} ${saving.isChanged ? translate('pageChangedSince') : ''}`}
          </span>
          {saving.isChanged && (
            <button type="button" class="button quiet" title={translate('updateAbout')} onClick={onUpdate}>
              {translate('update')}
            </button>
          )}
          {saving.isUpdated && (
            <button type="button" class="button quiet" onClick={onUndoUpdate}>
              {translate('undo')}
            </button>
          )}
          {saving.undoSeconds > 0 && (
            <button type="button" class="button quiet" onClick={onUndo}>
              {translate('undo')} <span aria-hidden="true">{saving.undoSeconds}</span>
            </button>
          )}
        </p>
      )}
    </div>
  );
}
