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
  '(?:(?<rocYear>1[0-2]\\d)(?:[-/.](?<rocMonth>\\d{2})[-/.](?<rocDay>\\d{2})(?![-/.]?\\d)|年(?<rocLongMonth>\\d{1,2})月(?<rocLongDay>\\d{1,2})日))';
/** The day first, as papers in Malaysia and Europe print it. */
const DAY_FIRST = '(?<frontDay>\\d{2})(?<stroke>[/.])(?<frontMonth>\\d{2})\\k<stroke>(?<frontYear>20\\d{2})(?!\\d)';
const ZONE = '(?<zone>Z|[+-]\\d{2}:?\\d{2})';
const GMT = '(?<gmt>格林尼治标准时间|格林尼治標準時間|GMT)?';
const TIME =
  '(?:(?:[T\\s,，]|&nbsp;|\\s-\\s|星期[一二三四五六日天]|[(（]周?[一二三四五六日天][)）])*' +
  `${GMT}\\s?(?<half>上午|下午|晚上|中午|凌晨|AM|PM)?\\s?(?<hour>\\d{1,2})\\s?(?:[:：]|时|時|点)\\s?(?<minute>\\d{2})(?:(?:\\s?[:：]\\s?|分)(?<second>\\d{2})(?:\\.\\d+)?)?(?:分|秒)?(?:\\s?(?<halfBehind>AM|PM)\\b)?${ZONE}?)?`;
/** A time glued before the date is no part of its year: 「04:102022/09/18」. The day of the visit, 「今天是2009年8月2日」, is none of the page's. */
const DATE = new RegExp(
  `(?:(?<!\\d)|(?<=\\d:\\d{2}))(?<!(?:今天|今日|现在|現在)(?:是|[:：])\\s{0,2})(?:${DAY}|${SHORT_DAY}|${ROC_DAY}|${DAY_FIRST})${TIME}`,
  'giu',
);
/** The time before the date: 「08:00 2023-09-03」. */
const TIME_BEFORE = /(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2}))?\s?(?<halfBehind>[AP]M)?\s?$/iu;

const pad = (digits: number) => String(digits).padStart(2, '0');
const CHINA_OFFSET = 8 * 60;

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

function toYear({ year, frontYear, rocYear, shortYear }: Record<string, string | undefined>): number {
  if (rocYear) return 1911 + Number(rocYear);
  return Number(year ?? frontYear ?? 2000 + Number(shortYear));
}

function toIso(groups: Record<string, string | undefined>): string | undefined {
  const year = toYear(groups);
  const month = Number(
    groups.month ?? groups.shortMonth ?? groups.rocMonth ?? groups.rocLongMonth ?? groups.frontMonth,
  );
  const day = Number(groups.day ?? groups.shortDay ?? groups.rocDay ?? groups.rocLongDay ?? groups.frontDay);
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

/** Every date in a text, in order: 「2017年03月23日11:03  来源：映象网」 → 2017-03-23T11:03+08:00. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  let taken = 0;
  for (const match of text.matchAll(DATE)) {
    const { groups = {} } = match;
    const since = taken;
    taken = match.index + match[0].length;
    const before = groups.hour === undefined ? TIME_BEFORE.exec(text.slice(since, match.index)) : null;
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
