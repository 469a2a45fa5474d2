import * as z from 'zod/mini';
import { Article, toContent, toMetadata } from '../article/article';
import { UserRule } from '../article/user-rule';
import { Clip, ClipId, Instant, Sha256 } from '../library/clip';
import { anchorHighlight, type Highlight, Highlights, inTextOrder } from '../library/highlight';
import type { BesideClips, WholeClip } from '../library/library';
import { derive } from '../library/make-clip';
import { ReadingList } from '../library/reading-list';
import { type Revision, toArticle } from '../library/revise';
import { SavedSearch } from '../library/saved-search';
import type { PackedSource } from '../library/source';
import { fromBase64, toBase64 } from '../text/base64';
import { joinBytes } from '../text/join-bytes';
import { sha256 } from '../text/sha256';
import { BundleSettings } from './bundle-settings';
import { canonicalJson } from './canonical-json';

/**
 * The bundle: clips as one JSON file that other programs can read, and that tells whether it is whole.
 *
 * `sha256` is the SHA-256, in lower-case hex, of the UTF-8 of the value of `clips` in canonical JSON (RFC 8785: no white
 * space, the keys of every object in the order of their UTF-16 units, numbers and strings as ECMAScript writes them).
 * To compute it again, in Python:
 * `hashlib.sha256(json.dumps(b['clips'], sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()).hexdigest()`
 * The page of a source, there: `gzip.decompress(base64.b64decode(source['gzip'])).decode()`
 */

/**
 * The format's name, and its version; a change that older readers cannot read gets the next number. What a version added
 * is optional, so a file of every older version is a file of this one.
 *
 * 1: clips and rules. 2: `unread`, `highlights`, `lists`, `revisions`, `searches`, `settings`, `sources`, the count of the trash,
 * the page’s own markup of a repaired text. 3: `readAt`.
 */
export const BUNDLE_FORMAT = 'shiping-bundle';
export const BUNDLE_VERSION = 3;
const BUNDLE_VERSIONS = [1, 2, BUNDLE_VERSION] as const;

const { id, clippedAt, readAt, updatedAt, trashedAt, starred, unread, tags, note, edited, bodySha256 } = Clip.shape;

/** What a clip said before: `{ at: '2026-03-02T08:00:00.000Z', bodySha256, article }`, `at` being when it ceased to. */
export const BundleRevision = z.strictObject({
  /** When something newer took its place. */
  at: Instant,
  bodySha256,
  /** When the page was read that said it; absent where that was when the clip was kept. */
  readAt,
  article: Article,
});
export type BundleRevision = z.infer<typeof BundleRevision>;

/**
 * The page that a clip was read from, as it was fetched. They stand after the clips in a list of their own, which `sha256`
 * does not cover: each has its own hash, and a reader who does not want them need not hold them in memory.
 */
export const BundleSource = z.strictObject({
  /** The clip's. */
  id: ClipId,
  /** For the page of an earlier reading: the `at` of that revision. */
  until: z.optional(Instant),
  fetchedAt: Instant,
  /** Over the page's UTF-8. */
  sha256: Sha256,
  /** The page's UTF-8, packed with gzip, in Base64. */
  gzip: z.string().check(z.maxLength(20_000_000), z.base64()),
});
export type BundleSource = z.infer<typeof BundleSource>;

/**
 * A clip in a bundle: `{ id, clippedAt, tags: ['文风'], article: { headline, … }, … }`. What follows from the article (excerpt,
 * site, page key) is left out and made again.
 */
export const BundleClip = z.strictObject({
  id,
  clippedAt,
  readAt,
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
  /** What it said before, the oldest first; absent where there is nothing. */
  revisions: z.optional(z.array(BundleRevision).check(z.maxLength(10_000))),
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
    /** Of the clips those in the trash; absent where there is none. */
    trashed: z.optional(z.int().check(z.nonnegative())),
    /** Of page sources; absent where there is none. */
    sources: z.optional(z.int().check(z.nonnegative())),
  }),
  /** See above. */
  sha256: Sha256,
  /** What the user pointed at on sites; absent where there is nothing. */
  rules: z.optional(z.array(UserRule).check(z.maxLength(10_000))),
  /** What the user sought and saved under a name; absent where there is nothing. */
  searches: z.optional(z.array(SavedSearch).check(z.maxLength(1000))),
  /** Lists by hand, each with the ids of its clips in its order; absent where there is none. */
  lists: z.optional(z.array(ReadingList).check(z.maxLength(1000))),
  /** What the user chose; in backups of a whole library. */
  settings: z.optional(BundleSettings),
};

/** The whole file: `Bundle.parse(JSON.parse(text)).clips.length`. */
export const Bundle = z.strictObject({
  ...envelope,
  clips: z.array(BundleClip),
  sources: z.optional(z.array(BundleSource)),
});
export type Bundle = z.infer<typeof Bundle>;

/**
 * The file with its clips unlooked at: they are checked one by one, so that a bad file ends early. In the place of each
 * source stands a 0; see split-sources.ts.
 */
export const BundleEnvelope = z.strictObject({
  ...envelope,
  clips: z.array(z.unknown()),
  sources: z.optional(z.array(z.literal(0))),
});
export type BundleEnvelope = z.infer<typeof BundleEnvelope>;

