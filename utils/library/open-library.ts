import { changeClips, markClips, restoreClips, trashClips, updateClip } from './change-clips';
import { addHighlight, changeHighlight, removeHighlight } from './change-highlights';
import { clearDamaged, readRemains } from './clear-damaged';
import { eraseClips } from './erase-clips';
import { readFacet, readFacets } from './facets';
import { findExcerpts } from './find-excerpts';
import type { Library, LibraryOptions } from './library';
import { makeContext } from './library-context';
import { listClips } from './list-clips';
import { findMendable, mendClips } from './mend-clips';
import { findSourced, hasPackedSource, putPackedSources, readPackedSources, readSource } from './packed-sources';
import { findByUrl, readClip, readContent, readHighlights } from './read-clips';
import { readWholes } from './read-wholes';
import { ReadingList } from './reading-list';
import { openRecords } from './records';
import { findReprints } from './reprints';
import { openRereading } from './rereading';
import { findRevised, readRevisions } from './revisions';
import { openRules } from './rule-records';
import { saveDraft } from './save-draft';
import { SavedSearch } from './saved-search';
import { searchClips } from './search';
import { takeBack } from './take-back';
import { takeReading } from './take-reading';
import { rebuildAtRest, recoverLibrary } from './upkeep';
import { verifyLibrary } from './verify';
import { writeImported } from './write-imported';

/**
 * The library of this browser profile. It opens at the first use and again whenever the browser has closed it.
 * `const library = openLibrary({ now, journal })`
 */
export function openLibrary(options: LibraryOptions): Library {
  const context = makeContext(options);
  const { announce, change, connection, followUp, index, now, onDamaged, tender } = context;
  return {
    get: (id) => readClip(connection, id),
    getContent: (id) => readContent(connection, id),
    findByUrl: (url, canonicalUrl) => findByUrl(context, url, canonicalUrl),
    list: (filter, page) => listClips(context, filter, page),
    read: (wanted, order) => readWholes(context, wanted, order),
    search: (query, filter, page, signal) => searchClips(connection, index, { query, filter, page, signal, onDamaged }),
    facets: () => readFacets(connection),
    facet: (name) => readFacet(connection, name),
    findReprints: ({ id, articleBody }) => findReprints(connection, articleBody, id),

    save: (draft) => saveDraft(context, draft),
    update: (id, wish) => change('updated', updateClip(id, wish, now())),
    updateMany: (ids, wishOf) => change('updated', changeClips(ids, wishOf, now())),
    markUnread: (ids, isUnread) => change('updated', markClips(ids, isUnread, now())),
    remove: (ids) => change('trashed', trashClips(ids, now())),
    restore: (ids) => change('restored', restoreClips(ids, now())),
    erase: (ids) => eraseClips(context, ids),

    highlights: (id) => readHighlights(connection, id),
    excerpts: (query, filter, page, signal) => findExcerpts(connection, { query, filter, page, signal, onDamaged }),
    listing: () => tender.listing(),
    addHighlight: (id, highlight) => change('updated', addHighlight(id, highlight, now())),
    changeHighlight: (id, highlightId, wish) => change('updated', changeHighlight(id, highlightId, wish, now())),
    removeHighlight: (id, highlightId) => change('updated', removeHighlight(id, highlightId, now())),

    revise: (id, article, source, readAt) => takeReading(context, id, article, source, readAt),
    takeBack: (id, at) => change('updated', takeBack(id, at, now())),
    revisions: (id) => readRevisions(context, id),
    revised: () => findRevised(connection),
    rereading: openRereading({
      connection,
      now,
      change: (changer) => change(undefined, changer),
      announce: (ids) => announce({ kind: 'updated', ids }),
    }),

    getSource: (id) => readSource(connection, id),
    packedSources: (id) => readPackedSources(connection, id),
    hasSource: (place) => hasPackedSource(connection, place),
    sourced: () => findSourced(connection),
    putSources: (sources) => putPackedSources(connection, sources),
    write: (clips, beside = {}) => writeImported(context, clips, beside),

    ...openRules(connection, { now, onChange: () => followUp(undefined, [], { beside: ['rules'] }) }),
    searches: openRecords(connection, 'searches', SavedSearch, () => followUp(undefined, [], { beside: ['searches'] })),
    lists: openRecords(connection, 'lists', ReadingList, () => followUp(undefined, [], { beside: ['lists'] })),

    recover: (onProgress = () => undefined) => recoverLibrary(context, onProgress),
    keepCopy: async () => context.copy?.keep(),
    verify: async (onProgress = () => undefined) => {
      const found = await verifyLibrary(connection, onProgress);
      const copy = await context.copy?.verify();
      return { ...found, ...(await findMendable(context, found.damaged)), copy };
    },
    mend: (ids, onProgress = () => undefined) => mendClips(context, ids, onProgress),
    remains: (ids) => readRemains(connection, ids),
    clearDamaged: (ids) => clearDamaged(context, ids),
    rebuildIndex: () => rebuildAtRest(context),
    settled: () => tender.settled(),
    close: () => connection.close(),
  };
}
