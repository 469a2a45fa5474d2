import * as z from 'zod/mini';
import { Article, ArticleContent, ArticleMetadata } from '../article/article';
import { Clip, ClipContent, ClipId, Instant } from './clip';
import type { WholeClip } from './library';
import { LibraryError } from './library-error';
import { derive } from './make-clip';

/** What a clip said before its page changed, or before it was extracted again. */
export const Revision = z.strictObject({
  id: ClipId,
  /** When something newer took its place. */
  at: Instant,
  article: ArticleMetadata,
  content: ClipContent,
  bodySha256: Clip.shape.bodySha256,
});
export type Revision = z.infer<typeof Revision>;

/** The clip as it is, as a revision of it. */
export function toRevision({ clip, content }: WholeClip, now: Date): Revision {
  return { id: clip.id, at: now.toISOString(), article: clip.article, content, bodySha256: clip.bodySha256 };
}

/** The clip with another reading of its page; what the user corrected stays. */
export function reviseClip({ clip }: WholeClip, read: Article, bodySha256: string, now: Date): WholeClip {
  const article = Article.safeParse(read).data;
  if (!article) throw new LibraryError('invalid', { id: clip.id });
  const corrected = Object.fromEntries(clip.edited.map((field) => [field, clip.article[field]]));
  const merged = Object.entries({ ...article, ...corrected }).filter(([, value]) => value !== undefined);
  const of = (shape: object) => Object.fromEntries(merged.filter(([key]) => key in shape));
  const metadata = ArticleMetadata.parse(of(ArticleMetadata.shape));
  return {
    clip: {
      ...clip,
      article: metadata,
      ...derive(metadata, article.articleBody),
      bodySha256,
      updatedAt: now.toISOString(),
    },
    content: ClipContent.parse({ id: clip.id, ...of(ArticleContent.shape) }),
  };
}

/** Whether two readings are the same, the extractor's version aside. */
export function isSameReading({ clip, content }: WholeClip, other: WholeClip): boolean {
  const told = (whole: WholeClip) =>
    JSON.stringify([
      { ...whole.clip.article, extractorVersion: '' },
      whole.content.articleBody,
      whole.content.contentHtml,
    ]);
  return told({ clip, content }) === told(other);
}

/** A clip's two halves as the article they came from, for `revise` to bring back: the way to undo. */
export function toArticle(article: ArticleMetadata, { id: _id, ...content }: ClipContent): Article {
  return { ...article, ...content };
}
