import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import type { Person } from './article';
import { readByline } from './read-byline';
import { COMMENTATOR, REPORTER, REPORTER_NAMED } from './roles';

/** A name and its place glued to 报道: 「方若水旧金山报道」. */
const REPORT_BEHIND = inBothScripts(/^(?<all>\p{Script=Han}{4,8})(?:报道|报导)$/u);
/** Where from stands there, too: 「记者 北京报道」. */
const WITH_PLACE = inBothScripts(/报道|报导/u);
/** An agency, a paper, a site: 「某某社」. */
const MEDIUM_END = inBothScripts(/(?:社|报|网)$/u);
/** The paper itself: 「本报」. */
const OWN_MEDIUM = inBothScripts(/本[报网社]/u);

const UNIT_AND_OFFICE = `(?<unit>[\\p{Script=Han}《》]{0,14}?)(?:特约|首席|见习|实习|全媒体|职工)*`;
/** In brackets the names go on until these close, whatever stands between: 「（某某网记者 甲　乙）」, 「（特约评论员乙）」. */
const IN_BRACKETS = inBothScripts(
  new RegExp(
    `(?<=[（(【[〔][^（）()。，]{0,24}?)${UNIT_AND_OFFICE}(?:${REPORTER}|(?<=[（(【[〔]\\p{Script=Han}{0,8})${COMMENTATOR})(?<gap>[\\s:：]*)(?<names>[^（）()。，]{2,40}?)[）)】\\]〕]`,
    'u',
  ),
);
/** Elsewhere until the gap: 「某某网4月2日讯 记者 甲　……」. */
const BEFORE_GAP = inBothScripts(
  new RegExp(
    `${UNIT_AND_OFFICE}${REPORTER}[\\s:：]*(?<names>[^（）()。，]{2,40}?)(?:[）)】\\]〕]|(?=\\s{2})|[\\u3000])`,
    'u',
  ),
);
/** Without brackets: 「本报讯 记者甲 通讯员乙报道」. */
const REPORTED = inBothScripts(
  new RegExp(
    `^[^。，（(]{0,20}[讯电]\\s{1,2}(?<unit>\\p{Script=Han}{0,8}?)${REPORTER}\\s?(?<names>[^（）()。，：:]{2,24}?)(?:摄影)?(?:报道|报导)`,
    'u',
  ),
);
/** The site names itself before its reporters: 「某某网站 甲 通讯员 乙 报道　……」. */
const REPORTED_BY_UNIT = inBothScripts(
  /^\s*(?<unit>\p{Script=Han}{2,16}[网站报社])\s(?<names>\p{Script=Han}[^。，：:（(“「]{1,24}?)\s(?:报道|报导)(?=[\s“「])/u,
);
/** Agencies print the names alone: 「中新网北京4月2日电 (甲 乙)」. */
const ONLY_NAMES = inBothScripts(
  /^[^。，（(]{2,12}\d日(?<unit>)专?[电讯]\s{0,2}[（(](?<names>\p{Script=Han}{2,4}(?:[\s、]\s?\p{Script=Han}{1,4}){0,3})[）)]/u,
);
const PATTERNS = [REPORTED_BY_UNIT, IN_BRACKETS, BEFORE_GAP, REPORTED, ONLY_NAMES];

const TAIWAN_PLACE = inBothScripts(
  /(?:华盛顿|洛杉矶|\p{Script=Han}{2})[县市]?(?:\d{1,2}日)?(?:综合外电)?(?:\d{1,2}日)?电.*$/u,
);

/** A reporter's name without the place that he reports from: 「方若水舊金山報導」 → 方若水. */
function withoutPlace(names: string): string {
  const reported = REPORT_BEHIND.exec(names)?.groups?.all;
  const name = reported && [reported.slice(0, 3), reported.slice(0, 2)].find(isPersonName);
  return name ?? names;
}

/** Whom a dateline names, and the agency or paper that it names with them. */
export interface DatelinePeople {
  people: Person[];
  unit: string | undefined;
  raw: string;
}

/** What the first pattern finds that finds anything. */
function execFirst(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** Persons of a dateline: 「（中央社記者溫貴香台北21日電）」 → 溫貴香; 「本报讯（记者叶婉）」 → 叶婉. */
export function readDatelinePeople(paragraph: string): DatelinePeople | undefined {
  const head = paragraph.slice(0, 90);
  const match = execFirst(PATTERNS, head);
  if (!match || match.index > 40) return undefined;
  const names = withoutPlace((match.groups?.names ?? '').replace(TAIWAN_PLACE, ''));
  // Set apart from the office it is a name, whatever it opens with: 「记者 次仁平措」; glued, it may be another word: 「记者手记」.
  const isSetApart = (match.groups?.gap ?? '') !== '' && !WITH_PLACE.test(names);
  const people = readByline(`记者 ${names}`, { labelled: false });
  const named = people.flatMap(({ name }) => (isSetApart || isPersonName(name) ? [{ name }] : []));
  const unit = MEDIUM_END.test(match.groups?.unit ?? '') ? match.groups?.unit : undefined;
  return { people: named, unit: OWN_MEDIUM.test(unit ?? '') ? undefined : unit, raw: match[0] };
}

const DATELINE = inBothScripts(
  /^[\s　（(【]*(?<dateline>(?:\p{Script=Han}{1,10}(?:社|报|网)|中新[社网]|本[报刊台])[\p{Script=Han}·]{0,12}?(?:\d{1,2}月)?\d{1,2}日(?:\d{1,2}时)?(?:专?[电讯]|消息(?=\s*[（(]))|\p{Script=Han}{1,10}[报网](?:19|20)\d{2}年\d{1,2}月\d{1,2}日讯)/u,
);

/** Papers of Taiwan name the reporter in it: 「（中央社記者溫貴香台北21日電）」. */
const AGENCY_DATELINE = inBothScripts(
  /^\s*[（(](?<dateline>\p{Script=Han}{2,8}[社报]记者\p{Script=Han}{4,16}\d{1,2}日(?:综合外电|专)?电)[）)]/u,
);

/** Broadcasters name the place alone: 「费城 — 凌晨一点……」. */
const PLACE_DATELINE = /^\s*(?<dateline>[\p{Script=Han}·]{2,6})\s+(?:—|–|--)\s/u;

/** The dateline that a text opens with: 「新华社北京4月2日电（记者…）」 → 「新华社北京4月2日电」. */
export function readDateline(paragraph: string): string | undefined {
  const head = paragraph.slice(0, 60);
  const agency = (AGENCY_DATELINE.exec(head) ?? PLACE_DATELINE.exec(head))?.groups?.dateline;
  if (agency) return agency;
  const dateline = DATELINE.exec(head)?.groups?.dateline;
  return dateline && !REPORTER_NAMED.test(dateline) ? dateline : undefined;
}
