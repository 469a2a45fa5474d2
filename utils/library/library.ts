import type { Article, ArticleMetadata } from '../article/article';
import { isSwitched } from '../article/other-text';
import { ruleKey, UserRule } from '../article/user-rule';
import { IndexReader } from './candidates';
import { addHighlight, changeHighlight, removeHighlight } from './change-highlights';
import type { Clip, ClipContent } from './clip';
import { type ClipChanger, doClipWork } from './clip-work';
import { connect, type WriteTransaction } from './database';
import type { Highlight } from './highlight';
import type { Journal } from './journal';
import { LibraryError } from './library-error';
import { changeClip, sha256 } from './make-clip';
import { hasPackedSource, putPackedSources, readPackedSources, type SourcePlace } from './packed-sources';
import { pageKeys } from './page-key';
import { type FacetName, newestFirst, readFacet, readFacets, readPage } from './read-lists';
import { ReadingList } from './reading-list';
import { isIndexCurrent, rebuildIndex } from './rebuild-index';
import { openRecords, type Records } from './records';
import { openSafekeeper, type Recovery } from './recover';
import { findReprints } from './reprints';
import { openRereading, type Rereading } from './rereading';
import { isSameReading, Revision, reviseClip, toRevision } from './revise';
import { saveDraft } from './save-draft';
import { SavedSearch } from './saved-search';
import { ALL, findClips, searchClips } from './search';
import { makeSegments } from './segments';
import { type PackedSource, type PageSource, packSource, SourceRow, unpackSource } from './source';
import { ClipRow, fromContentRows, isWalkable, parseClipRow, TextRow, toContentRows, toSearchable } from './stored';
import { takeBackRevision } from './take-back';
import { tidyIndex } from './tidy-index';
import { type Verification, verifyLibrary } from './verify';
import { WRITTEN_STORES } from './write-rows';

/** What to keep: an article, under an id that the caller made with `crypto.randomUUID()`. */
export interface Draft {
  id: string;
  article: Article;
  tags?: string[];
  starred?: boolean;
  /** Fields that the user corrected before saving. */
  edited?: Clip['edited'];
  /** The page's HTML, to be kept compressed beside the clip. */
  source?: string;
}

/** Saving answers with the clip on disk: a new one, or the one that this page already has. */
export interface Saved {
  outcome: 'new' | 'existing';
  clip: Clip;
  /** The clips that had the same text already, on other pages. */
  reprints: Clip[];
}

/** What a user may change afterwards. Fields of the article are marked as edited; `undefined` clears an optional one. */
export interface ClipChange {
  article?: Partial<ArticleMetadata>;
  tags?: string[];
  starred?: boolean;
  note?: string;
}

/** What a user may change of a highlight; its words stay. */
export type HighlightChange = Partial<Pick<Highlight, 'color' | 'note'>>;

/** Which clips: all conditions hold at once; without `trashed` the trash is left out. */
export interface Filter {
  site?: string;
  section?: string;
  /** With all below it in the tree: 「文风」 finds 「文风/短」 too. */
  tag?: string;
  /** Of publication: 「2020」. */
  year?: string;
  /** Of publication: 「2020-04」. */
  month?: string;
  author?: string;
  /** 来源 as printed: 「金羊网」. */
  source?: string;
  starred?: boolean;
  /** The id of a list by hand; its clips come in its order. */
  list?: string;
  /** Only those that nobody has opened yet. */
  unread?: true;
  trashed?: boolean;
}

/** A page of a list: `after` is the last clip of the page before (keyset, never an offset). */
export interface PageRequest {
  limit: number;
  after?: Pick<Clip, 'clippedAt' | 'id'>;
}

/** Where a query was found: the field and the stretch of its text around the hit, with the hit's place in it. */
export interface Snippet {
  field: 'headline' | 'articleBody' | 'author' | 'contentSource' | 'other';
  text: string;
  /** Start and end of each hit in `text`, in UTF-16 units. */
  marks: [start: number, end: number][];
}

