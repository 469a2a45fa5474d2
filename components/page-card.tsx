import type { ComponentChildren } from 'preact';
import type { ArticleMetadata, EditableField as Field } from '../utils/article/article';
import type { RuleRole } from '../utils/article/user-rule';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Failure } from '../utils/messages/messages';
import { CorrectSite } from './correct-site';
import { EditableField } from './editable-field';
import { type EvidenceByField, EvidenceDot, isUnsure, TrustBadge } from './evidence';
import { Icon, Mark } from './icon';
import './page-card.css';
import { Popover } from './popover';
import { TagEditor } from './tag-editor';
import { lengthWords, momentWords, publishedWords } from './wording';

/** What the card shows of the current page. */
export type PageCardState =
  | { kind: 'reading' }
  | { kind: 'unreadable'; failure: Failure }
  | {
      kind: 'article';
      article: ArticleMetadata;
      excerpt: string;
      evidence: EvidenceByField;
      edited: readonly Field[];
      tags: readonly string[];
      starred: boolean;
      /** How far the page has got: not kept yet, being kept, kept, or not kept for a reason. */
      saving:
        | { kind: 'open'; undone: boolean }
        | { kind: 'saving' }
        | { kind: 'failed'; failure: Failure; copied: boolean }
        | { kind: 'kept'; id: string; since: string; isNew: boolean; undoSeconds: number; isChanged: boolean };
      /** Whether the page looks like an article; where it does not, saving is offered, not urged. */
      isArticle: boolean;
    };

interface PageCardProps {
  state: PageCardState;
  /** Leaves the room to the list: headline and button only. */
  isCompact: boolean;
  knownTags: readonly string[];
  now: Date;
  onSave(): void;
  onUndo(): void;
  onOpen(): void;
  onRetry(): void;
  onCopyText(): void;
  onField(field: Field, change: Partial<ArticleMetadata>): void;
  onTags(tags: string[]): void;
  onStar(starred: boolean): void;
  /** The user wants to point at something in the page. */
  onPick(role: RuleRole): void;
}

/** The current page's own card: what was read of it, how sure that is, and the button that keeps it. */
export function PageCard(props: PageCardProps) {
  const { state } = props;
  if (state.kind === 'reading') return <Skeleton />;
  if (state.kind === 'unreadable') return <Unreadable {...props} failure={state.failure} />;
  return <ArticleCard {...props} state={state} />;
}

/** Blank for the first 100 ms (by CSS), so that a page that is read at once does not flash. */
function Skeleton() {
  return (
    <section class="page-card skeleton" aria-busy="true" aria-label={translate('readingPage')}>
      <i style={{ width: '40%' }} />
      <i style={{ width: '90%', height: '20px' }} />
      <i style={{ width: '60%' }} />
      <i style={{ width: '75%' }} />
    </section>
  );
}

/** Pages that simply are no article say so quietly; the rest says what happened and offers to try again. */
function Unreadable({ failure, onRetry, onPick }: PageCardProps & { failure: Failure }) {
  const isQuiet = failure === 'notAllowed' || failure === 'noBody';
  return (
    <section class="page-card unreadable" aria-label={translate('thisPage')}>
      <p role={isQuiet ? undefined : 'alert'}>
        <Icon name={isQuiet ? 'note' : 'warning'} />{' '}
        {translate(isQuiet ? `unreadable_${failure}` : `failure_${failure}`)}
      </p>
      {failure === 'noBody' && <CorrectSite onPick={onPick} />}
      {failure !== 'notAllowed' && (
        <button type="button" class="button" onClick={onRetry}>
          <Icon name="restore" /> {translate('readAgain')}
        </button>
      )}
    </section>
  );
}

type ArticleState = Extract<PageCardState, { kind: 'article' }>;

