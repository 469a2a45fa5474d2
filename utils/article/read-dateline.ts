import { isPersonName } from '../text/person-name';
import type { Person } from './article';
import { readByline } from './read-byline';
import { COMMENTATOR, REPORTER } from './roles';

/** Who reports is named anywhere in a dateline, who comments in its brackets: 「（某某网记者 甲）」, 「（特约评论员乙）」. */
const AGENCY_REPORTER = new RegExp(
  `[（(【[〔]?(?<unit>[\\p{Script=Han}《》]{0,14}?)(?:特约|首席|见习|实习|全媒体|职工)*(?:${REPORTER}|(?<=[（(【[〔]\\p{Script=Han}{0,8})${COMMENTATOR})[\\s:：]*(?<names>[^（）()。，]{2,40}?)(?:[）)】\\]〕]|(?=\\s{2})|[\\u3000])`,
  'u',
);
/** Without brackets: 「本报讯 记者甲 通讯员乙报道」. */
const REPORTED = new RegExp(
  `^[^。，（(]{0,20}[讯訊电電]\\s{1,2}(?<unit>\\p{Script=Han}{0,8}?)${REPORTER}\\s?(?<names>[^（）()。，：:]{2,24}?)(?:摄影)?(?:报道|報道|報導)`,
  'u',
);
/** Agencies print the names alone: 「中新网北京4月2日电 (甲 乙)」. */
const ONLY_NAMES =
  /^[^。，（(]{2,12}\d日(?<unit>)(?:专|專)?[电電讯訊]\s{0,2}[（(](?<names>\p{Script=Han}{2,4}(?:[\s、]\s?\p{Script=Han}{1,4}){0,3})[）)]/u;
const TAIWAN_PLACE =
  /(?:台北|臺北|新北|桃園|台中|臺中|台南|臺南|高雄|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|台東|臺東|澎湖|金門|馬祖|華盛頓|紐約|洛杉磯|東京|北京|上海|香港|倫敦|巴黎|柏林|[\p{Script=Han}]{2})[縣县市]?(?:\d{1,2}日)?(?:綜合外電)?(?:\d{1,2}日)?[電电].*$/u;

/** A reporter's name without the place that he reports from: 「方若水舊金山報導」 → 方若水. */
function withoutPlace(names: string): string {
  const reported = /^(?<all>\p{Script=Han}{4,8})(?:报道|報道|報導)$/u.exec(names)?.groups?.all;
  const name = reported && [reported.slice(0, 3), reported.slice(0, 2)].find(isPersonName);
  return name ?? names;
}

/** Whom a dateline names, and the agency or paper that it names with them. */
export interface DatelinePeople {
  people: Person[];
  unit: string | undefined;
  raw: string;
}

/** Persons of a dateline: 「（中央社記者溫貴香台北21日電）」 → 溫貴香; 「本报讯（记者叶婉）」 → 叶婉. */
export function readDatelinePeople(paragraph: string): DatelinePeople | undefined {
  const head = paragraph.slice(0, 90);
  const match = AGENCY_REPORTER.exec(head) ?? REPORTED.exec(head) ?? ONLY_NAMES.exec(head);
  if (!match || match.index > 40) return undefined;
  const names = withoutPlace((match.groups?.names ?? '').replace(TAIWAN_PLACE, ''));
  const people = readByline(`记者 ${names}`, { labelled: false }).filter((person) => isPersonName(person.name));
  const named = people.map(({ name }) => ({ name }));
  const unit = /(?:社|报|報|网|網)$/u.test(match.groups?.unit ?? '') ? match.groups?.unit : undefined;
  return { people: named, unit: /本[报報网網社]/u.test(unit ?? '') ? undefined : unit, raw: match[0] };
}

const DATELINE =
  /^[\s　（(【]*(?<dateline>(?:\p{Script=Han}{1,10}(?:社|报|網|网)|中新[社网]|本[报刊台])[\p{Script=Han}·]{0,12}?(?:\d{1,2}月)?\d{1,2}日(?:(?:专|專)?[电電讯訊]|消息(?=\s*[（(]))|\p{Script=Han}{1,10}[报報网網](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[讯訊])/u;

/** Papers of Taiwan name the reporter in it: 「（中央社記者溫貴香台北21日電）」. */
const AGENCY_DATELINE =
  /^\s*[（(](?<dateline>\p{Script=Han}{2,8}[社報][記记]者\p{Script=Han}{4,16}\d{1,2}日(?:綜合外電|专|專)?[電电])[）)]/u;

/** Broadcasters name the place alone: 「费城 — 凌晨一点……」. */
const PLACE_DATELINE = /^\s*(?<dateline>[\p{Script=Han}·]{2,6})\s+(?:—|–|--)\s/u;

/** The dateline that a text opens with: 「新华社北京4月2日电（记者…）」 → 「新华社北京4月2日电」. */
export function readDateline(paragraph: string): string | undefined {
  const head = paragraph.slice(0, 60);
  const agency = (AGENCY_DATELINE.exec(head) ?? PLACE_DATELINE.exec(head))?.groups?.dateline;
  if (agency) return agency;
  const dateline = DATELINE.exec(head)?.groups?.dateline;
  return dateline && !/[记記]者/u.test(dateline) ? dateline : undefined;
}
