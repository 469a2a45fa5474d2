import type { EditableField } from '../../utils/article/article';
import type { ClipChange, Library, LibraryChange } from '../../utils/library/library';
import { withChange } from '../../utils/library/tags';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Reading } from '../../utils/messages/read-page';
import type { createKeptPage } from './kept-page';
import type { CurrentPage } from './page-card-state';

interface DraftedPageDependencies {
  library: Library;
  copy(text: string): Promise<boolean>;
  /** Called after the library was changed. */
  onChange(change: LibraryChange): void;
}

/** What the card does with an article that is read and not kept yet: takes it in, corrects it, saves it. */
export function createDraftedPage(
  { phase, draft, reprints }: CurrentPage,
  kept: ReturnType<typeof createKeptPage>,
  { library, copy, onChange }: DraftedPageDependencies,
) {
  function take({ article, detection, source, hasSelection = false }: Extract<Reading, { kind: 'read' }>) {
    const { isArticle, isDoubtful = false } = detection;
    const id = crypto.randomUUID();
    draft.value = { id, article, edited: [], tags: [], starred: false, source, isArticle, isDoubtful, hasSelection };
  }

  async function save() {
    const drafted = draft.value;
    if (!drafted || phase.value.kind === 'saving') return;
    phase.value = { kind: 'saving' };
    try {
      const { id, article, edited, tags, starred, source } = drafted;
      const saved = await library.save({ id, article, edited, tags, starred, ...(source !== undefined && { source }) });
      const { outcome, clip } = saved;
      reprints.value = saved.reprints;
      await kept.show(clip, { isNew: outcome === 'new' });
      if (outcome === 'new') onChange({ kind: 'saved', ids: [clip.id] });
    } catch (error) {
      await fail(error);
    }
  }

  /** The text is put into the clipboard at once: it is safe there while the user makes room. */
  async function fail(error: unknown) {
    phase.value = { kind: 'failed', failure: toFailure(error), copied: await putIntoClipboard() };
  }

  async function copyText() {
    const now = phase.value;
    if (now.kind === 'failed' && (await putIntoClipboard())) phase.value = { ...now, copied: true };
  }

  async function putIntoClipboard(): Promise<boolean> {
    const article = draft.value?.article;
    return article !== undefined && copy(`${article.headline}\n\n${article.articleBody}\n\n${article.url}\n`);
  }

  function change(changed: ClipChange) {
    if (!draft.value) return;
    const { article, starred = draft.value.starred } = changed;
    const tags = withChange(draft.value.tags, changed);
    draft.value = { ...draft.value, tags, starred, article: { ...draft.value.article, ...article } };
  }

  /** Notes that the user has corrected a field, so that no reading takes it back. */
  function markEdited(field: EditableField) {
    if (draft.value) draft.value = { ...draft.value, edited: [...new Set([...draft.value.edited, field])] };
  }

  return { take, save, fail, copyText, change, markEdited };
}
