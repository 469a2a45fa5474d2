import * as z from 'zod/mini';
import { ArticleContent, ArticleMetadata, EDITABLE_FIELDS, FilledText, Text } from '../article/article';

/**
 * Version 4 or 7 UUID; made by whoever saves, so that a save repeated after a crash is the same save.
 * 「7f6c2a10-5b1d-4e57-9a3c-0f4d2b7e8c11」
 */
export const ClipId = z.uuid();

/** A moment in UTC, to the millisecond: 「2026-11-22T01:20:03.120Z」. As a string it sorts by time. */
export const Instant = z.iso.datetime({ precision: 3 });

/** SHA-256 in lower-case hex. 「e3b0c442…」, 64 digits. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A tag: 「群众路线」; a path with slashes makes a tree. */
const Tag = FilledText(100);

/**
 * An article that the user kept, light enough for lists: everything but the text itself.
 * `{ id, article: { headline: '走村入户', … }, site: 'gscn.com.cn', tags: ['文风'], … }`
 */
export const Clip = z.strictObject({
  id: ClipId,
  article: ArticleMetadata,
  /** The body's first characters, for cards. */
  excerpt: Text(400),
  /** The host without `www.`, for the filter by site: 「gansu.gscn.com.cn」. */
  site: FilledText(300),
  /** The address that says whether two visits are to the same page: canonical or visited, without fragment and trackers. */
  pageKey: FilledText(8192),
  tags: z.array(Tag).check(z.maxLength(200)),
  starred: z.boolean(),
  /**
   * Present until the clip is opened in the reader or marked as read. A clip of a time before there was this mark counts as
   * read: nobody could have marked it, and a thousand of them would bury those that are new.
   */
  unread: z.optional(z.literal(true)),
  note: Text(100_000),
  /** 收藏时间. */
  clippedAt: Instant,
  /** When the page was read that says what the clip says; absent where it was then. See `readAtOf`. */
  readAt: z.optional(Instant),
  updatedAt: Instant,
  /** Present while the clip lies in the trash. */
  trashedAt: z.optional(Instant),
  /** The fields that the user corrected; a later extraction leaves them alone. */
  edited: z.array(z.enum(EDITABLE_FIELDS)),
  /** SHA-256 over the UTF-8 of the article body. */
  bodySha256: Sha256,
});
export type Clip = z.infer<typeof Clip>;

/** A clip's heavy half, stored apart under the same id. `{ id, articleBody: '干部下乡…', contentHtml: '<p>干部下乡…', … }` */
export const ClipContent = z.strictObject({ id: ClipId, ...ArticleContent.shape });
export type ClipContent = z.infer<typeof ClipContent>;

/** When the page was read that says what the clip says, its day of access: 「2026-03-01T08:00:00.000Z」. */
export function readAtOf({ readAt, clippedAt }: Pick<Clip, 'readAt' | 'clippedAt'>): string {
  return readAt ?? clippedAt;
}
