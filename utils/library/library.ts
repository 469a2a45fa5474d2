import type { Article, ArticleMetadata } from '../article/article';
import type { UserRule } from '../article/user-rule';
import type { ListOrder, SearchOrder } from '../settings/choices';
import type { Remains } from './clear-damaged';
import type { Clip, ClipContent } from './clip';
import type { DamagedClip } from './damaged-clip';
import type { FacetName } from './facets';
import type { Highlight } from './highlight';
import type { Journal } from './journal';
import type { LibraryError } from './library-error';
import type { Placed } from './list-order';
import type { Mending } from './mend-clips';
import type { SourcePlace } from './packed-sources';
import type { ReadingList } from './reading-list';
import type { Records } from './records';
import type { Recovery } from './recover';
import type { Rereading } from './rereading';
import type { Revision } from './revise';
import type { SavedSearch } from './saved-search';
import type { CopyOptions } from './second-copy';
import type { PackedSource, PageSource } from './source';
import type { TagChange } from './tags';
import type { Verification } from './verify';

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
export interface ClipChange extends TagChange {
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
  after?: Placed;
}

/** A page of a list in an order; `clippedNewest` if none is given. */
export interface ListPage extends PageRequest {
  order?: ListOrder;
  /** Hears of the clips whose rows are damaged, which are not among those that are given back: some of them twice. */
  onDamaged?: (damaged: DamagedClip) => void;
}

/** Where a query was found: the field and the stretch of its text around the hit, with the hit's place in it. */
export interface Snippet {
  field: 'headline' | 'articleBody' | 'author' | 'contentSource' | 'other';
  text: string;
  /** Start and end of each hit in `text`, in UTF-16 units. */
  marks: [start: number, end: number][];
}

/** A clip that was found, and where. */
export interface Hit {
  clip: Clip;
  snippet: Snippet;
  /** How well it answers the query, where that was asked for, else 0; see relevance.ts. */
  relevance: number;
}

/** A page of hits. They arrive newest first in either order; by `relevance` each says its own, for who shows them to sort. */
export interface SearchPage extends PageRequest {
  order?: SearchOrder;
}

/** A highlight with the clip that it stands in. */
export interface Excerpt {
  clip: Clip;
  highlight: Highlight;
}

/** A highlight that was found, and where in its words and in its note: start and end of each hit, in UTF-16 units. */
export interface FoundExcerpt extends Excerpt {
  quoteMarks: [start: number, end: number][];
  noteMarks: [start: number, end: number][];
}

/** How far the list of highlights is made: of how many clips it has what was highlighted in them, and of how many it will. */
export interface Listing {
  listed: number;
  clips: number;
}

