import { Article, type ArticleMetadata, EDITABLE_FIELDS, toContent, toMetadata } from '../article/article';
import { sha256 } from '../text/sha256';
import { Clip } from './clip';
import type { ClipChange, Draft, WholeClip } from './library';
import { LibraryError } from './library-error';
import { pageKey, siteOf } from './page-key';
import { withChange } from './tags';

const EXCERPT_CHARACTERS = 160;

/** Stands in for the hash while it is made. */
const NOT_YET_HASHED = '0'.repeat(64);

/**
 * The draft as a clip of this moment, checked: excerpt, site, page key and hash come from the article.
 * `await makeClip({ id, article }, now)` → `{ clip, content, highlights: [] }`. Throws 'invalid'.
 */
export async function makeClip(draft: Draft, now: Date): Promise<WholeClip> {
  // Another thread's work, while the article is checked.
  const hashing = sha256(draft.article.articleBody);
  const article = orInvalid(() => Article.parse(draft.article));
  const instant = now.toISOString();
  const metadata = toMetadata(article);
  const clip = orInvalid(() =>
    Clip.parse({
      id: draft.id,
      article: metadata,
      tags: cleanTags(draft.tags ?? []),
      starred: draft.starred ?? false,
      unread: true,
      note: '',
      clippedAt: instant,
      updatedAt: instant,
      edited: draft.edited ?? [],
      bodySha256: NOT_YET_HASHED,
      ...derive(metadata, article.articleBody),
    }),
  );
  return {
    clip: { ...clip, bodySha256: await hashing },
    content: { id: draft.id, ...toContent(article) },
    highlights: [],
  };
}

/**
 * What a clip repeats from its article, for lists: the import checks it by the same function. Of
 * 「http://www.workercn.cn/a/7.html」 `{ site: 'workercn.cn', pageKey: 'workercn.cn/a/7.html', excerpt }`.
 */
export function derive(article: ArticleMetadata, articleBody: string): Pick<Clip, 'excerpt' | 'site' | 'pageKey'> {
  return {
    excerpt: excerptOf(articleBody),
    site: siteOf(article.url),
    pageKey: pageKey(article.url, article.canonicalUrl),
  };
}

/** The body's first characters on one line, cut between code points. */
function excerptOf(articleBody: string): string {
  const start = articleBody
    .slice(0, EXCERPT_CHARACTERS * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return [...start].slice(0, EXCERPT_CHARACTERS).join('');
}

/** The clip with the change made; the article's fields among it are marked: `{ article: { kicker: '肩题' } }` → `kicker`. */
export function changeClip(clip: Clip, change: ClipChange, now: Date): Clip {
  const fields = EDITABLE_FIELDS.filter((field) => change.article !== undefined && field in change.article);
  const changed = Object.fromEntries(fields.map((field) => [field, change.article?.[field]]));
  return orInvalid(() =>
    Clip.parse({
      ...clip,
      article: toMetadata({ ...clip.article, ...changed }),
      tags: cleanTags(withChange(change.tags ?? clip.tags, change)),
      starred: change.starred ?? clip.starred,
      note: change.note ?? clip.note,
      edited: [...new Set([...clip.edited, ...fields])],
      updatedAt: now.toISOString(),
    }),
  );
}

/** Each tag once, trimmed, slashes of the tree without spaces and empty steps: 「 文风 / 短 」 → 「文风/短」. */
export function cleanTags(tags: string[]): string[] {
  const clean = tags.map((tag) =>
    tag
      .split('/')
      .map((step) => step.trim())
      .filter(Boolean)
      .join('/'),
  );
  return [...new Set(clean)].filter(Boolean);
}

function orInvalid<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new LibraryError('invalid', { cause });
  }
}
