import { computed, signal } from '@preact/signals';
import type { PageCardState } from '../../components/page-card';
import type { Article, ArticleMetadata, EditableField } from '../../utils/article/article';
import { keepChoice } from '../../utils/article/other-text';
import type { Clip, ClipContent } from '../../utils/library/clip';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import { type TagChange, withChange } from '../../utils/library/tags';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import type { Extent, Reading, ReadOptions } from '../../utils/messages/read-page';

/** An article that was read and is not kept yet, with what the user has changed of it. */
interface Draft {
  /** The clip's id to be; a save that is tried again is the same save. */
  id: string;
  article: Article;
  edited: EditableField[];
  tags: string[];
  starred: boolean;
  /** The page's HTML, where it is to be kept. */
  source: string | undefined;
  isArticle: boolean;
  hasSelection: boolean;
}

type Phase =
  | { kind: 'reading'; further?: { page: number; known: number } }
  | { kind: 'unreadable'; failure: Failure; hasSelection: boolean; frame?: string | undefined }
  | { kind: 'open'; undone: boolean }
  | { kind: 'saving' }
  | { kind: 'failed'; failure: Failure; copied: boolean }
  | {
      kind: 'kept';
      clip: Clip;
      content: ClipContent | undefined;
      isNew: boolean;
      undoSeconds: number;
      /** When what the clip said before became a revision, if it was updated just now. */
      revisedAt?: string;
    };

interface PageCardDependencies {
  library: Library;
  /** The current page's address, where the browser tells it. */
  address: string | undefined;
  /** Reads the current page. */
  read(options: ReadOptions): Promise<Reading>;
  copy(text: string): Promise<boolean>;
  /** Called after this card changed the library. */
  onChange(change: LibraryChange): void;
  /** Called where a change of a kept clip did not reach the disk. */
  onFailure(error: unknown): void;
  /** Called where the page is found to be a reprint of a clip. */
  onReprint?(): void;
}

const UNDO_SECONDS = 10;
const EXCERPT_LENGTH = 200;

