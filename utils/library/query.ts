import { foldForSearch } from '../text/fold';
import { dropReadings } from '../text/mirror-damage';
import type { Clip } from './clip';
import { hasHit, type QueryWord, toWord } from './hits';
import { isReprinted } from './is-reprinted';
import type { SearchableField, TextName } from './snippet';

/**
 * What people type to search. Words are all wanted, 「"…"」 is one phrase, 「-」 in front excludes, 「OR」 or 「|」 between two
 * wants either; 「作者:」 and its like look at one field only. What counts as a hit of a word is defined in hits.ts. What cannot
 * be understood is reported with its place, and the rest is searched.
 */
export type QueryNode =
  | ({ kind: 'word' } & QueryWord)
  | { kind: 'date'; from: string; to: string }
  | { kind: 'list'; folded: string; ids: ReadonlySet<string> }
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

/** A query as it was understood. */
export interface ParsedQuery {
  /** Nothing if nothing is asked for. */
  node: QueryNode | undefined;
  /** The words that are wanted; hits are marked by them. */
  words: QueryWord[];
  faults: QueryFault[];
}

/** The fields by the names that people type: Simplified, Traditional and English. */
const FIELDS: Record<string, TextName | 'list' | 'date' | 'is'> = {
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
  清单: 'list',
  清單: 'list',
  list: 'list',
  日期: 'date',
  date: 'date',
  is: 'is',
};

/** What `is:` asks for, by the names that people type. */
const FLAGS = new Map<string, Flag>([
  ['starred', 'starred'],
  ['星标', 'starred'],
  ['星標', 'starred'],
  ['reprint', 'reprint'],
  ['转载', 'reprint'],
  ['轉載', 'reprint'],
  ['unread', 'unread'],
  ['未读', 'unread'],
  ['未讀', 'unread'],
  ['highlighted', 'highlighted'],
  ['划线', 'highlighted'],
  ['劃線', 'highlighted'],
]);

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
    if (!isExcluded) words.push(...wordsOf(read));
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

function wordsOf(node: QueryNode): QueryWord[] {
  if (node.kind === 'or') return node.parts.flatMap(wordsOf);
  return node.kind === 'word' ? [node] : [];
}

function join(kind: 'and' | 'or', parts: QueryNode[]): QueryNode {
  const [first] = parts;
  return parts.length === 1 && first ? first : { kind, parts };
}

function readToken(field: string | undefined, value: string): QueryNode | QueryFault['reason'] | undefined {
  const name = field === undefined ? undefined : FIELDS[field];
  if (name === 'date') return readDates(value);
  if (name === 'is') {
    const flag = FLAGS.get(value.toLowerCase());
    return flag ? { kind: 'is', flag } : 'unknownFlag';
  }
  const folded = foldForSearch(value);
  if (folded === '') return name === undefined ? undefined : 'emptyField';
  // Which clips those are, the library knows; see reading-list.ts.
  if (name === 'list') return { kind: 'list', folded, ids: new Set() };
  // Copied from a mirror that puts readings behind characters: the library has the text without them, or as it was.
  const words = [...new Set([value, dropReadings(value)])].flatMap((typed) => toWord(typed, name) ?? []);
  return join(
    'or',
    words.map((word) => ({ kind: 'word', ...word })),
  );
}

const RANGE = /\.{2,3}|[~—–]/u;
const DAY = /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})(?:[-/.月](?<day>\d{1,2})日?|月)?|年)?$/u;

/** 「2019」, 「2019-12..2020」, 「..2020/3/5」, 「2019年12月」: from and to, each as far as it is said. */
function readDates(value: string): QueryNode | QueryFault['reason'] {
  const [one = '', other, ...more] = value.normalize('NFKC').split(RANGE);
  const from = one === '' ? '' : readDay(one);
  const to = other === undefined ? from : other === '' ? '9999' : readDay(other);
  if (from === undefined || to === undefined || more.length > 0 || (one === '' && !other)) return 'badDate';
  const isBackwards = from.slice(0, to.length) > to.slice(0, from.length);
  return isBackwards ? 'badDate' : { kind: 'date', from, to };
}

/** 「2019/3」 → 「2019-03」; nothing where it is no day, month or year. */
function readDay(text: string): string | undefined {
  const { year, month, day } = text.match(DAY)?.groups ?? {};
  if (year === undefined || Number(month ?? 1) > 12 || Number(day ?? 1) > 31) return undefined;
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}

/** A clip as queries look at it. */
export interface Searched {
  clip: Clip;
  fields: SearchableField[];
}

/**
 * Whether the clip is what the query asks for: the whole truth, of which the index tells a part.
 * `matchesQuery(node, { clip, fields: searchableFields(searchable) })`
 */
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
      if (node.flag === 'starred') return searched.clip.starred;
      if (node.flag === 'unread') return searched.clip.unread === true;
      if (node.flag === 'highlighted') return searched.fields.some(({ name }) => name === 'highlight');
      return isReprinted(searched.clip.article);
    }
    case 'list':
      return node.ids.has(searched.clip.id);
    case 'not':
      return !matchesQuery(node.part, searched);
    case 'and':
      return node.parts.every((part) => matchesQuery(part, searched));
    case 'or':
      return node.parts.some((part) => matchesQuery(part, searched));
  }
}