function ArticleCard(props: PageCardProps & { state: ArticleState }) {
  const { state, onField } = props;
  const { article, evidence, edited, saving } = state;

  function field(name: Field, options: { shown?: string; labelled?: boolean } = {}) {
    return (
      <span class="field" key={name}>
        <EditableField field={name} article={article} onChange={onField} {...options} />
        <EvidenceDot field={name} evidence={evidence[name]} edited={edited.includes(name)} />
      </span>
    );
  }

  const date = article.datePublished;
  const isReprint = isReprinted(article);
  if (props.isCompact) {
    return (
      <section class="page-card compact" aria-label={translate('thisPage')}>
        <strong class="one-line" lang={article.inLanguage}>
          {article.headline}
        </strong>
        <SaveButton {...props} state={state} />
      </section>
    );
  }
  return (
    <section class="page-card" aria-label={translate('thisPage')}>
      <div class="line kicker">
        <div class="where">
          {field('publisher')}
          {field('articleSection')}
        </div>
        {saving.kind === 'kept' ? (
          <span class="state ok">
            <Mark saved size={14} /> {translate('saved')}
          </span>
        ) : (
          <TrustBadge evidence={evidence} edited={edited} />
        )}
        <CorrectSite isSmall onPick={props.onPick} />
      </div>
      <h2 class="headline">{field('headline')}</h2>
      <div class="byline">
        {field('author', { labelled: true })}
        {field('contentSource', { labelled: true })}
        {field('editor', { labelled: true })}
      </div>
      <div class="byline secondary">
        {field('datePublished', { shown: date && publishedWords(date), labelled: date === undefined })}
        <span>{lengthWords(article.characterCount)}</span>
        {isReprint && <span class="badge">{translate('reprint')}</span>}
        {article.inLanguage === 'zh-Hant' && <span class="badge">{translate('traditional')}</span>}
        <MoreFields field={field} />
      </div>
      <p class="excerpt secondary" lang={article.inLanguage}>
        {state.excerpt}
      </p>
      <Doubts state={state} />
      <div class="line actions">
        <TagEditor tags={state.tags} known={props.knownTags} onChange={props.onTags} />
        <button
          type="button"
          class={state.starred ? 'button quiet icon-only on' : 'button quiet icon-only'}
          aria-pressed={state.starred}
          aria-label={translate('star')}
          title={translate(state.starred ? 'unstar' : 'star')}
          onClick={() => props.onStar(!state.starred)}
        >
          <Icon name="star" filled={state.starred} />
        </button>
        <SaveButton {...props} state={state} />
      </div>
      <SaveMessage {...props} state={state} />
    </section>
  );
}

/** 转载: the text came from elsewhere than the page's own house. */
export function isReprinted({ contentSource, publisher }: ArticleMetadata): boolean {
  return contentSource !== undefined && publisher !== undefined && contentSource !== publisher;
}

/** Names what the extractor was not sure of, before the page is saved. */
function Doubts({ state }: { state: ArticleState }) {
  if (state.saving.kind === 'kept') return null;
  if (!state.isArticle) {
    return <p class="doubts">{translate('notAnArticle')}</p>;
  }
  if (!state.edited.includes('headline') && isUnsure(state.evidence.articleBody)) {
    return <p class="doubts">{translate('bodyUnsure')}</p>;
  }
  return null;
}

const MORE_FIELDS = ['kicker', 'alternativeHeadline', 'series', 'byline', 'keywords'] as const;

function MoreFields({ field }: { field: (name: Field, options: { labelled: boolean }) => ComponentChildren }) {
  return (
    <Popover
      className="button quiet more-fields"
      trigger={
        <>
          {translate('moreFields')} <Icon name="down" />
        </>
      }
    >
      {() =>
        MORE_FIELDS.map((name) => (
          <div key={name} class="more-field">
            {field(name, { labelled: true })}
          </div>
        ))
      }
    </Popover>
  );
}

function SaveButton({ state, onSave, onOpen, onRetry }: PageCardProps & { state: ArticleState }) {
  const { saving } = state;
  if (saving.kind === 'kept') {
    return (
      <button key="open" id="open" type="button" class="button" onClick={onOpen}>
        {translate('open')}
      </button>
    );
  }
  const label: MessageKey = saving.kind === 'failed' ? 'retry' : state.isArticle ? 'clip' : 'clipAnyway';
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
function SaveMessage({ state, now, onUndo, onCopyText }: PageCardProps & { state: ArticleState }) {
  const { saving } = state;
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
            {saving.isNew
              ? translate('savedAndSafe')
              : `${translate('alreadySaved', momentWords(saving.since, now))} ${saving.isChanged ? translate('pageChangedSince') : ''}`}
          </span>
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