export interface Hit {
  clip: Clip;
  snippet: Snippet;
  /** How well it answers the query, where that was asked for, else 0; see relevance.ts. */
  relevance: number;
}

/** In what order hits are wanted. */
export type SearchOrder = 'date' | 'relevance';

/** A page of hits. They arrive newest first in either order; by `relevance` each says its own, for who shows them to sort. */
export interface SearchPage extends PageRequest {
  order?: SearchOrder;
}

/** A value that lists can be narrowed by, and how many kept clips have it. A tag counts those below it. */
export interface FacetValue {
  value: string;
  count: number;
}

/** How many kept clips there are for each value, most first; what the filters offer. */
export interface Facets {
  total: number;
  site: FacetValue[];
  section: FacetValue[];
  tag: FacetValue[];
  year: FacetValue[];
  /** 「2020-04」. */
  month: FacetValue[];
  /** Left out of the counts of a whole library: there may be as many as clips. See `facet`. */
  author?: FacetValue[];
  source?: FacetValue[];
  starred: number;
  unread: number;
  trashed: number;
}

/** Something in the library is no longer as it was. */
export interface LibraryChange {
  kind: 'saved' | 'updated' | 'trashed' | 'restored' | 'erased' | 'imported' | 'rules' | 'searches' | 'lists';
  /** The clips concerned; none for `rules`, `searches` and `lists`. */
  ids: string[];
}

/** A clip whole: what is exported, and what an import brings. */
export interface WholeClip {
  clip: Clip;
  content: ClipContent;
  highlights: Highlight[];
}

/** What the user made that belongs to no clip, and goes with them from one library to another. */
export interface BesideClips {
  rules: UserRule[];
  searches: SavedSearch[];
  lists: ReadingList[];
}

