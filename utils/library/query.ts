import { foldForSearch } from '../text/fold';
import type { Clip } from './clip';
import { hasHit, type QueryWord, type Text } from './hits';
import type { TextName } from './snippet';

/**
 * What people type to search. Words are all wanted, 「"…"」 is one phrase, 「-」 in front excludes, 「OR」 or 「|」 between two
 * wants either; 「作者:」 and its like look at one field only. What cannot be understood is told with its place, and the
 * rest is searched.
 */
export type QueryNode =
  | ({ kind: 'word' } & QueryWord)
  | { kind: 'date'; from: string; to: string }
  | { kind: 'is'; flag: Flag }
  | { kind: 'not'; part: QueryNode }
  | { kind: 'and' | 'or'; parts: QueryNode[] };

/** What `is:` asks for: starred, unread, with highlights, or the text of another medium. */
type Flag = 'starred' | 'unread' | 'highlighted' | 'reprint';

/** What is wrong, and where in the query. */
export interface QueryFault {
  reason: 'emptyField' | 'unknownFlag' | 'badDate' | 'openQuote' | 'danglingOr';
  start: number;
  end: number;
}

export interface ParsedQuery {
  /** Nothing if nothing is asked for. */
  node: QueryNode | undefined;
  /** The words that are wanted; hits are marked by them. */
  words: QueryWord[];
  faults: QueryFault[];
}

const FIELDS: Record<string, TextName | 'date' | 'is'> = {
  标题: 'headline',
  title: 'headline',
  正文: 'body',
  body: 'body',
  作者: 'author',
  author: 'author',
  来源: 'source',
  來源: 'source',
  source: 'source',
  编辑: 'editor',
  編輯: 'editor',
  editor: 'editor',
  栏目: 'section',
  欄目: 'section',
  section: 'section',
  站点: 'site',
  站點: 'site',
  site: 'site',
  标签: 'tag',
  標籤: 'tag',
  tag: 'tag',
  笔记: 'note',
  筆記: 'note',
  note: 'note',
  划线: 'highlight',
  劃線: 'highlight',
  highlight: 'highlight',
  日期: 'date',
  date: 'date',
  is: 'is',
};

const FLAGS: Record<string, Flag> = {
  starred: 'starred',
  星标: 'starred',
  星標: 'starred',
  reprint: 'reprint',
  转载: 'reprint',
  轉載: 'reprint',
  unread: 'unread',
  未读: 'unread',
  未讀: 'unread',
  highlighted: 'highlighted',
  划线: 'highlighted',
  劃線: 'highlighted',
};

const TOKEN = new RegExp(
  `(?<or>OR(?=\\s|$)|\\|)|(?<not>[-－])?(?:(?<field>${Object.keys(FIELDS).join('|')})[:：])?(?:["“”](?<phrase>[^"“”]*)(?<close>["“”])?|(?<word>[^\\s"“”|]+))?`,
  'giu',
);

/** `作者:汤佳 "联系 群众" -会议` → the author, the phrase, and not the word; faults in place. */
export function parseQuery(query: string): ParsedQuery {
  const faults: QueryFault[] = [];
  const words: QueryWord[] = [];
  /** Wanted together, up to the next OR between two of them. */
  const wanted: QueryNode[][] = [];
  let joinsNext = false;
  let orAt: QueryFault | undefined;

  for (const match of query.matchAll(TOKEN)) {
    const [whole, groups] = [match[0], match.groups ?? {}];
    if (whole === '') continue;
    const place = { start: match.index, end: match.index + whole.length };
    if (groups.or !== undefined) {
      orAt = { reason: 'danglingOr', ...place };
      if (wanted.length === 0) faults.push(orAt);
      else joinsNext = true;
      continue;
    }
    if (groups.phrase !== undefined && groups.close === undefined) faults.push({ reason: 'openQuote', ...place });
    const read = readToken(groups.field?.toLowerCase(), groups.phrase ?? groups.word ?? '');
    if (read === undefined) continue;
    if (typeof read === 'string') {
      faults.push({ reason: read, ...place });
      continue;
    }
    const isExcluded = groups.not !== undefined;
    if (read.kind === 'word' && !isExcluded) words.push({ folded: read.folded, typed: read.typed, name: read.name });
    const node: QueryNode = isExcluded ? { kind: 'not', part: read } : read;
    const last = wanted.at(-1);
    if (joinsNext && last) last.push(node);
    else wanted.push([node]);
    joinsNext = false;
    orAt = undefined;
  }
  if (joinsNext && orAt) faults.push(orAt);
  const parts = wanted.map((either) => join('or', either));
  return { node: parts.length === 0 ? undefined : join('and', parts), words: words.filter(isFirst), faults };
}

function isFirst(word: QueryWord, at: number, words: QueryWord[]): boolean {
  return words.findIndex(({ folded, name }) => folded === word.folded && name === word.name) === at;
}

function join(kind: 'and' | 'or', parts: QueryNode[]): QueryNode {
  const [first] = parts;
  return parts.length === 1 && first ? first : { kind, parts };
}

function readToken(field: string | undefined, value: string): QueryNode | QueryFault['reason'] | undefined {
  const name = field === undefined ? undefined : FIELDS[field];
  if (name === 'date') return readDates(value);
  if (name === 'is') {
    const flag = FLAGS[value.toLowerCase()];
    return flag ? { kind: 'is', flag } : 'unknownFlag';
  }
  const folded = foldForSearch(value);
  if (folded !== '') return { kind: 'word', folded, typed: value, name };
  return name === undefined ? undefined : 'emptyField';
}

const DATES = /^(?<from>\d{4}(?:-\d{2}){0,2})?(?<range>\.\.|…|～|~)?(?<to>\d{4}(?:-\d{2}){0,2})?$/;

function readDates(value: string): QueryNode | QueryFault['reason'] {
  const groups = value.match(DATES)?.groups;
  const { from, range, to } = groups ?? {};
  if ((from === undefined && to === undefined) || (range === undefined && to !== undefined)) return 'badDate';
  return { kind: 'date', from: from ?? '', to: range === undefined ? (from ?? '') : (to ?? '9999') };
}

/** A clip as queries look at it. */
export interface Searched {
  clip: Clip;
  fields: Text[];
}

/** Whether the clip is what the query asks for: the whole truth, of which the index tells a part. */
export function matchesQuery(node: QueryNode, searched: Searched): boolean {
  switch (node.kind) {
    case 'word':
      return searched.fields.some((field) => hasHit(field, node));
    case 'date': {
      const date = searched.clip.article.datePublished;
      return (
        date !== undefined && date.slice(0, node.from.length) >= node.from && date.slice(0, node.to.length) <= node.to
      );
    }
    case 'is': {
      const { contentSource, publisher } = searched.clip.article;
      if (node.flag === 'starred') return searched.clip.starred;
      if (node.flag === 'unread') return searched.clip.unread === true;
      if (node.flag === 'highlighted') return searched.fields.some(({ name }) => name === 'highlight');
      return contentSource !== undefined && publisher !== undefined && contentSource !== publisher;
    }
    case 'not':
      return !matchesQuery(node.part, searched);
    case 'and':
      return node.parts.every((part) => matchesQuery(part, searched));
    case 'or':
      return node.parts.some((part) => matchesQuery(part, searched));
  }
}
