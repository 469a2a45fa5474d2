import * as z from 'zod/mini';
import { ArticleContent } from '../article/article';
import { Clip, ClipContent, ClipId, Instant } from './clip';
import { Highlights, inTextOrder } from './highlight';
import type { Filter, WholeClip } from './library';
import { LibraryError } from './library-error';
import { pageKeys } from './page-key';
import { printsOf } from './prints';
import type { Searchable } from './snippet';

/** The rows as they lie in the database, and the ways between them and clips. */

/**
 * A place in a list: its name, the clip's instant in milliseconds, and its id: `['tag:文风', 1772352000000, id]`. Newest first is
 * this key backwards.
 */
export const ListKey = z.tuple([z.string(), z.number(), z.string()]);
export type ListKey = z.infer<typeof ListKey>;

/**
 * What belongs to a clip and lies in other stores: whether a page, and the instants of its revisions. So 校验 notices a record of
 * them that is gone altogether. `{ page: true, past: ['2026-03-01T08:00:00.000Z'] }`, or `{}`.
 */
export const Belongings = z.strictObject({
  page: z.optional(z.literal(true)),
  past: z.optional(z.array(Instant)),
});
export type Belongings = z.infer<typeof Belongings>;

/** The light row: `{ id, clip, number: 7, lists: [['all', …], …], pages: ['gscn.com.cn/a/7.html'] }`. */
export const ClipRow = z.strictObject({
  id: ClipId,
  clip: Clip,
  /** Counts up over all clips ever saved; the search knows a clip by it. */
  number: z.int(),
  /** Every list that the clip is in. */
  lists: z.array(ListKey),
  /** The page's keys while the clip is kept; none in the trash, so that the page can be clipped anew. */
  pages: z.array(z.string()),
  /** Rows of older versions do not say. */
  belongings: z.optional(Belongings),
});
export type ClipRow = z.infer<typeof ClipRow>;

/** The texts alone and what was marked in them, so that searching never reads markup: `{ id, articleBody: '干部下乡…', … }`. */
export const TextRow = z.strictObject({
  id: ClipId,
  articleBody: ArticleContent.shape.articleBody,
  /** Of an article with two texts the one that it does not show; in older rows it lies beside the markup. */
  printedBody: ArticleContent.shape.printedBody,
  repairedBody: ArticleContent.shape.repairedBody,
  highlights: z._default(Highlights, []),
  /** What stands for the text, so that it is known again elsewhere; older rows get it when the index is made anew. */
  prints: z.optional(z.array(z.int())),
});
export type TextRow = z.infer<typeof TextRow>;

const { articleBody: _text, ...markup } = ClipContent.shape;

/** The rest of the content: the markup (`contentHtml: '<p>干部下乡…'`), captions, and how each field was found. */
export const ContentRow = z.strictObject(markup);
export type ContentRow = z.infer<typeof ContentRow>;

/** Marks this database, so that another one in its place is noticed: `{ id, born: '2026-03-01T08:00:00.000Z' }`. */
export const Canary = z.strictObject({ id: z.uuid(), born: Instant });
export type Canary = z.infer<typeof Canary>;

/** The names of the lists that a clip is in: 「all」, 「site:gscn.com.cn」, 「tag:文风」 …; in the trash only 「trash」. */
function listsOf(clip: Clip): string[] {
  if (clip.trashedAt !== undefined) return ['trash'];
  const { articleSection, datePublished } = clip.article;
  const tags = new Set(clip.tags.flatMap((tag) => branchesOf(tag)));
  return [
    'all',
    `site:${clip.site}`,
    ...(articleSection === undefined ? [] : [`section:${articleSection}`]),
    ...[...tags].map((tag) => `tag:${tag}`),
    ...(datePublished === undefined ? [] : [`year:${datePublished.slice(0, 4)}`]),
    ...(clip.starred ? ['starred'] : []),
    ...(clip.unread ? ['unread'] : []),
  ];
}

/**
 * All that a clip is counted under: its lists, and its authors, source and month. These have no list of their own to walk,
 * for there are as many as clips; who narrows by them asks the index.
 * 「all」, 「site:gscn.com.cn」, 「author:雨露」, 「month:2020-04」 …
 */
export function namesOf(clip: Clip): string[] {
  if (clip.trashedAt !== undefined) return listsOf(clip);
  const { author, contentSource, datePublished } = clip.article;
  return [
    ...listsOf(clip),
    ...[...new Set(author.map(({ name }) => name))].map((name) => `author:${name}`),
    ...(contentSource === undefined ? [] : [`source:${contentSource}`]),
    ...(datePublished === undefined ? [] : [`month:${datePublished.slice(0, 7)}`]),
  ];
}

/** What a stored row is counted under: 「all」, 「author:雨露」 … Of a damaged one the lists that it is in. */
export function namesOfRow(row: { lists: ListKey[]; clip: unknown }): string[] {
  const clip = ClipRow.shape.clip.safeParse(row.clip).data;
  return clip ? namesOf(clip) : row.lists.map(([name]) => name);
}

/** A tag and those above it in the tree: 「文风/短」 → 「文风」, 「文风/短」. */
function branchesOf(tag: string): string[] {
  const steps = tag.split('/');
  return steps.map((_, depth) => steps.slice(0, depth + 1).join('/'));
}

