import { wholeCharacter } from '../text/whole-character';
import type { Clip } from './clip';
import type { Highlight } from './highlight';
import { findHits, type QueryWord, type Stretch } from './hits';
import type { Snippet } from './library';

/** Which of a clip's texts, as the query language names them. */
export type TextName =
  | 'headline'
  | 'body'
  | 'author'
  | 'source'
  | 'editor'
  | 'section'
  | 'site'
  | 'tag'
  | 'note'
  | 'highlight'
  | 'other'
  | 'otherBody';

/** One text of a clip, and which of them it is: `{ name: 'author', text: '林晓禾' }`. */
export interface SearchableField {
  name: TextName;
  text: string;
}

/** A clip with its texts, as search and index look at it: `{ clip, articleBody: '干部下乡…', highlights: [] }`. */
export interface Searchable {
  clip: Clip;
  articleBody: string;
  /** The text that the clip does not show, of a page whose damage was repaired. */
  otherBody?: string | undefined;
  highlights: readonly Highlight[];
}

/**
 * Every text that search looks at, the likeliest place to show first.
 * `[{ name: 'body', text: '干部下乡…' }, { name: 'headline', text: '走村入户' }, …]`
 */
export function searchableFields({ clip, articleBody, otherBody, highlights }: Searchable): SearchableField[] {
  const { article, note, tags, site } = clip;
  const fields: SearchableField[] = [];
  const add = (name: TextName, ...texts: (string | undefined)[]) => {
    for (const text of texts) if (text !== undefined && text !== '') fields.push({ name, text });
  };
  add('body', articleBody);
  add('headline', article.headline, article.kicker, article.alternativeHeadline);
  for (const { name, affiliation, jobTitle } of article.author) add('author', name, affiliation, jobTitle);
  add('author', article.byline);
  add('source', article.contentSource, article.publisher);
  add('editor', ...article.editor);
  add('section', article.articleSection, ...article.breadcrumb, article.series);
  add('tag', ...tags);
  add('note', note, ...highlights.map((highlight) => highlight.note));
  add('highlight', ...highlights.map(({ quote }) => quote.exact));
  add('site', site);
  add('other', ...article.keywords);
  add('otherBody', otherBody);
  return fields;
}

/** How the texts are called where hits are shown. */
const FIELD_OF_TEXT: Partial<Record<TextName, Snippet['field']>> = {
  body: 'articleBody',
  headline: 'headline',
  author: 'author',
  source: 'contentSource',
};

/** UTF-16 units of a snippet before its first hit, and in all. */
const BEFORE = 24;
const LENGTH = 120;

/**
 * The first field with a hit of any word, cut to the stretch around its first hit, all hits in it marked.
 * `{ field: 'headline', text: '走村入户', marks: [[0, 2]] }`; without a hit the text is empty.
 */
export function findSnippet(fields: SearchableField[], words: QueryWord[]): Snippet {
  for (const field of fields) {
    const marks = findMarks(field, words);
    const [first] = marks;
    if (!first) continue;
    const { name, text } = field;
    const start = wholeCharacter(text, Math.max(0, first[0] - BEFORE));
    const end = wholeCharacter(text, Math.max(first[1], Math.min(text.length, start + LENGTH)));
    return {
      field: FIELD_OF_TEXT[name] ?? 'other',
      // One unit for one unit: the marks stay where they are.
      text: text.slice(start, end).replace(/\s/gu, ' '),
      marks: marks.filter((mark) => mark[1] <= end).map(([from, to]) => [from - start, to - start]),
    };
  }
  return { field: 'other', text: '', marks: [] };
}

/**
 * Where the words stand in the text, in order, none overlapping another. Of 「群众」 and 「众路」 in 「群众路线是群众的」 →
 * `[[0, 3], [5, 7]]`.
 */
export function findMarks(field: SearchableField, words: QueryWord[]): Stretch[] {
  const found = words.flatMap((word) => findHits(field, word));
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const marks: Stretch[] = [];
  for (const [start, end] of found) {
    const last = marks.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