/** A page of highlights, the newest first: `after` is the last of the page before. */
export interface ExcerptPage {
  limit: number;
  after?: Excerpt;
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

/** What an import brings beside its clips. */
export interface ImportedBeside extends Partial<BesideClips> {
  revisions?: Revision[];
}

/** The clips on disk. Every promise that resolves has its transaction completed, with strict durability. */
export interface Library {
  save(draft: Draft): Promise<Saved>;
  get(id: string): Promise<Clip | undefined>;
  getContent(id: string): Promise<ClipContent | undefined>;
  /** The kept (not trashed) clip of a page, found by address. */
  findByUrl(url: string, canonicalUrl?: string): Promise<Clip | undefined>;
  /** A list by hand comes in its own order, whatever the page asks for. */
  list(filter: Filter, page: ListPage): Promise<Clip[]>;
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
  /** The highlights of all clips, the newest first, as a query and a filter want them; see find-excerpts.ts. */
  excerpts(query: string, filter: Filter, page: ExcerptPage, signal?: AbortSignal): AsyncGenerator<FoundExcerpt>;
  /**
   * How far the list of highlights is made, as it is for a library of an older version; nothing where it is whole. Who asks again
   * and again brings it on where whoever was at it was stopped.
   */
  listing(): Promise<Listing | undefined>;
  /** Adds a highlight, or puts it in place of the one with its id; it is anchored to the text as it is on disk. */
  addHighlight(id: string, highlight: Highlight): Promise<Highlight>;
  /** Resolves to nothing where the highlight is no more. */
  changeHighlight(id: string, highlightId: string, change: HighlightChange): Promise<Highlight | undefined>;
  removeHighlight(id: string, highlightId: string): Promise<void>;
  /**
   * Takes another reading of the clip's page: the page changed, or the rules improved. What it said before is kept as a
   * revision, what the user corrected stays, what was highlighted is anchored anew; a reading that says the same changes
   * nothing, and one that exchanges the clip's two texts (see other-text.ts) leaves no revision. `readAt` is when the page was
   * read: now, if it is not given.
   */
  revise(id: string, article: Article, source?: string, readAt?: string): Promise<Clip>;
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
  /** Changes these clips, each in its own way or not at all, in one piece; resolves to those that changed as they were before. */
  updateMany(ids: string[], changeOf: (clip: Clip) => ClipChange | undefined): Promise<Clip[]>;
  /** Marks clips as read or unread, all at once; resolves to those that were not so before. */
  markUnread(ids: string[], isUnread: boolean): Promise<string[]>;
  /** Moves to the trash. */
  remove(ids: string[]): Promise<void>;
  restore(ids: string[]): Promise<void>;
  /** Deletes for good. */
  erase(ids: string[]): Promise<void>;
  /** Clips whole, in the order of a list, newest first if none is given; read a few at a time. */
  read(ids: string[] | Filter, order?: ListOrder): AsyncGenerator<WholeClip>;
  /** Writes imported clips and what goes with them as they are, ids and dates kept: all of it or nothing. */
  write(clips: WholeClip[], beside?: ImportedBeside): Promise<void>;
  /** The ids of the clips that have said something else before. */
  revised(): Promise<Set<string>>;
  /** The pages of a clip as they lie on disk, those of its revisions too. */
  packedSources(id: string): Promise<PackedSource[]>;
  /** The ids of the clips beside which a page lies, those in the trash too. */
  sourced(): Promise<Set<string>>;
  /** Whether there is a page that is whole beside the clip, or with `until` beside its revision of that instant. */
  hasSource(place: SourcePlace): Promise<boolean>;
  /** Puts imported pages beside their clips and revisions. */
  putSources(sources: PackedSource[]): Promise<void>;
  /** What the user sought and saved under a name. */
  searches: Records<SavedSearch>;
  /** 清单: clips that the user put in order. */
  lists: Records<ReadingList>;
  /** What the user said of sites by pointing, by host. */
  rules(): Promise<UserRule[]>;
  /** Keeps a rule; resolves to whether it is a new one. */
  addRule(rule: Omit<UserRule, 'addedAt'>): Promise<boolean>;
  /** Takes a rule back, and says whether there was one. */
  removeRule(rule: Omit<UserRule, 'addedAt'>): Promise<boolean>;
  /**
   * Called once at the start of the background: writes again what journal and second copy have and the database lost, and
   * tells whether the database is the one that was here before.
   */
  recover(onProgress?: (soFar: Recovery) => void): Promise<Recovery>;
  /** Brings the second copy of the whole library up to date, or away where the user wants none; see second-copy.ts. */
  keepCopy(): Promise<void>;
  /** 校验: walks the whole library and tells what is damaged; changes nothing but a second copy that cannot be read. */
  verify(onProgress?: (clips: number) => void): Promise<Verification>;
  /**
   * Mends damaged clips from journal and second copy, each part only by one whose hash fits, and tells what is whole now and what
   * is not. A text that can be read and is replaced stays as a revision; nothing else that can be read is lost.
   */
  mend(ids: string[], onProgress?: (clips: number) => void): Promise<Mending>;
  /** What can still be read of damaged clips. */
  remains(ids: string[]): Promise<Remains[]>;
  /**
   * Clears these clips of what is damaged: a clip that cannot be read goes whole. Resolves to how many it was; there is no way
   * back.
   */
  clearDamaged(ids: string[]): Promise<number>;
  /** Makes the search index and the counts anew from the clips; resolves to how many clips they are of. */
  rebuildIndex(): Promise<number>;
  /** Resolves when the work on the search index that changes left behind is done; searching need not wait for it. */
  settled(): Promise<void>;
  /** Lets the database go; the next operation opens it again. */
  close(): Promise<void>;
}

/** What the library is given by whom it works for. */
export interface LibraryOptions {
  now: () => Date;
  /** Called after each change is on disk. */
  onChange?: (change: LibraryChange) => void;
  /** Keeps a second copy while the database is young; see journal.ts. */
  journal?: Journal;
  /** Where a second copy of the whole library is kept. */
  copy?: CopyOptions;
  /** The database's name; `shiping` if not given. */
  name?: string;
  /** Another tab holds an older version open: the user is to close it. */
  onBlocked?: () => void;
  /** A stored record did not parse (`error.id` names it); the list goes on without it. */
  onDamaged?: (error: LibraryError) => void;
  /** Work has failed for which nobody waits: the index could not be brought into shape. A later change tries again. */
  onTrouble?: (error: unknown) => void;
}
