import { type Article, ArticleMetadata } from '../../utils/article/article';
import { ExtractionError } from '../../utils/article/extraction-error';
import { keepChoice } from '../../utils/article/other-text';
import { rulesFor } from '../../utils/article/user-rule';
import type { Library, WholeClip } from '../../utils/library/library';

/** Attributes that may hold an address relative to the page. */
const ADDRESSES = ['src', 'href', 'data-src', 'data-original', 'data-lazy-src', 'data-actualsrc'];

/** What came of reading a kept page again, or why there was nothing to read: the kept page is not the source of the whole text. */
export type Again =
  | { kind: 'read'; article: Article; fetchedAt: string }
  | { kind: 'noSource' | 'pages' | 'part' | 'unreadable' };

/**
 * Reads the page that was kept by the rules of today; what the user corrected and which text he wanted stay. The
 * extractor brings much along, so it is loaded only when it is asked for.
 */
export async function extractAgain(library: Library, { clip, content }: Omit<WholeClip, 'highlights'>): Promise<Again> {
  if (clip.article.pages !== undefined) return { kind: 'pages' };
  if (content.evidence.articleBody?.rule.startsWith('user:')) return { kind: 'part' };
  const [source, all, { extractArticle }] = await Promise.all([
    library.getSource(clip.id),
    library.rules(),
    import('../../utils/article/extract-article'),
  ]);
  if (!source) return { kind: 'noSource' };
  const url = new URL(clip.article.url);
  const page = new DOMParser().parseFromString(source.html, 'text/html');
  placeAddresses(page, url);
  try {
    const read = extractArticle(page, url, { opened: document, rules: rulesFor(all, url) });
    const article = keepChoice(read, content);
    const corrected = Object.fromEntries(clip.edited.map((field) => [field, clip.article[field]]));
    return {
      kind: 'read',
      article: { ...article, ...ArticleMetadata.parse({ ...pickMetadata(article), ...corrected }) },
      fetchedAt: source.fetchedAt,
    };
  } catch (error) {
    if (error instanceof ExtractionError) return { kind: 'unreadable' };
    throw error;
  }
}

function pickMetadata(article: Article): Record<string, unknown> {
  return Object.fromEntries(Object.entries(article).filter(([key]) => key in ArticleMetadata.shape));
}

/** A parsed page takes the address of the page that parsed it for its own, so its addresses are made whole first. */
function placeAddresses(page: Document, url: URL): void {
  const stated = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  const base = URL.canParse(stated, url) ? new URL(stated, url) : url;
  for (const name of ADDRESSES) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      const address = element.getAttribute(name) ?? '';
      if (URL.canParse(address, base)) element.setAttribute(name, new URL(address, base).href);
    }
  }
}
