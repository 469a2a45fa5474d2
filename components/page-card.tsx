import type { ComponentChildren } from 'preact';
import type { ArticleMetadata, EditableField as Field } from '../utils/article/article';
import type { RuleRole } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { TagChange } from '../utils/library/tags';
import type { Failure } from '../utils/messages/messages';
import { CorrectSite } from './correct-site';
import { EditableField } from './editable-field';
import { type EvidenceByField, EvidenceDot, isUnsure, TrustBadge } from './evidence';
import { Icon, Mark } from './icon';
import { StarButton } from './icon-button';
import './page-card.css';
import { isReprinted } from '../utils/library/is-reprinted';
import { SaveButton, SaveMessage } from './page-card-save';
import { Popover } from './popover';
import { TagEditor } from './tag-editor';
import { lengthWords, numberWords, publishedWords } from './wording';

/** What the card shows of the current page. */
export type PageCardState =
  | { kind: 'reading'; further?: { page: number; known: number } }
  | {
      kind: 'unreadable';
      failure: Failure;
      hasSelection: boolean;
      /** The page that fills this one, which may be what the user wants. */
      frame?: string | undefined;
    }
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
        | {
            kind: 'kept';
            id: string;
            since: string;
            isNew: boolean;
            undoSeconds: number;
            /** The page says something else now. */
            isChanged: boolean;
            /** The clip took that just now. */
            isUpdated: boolean;
          };
      /** Whether the page looks like an article; where it does not, saving is offered, not urged. */
      isArticle: boolean;
      /** Whether it looks like one only in part. */
      isDoubtful: boolean;
      hasSelection: boolean;
      /** The clips that have the same text, of other pages, the earliest published first. */
      reprints: readonly Clip[];
    };

/** What the card shows, and what its controls ask for. */
export interface PageCardProps {
  state: PageCardState;
  /** Leaves the room to the list: headline and button only. */
  isCompact: boolean;
  knownTags: readonly string[];
  now: Date;
  onSave(): void;
  onUndo(): void;
  onOpen(): void;
  onRetry(): void;
  /** Reads no further page of the article. */
  onCancel(): void;
  /** Keeps all of the page's text, or what is selected in it. */
  onSavePart(extent: 'page' | 'selection'): void;
  /** Takes what the page says now into its clip. */
  onUpdate(): void;
  onUndoUpdate(): void;
  /** Opens another clip. */
  onOpenClip(id: string): void;
  onCopyText(): void;
  onField(field: Field, change: Partial<ArticleMetadata>): void;
  onTags(change: TagChange): void;
  onStar(starred: boolean): void;
  /** The user wants to point at something in the page. */
  onPick(role: RuleRole): void;
}

/** The current page's own card: what was read of it, how sure that is, and the button that keeps it. */
export function PageCard(props: PageCardProps) {
  const { state } = props;
  if (state.kind === 'reading') return <Skeleton further={state.further} onCancel={props.onCancel} />;
  if (state.kind === 'unreadable') return <Unreadable {...props} state={state} />;
  return <ArticleCard {...props} state={state} />;
}

/** Blank for the first 100 ms (by CSS), so that a page that is read at once does not flash. */
function Skeleton({ further, onCancel }: { further?: { page: number; known: number }; onCancel(): void }) {
  return (
    <section class="page-card skeleton" aria-busy="true" aria-label={translate('readingPage')}>
      {further && (
        <p class="further">
          <span role="status">
            {translate('readingFurther', numberWords(further.page), numberWords(further.known))}
          </span>
          <button type="button" class="button" onClick={onCancel}>
            {translate('cancel')}
          </button>
        </p>
      )}
      <i style={{ width: '40%' }} />
      <i style={{ width: '90%', height: '20px' }} />
      <i style={{ width: '60%' }} />
      <i style={{ width: '75%' }} />
    </section>
  );
}

/** Pages that simply are no article say so quietly; the rest says what happened and offers to try again. */
function Unreadable(props: PageCardProps & { state: Extract<PageCardState, { kind: 'unreadable' }> }) {
  const { failure, hasSelection, frame } = props.state;
  const { onRetry, onPick } = props;
  const isQuiet = failure === 'notAllowed' || failure === 'noBody' || failure === 'noText';
  return (
    <section class="page-card unreadable" aria-label={translate('thisPage')}>
      <p role={isQuiet ? undefined : 'alert'}>
        <Icon name={isQuiet ? 'note' : 'warning'} />{' '}
        {translate(isQuiet ? `unreadable_${failure}` : `failure_${failure}`)}
      </p>
      {frame !== undefined && (
        <a class="button" href={frame} target="_blank" rel="noreferrer">
          <Icon name="external" /> {translate('openFrame')}
        </a>
      )}
      {failure === 'noBody' && <ClipParts hasSelection={hasSelection} onSavePart={props.onSavePart} />}
      {failure !== 'notAllowed' && (
        <button type="button" class="button" onClick={onRetry}>
          <Icon name="restore" /> {translate('readAgain')}
        </button>
      )}
      {failure === 'noBody' && <CorrectSite onPick={onPick} />}
    </section>
  );
}