/** The clips on disk. Every promise that resolves has its transaction completed, with strict durability. */
export interface Library {
  save(draft: Draft): Promise<Saved>;
  get(id: string): Promise<Clip | undefined>;
  getContent(id: string): Promise<ClipContent | undefined>;
  /** The kept (not trashed) clip of a page, found by address. */
  findByUrl(url: string, canonicalUrl?: string): Promise<Clip | undefined>;
  /** Newest first. */
  list(filter: Filter, page: PageRequest): Promise<Clip[]>;
  /** Newest first; hits arrive as they are found, `signal` stops the search. Simplified finds Traditional and back. */
  search(query: string, filter: Filter, page: SearchPage, signal?: AbortSignal): AsyncGenerator<Hit>;
  facets(): Promise<Facets>;
  /** The values of one group, also of those that `facets` leaves out. */
  facet(name: FacetName): Promise<FacetValue[]>;
  /** The other kept clips with the same text (转载), the earliest published first; also of a draft's body. */
  findReprints(of: { id: string; articleBody: string }): Promise<Clip[]>;
  update(id: string, change: ClipChange): Promise<Clip>;
  /** What the user highlighted in the clip, in the order of its text. */
  highlights(id: string): Promise<Highlight[]>;
  /** Adds a highlight, or puts it in place of the one with its id; it is anchored to the text as it is on disk. */
  addHighlight(id: string, highlight: Highlight): Promise<Highlight>;
  /** Resolves to nothing where the highlight is no more. */
  changeHighlight(id: string, highlightId: string, change: HighlightChange): Promise<Highlight | undefined>;
  removeHighlight(id: string, highlightId: string): Promise<void>;
  /**
   * Takes another reading of the clip's page: the page changed, or the rules improved. What it said before is kept as a
   * revision, what the user corrected stays, what was highlighted is anchored anew; a reading that says the same changes
   * nothing, and one that exchanges the clip's two texts (see other-text.ts) leaves no revision.
   */
  revise(id: string, article: Article, source?: string): Promise<Clip>;
  /**
   * Takes the change back that left the revision of this instant (a revised clip's `updatedAt`), page and all; the
   * revision is gone. Resolves to nothing where something newer has taken its place.
   */
  takeBack(id: string, at: string): Promise<Clip | undefined>;
  /** 重新提取 over many clips. */
  rereading: Rereading;
  /** What the clip said before, the latest first. */
  revisions(id: string): Promise<Revision[]>;
  /** The page as it was fetched, if it was kept. */
  getSource(id: string): Promise<PageSource | undefined>;
  /** Marks clips as read or unread, all at once; resolves to those that were not so before. */
  markUnread(ids: string[], isUnread: boolean): Promise<string[]>;
  /** Moves to the trash. */
  remove(ids: string[]): Promise<void>;
  restore(ids: string[]): Promise<void>;
  /** Deletes for good. */
  erase(ids: string[]): Promise<void>;
  /** Clips whole, in list order, read a few at a time. */
  read(ids: string[] | Filter): AsyncGenerator<WholeClip>;
  /** Writes imported clips and what goes with them as they are, ids and dates kept: all of it or nothing. */
  write(clips: WholeClip[], beside?: Partial<BesideClips> & { revisions?: Revision[] }): Promise<void>;
  /** The ids of the clips that have said something else before. */
  revised(): Promise<Set<string>>;
  /** The pages of a clip as they lie on disk, those of its revisions too. */
  packedSources(id: string): Promise<PackedSource[]>;
  /** Whether there is a page beside the clip, or with `until` beside its revision of that instant. */
  hasSource(place: SourcePlace): Promise<boolean>;
  /** Puts imported pages beside their clips and revisions. */
  putSources(sources: PackedSource[]): Promise<void>;
  /** What the user sought and saved under a name. */
  searches: Records<SavedSearch>;
  /** 清单: clips that the user put in order. */
  lists: Records<ReadingList>;
  /** What the user told of sites by pointing, by host. */
  rules(): Promise<UserRule[]>;
  /** Keeps a rule; resolves to whether it is a new one. */
  addRule(rule: Omit<UserRule, 'addedAt'>): Promise<boolean>;
  /** Takes a rule back, and says whether there was one. */
  removeRule(rule: Omit<UserRule, 'addedAt'>): Promise<boolean>;
  /**
   * Called once at the start of the background: writes again what the journal has and the database lost, and tells
   * whether the database is the one that was here before.
   */
  recover(): Promise<Recovery>;
  /** 校验: walks the whole library and tells what is damaged; changes nothing. */
  verify(onProgress?: (clips: number) => void): Promise<Verification>;
  /** Makes the search index and the counts anew from the clips; resolves to how many clips they are of. */
  rebuildIndex(): Promise<number>;
  /** Resolves when the work on the search index that changes left behind is done; searching need not wait for it. */
  settled(): Promise<void>;
  /** Lets the database go; the next operation opens it again. */
  close(): Promise<void>;
}