/** What a bundle says of its origin: `{ generator: { name: 'Shiping', version: '0.1.0' }, exportedAt: moment }`. */
export interface ExportAbout {
  generator: { name: string; version: string };
  exportedAt: Date;
  /** What goes with the clips; asked once the clips are written. */
  beside?: () => Partial<BesideClips>;
  settings?: BundleSettings;
  /** The page sources of the clips; asked once the clips are written. */
  sources?: () => AsyncIterable<PackedSource>;
}

/** A clip with what it said before, the oldest first: `{ clip, content, highlights, revisions: [] }` for one that never changed. */
export interface ClipWithPast extends WholeClip {
  revisions?: readonly Revision[];
}

/** The clip as it stands in a bundle: text and metadata are one `article` there, and `highlights` is absent where there are none. */
export function toBundleClip({ clip, content, highlights, revisions = [] }: ClipWithPast): BundleClip {
  const { excerpt: _excerpt, site: _site, pageKey: _pageKey, article, ...kept } = clip;
  return {
    ...kept,
    article: toArticle(article, content),
    ...(highlights.length > 0 && { highlights }),
    ...(revisions.length > 0 && { revisions: revisions.map(toBundleRevision) }),
  };
}

function toBundleRevision({ at, bodySha256, readAt, article, content }: Revision): BundleRevision {
  return { at, bodySha256, ...(readAt !== undefined && { readAt }), article: toArticle(article, content) };
}

/** The revision of a bundle's clip as the library keeps it: its article in two halves, `article` and `content`, under the clip's id. */
export function fromBundleRevision(clipId: string, { article, ...told }: BundleRevision): Revision {
  return {
    id: clipId,
    ...told,
    article: toMetadata(article),
    content: { id: clipId, ...toContent(article) },
  };
}

/** A page as it stands in a bundle: of the packed bytes 1f 8b 08 … its `gzip` is 「H4sI…」. */
function toBundleSource({ gzip, ...source }: PackedSource): BundleSource {
  return { ...source, gzip: toBase64(gzip) };
}

/** The page of a bundle as the library keeps it: of 「H4sI…」 the packed bytes. */
export function fromBundleSource({ gzip, ...source }: BundleSource): PackedSource {
  return { ...source, gzip: fromBase64(gzip) };
}

/** The clip of a bundle as the library keeps it: with its site, 「gscn.com.cn」, its excerpt and all that follows from the article. */
export function fromBundleClip({ article, highlights = [], revisions: _past, ...kept }: BundleClip): WholeClip {
  const isInside = ({ position }: Highlight) => position === undefined || position.end <= article.articleBody.length;
  const metadata = toMetadata(article);
  return {
    clip: { ...kept, article: metadata, ...derive(metadata, article.articleBody) },
    content: { id: kept.id, ...toContent(article) },
    highlights: inTextOrder(highlights.map((one) => (isInside(one) ? one : anchorHighlight(one, article.articleBody)))),
  };
}

/**
 * The bundle as a file: `await writeBundle(library.read({}), about)`. Clip after clip is turned into bytes, so that the clips need
 * not be in memory together.
 */
export async function writeBundle(clips: AsyncIterable<ClipWithPast>, about: ExportAbout): Promise<Blob> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const counts = { clips: 0, characters: 0 };
  let trashed = 0;
  for await (const whole of clips) {
    const json = canonicalJson(toBundleClip(whole));
    parts.push(encoder.encode(counts.clips === 0 ? `[${json}` : `,${json}`));
    counts.clips++;
    if (whole.clip.trashedAt !== undefined) trashed++;
    counts.characters += whole.clip.article.characterCount;
  }
  parts.push(encoder.encode(counts.clips === 0 ? '[]' : ']'));
  const bytes = joinBytes(parts.splice(0));
  const beside = Object.entries(about.beside?.() ?? {}).filter(([, records]) => records.length > 0);
  const sources = await writeSources(about.sources?.());
  const head = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    generator: about.generator,
    exportedAt: about.exportedAt.toISOString(),
    counts: { ...counts, ...(trashed > 0 && { trashed }), ...(sources.count > 0 && { sources: sources.count }) },
    sha256: await sha256(bytes),
    ...Object.fromEntries(beside),
    ...(about.settings && { settings: about.settings }),
  } satisfies Omit<Bundle, 'clips' | 'sources'>;
  // The head as JSON with its last brace open for the clips.
  const opening = JSON.stringify(head).slice(0, -1);
  return new Blob([`${opening},"clips":`, bytes, ...sources.parts, '}\n'], { type: 'application/json' });
}

/** So many characters of sources are put into one blob, which the browser may lay on disk. */
const TOGETHER = 8_000_000;

/** The member `sources` of a bundle, in parts; nothing where there is none. */
async function writeSources(
  sources: AsyncIterable<PackedSource> | undefined,
): Promise<{ parts: Blob[]; count: number }> {
  const parts: Blob[] = [];
  let count = 0;
  let json = '';
  for await (const source of sources ?? []) {
    json += `${count === 0 ? ',"sources":[' : ','}${canonicalJson(toBundleSource(source))}`;
    count++;
    if (json.length > TOGETHER) {
      parts.push(new Blob([json]));
      json = '';
    }
  }
  if (count > 0) parts.push(new Blob([json, ']']));
  return { parts, count };
}

/** What `sha256` of a bundle with these clips must be. */
export function hashClips(clips: unknown[]): Promise<string> {
  return sha256(canonicalJson(clips));
}
