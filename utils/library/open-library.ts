import { isSwitched } from '../article/other-text';
import { IndexReader } from './candidates';
import { changeClips, markClips } from './change-clips';
import { addHighlight, changeHighlight, removeHighlight } from './change-highlights';
import type { Clip } from './clip';
import { type ClipChanger, doClipWork } from './clip-work';
import { connect } from './database';
import type { Filter, Library, LibraryChange, LibraryOptions, PageRequest, WholeClip } from './library';
import { LibraryError } from './library-error';
import { changeClip, sha256 } from './make-clip';
import { findSourced, hasPackedSource, putPackedSources, readPackedSources } from './packed-sources';
import { pageKeys } from './page-key';
import { newestFirst, readFacet, readFacets, readPage } from './read-lists';
import { ReadingList, withoutClips } from './reading-list';
import { completeIndex, rebuildIndex } from './rebuild-index';
import { openRecords } from './records';
import { openSafekeeper } from './recover';
import { findReprints } from './reprints';
import { openRereading } from './rereading';
import { isSameReading, Revision, reviseClip, toRevision } from './revise';
import { openRules } from './rule-records';
import { saveDraft } from './save-draft';
import { SavedSearch } from './saved-search';
import { ALL, findClips, searchClips } from './search';
import { makeSegments } from './segments';
import { packSource, SourceRow, unpackSource } from './source';
import { ClipRow, fromContentRows, isWalkable, parseClipRow, TextRow, toContentRows, toSearchable } from './stored';
import { takeBackRevision } from './take-back';
import { tidyIndex } from './tidy-index';
import { verifyLibrary } from './verify';
import { WRITTEN_STORES } from './write-rows';

/** From so many clips on an import makes segments of the index itself. */
const SEGMENTED_IMPORT = 256;

/** The index is looked after every so many changes and at each start: often enough for a short tail. */
const TIDY_EVERY = 16;

/** How many whole clips are in memory at a time while a library is exported. */
const READ_TOGETHER = 20;