export interface LibraryOptions {
  now: () => Date;
  /** Called after each change is on disk. */
  onChange?: (change: LibraryChange) => void;
  /** Keeps a second copy while the database is young; see journal.ts. */
  journal?: Journal;
  /** The database's name; `shiping` if not given. */
  name?: string;
  /** Another tab holds an older version open: the user is to close it. */
  onBlocked?: () => void;
  /** A stored record did not parse (`error.id` names it); the list goes on without it. */
  onDamaged?: (error: LibraryError) => void;
}

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
  const index = new IndexReader(connection);
  let tidying: Promise<void> = Promise.resolve();
  let changes = 0;

  /** After a change, and not waited for: brings the index into shape. Whatever stops it, the next change goes on. */
  const tidy = () => {
    tidying = tidying
      .then(async () => {
        if (!(await isIndexCurrent(connection))) await rebuildIndex(connection);
        while (await tidyIndex(connection));
      })
      .catch(() => undefined);
  };

  /** One change: its transaction, then the second copy. */
  const changeQuietly = async <T>(changer: ClipChanger<T>): Promise<{ ids: string[]; result: T }> => {
    const done = await connection.write([...WRITTEN_STORES], (tx) => doClipWork(tx, changer));
    const { ids } = done;
    if (ids.length > 0) {
      await safekeeper.secure(ids);
      if (ids.length >= TIDY_EVERY || ++changes % TIDY_EVERY === 0) tidy();
    }
    return done;
  };

  /** One change, and the news of it. */
  const change = async <T>(kind: LibraryChange['kind'], changer: ClipChanger<T>): Promise<T> => {
    const { ids, result } = await changeQuietly(changer);
    if (ids.length > 0) onChange?.({ kind, ids });
    return result;
  };

  /** After a change of what lies beside the clips: the second copy, and the news of it. */
  const tellBeside = async (kind: 'rules' | 'searches' | 'lists') => {
    await safekeeper.secureBeside();
    onChange?.({ kind, ids: [] });
  };

  const lists = openRecords(connection, 'lists', ReadingList, () => tellBeside('lists'));

  /** One change of the rules; the news of it only where something changed. */
  const changeRule = async (work: (transaction: WriteTransaction) => Promise<boolean>): Promise<boolean> => {
    const isChanged = await connection.write(['rules'], work);
    if (isChanged) await tellBeside('rules');
    return isChanged;
  };

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
      if (saved.outcome === 'new') {
        await safekeeper.secure([draft.id], true);
        onChange?.({ kind: 'saved', ids: [draft.id] });
        if (++changes % TIDY_EVERY === 0) tidy();
      }
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
      return TextRow.safeParse(row).data?.highlights ?? [];
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
        if (isSameReading(current, revised)) return { ids: [], result: current.clip };
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
      change: async (changer) => (await changeQuietly(changer)).result,
      announce: (ids) => onChange?.({ kind: 'updated', ids }),
    }),

    revisions: async (id) => {
      const rows = await connection.read(['revisions'], (tx) =>
        tx.objectStore('revisions').getAll(IDBKeyRange.bound([id], [id, []])),
      );
      return rows.flatMap((row) => Revision.safeParse(row).data ?? []).reverse();
    },

    getSource: async (id) => {
      const row = await connection.read(['sources'], (tx) => tx.objectStore('sources').get(id));
      const parsed = SourceRow.safeParse(row);
      if (!parsed.success) return undefined;
      return unpackSource(parsed.data).catch((cause: unknown) => {
        throw new LibraryError('damaged', { id, cause });
      });
    },

    markUnread: (ids, isUnread) =>
      change('updated', async ({ writer, read }) => {
        const instant = now().toISOString();
        const changed: string[] = [];
        for (const id of ids) {
          const { unread, ...clip } = await read(id);
          if ((unread === true) === isUnread) continue;
          await writer.putClip({ ...clip, ...(isUnread && { unread: isUnread }), updatedAt: instant });
          changed.push(id);
        }
        return { ids: changed, result: changed };
      }),

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

    erase: (ids) =>
      change('erased', async ({ writer }) => {
        for (const id of ids) await writer.erase(id);
        return { ids, result: undefined };
      }),

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
    putSources: (sources) => putPackedSources(connection, sources),

    rules: async () => {
      const stored = await connection.read(['rules'], (tx) => tx.objectStore('rules').getAll());
      return stored.flatMap((rule) => UserRule.safeParse(rule).data ?? []);
    },

    addRule: async (rule) => {
      const parsed = UserRule.safeParse({ ...rule, addedAt: now().toISOString() });
      if (!parsed.success) throw new LibraryError('invalid', { cause: parsed.error });
      return changeRule(async (tx) => {
        const isNew = (await tx.objectStore('rules').getKey(ruleKey(rule))) === undefined;
        if (isNew) await tx.objectStore('rules').put(parsed.data, ruleKey(rule));
        return isNew;
      });
    },

    removeRule: (rule) =>
      changeRule(async (tx) => {
        const isThere = (await tx.objectStore('rules').getKey(ruleKey(rule))) !== undefined;
        if (isThere) await tx.objectStore('rules').delete(ruleKey(rule));
        return isThere;
      }),

    recover: async () => {
      const recovery = await safekeeper.recover();
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
