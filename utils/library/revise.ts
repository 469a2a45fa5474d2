import * as z from 'zod/mini';
import { Article, ArticleMetadata, toContent, toMetadata } from '../article/article';
import { Clip, ClipContent, ClipId, Instant } from './clip';
import { anchorHighlight } from './highlight';
import type { WholeClip } from './library';
import { LibraryError } from './library-error';
import { derive } from './make-clip';
import { SourceRow } from './source';

/** What a clip said before its page changed, or before it was extracted again. */
export const Revision = z.strictObject({
  id: ClipId,
  /** When something newer took its place. */
  at: Instant,
  article: ArticleMetadata,
  content: ClipContent,
  bodySha256: Clip.shape.bodySha256,
  /** When the page was read that said it; absent where that was when the clip was kept. */
  readAt: Clip.shape.readAt,
  /** The page that said it, where a newer one has taken its place beside the clip. */
  source: z.optional(z.omit(SourceRow, { id: true })),
});
export type Revision = z.infer<typeof Revision>;

/**
 * The clip as it is, as a revision of it; with its page, if that is to be replaced too.
 * `writer.putRevision(toRevision(current, now))`
 */
export function toRevision({ clip, content }: WholeClip, now: Date, source?: SourceRow): Revision {
  const { id, article, bodySha256, readAt } = clip;
  const revision = {
    id,
    at: now.toISOString(),
    article,
    content,
    bodySha256,
    ...(readAt !== undefined && { readAt }),
  };
  if (!source) return revision;
  const { id: _id, ...page } = source;
  return { ...revision, source: page };
}

/**
 * The clip with another reading of its page; what the user corrected stays, what was highlighted is sought in the new text.
 * A corrected headline stays, a text that was printed anew comes, with the moment when its page was read. Throws 'invalid'.
 */
export function reviseClip(
  { clip, highlights }: WholeClip,
  read: Article,
  bodySha256: string,
  { now, readAt }: { now: Date; readAt: string },
): WholeClip {
  const { data: article, error: cause } = Article.safeParse(read);
  if (!article) throw new LibraryError('invalid', { id: clip.id, cause });
  const corrected = Object.fromEntries(clip.edited.map((field) => [field, clip.article[field]]));
  const metadata = toMetadata({ ...article, ...corrected });
  return {
    clip: withReadAt(
      {
        ...clip,
        article: metadata,
        ...derive(metadata, article.articleBody),
        bodySha256,
        updatedAt: now.toISOString(),
      },
      readAt,
    ),
    content: { id: clip.id, ...toContent(article) },
    highlights: highlights.map((highlight) => anchorHighlight(highlight, article.articleBody)),
  };
}

/** The clip whose page was read then: of a clip that was kept at the same moment without `readAt`. */
export function withReadAt({ readAt: _before, ...clip }: Clip, readAt: string): Clip {
  return { ...clip, ...(readAt !== clip.clippedAt && { readAt }) };
}

/** Whether two readings are the same, the extractor's version aside: then `revise` leaves no revision. */
export function isSameReading(one: WholeClip, other: WholeClip): boolean {
  const told = (whole: WholeClip) =>
    JSON.stringify([
      { ...whole.clip.article, extractorVersion: '' },
      whole.content.articleBody,
      whole.content.contentHtml,
    ]);
  return told(one) === told(other);
}

/** A clip's two halves as the article they came from, for `revise` to bring back: the way to undo. */
export function toArticle(article: ArticleMetadata, { id: _id, ...content }: ClipContent): Article {
  return { ...article, ...content };
}
