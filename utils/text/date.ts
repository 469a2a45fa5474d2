import { inBothScripts } from './both-scripts';
import { findMatches } from './find-matches';

/** A date found in text: ISO 8601 at +08:00, as precise as printed, with the characters it was read from. */
export interface FoundDate {
  iso: string;
  printed: string;
  /** Where it stands in the text. */
  index: number;
}

const DAY =
  '(?<year>(?:19|20)\\d{2})\\s?(?:年|-|/|\\.|\\s)\\s?(?<month>\\d{1,2})\\s?(?:月|-|/|\\.)\\s?(?<day>\\d{1,2})(?:\\s?日|号|/|(?!\\d))';
const SHORT_DAY = '(?<shortYear>\\d{2})-(?<shortMonth>\\d{2})-(?<shortDay>\\d{2})(?=\\s\\d{1,2}:)';
/** Taiwan's offices count from 1911: 「110-05-12」, 「民國110年5月12日」. */
const ROC_DAY =
  '(?:(?<rocYear>1[0-2]\\d)(?:[-/.](?<rocMonth>\\d{2})[-/.](?<rocDay>\\d{2})(?![-/.]?\\d)|年(?<rocLongMonth>\\d{1,2})月(?<rocLongDay>\\d{1,2})日)|民国\\s?(?<eraYear>\\d{2,3})\\s?年\\s?(?<eraMonth>\\d{1,2})\\s?月\\s?(?<eraDay>\\d{1,2})\\s?日)';
/** Blogs whose theme is in English: 「Sep 9, 2009」, 「9 September 2009」. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ENGLISH_DAY = `\\b(?:(?<wordMonth>${MONTH})\\s(?<wordDay>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<wordYear>20\\d{2})|(?<backDay>\\d{1,2})\\s(?<backMonth>${MONTH}),?\\s(?<backYear>20\\d{2}))(?!\\d)`;
/** Digits alone count behind a label: 「发布日期：20090909」. */
const COMPACT_DAY =
  '(?<=(?:日期|时间)\\s?[:：]\\s?)(?<compactYear>20\\d{2})(?<compactMonth>0[1-9]|1[0-2])(?<compactDay>[0-3]\\d)(?!\\d)';
/** The day first, as papers in Malaysia and Europe print it. */
const DAY_FIRST = '(?<frontDay>\\d{2})(?<stroke>[/.])(?<frontMonth>\\d{2})\\k<stroke>(?<frontYear>20\\d{2})(?!\\d)';
const ZONE = '(?<zone>Z|[+-]\\d{2}:?\\d{2})';
const GMT = '(?<gmt>格林尼治标准时间|GMT)?';
const TIME =
  '(?:(?:[T\\s,，·•|｜丨—–─]|&nbsp;|HKT\\s|\\s-\\s|星期[一二三四五六日天]|[(（]周?[一二三四五六日天][)）])*' +
  `${GMT}\\s?(?<half>上午|下午|晚上|中午|凌晨|AM|PM)?\\s?(?<hour>\\d{1,2})\\s?(?:[:：]|时|点)\\s?(?<minute>\\d{2})(?:(?:\\s?[:：]\\s?|分)(?<second>\\d{2})(?:\\.\\d+)?)?(?:分|秒)?(?:\\s?(?<halfBehind>AM|PM)\\b)?${ZONE}?)?`;
/** A time glued before the date is no part of its year: 「04:102022/09/18」. The day of the visit, 「今天是2009年8月2日」, is none of the page's. */
const DATE = inBothScripts(
  new RegExp(
    `(?:(?<!\\d)|(?<=\\d:\\d{2}))(?<!(?:今天|今日|现在)(?:是|[:：])\\s{0,2})(?:${DAY}|${SHORT_DAY}|${ROC_DAY}|${DAY_FIRST}|${ENGLISH_DAY}|${COMPACT_DAY})${TIME}`,
    'giu',
  ),
);
/** The time before the date: 「08:00 2023-09-03」. */
const TIME_BEFORE = /(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2}))?\s?(?<halfBehind>[AP]M)?\s?$/iu;

