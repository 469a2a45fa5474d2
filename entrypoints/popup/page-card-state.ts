import { type Signal, signal } from '@preact/signals';
import type { ArticleState, PageCardState } from '../../components/page-card';
import type { Article, EditableField } from '../../utils/article/article';
import { keepChoice } from '../../utils/article/other-text';
import type { Clip, ClipContent } from '../../utils/library/clip';
import type { Failure } from '../../utils/messages/messages';

/** An article that was read and is not kept yet, with what the user has changed of it. */
export interface Draft {
  /** The clip's id to be; a save that is tried again is the same save. */
  id: string;
  article: Article;
  edited: EditableField[];
  tags: string[];
  starred: boolean;
  /** The page's HTML, where it is to be kept. */
  source: string | undefined;
  isArticle: boolean;
  isDoubtful: boolean;
  hasSelection: boolean;
}

/** The page's clip, as the library has it. */
interface Kept {
  kind: 'kept';
  clip: Clip;
  content: ClipContent | undefined;
  isNew: boolean;
  undoSeconds: number;
  /** When what the clip said before became a revision, if it was updated just now. */
  revisedAt?: string;
}

/** How far the page has got, from being read to being kept. */
export type Phase =
  | { kind: 'reading'; further?: { page: number; known: number } }
  | { kind: 'unreadable'; failure: Failure; hasSelection: boolean; frame?: string | undefined }
  | { kind: 'open'; undone: boolean }
  | { kind: 'saving' }
  | { kind: 'failed'; failure: Failure; copied: boolean }
  | Kept;

/** All that is known of the current page. */
export interface CurrentPage {
  phase: Signal<Phase>;
  draft: Signal<Draft | undefined>;
  /** The clips with the page's text, of other pages, the earliest published first. */
  reprints: Signal<readonly Clip[]>;
}

/** A page that nothing is known of yet. */
export function newPage(): CurrentPage {
  return {
    phase: signal<Phase>({ kind: 'reading' }),
    draft: signal<Draft | undefined>(undefined),
    reprints: signal([]),
  };
}

const EXCERPT_LENGTH = 200;

/** What the card shows of a page. */
export function cardState({ phase, draft, reprints }: CurrentPage): PageCardState {
  const now = phase.value;
  if (now.kind === 'reading' || now.kind === 'unreadable') return now;
  if (now.kind === 'kept') return keptState(now, draft.value?.article, reprints.value);
  if (!draft.value) return { kind: 'reading' };
  const { article, edited, tags, starred, isArticle, isDoubtful, hasSelection } = draft.value;
  const { articleBody, evidence } = article;
  return {
    kind: 'article',
    article,
    excerpt: articleBody.slice(0, EXCERPT_LENGTH).replaceAll('\n', ' ').toWellFormed(),
    evidence,
    edited,
    tags,
    starred,
    saving: now,
    isArticle,
    isDoubtful,
    hasSelection,
    reprints: reprints.value,
  };
}

/** The clip, and whether the page, read now, says something else. */
function keptState(
  { clip, content, isNew, undoSeconds, revisedAt }: Kept,
  read: Article | undefined,
  reprints: readonly Clip[],
): ArticleState {
  const { article, excerpt, edited, tags, starred } = clip;
  return {
    kind: 'article',
    article,
    excerpt,
    evidence: content?.evidence ?? {},
    edited,
    tags,
    starred,
    saving: {
      kind: 'kept',
      id: clip.id,
      since: clip.clippedAt,
      isNew,
      undoSeconds,
      isChanged: !isNew && content !== undefined && isOtherBody(read, content),
      isUpdated: revisedAt !== undefined,
    },
    isArticle: true,
    isDoubtful: false,
    hasSelection: false,
    reprints,
  };
}

/** Whether the page's text is no longer the one that was kept. */
function isOtherBody(article: Article | undefined, content: ClipContent): boolean {
  // Of a page that is kept in part, or whole, the article says nothing.
  const isArticle = content.evidence.articleBody?.rule.startsWith('user:') !== true;
  return article !== undefined && isArticle && keepChoice(article, content).articleBody !== content.articleBody;
}