/** The library of this browser profile. It opens at the first use and again whenever the browser has closed it. */
export function openLibrary(options: LibraryOptions): Library {
  const { now, journal, onChange, onDamaged = () => undefined, onBlocked = () => undefined } = options;
  const connection = connect(options.name ?? 'shiping', onBlocked);
  const safekeeper = openSafekeeper(connection, journal, now);
  const index = new IndexReader();
  let tidying: Promise<void> = Promise.resolve();
  let changes = 0;

  /** After a change, and not waited for: brings the index into shape. Whatever stops it, the next change goes on. */
  const tidy = () => {
    tidying = tidying
      .then(async () => {
        await completeIndex(connection);
        while (await tidyIndex(connection));
      })
      .catch(() => undefined);
  };

  /** After a transaction: the second copy, and the news, if there is to be any; what is on disk is news without the copy too. */
  const followUp = async (kind: LibraryChange['kind'] | undefined, ids: string[], areNew = false) => {
    if (ids.length >= TIDY_EVERY || ++changes % TIDY_EVERY === 0) tidy();
    await safekeeper.secure(ids, areNew).finally(() => kind && onChange?.({ kind, ids }));
  };

  /** One change, and the news of it. */
  const change = async <T>(kind: LibraryChange['kind'] | undefined, changer: ClipChanger<T>): Promise<T> => {
    const { ids, result } = await connection.write([...WRITTEN_STORES], (tx) => doClipWork(tx, changer));
    if (ids.length > 0) await followUp(kind, ids);
    return result;
  };

  /** After a change of what lies beside the clips: the second copy, and the news of it. */
  const tellBeside = async (kind: 'rules' | 'searches' | 'lists') => {
    await safekeeper.secureBeside().finally(() => onChange?.({ kind, ids: [] }));
  };

  const lists = openRecords(connection, 'lists', ReadingList, () => tellBeside('lists'));

  /** The clip of a row; a damaged one is told of and passed over, so that it does not take the others with it. */
  const parseKept = (row: unknown, id: string): Clip[] => {
    const parsed = ClipRow.safeParse(row);
    if (!parsed.success) onDamaged(new LibraryError('damaged', { id, cause: parsed.error }));
    return parsed.success ? [parsed.data.clip] : [];
  };

  const getMany = (ids: string[]) =>
    connection.read(['clips'], async (tx) => {
      const rows = await Promise.all(ids.map((id) => tx.objectStore('clips').get(id)));
      return rows.flatMap((row, at) => (row === undefined ? [] : parseKept(row, ids[at] ?? '')));
    });

  /** A page of a list: by walking it, in the order of a list by hand, or by the index where the filter names what has no list. */
  const readFiltered = async (filter: Filter, page: PageRequest): Promise<Clip[]> => {
    if (isWalkable(filter) && filter.list === undefined) return readPage(connection, filter, page, onDamaged);
    const clips: Clip[] = [];
    const found = findClips(connection, index, { node: ALL, words: [], filter, page, signal: undefined, onDamaged });
    for await (const { clip } of found) clips.push(clip);
    return clips;
  };

  const readWhole = async function* (clips: Clip[]): AsyncGenerator<WholeClip> {
    for (let start = 0; start < clips.length; start += READ_TOGETHER) {
      const some = clips.slice(start, start + READ_TOGETHER);
      const contents = await connection.read(['texts', 'contents'], (tx) =>
        Promise.all(
          some.map(async ({ id }) => ({
            text: await tx.objectStore('texts').get(id),
            content: await tx.objectStore('contents').get(id),
          })),
        ),
      );
      for (const [at, clip] of some.entries()) {
        try {
          yield { clip, ...fromContentRows(clip.id, contents[at]?.text, contents[at]?.content) };
        } catch (error) {
          if (!(error instanceof LibraryError)) throw error;
          onDamaged(error);
        }
      }
    }
  };

  return {
    save: async (draft) => {
      const saved = await saveDraft(connection, draft, now());
      if (saved.outcome === 'new') await followUp('saved', [draft.id], true);
      return saved;
    },

    get: (id) =>
      connection.read(['clips'], async (tx) => {
        const row = await tx.objectStore('clips').get(id);
        return row === undefined ? undefined : parseClipRow(id, row).clip;
      }),

    getContent: (id) =>
      connection.read(['texts', 'contents'], async (tx) => {
        const [text, content] = await Promise.all([
          tx.objectStore('texts').get(id),
          tx.objectStore('contents').get(id),
        ]);
        return text === undefined && content === undefined ? undefined : fromContentRows(id, text, content).content;
      }),

    findByUrl: (url, canonicalUrl) =>
      connection.read(['clips'], async (tx) => {
        for (const key of pageKeys(url, canonicalUrl)) {
          const rows = await tx.objectStore('clips').index('pages').getAll(key);
          const [clip] = rows.flatMap((row) => parseKept(row, row.id));
          if (clip) return clip;
        }
        return undefined;
      }),

    list: readFiltered,

    search: (query, filter, page, signal) => searchClips(connection, index, { query, filter, page, signal, onDamaged }),

    facets: () => readFacets(connection),
    facet: (name) => readFacet(connection, name),

    findReprints: ({ id, articleBody }) => findReprints(connection, articleBody, id),

    update: (id, wanted) =>
      change('updated', async ({ writer, read }) => {
        const clip = changeClip(await read(id), wanted, now());
        await writer.putClip(clip);
        return { ids: [id], result: clip };
      }),

    highlights: async (id) => {
      const row = await connection.read(['texts'], (tx) => tx.objectStore('texts').get(id));
      if (row === undefined) return [];
      const text = TextRow.safeParse(row);
      if (!text.success) throw new LibraryError('damaged', { id, cause: text.error });
      return text.data.highlights;
    },

    addHighlight: (id, highlight) => change('updated', addHighlight(id, highlight, now())),
    changeHighlight: (id, highlightId, changed) => change('updated', changeHighlight(id, highlightId, changed, now())),
    removeHighlight: (id, highlightId) => change('updated', removeHighlight(id, highlightId, now())),

    revise: async (id, article, html) => {
      const moment = now();
      const hash = await sha256(article.articleBody);
      const source = html === undefined ? undefined : await packSource(id, html, moment.toISOString());
      return change('updated', async ({ transaction, writer, readWhole }) => {
        const current = await readWhole(id);
        const revised = reviseClip(current, article, hash, moment);
        const old = source && SourceRow.safeParse(await transaction.objectStore('sources').get(id)).data;
        if (source) writer.putSource(source);
        if (isSameReading(current, revised)) return { ids: source ? [id] : [], result: current.clip };
        // Both texts are in the clip, before and after.
        if (!isSwitched(current.content, revised.content)) writer.putRevision(toRevision(current, moment, old));
        await writer.putWhole(revised);
        return { ids: [id], result: revised.clip };
      });
    },

    takeBack: (id, at) =>
      change('updated', async (work) => {
        const clip = await takeBackRevision(work, id, at, now());
        return { ids: clip ? [id] : [], result: clip };
      }),

    rereading: openRereading({
      connection,
      now,
      change: (changer) => change(undefined, changer),
      announce: (ids) => onChange?.({ kind: 'updated', ids }),
    }),

    revisions: async (id) => {
      const rows = await connection.read(['revisions'], (tx) =>
        tx.objectStore('revisions').getAll(IDBKeyRange.bound([id], [id, []])),
      );
      const parsed = rows.map((row) => Revision.safeParse(row));
      for (const { error } of parsed) if (error) onDamaged(new LibraryError('damaged', { id, cause: error }));
      return parsed.flatMap(({ data }) => data ?? []).reverse();
    },

    getSource: async (id) => {
      const row = await connection.read(['sources'], (tx) => tx.objectStore('sources').get(id));
      const parsed = SourceRow.safeParse(row);
      if (!parsed.success) return undefined;
      return unpackSource(parsed.data).catch((cause: unknown) => {
        throw new LibraryError('damaged', { id, cause });
      });
    },

    updateMany: (ids, changeOf) => change('updated', changeClips(ids, changeOf, now())),
    markUnread: (ids, isUnread) => change('updated', markClips(ids, isUnread, now())),

    remove: (ids) =>
      change('trashed', async ({ writer, read }) => {
        const instant = now().toISOString();
        for (const id of ids) {
          const clip = await read(id);
          await writer.putClip({ ...clip, updatedAt: instant, trashedAt: clip.trashedAt ?? instant });
        }
        return { ids, result: undefined };
      }),

    restore: (ids) =>
      change('restored', async ({ writer, read }) => {
        for (const id of ids) {
          const { trashedAt: _trashedAt, ...kept } = await read(id);
          await writer.putClip({ ...kept, updatedAt: now().toISOString() });
        }
        return { ids, result: undefined };
      }),

    erase: async (ids) => {
      await safekeeper.forget(ids);
      const isListed = await change('erased', async ({ transaction, writer }) => {
        for (const id of ids) await writer.erase(id);
        const stored = await transaction.objectStore('lists').getAll();
        const changed = stored.flatMap((record) => {
          const list = ReadingList.safeParse(record).data;
          const left = list && withoutClips(list, ids);
          return left && left.clips.length < list.clips.length ? [left] : [];
        });
        for (const list of changed) writer.putList(list);
        return { ids, result: changed.length > 0 };
      }).catch(async (error) => {
        await safekeeper.secure(ids).catch(() => undefined);
        throw error;
      });
      if (isListed) await tellBeside('lists');
    },

    read: async function* (wanted) {
      if (Array.isArray(wanted)) {
        const clips = await getMany(wanted);
        yield* readWhole(clips.sort(newestFirst));
        return;
      }
      let after: PageRequest['after'];
      for (;;) {
        const clips = await readFiltered(wanted, { limit: 200, ...(after && { after }) });
        yield* readWhole(clips);
        after = clips.at(-1);
        if (clips.length < 200) return;
      }
    },

    write: async (clips, { rules = [], searches = [], lists = [], revisions = [] } = {}) => {
      const segments =
        clips.length < SEGMENTED_IMPORT
          ? []
          : makeSegments(clips.map((whole) => toSearchable(whole.clip, toContentRows(whole).text)));
      await change('imported', async ({ writer }) => {
        for (const segment of segments) await writer.putSegmented(clips, segment);
        if (segments.length === 0) for (const whole of clips) await writer.putWhole(whole);
        for (const rule of rules) writer.putRule(rule);
        for (const search of searches) writer.putSearch(search);
        for (const list of lists) writer.putList(list);
        for (const revision of revisions) writer.putRevision(revision);
        const ids = new Set([...clips.map(({ clip }) => clip.id), ...revisions.map(({ id }) => id)]);
        return { ids: [...ids], result: undefined };
      });
      if (rules.length > 0) await tellBeside('rules');
      if (searches.length > 0) await tellBeside('searches');
      if (lists.length > 0) await tellBeside('lists');
    },

    lists,
    searches: openRecords(connection, 'searches', SavedSearch, () => tellBeside('searches')),
    revised: async () => {
      const keys = await connection.read(['revisions'], (tx) => tx.objectStore('revisions').getAllKeys());
      return new Set(keys.map(([id]) => id));
    },
    packedSources: (id) => readPackedSources(connection, id),
    hasSource: (place) => hasPackedSource(connection, place),
    sourced: () => findSourced(connection),
    putSources: (sources) => putPackedSources(connection, sources),

    ...openRules(connection, { now, onChange: () => tellBeside('rules') }),

    recover: async () => {
      const recovery = await safekeeper.recover();
      if (recovery.restored.length > 0) onChange?.({ kind: 'imported', ids: recovery.restored });
      tidy();
      return recovery;
    },
    verify: (onProgress = () => undefined) => verifyLibrary(connection, onProgress),
    rebuildIndex: async () => {
      await tidying;
      const clips = await rebuildIndex(connection);
      tidy();
      return clips;
    },
    settled: () => tidying,
    close: () => connection.close(),
  };
}
