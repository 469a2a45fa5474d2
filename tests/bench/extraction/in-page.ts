/**
 * What runs in the browser: each extractor on the page that is open, on a copy where it changes its input. Built to one
 * script by `main.ts`; the last line hands the functions to the page.
 */
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { type ArticleRecord, toArticleRecord } from '../../../scripts/article-record';
import { detectArticle } from '../../../utils/article/detect-article';
import { extractArticle } from '../../../utils/article/extract-article';

export type ExtractorName = 'shiping' | 'shiping-generic' | 'readability' | 'defuddle';

/** What an extractor says of the page, and how long it took in ms. */
export type Answer = Partial<Omit<ArticleRecord, 'author' | 'editor'>> & {
  author?: string | string[];
  editor?: string | string[];
  ms: number;
  error?: string;
};

const EXTRACTORS: Record<ExtractorName, () => () => Omit<Answer, 'ms'>> = {
  shiping: () => shiping(true),
  'shiping-generic': () => shiping(false),
  readability: () => {
    const copy = document.cloneNode(true);
    if (!(copy instanceof Document)) throw new Error('no copy');
    const found = new Readability(copy).parse();
    return () => ({
      title: found?.title ?? '',
      author: found?.byline ?? '',
      source: found?.siteName ?? null,
      published: found?.publishedTime ?? null,
      text: toLines(found?.content ?? ''),
      isArticle: isProbablyReaderable(document),
    });
  },
  defuddle: () => {
    const copy = document.cloneNode(true);
    if (!(copy instanceof Document)) throw new Error('no copy');
    const found = new Defuddle(copy, { url: location.href }).parse();
    return () => ({
      title: found.title,
      author: found.author,
      source: found.site,
      published: found.published,
      text: toLines(found.content),
    });
  },
};

function shiping(sites: boolean): () => Omit<Answer, 'ms'> {
  const url = new URL(location.href);
  const article = extractArticle(document, url, { sites });
  return () => toArticleRecord(article, detectArticle(document, url, { sites }));
}

/** Markup as the browser shows it: one line a block. Not timed. */
function toLines(html: string): string {
  const shown = document.createElement('div');
  shown.append(new DOMParser().parseFromString(html, 'text/html').body);
  document.body.append(shown);
  const text = shown.innerText;
  shown.remove();
  return text;
}

/** Runs one extractor on the open page. Only the extraction is timed, its own copy of the document included. */
function runExtractor(name: ExtractorName): Answer {
  const started = performance.now();
  try {
    const tell = EXTRACTORS[name]();
    const ms = performance.now() - started;
    return { ...tell(), ms };
  } catch (error) {
    const isArticle = name.startsWith('shiping') && detectArticle(document, new URL(location.href)).isArticle;
    return { ms: performance.now() - started, text: '', error: String(error), isArticle };
  }
}

Object.assign(globalThis, { runExtractor });
