import { computed, effect, signal, untracked } from '@preact/signals';
import { excerptsWords } from '../../components/wording';
import type { CitationStyle } from '../../utils/exchange/citation';
import { quotationsText } from '../../utils/exchange/excerpt';
import { translate } from '../../utils/i18n/translate';
import type { Excerpt, FoundExcerpt, Library, LibraryChange } from '../../utils/library/library';
import { createExcerptReading } from './excerpt-reading';
import { exportExcerpts } from './export-excerpts';
import { createFacetStore } from './facet-store';
import type { FinderStore } from './finder-store';
import { createRowSelection } from './row-selection';
import { watchListing } from './watch-listing';

/** What `createExcerptStore` gives back. */
export type ExcerptStore = ReturnType<typeof createExcerptStore>;

/** A query is searched when nothing was typed for so long. */
const TYPING_MS = 120;

/** A highlight among those of all clips: 「<clip> <highlight>」. */
export function excerptKey({ clip, highlight }: Excerpt): string {
  return `${clip.id} ${highlight.id}`;
}

/**
 * The highlights of all clips, in the place of the list: what is sought and filtered there narrows them too, and counts beside it
 * are theirs while they are shown.
 */
export function createExcerptStore(
  library: Pick<Library, 'excerpts' | 'listing' | 'addHighlight' | 'removeHighlight' | 'facets' | 'facet'>,
  { list, actions, copies }: Pick<FinderStore, 'list' | 'actions' | 'copies'>,
) {
  const isShown = signal(false);
  const reading = createExcerptReading(library, list, () => void tally());
  const { rows, phase, failure, hasMore } = reading;
  const {
    found,
    offered: counted,
    ...counts
  } = createFacetStore(library, { filter: list.filter, isNarrowed: signal(true) }, reading.fail);
  const { deselect, deselectAll, ...selection } = createRowSelection(rows, excerptKey, async () => {
    await reading.loadAll();
    return rows.value.map(excerptKey);
  });

  /** How far the list is made, where it is not whole. */
  const listing = watchListing(library, isShown, () => void read(reading.reload));
  const read = (rowsOf: () => Promise<void>) => Promise.all([rowsOf(), counts.count()]);

  /** How many there are in all, once they have been counted. */
  const total = computed(() => {
    if (listing.value) return undefined;
    if (phase.value === 'ready' && !hasMore.value) return rows.value.length;
    return found.value?.isWhole ? found.value.facets.total : undefined;
  });
  const offered = computed(
    () => counted.value && { ...counted.value, isWhole: counted.value.isWhole && !listing.value },
  );
  const atLeast = computed(() => Math.max(rows.value.length, found.value?.facets.total ?? 0));

  const tally = () =>
    counts.tally<FoundExcerpt>((signal) => ({
      rows: rows.value,
      last: rows.value.at(-1),
      hasMore: hasMore.value,
      read: (page) => reading.read(page, signal),
    }));

  // What is asked for anew is read anew, as long as anybody sees it.
  let typing: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const wish = computed(() => ({ query: list.query.value, filter: list.filter.value }));
  effect(() => {
    const { query } = wish.value;
    const isWanted = isShown.value;
    clearTimeout(typing);
    untracked(() => {
      list.rest(isWanted);
      counts.stop();
      deselectAll();
      if (found.value) found.value = { ...found.value, isWhole: false };
    });
    if (!isWanted) {
      reading.stop();
      return;
    }
    const isTyped = query !== asked && query !== '';
    asked = query;
    typing = setTimeout(() => void read(reading.load), isTyped ? TYPING_MS : 0);
  });

  const rowsOf = (keys: readonly string[]) => {
    const wanted = new Set(keys);
    return rows.value.filter((row) => wanted.has(excerptKey(row)));
  };

  return {
    isShown,
    rows,
    phase,
    failure,
    hasMore,
    ...selection,
    deselectAll,
    offered,
    total,
    atLeast,
    listing,
    loadFacet: counts.load,
    loadMore: () => reading.loadMore(),
    show(isWanted: boolean) {
      isShown.value = isWanted;
    },
    /** Copies the words of these with their citations. */
    async copy(keys: readonly string[], style?: CitationStyle) {
      const wanted = rowsOf(keys);
      await copies.copyAndSay(
        quotationsText(wanted, style),
        wanted.length === 1 ? 'quoteCopied' : 'quotesCopied',
        excerptsWords(wanted.length),
      );
    },
    /** Takes these highlights out of their clips. */
    async remove(keys: readonly string[]) {
      const wanted = rowsOf(keys);
      const ids = [...new Set(wanted.map(({ clip }) => clip.id))];
      const each = async (work: (excerpt: Excerpt) => Promise<unknown>) => {
        for (const excerpt of wanted) await work(excerpt);
      };
      await actions.changeWithUndo('updated', ids, {
        work: () => each(({ clip, highlight }) => library.removeHighlight(clip.id, highlight.id)),
        said: () =>
          wanted.length === 1
            ? translate('highlightRemoved')
            : translate('highlightsRemoved', excerptsWords(wanted.length)),
        undo: () => each(({ clip, highlight }) => library.addHighlight(clip.id, highlight)),
      });
      deselect(new Set(keys));
    },
    /** Writes a file of those that are selected, or of all that are listed. */
    async exportTo(scope: 'selected' | 'listed', formatId: string) {
      try {
        if (scope === 'listed') await reading.loadAll();
        const written = await exportExcerpts(
          scope === 'selected' ? selection.selectedRows.value : rows.value,
          formatId,
        );
        actions.say({ text: translate('exported', excerptsWords(written)) });
      } catch (error) {
        actions.sayFailure(error);
      }
    },
    async follow({ kind }: LibraryChange) {
      if (!isShown.value || kind === 'rules' || kind === 'searches') return;
      await read(reading.reload);
    },
  };
}
