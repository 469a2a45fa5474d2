import { computed } from '@preact/signals';
import type { ArticleMetadata, EditableField } from '../../utils/article/article';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import type { TagChange } from '../../utils/library/tags';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Extent, Reading, ReadOptions } from '../../utils/messages/read-page';
import { createDraftedPage } from './drafted-page';
import { createKeptPage } from './kept-page';
import { cardState, newPage } from './page-card-state';

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

/** The current page in the popup: read, corrected, kept, taken back. */
export function createPageCardStore(dependencies: PageCardDependencies) {
  const { library, address, read, onFailure, onReprint } = dependencies;
  const current = newPage();
  const { phase, draft, reprints } = current;
  const kept = createKeptPage(current, dependencies);
  const drafted = createDraftedPage(current, kept, dependencies);
  const state = computed(() => cardState(current));
  let cancelling = new AbortController();

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
      if (known) await kept.show(known, { isNew: false });
      const read = await reading;
      if (read.kind === 'failed') {
        const { failure, hasSelection = false, frame } = read;
        if (!known) phase.value = { kind: 'unreadable', failure, hasSelection, frame };
        return;
      }
      drafted.take(read);
      const { article } = read;
      if (!known) {
        const clip = await library.findByUrl(article.url, article.canonicalUrl);
        if (clip) await kept.show(clip, { isNew: false });
        else phase.value = { kind: 'open', undone: false };
      }
      await seekReprints();
    } catch (error) {
      if (draft.value) await drafted.fail(error);
      else phase.value = { kind: 'unreadable', failure: toFailure(error), hasSelection: false };
    }
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
      drafted.take(read);
      await drafted.save();
    } catch (error) {
      phase.value = before;
      onFailure(error);
    }
  }

  /** One change, to the draft before it is kept and to the clip afterwards. */
  async function change(changed: ClipChange) {
    const now = phase.value;
    if (now.kind === 'kept') await kept.change(now.clip.id, changed);
    else drafted.change(changed);
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
      if (clip && phase.value.kind === 'open') await kept.show(clip, { isNew: false });
    } else if (now.kind === 'unreadable' && now.failure === 'notAllowed' && kind === 'saved') {
      // By shortcut, menu or icon the user has let the page be read, and that may have been this one.
      await start();
    }
  }

  return {
    state,
    start,
    save: drafted.save,
    undo: kept.undo,
    update: kept.update,
    undoUpdate: kept.undoUpdate,
    savePart,
    follow,
    /** 取消 while further pages are read: what was read is what there is. */
    cancel: () => cancelling.abort(),
    retry: () => (draft.value ? drafted.save() : start()),
    copyText: drafted.copyText,
    changeField(field: EditableField, article: Partial<ArticleMetadata>) {
      drafted.markEdited(field);
      return change({ article });
    },
    changeTags: (tags: TagChange) => change(tags),
    setStarred: (starred: boolean) => change({ starred }),
  };
}
