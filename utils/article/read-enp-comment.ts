import { findDate } from '../text/date';
import { trim } from '../text/whitespace';
import type { Found } from './found';
import type { Page } from './page';
import { readByline } from './read-byline';
import { splitKeywords } from './read-keywords';
import type { FoundMetadata } from './read-metadata';

/** What the comment tells: fields of the article, and the page or column of the paper. */
export interface EnpFields extends FoundMetadata {
  articleSection?: Found<string>;
}

const SHOW_COMMENT = 128;
const OPENING = 'enpproperty';
const ENTRY = /<(\w+)>([^<]*)<\/\1>/g;
/** A line that may print an author; in longer ones people are spoken of. */
const LONGEST_BYLINE = 80;
/** A paper's article has the day of its edition, and midnight for want of an hour. */
const MIDNIGHT = /T00:00:00\+08:00$/;
const PAGE_NUMBER = /^第?\s?\w{1,4}\s?版\s?[:：]?\s*/u;

/**
 * What Founder's publishing system writes of an article into a comment, for pages that show less: 「<!--enpproperty
 * <date>2016-10-31 09:28:27.0</date><author>郭奋</author><nodename>第05版：评论</nodename>/enpproperty-->」 → date, 郭奋, 评论.
 * An author counts only where the page prints the name as well: some desks enter one name for all that they publish.
 */
export function readEnpComment(page: Page, document: Document): EnpFields {
  const walker = document.createTreeWalker(document, SHOW_COMMENT);
  while (walker.nextNode()) {
    const comment = walker.currentNode.nodeValue ?? '';
    if (!comment.startsWith(OPENING)) continue;
    const { author, ...fields } = readEntries(comment);
    const isPrinted = author?.value.every(({ name }) =>
      page.lines.some(({ text }) => text.length <= LONGEST_BYLINE && text.includes(name)),
    );
    return author && isPrinted ? { ...fields, author } : fields;
  }
  return {};
}

function readEntries(comment: string): EnpFields {
  const entries = new Map([...comment.matchAll(ENTRY)].map(([, name = '', value = '']) => [name, trim(value)]));
  const found = <Value>(value: Value, raw: string): Found<Value> => ({ value, raw, rule: OPENING, confidence: 0.85 });
  const read = (name: string) => entries.get(name) || undefined;

  const printed = read('date');
  const date = printed === undefined ? undefined : findDate(printed);
  const iso = date?.iso.replace(MIDNIGHT, '');
  const author = read('author');
  const people = author === undefined ? [] : readByline(author, { labelled: true });
  const section = read('nodename')?.replace(PAGE_NUMBER, '');
  const keywords = splitKeywords(read('keyword') ?? '');
  const kicker = read('introtitle');
  const subtitle = read('subtitle');
  return {
    ...(date && iso ? { datePublished: { ...found(iso, date.printed), printed: date.printed } } : {}),
    ...(author && people.length > 0 ? { author: found(people, author) } : {}),
    ...(section ? { articleSection: found(section, section) } : {}),
    ...(keywords.length > 0 ? { keywords: found(keywords, keywords.join(' ')) } : {}),
    ...(kicker ? { kicker: found(kicker, kicker) } : {}),
    ...(subtitle ? { alternativeHeadline: found(subtitle, subtitle) } : {}),
  };
}