/** The current page in the popup: read, corrected, kept, taken back. */
export function createPageCardStore(dependencies: PageCardDependencies) {
  const { library, address, read, copy, onChange, onFailure, onReprint } = dependencies;
  const phase = signal<Phase>({ kind: 'reading' });
  const draft = signal<Draft | undefined>(undefined);
  /** The clips with the page's text, of other pages, the earliest published first. */
  const reprints = signal<readonly Clip[]>([]);
  let ticking: ReturnType<typeof setInterval> | undefined;
  let cancelling = new AbortController();

  const state = computed((): PageCardState => {
    const now = phase.value;
    if (now.kind === 'reading' || now.kind === 'unreadable') return now;
    if (now.kind === 'kept') {
      const { clip, content, isNew, undoSeconds } = now;
      const { article, excerpt, edited, tags, starred } = clip;
      const isChanged = !isNew && content !== undefined && isOtherBody(draft.value?.article, content);
      const isUpdated = now.revisedAt !== undefined;
      const saving = {
        kind: 'kept',
        id: clip.id,
        since: clip.clippedAt,
        isNew,
        undoSeconds,
        isChanged,
        isUpdated,
      } as const;
      const evidence = content?.evidence ?? {};
      return {
        kind: 'article',
        article,
        excerpt,
        evidence,
        edited,
        tags,
        starred,
        saving,
        isArticle: true,
        hasSelection: false,
        reprints: reprints.value,
      };
    }
    if (!draft.value) return { kind: 'reading' };
    const { article, edited, tags, starred, isArticle, hasSelection } = draft.value;
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
      hasSelection,
      reprints: reprints.value,
    };
  });

  async function start() {
    phase.value = { kind: 'reading' };
    cancelling = new AbortController();
    const reading = read({
      signal: cancelling.signal,
      onProgress: (page, known) => {
        if (phase.value.kind === 'reading') phase.value = { kind: 'reading', further: { page, known } };
      },
    });
    try {
      // What is kept is known by its address, long before the page is read.
      const known = address?.startsWith('http') ? await library.findByUrl(address) : undefined;
      if (known) await showKept(known, { isNew: false });
      const read = await reading;
      if (read.kind === 'failed') {
        const { failure, hasSelection = false, frame } = read;
        if (!known) phase.value = { kind: 'unreadable', failure, hasSelection, frame };
        return;
      }
      takeDraft(read);
      const { article } = read;
      if (!known) {
        const clip = await library.findByUrl(article.url, article.canonicalUrl);
        if (clip) await showKept(clip, { isNew: false });
        else phase.value = { kind: 'open', undone: false };
      }
      await seekReprints();
    } catch (error) {
      if (draft.value) await fail(error);
      else phase.value = { kind: 'unreadable', failure: toFailure(error), hasSelection: false };
    }
  }

  function takeDraft({ article, detection, source, hasSelection = false }: Extract<Reading, { kind: 'read' }>) {
    const { isArticle } = detection;
    const id = crypto.randomUUID();
    draft.value = { id, article, edited: [], tags: [], starred: false, source, isArticle, hasSelection };
  }

  /** Looks for the page's text under other addresses; that it cannot be looked for is no reason not to save. */
  async function seekReprints() {
    const now = phase.value;
    const of =
      now.kind === 'kept' && now.content
        ? { id: now.clip.id, articleBody: now.content.articleBody }
        : draft.value && { id: draft.value.id, articleBody: draft.value.article.articleBody };
    if (!of) return;
    reprints.value = await library.findReprints(of).catch(() => []);
    if (reprints.value.length > 0 && phase.value.kind === 'open') onReprint?.();
  }

  /** Keeps all of the page's text, or what is selected in it, where the article is not what the user wants. */
  async function savePart(extent: Extent) {
    const before = phase.value;
    try {
      const read = await dependencies.read({ extent });
      if (read.kind === 'failed') {
        // Of all of the page there is no text to keep, whatever it looked like.
        const failure = read.failure === 'noBody' ? 'noText' : read.failure;
        phase.value = { kind: 'unreadable', failure, hasSelection: read.hasSelection ?? false, frame: read.frame };
        return;
      }
      takeDraft(read);
      await save();
    } catch (error) {
      phase.value = before;
      onFailure(error);
    }
  }

  async function showKept(clip: Clip, { isNew }: { isNew: boolean }) {
    const content = await library.getContent(clip.id);
    phase.value = { kind: 'kept', clip, content, isNew, undoSeconds: isNew ? UNDO_SECONDS : 0 };
    clearInterval(ticking);
    if (isNew) ticking = setInterval(tick, 1000);
  }

  function tick() {
    const now = phase.value;
    if (now.kind === 'kept' && now.undoSeconds > 0) phase.value = { ...now, undoSeconds: now.undoSeconds - 1 };
    else clearInterval(ticking);
  }

  async function save() {
    const kept = draft.value;
    if (!kept || phase.value.kind === 'saving') return;
    phase.value = { kind: 'saving' };
    try {
      const { id, article, edited, tags, starred, source } = kept;
      const saved = await library.save({ id, article, edited, tags, starred, ...(source !== undefined && { source }) });
      const { outcome, clip } = saved;
      reprints.value = saved.reprints;
      await showKept(clip, { isNew: outcome === 'new' });
      if (outcome === 'new') onChange({ kind: 'saved', ids: [clip.id] });
    } catch (error) {
      await fail(error);
    }
  }

  /** The text is put into the clipboard at once: it is safe there while the user makes room. */
  async function fail(error: unknown) {
    phase.value = { kind: 'failed', failure: toFailure(error), copied: await copyText() };
  }

  async function copyText(): Promise<boolean> {
    const article = draft.value?.article;
    return article !== undefined && copy(`${article.headline}\n\n${article.articleBody}\n\n${article.url}\n`);
  }

  /** Takes the new clip back, into the trash as everywhere; the draft stands again under a new id. */
  async function undo() {
    const now = phase.value;
    if (now.kind !== 'kept' || !now.isNew) return;
    const { id, tags, starred } = now.clip;
    try {
      await library.remove([id]);
      clearInterval(ticking);
      if (draft.value) draft.value = { ...draft.value, id: crypto.randomUUID(), tags, starred };
      phase.value = { kind: 'open', undone: true };
      onChange({ kind: 'trashed', ids: [id] });
    } catch (error) {
      onFailure(error);
    }
  }

  /** Takes the page's text as it is now into its clip; what the clip said before stays as a revision. */
  async function update() {
    const now = phase.value;
    const read = draft.value;
    if (now.kind !== 'kept' || !now.content || !read) return;
    const article = keepChoice(read.article, now.content);
    await show(now.clip.id, async () => {
      const clip = await library.revise(now.clip.id, article, read.source);
      return { clip, revisedAt: clip.updatedAt };
    });
  }

  async function undoUpdate() {
    const now = phase.value;
    if (now.kind !== 'kept' || now.revisedAt === undefined) return;
    const { clip, revisedAt } = now;
    await show(clip.id, async () => ({ clip: (await library.takeBack(clip.id, revisedAt)) ?? clip }));
  }

  /** Does it, and shows the clip as it is then. */
  async function show(id: string, work: () => Promise<{ clip: Clip; revisedAt?: string }>) {
    try {
      const done = await work();
      const content = await library.getContent(id);
      phase.value = { kind: 'kept', content, isNew: false, undoSeconds: 0, ...done };
      onChange({ kind: 'updated', ids: [id] });
    } catch (error) {
      onFailure(error);
    }
  }

  /** One change, to the draft before it is kept and to the clip afterwards. */
  async function change(changed: ClipChange) {
    const now = phase.value;
    if (now.kind === 'kept') {
      try {
        const clip = await library.update(now.clip.id, changed);
        // The countdown has gone on meanwhile.
        if (phase.value.kind === 'kept') phase.value = { ...phase.value, clip };
        onChange({ kind: 'updated', ids: [clip.id] });
      } catch (error) {
        onFailure(error);
      }
    } else if (draft.value) {
      const { article, starred = draft.value.starred } = changed;
      const tags = withChange(draft.value.tags, changed);
      draft.value = { ...draft.value, tags, starred, article: { ...draft.value.article, ...article } };
    }
  }

  /** Another page or the list below changed the library. */
  async function follow({ ids, kind }: LibraryChange) {
    const now = phase.value;
    if (now.kind === 'kept' && ids.includes(now.clip.id)) {
      const clip = await library.get(now.clip.id);
      // The countdown has gone on meanwhile, or the clip was taken back here.
      const then = phase.value;
      if (then.kind !== 'kept' || then.clip.id !== now.clip.id) return;
      if (clip && !clip.trashedAt) phase.value = { ...then, clip };
      else if (draft.value) phase.value = { kind: 'open', undone: false };
      // A page that could not be read is kept no more: that is said now.
      else await start();
    } else if (now.kind === 'open' && draft.value && (kind === 'saved' || kind === 'restored' || kind === 'imported')) {
      const { url, canonicalUrl } = draft.value.article;
      const clip = await library.findByUrl(url, canonicalUrl);
      if (clip && phase.value.kind === 'open') await showKept(clip, { isNew: false });
    }
  }

  return {
    state,
    start,
    save,
    undo,
    update,
    undoUpdate,
    savePart,
    follow,
    /** 取消 while further pages are read: what was read is what there is. */
    cancel: () => cancelling.abort(),
    retry: () => (draft.value ? save() : start()),
    async copyText() {
      const now = phase.value;
      if (now.kind === 'failed' && (await copyText())) phase.value = { ...now, copied: true };
    },
    changeField(field: EditableField, article: Partial<ArticleMetadata>) {
      if (draft.value) draft.value = { ...draft.value, edited: [...new Set([...draft.value.edited, field])] };
      return change({ article });
    },
    changeTags: (tags: TagChange) => change(tags),
    setStarred: (starred: boolean) => change({ starred }),
  };
}

/** Whether the page's text is no longer the one that was kept. */
function isOtherBody(article: Article | undefined, content: ClipContent): boolean {
  // Of a page that is kept in part, or whole, the article says nothing.
  const isArticle = content.evidence.articleBody?.rule.startsWith('user:') !== true;
  return article !== undefined && isArticle && keepChoice(article, content).articleBody !== content.articleBody;
}