/** The card over a page that is an article, kept or not. */
export type ArticleState = Extract<PageCardState, { kind: 'article' }>;

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
          {field('publisher', { labelled: article.publisher === undefined })}
          {field('articleSection', { labelled: article.articleSection === undefined })}
        </div>
        {saving.kind === 'kept' ? (
          <span class="state ok">
            <Mark saved size={14} /> {translate('saved')}
          </span>
        ) : (
          // Fields that were found surely make no article: then it would say 可信 beside 不是文章.
          state.isArticle && <TrustBadge evidence={evidence} edited={edited} isPartial={countMissing(article) > 0} />
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
        <Missing article={article} />
        {article.inLanguage === 'zh-Hant' && <span class="badge">{translate('traditional')}</span>}
        {evidence.printedBody && (
          <span class="badge" title={translate('bodyRepaired')}>
            {translate('repaired')}
          </span>
        )}
        <MoreFields field={field} />
      </div>
      <p class="excerpt secondary" lang={article.inLanguage}>
        {state.excerpt}
      </p>
      <Reprints {...props} state={state} />
      <Doubts {...props} state={state} />
      <div class="line actions">
        <TagEditor tags={state.tags} known={props.knownTags} onChange={props.onTags} />
        <StarButton isStarred={state.starred} onStar={() => props.onStar(!state.starred)} />
        <SaveButton {...props} state={state} />
      </div>
      <SaveMessage {...props} state={state} />
    </section>
  );
}

function countMissing({ pages }: ArticleMetadata): number {
  return pages?.missing.length ?? 0;
}

function Missing({ article }: { article: ArticleMetadata }) {
  const missing = countMissing(article);
  return missing > 0 && <span class="badge partial">{translate('partial', numberWords(missing))}</span>;
}

/** Where there is no article, the user says what is to be kept. */
function ClipParts({ hasSelection, onSavePart }: Pick<PageCardProps, 'onSavePart'> & { hasSelection: boolean }) {
  return (
    <span class="clip-parts">
      {hasSelection && <ClipSelection onSavePart={onSavePart} />}
      <button type="button" class="button" onClick={() => onSavePart('page')}>
        {translate('clipPage')}
      </button>
    </span>
  );
}

function ClipSelection({ onSavePart }: Pick<PageCardProps, 'onSavePart'>) {
  return (
    <button type="button" class="button" onClick={() => onSavePart('selection')}>
      {translate('clipSelection')}
    </button>
  );
}

/** The same text is there already, from another page: said, and left to the user. */
function Reprints({ state, onOpenClip }: PageCardProps & { state: ArticleState }) {
  const [first, ...others] = state.reprints;
  if (!first) return null;
  return (
    <p class="reprint-of">
      <span>
        {translate(isEarlier(first.article, state.article) ? 'reprintOf' : 'sameTextAs', first.article.headline)}
        {others.length > 0 && translate('reprintOfMore', numberWords(others.length))}
      </span>
      <button type="button" class="button quiet" onClick={() => onOpenClip(first.id)}>
        {translate('openThat')}
      </button>
    </p>
  );
}

/** Whether that one was published before this one, as far as both say when. */
function isEarlier(that: ArticleMetadata, own: ArticleMetadata): boolean {
  return (that.datePublished ?? '') <= (own.datePublished ?? '9');
}

/** Names what the extractor was not sure of, before the page is saved. */
function Doubts({ state, onSavePart }: PageCardProps & { state: ArticleState }) {
  if (state.saving.kind === 'kept') return null;
  if (!state.isArticle) {
    return (
      <div class="doubts not-article">
        {translate('notAnArticle')} <ClipParts hasSelection={state.hasSelection} onSavePart={onSavePart} />
      </div>
    );
  }
  return (
    <>
      {state.isDoubtful && (
        <div class="doubts maybe-article">
          {translate('maybeNoArticle')} <ClipParts hasSelection={state.hasSelection} onSavePart={onSavePart} />
        </div>
      )}
      {!state.edited.includes('headline') && isUnsure(state.evidence.articleBody) && (
        <p class="doubts">{translate('bodyUnsure')}</p>
      )}
      {state.hasSelection && !state.isDoubtful && (
        <div class="doubts words-selected">
          {translate('wordsSelected')} <ClipSelection onSavePart={onSavePart} />
        </div>
      )}
    </>
  );
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
