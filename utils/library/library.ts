import type { Article, ArticleMetadata } from '../article/article';
import type { Clip, ClipContent } from './clip';

/** What to keep: an article, under an id that the caller made with `crypto.randomUUID()`. */
export interface Draft {
  id: string;
  article: Article;
  tags?: string[];
  starred?: boolean;
  /** Fields that the user corrected before saving. */
  edited?: Clip['edited'];
}

/** Saving answers with the clip on disk: a new one, or the one that this page already has. */
export interface Saved {
  outcome: 'new' | 'existing';
  clip: Clip;
}

/** What a user may change afterwards. Fields of the article are marked as edited; `undefined` clears an optional one. */
export interface ClipChange {
  article?: Partial<ArticleMetadata>;
  tags?: string[];
  starred?: boolean;
  note?: string;
}

/** Which clips: all conditions hold at once; without `trashed` the trash is left out. */
export interface Filter {
  site?: string;
  section?: string;
  tag?: string;
  year?: string;
  starred?: boolean;
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
}

/** How many clips there are for each value, most first; what the filter chips offer. */
export interface Facets {
  total: number;
  site: { value: string; count: number }[];
  section: { value: string; count: number }[];
  tag: { value: string; count: number }[];
  year: { value: string; count: number }[];
  starred: number;
  trashed: number;
}

/** Something in the library is no longer as it was. */
export interface LibraryChange {
  kind: 'saved' | 'updated' | 'trashed' | 'restored' | 'erased' | 'imported';
  ids: string[];
}

/** A clip whole: what is exported, and what an import brings. */
export interface WholeClip {
  clip: Clip;
  content: ClipContent;
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
  search(query: string, filter: Filter, page: PageRequest, signal?: AbortSignal): AsyncGenerator<Hit>;
  facets(): Promise<Facets>;
  update(id: string, change: ClipChange): Promise<Clip>;
  /** Moves to the trash. */
  remove(ids: string[]): Promise<void>;
  restore(ids: string[]): Promise<void>;
  /** Deletes for good. */
  erase(ids: string[]): Promise<void>;
  /** Clips whole, in list order, read a few at a time. */
  read(ids: string[] | Filter): AsyncGenerator<WholeClip>;
  /** Writes imported clips as they are, ids and dates kept: all of them or none. */
  write(clips: WholeClip[]): Promise<void>;
}
