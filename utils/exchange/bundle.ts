import * as z from 'zod/mini';
import { Article, ArticleContent, ArticleMetadata } from '../article/article';
import { UserRule } from '../article/user-rule';
import { Clip, ClipContent, ClipId, Instant, Sha256 } from '../library/clip';
import { anchorHighlight, type Highlight, Highlights, inTextOrder } from '../library/highlight';
import type { BesideClips, WholeClip } from '../library/library';
import { derive } from '../library/make-clip';
import { SavedSearch } from '../library/saved-search';
import { canonicalJson } from './canonical-json';

/**
 * The bundle: clips as one JSON file that other programs can read, and that tells whether it is whole.
 *
 * `sha256` is the SHA-256, in lower-case hex, of the UTF-8 of the value of `clips` in canonical JSON (RFC 8785: no white
 * space, the keys of every object in the order of their UTF-16 units, numbers and strings as ECMAScript writes them).
 * To compute it again, in Python:
 * `hashlib.sha256(json.dumps(b['clips'], sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()).hexdigest()`
 */

/**
 * The format's name, and its version; a change that older readers cannot read gets the next number. What a version added
 * is optional, so a file of every older version is a file of this one.
 *
 * 1: clips and rules. 2: `unread`, `highlights`, `searches`, the page’s own markup of a repaired text.
 */
export const BUNDLE_FORMAT = 'shiping-bundle';
export const BUNDLE_VERSION = 2;
const BUNDLE_VERSIONS = [1, BUNDLE_VERSION] as const;

const { id, clippedAt, updatedAt, trashedAt, starred, unread, tags, note, edited, bodySha256 } = Clip.shape;

/** A clip in a bundle. What follows from the article (excerpt, site, page key) is left out and made again. */
export const BundleClip = z.strictObject({
  id,
  clippedAt,
  updatedAt,
  trashedAt,
  starred,
  unread,
  tags,
  note,
  edited,
  bodySha256,
  article: Article,
  /** What the user marked in `articleBody`; absent where there is nothing. */
  highlights: z.optional(Highlights),
});
export type BundleClip = z.infer<typeof BundleClip>;

/** All of a bundle but its clips. */
const envelope = {
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSIONS),
  /** What wrote the file. */
  generator: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    version: z.string().check(z.minLength(1), z.maxLength(50)),
  }),
  exportedAt: Instant,
  counts: z.strictObject({
    clips: z.int().check(z.nonnegative()),
    /** The sum of the articles' `characterCount`. */
    characters: z.int().check(z.nonnegative()),
  }),
  /** See above. */
  sha256: Sha256,
  /** What the user pointed at on sites; absent where there is nothing. */
  rules: z.optional(z.array(UserRule).check(z.maxLength(10_000))),
  /** What the user sought and saved under a name; absent where there is nothing. */
  searches: z.optional(z.array(SavedSearch).check(z.maxLength(1000))),
};

/** The whole file. */
export const Bundle = z.strictObject({ ...envelope, clips: z.array(BundleClip) });
export type Bundle = z.infer<typeof Bundle>;

/** The file with its clips unlooked at: they are checked one by one, so that a bad file ends early. */
export const BundleEnvelope = z.strictObject({ ...envelope, clips: z.array(z.unknown()) });
export type BundleEnvelope = z.infer<typeof BundleEnvelope>;

/** What a bundle says of its origin. */
export interface ExportAbout {
  generator: { name: string; version: string };
  exportedAt: Date;
  /** What goes with the clips; asked once the clips are written. */
  beside?: () => Partial<BesideClips>;
}

/** The clip as it stands in a bundle. */
export function toBundleClip({ clip, content, highlights }: WholeClip): BundleClip {
  const { excerpt: _excerpt, site: _site, pageKey: _pageKey, article, ...kept } = clip;
  const { id: _id, ...text } = content;
  return { ...kept, article: { ...article, ...text }, ...(highlights.length > 0 && { highlights }) };
}

/** The clip of a bundle as the library keeps it. */
export function fromBundleClip({ article, highlights = [], ...kept }: BundleClip): WholeClip {
  const isInside = ({ position }: Highlight) => position === undefined || position.end <= article.articleBody.length;
  const metadata = ArticleMetadata.parse(pick(article, ArticleMetadata.shape));
  return {
    clip: { ...kept, article: metadata, ...derive(metadata, article.articleBody) },
    content: ClipContent.parse({ id: ClipId.parse(kept.id), ...pick(article, ArticleContent.shape) }),
    highlights: inTextOrder(highlights.map((one) => (isInside(one) ? one : anchorHighlight(one, article.articleBody)))),
  };
}

/** The bundle as a file; clip after clip is turned into bytes, so that the clips need not be in memory together. */
export async function writeBundle(clips: AsyncIterable<WholeClip>, about: ExportAbout): Promise<Blob> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const counts = { clips: 0, characters: 0 };
  for await (const whole of clips) {
    const json = canonicalJson(toBundleClip(whole));
    parts.push(encoder.encode(counts.clips === 0 ? `[${json}` : `,${json}`));
    counts.clips++;
    counts.characters += whole.clip.article.characterCount;
  }
  parts.push(encoder.encode(counts.clips === 0 ? '[]' : ']'));
  const bytes = join(parts);
  const beside = Object.entries(about.beside?.() ?? {}).filter(([, records]) => records.length > 0);
  const head = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    generator: about.generator,
    exportedAt: about.exportedAt.toISOString(),
    counts,
    sha256: await sha256Hex(bytes),
    ...Object.fromEntries(beside),
  } satisfies Omit<Bundle, 'clips'>;
  // The head as JSON with its last brace open for the clips.
  const opening = JSON.stringify(head).slice(0, -1);
  return new Blob([`${opening},"clips":`, bytes, '}\n'], { type: 'application/json' });
}

/** What `sha256` of a bundle with these clips must be. */
export function hashClips(clips: unknown[]): Promise<string> {
  return sha256Hex(new TextEncoder().encode(canonicalJson(clips)));
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts.splice(0)) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function pick(from: object, shape: object): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in shape));
}