const pad = (digits: number) => String(digits).padStart(2, '0');
const CHINA_OFFSET = 8 * 60;
/** 「０」, one of the digits as wide as a Chinese character. */
const WIDE_ZERO = 0xff10;

function toHour(hour: number, half: string | undefined): number {
  if (half && /下午|晚上|PM/i.test(half) && hour < 12) return hour + 12;
  if (half && /凌晨|AM/i.test(half) && hour === 12) return 0;
  return hour;
}

/** Minutes that a zone lies east of Greenwich: 「Z」 → 0, 「+08:00」 → 480. */
function toOffset(zone: string | undefined, gmt: string | undefined): number {
  if (gmt || zone === 'Z' || zone === 'z') return 0;
  const parts = zone?.match(/([+-])(\d{2}):?(\d{2})/);
  if (!parts) return CHINA_OFFSET;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
}

/** The part of a date that one of its forms has matched: of 「rocYear」, 「shortYear」 … the one with a value. */
function readPart(groups: Record<string, string | undefined>, part: RegExp): { form: string; value: string } {
  const [form = '', value = ''] = Object.entries(groups).find(([name, text]) => part.test(name) && text) ?? [];
  return { form, value: value ?? '' };
}

function toYear(groups: Record<string, string | undefined>): number {
  const { form, value } = readPart(groups, /year$/i);
  if (/^(?:roc|era)/.test(form)) return 1911 + Number(value);
  return Number(value) + (form === 'shortYear' ? 2000 : 0);
}

/** 「9」, 「Sep」, 「September」 → 9. */
function toMonth(groups: Record<string, string | undefined>): number {
  const { value } = readPart(groups, /month$/i);
  return Number(value) || MONTHS.indexOf(value.slice(0, 3).toLowerCase()) + 1;
}

function toIso(groups: Record<string, string | undefined>): string | undefined {
  const year = toYear(groups);
  const month = toMonth(groups);
  const day = Number(readPart(groups, /day$/i).value);
  // A misprinted 「2月30日」 is no date: Date.UTC would make another day of it.
  if (month < 1 || month > 12 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (groups.hour === undefined) return date;
  const hour = toHour(Number(groups.hour), groups.half ?? groups.halfBehind);
  const minute = Number(groups.minute);
  const second = groups.second === undefined ? undefined : Number(groups.second);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return date;
  const shift = CHINA_OFFSET - toOffset(groups.zone, groups.gmt);
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute + shift, second ?? 0)).toISOString();
  return `${moment.slice(0, second === undefined ? 16 : 19)}+08:00`;
}

/** No form of a date goes without. Most lines have none, and a look for one costs little. */
const DIGIT = /[\d０-９]/u;

/** Every date in a text, in order: 「2017年03月23日11:03  来源：映象网」 → 2017-03-23T11:03+08:00. */
export function findDates(text: string): FoundDate[] {
  if (!DIGIT.test(text)) return [];
  const found: FoundDate[] = [];
  let taken = 0;
  const narrow = text.replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - WIDE_ZERO));
  for (const match of findMatches(narrow, DATE)) {
    const { groups = {} } = match;
    const since = taken;
    taken = match.index + match[0].length;
    const before = groups.hour === undefined ? TIME_BEFORE.exec(narrow.slice(since, match.index)) : null;
    const iso = toIso({ ...groups, ...before?.groups });
    const index = before ? since + before.index : match.index;
    const end = match.index + match[0].trimEnd().length;
    if (iso) found.push({ iso, printed: text.slice(index, end).trim(), index });
  }
  return found;
}

/** The first date in a text: 「20-04-03 09:03 来源：…」 → 2020-04-03T09:03+08:00; 「2019-12-10」 → 2019-12-10. */
export function findDate(text: string): FoundDate | undefined {
  return findDates(text)[0];
}