/** The names whose common clips the filter asks for: `{ tag: '文风', starred: true }` → 「tag:文风」, 「starred」; `{}` → 「all」. */
export function namesOfFilter(filter: Filter): string[] {
  const named = [
    ...(filter.author === undefined ? [] : [`author:${filter.author}`]),
    ...(filter.source === undefined ? [] : [`source:${filter.source}`]),
    ...(filter.month === undefined ? [] : [`month:${filter.month}`]),
    ...(filter.site === undefined ? [] : [`site:${filter.site}`]),
    ...(filter.section === undefined ? [] : [`section:${filter.section}`]),
    ...(filter.tag === undefined ? [] : [`tag:${filter.tag}`]),
    ...(filter.year === undefined ? [] : [`year:${filter.year}`]),
    ...(filter.starred === true ? ['starred'] : []),
    ...(filter.unread === true ? ['unread'] : []),
  ];
  if (filter.trashed === true) return ['trash', ...named];
  return named.length > 0 ? named : ['all'];
}

/**
 * Whether what the filter asks for, a list by hand aside, are lists that can be walked: `{ tag: '文风' }` is one, `{ author: '雨露'
 * }` is not.
 */
export function isWalkable({ author, source, month }: Filter): boolean {
  return author === undefined && source === undefined && month === undefined;
}

/** Whether the clip fulfils the filter, 「trash」 aside: one with the tag 「文风/短」 does `{ tag: '文风' }`. */
export function matchesFilter(clip: Clip, filter: Filter): boolean {
  if ((clip.trashedAt !== undefined) !== (filter.trashed === true)) return false;
  if (filter.starred === false && clip.starred) return false;
  const wanted = namesOfFilter(filter).filter((name) => name !== 'trash' && name !== 'all');
  if (wanted.length === 0) return true;
  const { trashedAt: _trashedAt, ...kept } = clip;
  const names = new Set(namesOf(kept));
  return wanted.every((name) => names.has(name));
}

/** The clip as its light row: `toClipRow(clip, 7)` is in 「all」, and found by the keys of its page. */
export function toClipRow(clip: Clip, number: number, belongings?: Belongings): ClipRow {
  const at = Date.parse(clip.clippedAt);
  return {
    id: clip.id,
    clip,
    number,
    lists: listsOf(clip).map((name) => [name, at, clip.id]),
    pages: clip.trashedAt === undefined ? pageKeys(clip.article.url, clip.article.canonicalUrl) : [],
    ...(belongings && { belongings }),
  };
}

/** The content as its two heavy rows, `{ text, content }`; who has found the prints of its text already says them. */
export function toContentRows(
  { content, highlights }: WholeClip,
  prints = printsOf(content.articleBody),
): { text: TextRow; content: ContentRow } {
  const { articleBody, printedBody, repairedBody, ...rest } = content;
  const text = {
    id: content.id,
    articleBody,
    ...otherOf({ printedBody, repairedBody }),
    highlights: inTextOrder(highlights),
    prints,
  };
  return { text, content: rest };
}

/**
 * The text that is not shown, where there is one, in the field that says which of the two it is.
 * `{ printedBody: '領(lǐng)導…' }`, or `{}`.
 */
export function otherOf({ printedBody, repairedBody }: Pick<ContentRow, 'printedBody' | 'repairedBody'>) {
  return { ...(printedBody !== undefined && { printedBody }), ...(repairedBody !== undefined && { repairedBody }) };
}

/** What the two rows hold, `{ content, highlights }`; nothing where one is missing or does not parse. */
export function findContent(text: unknown, content: unknown): Omit<WholeClip, 'clip'> | undefined {
  const parsedText = TextRow.safeParse(text).data;
  const parsedContent = ContentRow.safeParse(content).data;
  if (!parsedText || !parsedContent) return undefined;
  const { articleBody, highlights } = parsedText;
  return { content: { ...parsedContent, ...otherOf(parsedText), articleBody }, highlights };
}

/** The same, where they must be there; throws 'damaged'. `fromContentRows(id, text, content).content.articleBody` */
export function fromContentRows(id: string, text: unknown, content: unknown): Omit<WholeClip, 'clip'> {
  const found = findContent(text, content);
  if (!found) throw new LibraryError('damaged', { id });
  return found;
}

/**
 * What search and index look at; a clip whose text is damaged (`toSearchable(clip, undefined)`) is still found by its other
 * fields.
 */
export function toSearchable(clip: Clip, text: TextRow | undefined): Searchable {
  return {
    clip,
    articleBody: text?.articleBody ?? '',
    otherBody: text?.printedBody ?? text?.repairedBody,
    highlights: text?.highlights ?? [],
  };
}

/** The light row as stored, checked: `parseClipRow(id, row).clip`. Throws 'damaged'. */
export function parseClipRow(id: string, row: unknown): ClipRow {
  const parsed = ClipRow.safeParse(row);
  if (!parsed.success) throw new LibraryError('damaged', { id, cause: parsed.error });
  return parsed.data;
}

/** Hears of a damaged record, and where it is a clip's row gets that as it lies there. */
export type OnDamaged = (error: LibraryError, row?: unknown) => void;

/**
 * The clip of a row that is one among many: a damaged one is reported and left out, and does not take the others with it.
 * `rows.flatMap((row) => keptClips(row.id, row, onDamaged))`
 */
export function keptClips(id: string, row: unknown, onDamaged: OnDamaged): Clip[] {
  const parsed = ClipRow.safeParse(row);
  if (!parsed.success) onDamaged(new LibraryError('damaged', { id, cause: parsed.error }), row);
  return parsed.success ? [parsed.data.clip] : [];
}
