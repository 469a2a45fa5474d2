import { inBothScripts } from '../text/both-scripts';
import { canBeName, isPersonName, splitNames } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import { isPost, isUnit, JOB_END, readPost, splitGlued, splitUnit } from './read-post';
import { EDITOR, MAKER, ROLE } from './roles';

const ROLE_BEFORE_NAME = inBothScripts(new RegExp(`^(?<unit>.{0,20}?)${ROLE}(?:[\\s:：/／|｜丨]*)(?=.)`, 'u'));
const ONLY_ROLE = inBothScripts(new RegExp(`^${ROLE}$`, 'u'));
/** What whoever comes next did for the text, who is none of its authors: 「設計 甲」. */
const ONLY_MAKER = inBothScripts(new RegExp(`^(?:${EDITOR}|${MAKER})$`, 'u'));
const ROLE_AT_END = inBothScripts(new RegExp(`${ROLE}$`, 'u'));
/** Whence a writer is, before his name: 「[美]约翰·史密斯」. */
const NATION = /^[（(【[〔]\p{Script=Han}{1,3}[）)】\]〕]\s*(?=\p{L}{2})/u;
const LEADING = /^[\s\u2063□■◎●◆▪★☆*＊〉>＞〈<—–\-－·•、：:]+/u;
/** The name once more: 「莫莉·哈特（Molly Hart）」. */
const WITH_LATIN = /^\p{Script=Han}[\p{Script=Han}·•]{1,15}[（(][A-Za-z][A-Za-z .·•'’-]+[)）]$/u;
const OPENING = /^[（(【[]+(?=\p{Script=Han})/u;
const TRAILING = /[。.：:）)】\]]+$/u;
const ENVELOPE = /^[（(【[]\s*(?<inside>[^（）()【】[\]]*)\s*[）)】\]]$/u;
/** 「（作者系东湖大学教授）」. */
const IS = inBothScripts(/^[系为是](?=.{3})/u);
/** Papers print their editor behind their reporter: 「某经记者 甲 某经编辑 乙」. */
const EDITOR_BEHIND = inBothScripts(
  /(?<=\p{Script=Han})[\s\u2063]+\p{Script=Han}{0,4}编辑[\s\u2063]+(?=\p{Script=Han}{2,4}(?:[\s\u2063]|$)).*$/u,
);
/** 「某经」 of 「某经记者 甲」 is short for the paper that prints it, like 本报, and not its name. */
const OWN_PAPER = inBothScripts(
  /(?<=^|[\s\u2063])\p{Script=Han}[^报社网刊台](?=(?:首席|资深|实习|见习)?记者(?:[\s\u2063:：|｜/／]|$))/gu,
);
const AFTER_NAME = inBothScripts(
  /(?:报道|报导|综合报道|整理|整合|编译|摄影报道|文|摄|撰文|发[自于].*|\d{1,2}日.*|供稿|翻摄|摄影|实习)$/u,
);
const NOT_AN_AUTHOR = inBothScripts(
  /^(?:\p{Script=Han}{0,8}(?:报道|报导|连线|专电)|发[自于].*|综合|整合|整理|编辑|责编|摄影|摄|图|文|等|未知|不详|不明|佚名|admin|管理员|匿名|小编|本站|原创|本站原创|网络|互联网|null|undefined|进入专栏|个人主页|article information|无|暂无|-+|.*(?:来源|编辑|校对|浏览|阅读|点击|评论(?![员部])|字号|打印|分享|举报|授权|转载).*)$/iu,
);

/** 「记者甲」 in one word. */
function isRoleWithName(word: string): boolean {
  const role = ROLE_BEFORE_NAME.exec(word);
  return role !== null && isPersonName(word.slice(role[0].length));
}

/** Parts of a byline; where a name closes a part of several words, the other words are its unit: 「财新 余聪」. */
function splitBare(bare: string): string[] {
  return bare.split(/[、,，;；&＆]+/u).flatMap((part) => {
    const words = splitNames(part);
    const last = words.at(-1);
    const units = words.slice(0, -1);
    const led =
      last !== undefined &&
      !units.some(isRoleWithName) &&
      isPersonName(last) &&
      units.length === 1 &&
      units.every((word) => !isPersonName(word) && word.length >= 2);
    return led && !ONLY_ROLE.test(units[0] ?? '') ? [`${units[0]}${UNIT_MARK}`, last] : words;
  });
}

/** After a role, two to four Han characters are a name even without a known surname, unless they are what reporters do. */
const LIKE_A_NAME = inBothScripts(
  /^(?!注意|了解|获悉|发现|采访|走访|从|在|对|就|手记|观察|认为|表示|调查|整理|为|是|系|来到|看到|随机|今天|昨|日前|近日|近|梳理|查询|拨打|联系|致电|站|团|证|协会|节)\p{Script=Han}{2,4}$/u,
);

/** Two names of two characters printed without a gap: 「罗科苏盈」. */
function splitPair(token: string): Person[] {
  const [one, other] = [token.slice(0, 2), token.slice(2)];
  const pair = token.length === 4 && !isPersonName(token) && isPersonName(one) && isPersonName(other);
  return pair ? [{ name: one }, { name: other }] : [{ name: token }];
}

/** 「辜小冬 作者单位：云州市纪委监委」, in the brackets of a sign-off. */
const UNIT_TOLD = inBothScripts(
  /^(?!\p{Script=Han}{0,2}(?:发布|供稿|主办|承办|发文|来源))[（(]?(?:作者\s*[:：]\s*)?(?<names>[^：:（(]{2,24}?)[\s\u2063，,;；]*(?:作者)?单位\s*[:：]\s*(?<unit>[^：:，,；;。（）()\s]{2,30})[）)]?$/u,
);
const NAMES = '(?<names>\\p{Script=Han}{2,4}(?:[、，,\\s]\\p{Script=Han}{2,4}){0,2})';
const POSTS = '(?<post>[\\p{Script=Han}·、，,；]{2,60})';
/** What is known of a byline before it is read. */
export interface BylineOptions {
  /** A label said that authors follow, so that pen names and bodies count: 「作者：康斯坦丁」. */
  labelled: boolean;
}

/** 「莫闻樱（经世周刊专栏作家、滨海大学经济学院教授）」. */
const POST_IN_BRACKETS = /^(?<names>\p{Script=Han}{2,4})\s?[（(](?<post>[^（）()。]{2,60})[）)]$/u;
/** 「聯和報 / 邱若蘭／退休教師、作家（新北市）」: who wrote to the paper, what he is, where he lives. */
const POST_BEHIND_STROKE = inBothScripts(
  new RegExp(
    `^(?:\\p{Script=Han}{2,8}报\\s?[/／]\\s?)?${NAMES}\\s?[/／]\\s?${POSTS}(?:[（(]\\p{Script=Han}{2,6}[）)])?$`,
    'u',
  ),
);
/** Behind a label: 「邱若兰，退休教师」, 「老五（桥西村）」. */
const POST_BEHIND_COMMA = new RegExp(`^${NAMES}[，,]\\s?${POSTS}$`, 'u');
const IN_BRACKETS = /^(?<name>[\p{Script=Han}·•]{2,8})\s?[（(](?<post>[^（）()。]{1,60})[）)]$/u;

/** Whether a text names somebody with the unit behind a label of its own: 「辜小冬 作者单位：云州市纪委监委」. */
export function tellsUnit(text: string): boolean {
  return UNIT_TOLD.test(text);
}

/** The people of a byline that says what they are in one of the ways in which letters and columns do. */
export function readTold(text: string, { labelled }: BylineOptions = { labelled: false }): Person[] | undefined {
  const printed = trim(text.replace(LEADING, ''));
  const { names = '', unit } = UNIT_TOLD.exec(printed)?.groups ?? {};
  if (unit) return readByline(names, { labelled: true }).map(({ name }) => ({ name, ...splitUnit(unit) }));
  const bracketed = POST_IN_BRACKETS.exec(printed)?.groups;
  const parted = POST_BEHIND_STROKE.exec(printed) ?? (labelled ? POST_BEHIND_COMMA.exec(printed) : null);
  const told = bracketed ?? parted?.groups;
  const [post = ''] = told?.post?.split(/[、，,;；]/u) ?? [];
  const people = splitNames(told?.names ?? '');
  const isTold = people.length > 0 && people.every(isPersonName) && (bracketed ? JOB_END.test(post) : isPost(post));
  if (isTold) return people.map((name) => ({ name, ...readPost(post) }));
  // Behind a label, what the brackets say that no word tells is where he lives, or his other name.
  const alone = labelled ? IN_BRACKETS.exec(printed)?.groups : undefined;
  const { name = '', post: note = '' } = alone ?? {};
  if (!alone || !canBeName(name) || isUnit(name) || JOB_END.test(name)) return undefined;
  return [{ name, ...(isUnit(note) || isPost(note) ? readPost(note) : {}) }];
}

const UNIT_MARK = '\u2063';
/** A name with its school, its chair and its rank is shorter. */
const LONGEST_TOKEN = 60;
/** A pen name is shorter. */
const LONGEST_PEN_NAME = 16;
const LONGEST_LATIN = 40;
const LATIN = /^[A-Z][A-Za-z.'’ -]+$/u;

/** What signs in a line that an editor closes: 「某经记者 甲 某经编辑 乙」 → 「某经记者 甲」. */
export function withoutEditorBehind(text: string): string {
  return text.replace(EDITOR_BEHIND, '');
}

/** Who took or gave the pictures: 「记者甲　摄影乙」, 「甲/文　乙/图」; and that the writer did: 「记者 甲 摄影报道」. */
const PICTURES = inBothScripts(
  /(?:^|[\s\u3000，,、；;])(?:(?:摄影(?:记者)?|图片?|供图)\s?[/／╱:：|｜]?\s?\p{Script=Han}{2,4}|\p{Script=Han}{2,4}\s?[/／╱]\s?(?:图片?|摄影?))(?=$|[\s\u3000，,、；;])/gu,
);
const BOTH = inBothScripts(
  /[\s\u3000、]*(?:文[/／、]?[图摄]|图文|摄影报[道导]|(?<=记者\s?\p{Script=Han}{2,3})(?:报道|报导))$/u,
);

/** Who wrote, without who only took the pictures: 「记者甲　摄影乙」, 「甲／台北報導 乙／攝影」. */
export function withoutPictures(text: string): string {
  return text.replace(PICTURES, '').replace(BOTH, '');
}

/** What has been read of a byline. */
interface Reading {
  people: readonly Person[];
  /** Papers and offices, which sign where no person does. */
  bodies: readonly string[];
  /** The unit of whoever comes next. */
  unit: string | undefined;
  /** Whether a label or a role said that names follow. */
  named: boolean;
  /** How many people had been found when the unit was. */
  before: number;
  /** Whether who comes next only edited, photographed or designed. */
  isMaker: boolean;
}

/**
 * The people of a byline: 「甘肃省张掖市山丹县委党校 汤佳」 → 汤佳 with her school; 「石佳/中国青年报」 → 石佳;
 * 「本报记者 王乐文 方 敏」 → both; nothing where a part is no name (unless labelled).
 */
export function readByline(text: string, { labelled }: BylineOptions): Person[] {
  const plain = withoutPictures(text.replaceAll('╱', '／'));
  const printed = trim(withoutEditorBehind(plain.replace(LEADING, '')).replace(OWN_PAPER, ''));
  const told = readTold(printed, { labelled });
  if (told) return told;
  const pieces = splitBare(withoutEnvelope(printed));
  let reading: Reading = { people: [], bodies: [], unit: undefined, named: labelled, before: 0, isMaker: false };
  for (const [at, piece] of pieces.entries()) {
    const isNext = isPersonName(pieces[at + 1] ?? '');
    const bare = piece.replace(LEADING, '');
    const token = WITH_LATIN.test(bare) ? bare : bare.replace(NATION, '').replace(OPENING, '').replace(TRAILING, '');
    const next = readPiece(reading, token, isNext, labelled);
    if (!next) return [];
    reading = next;
  }
  if (reading.people.length > 0) return [...reading.people];
  return labelled ? reading.bodies.slice(0, 1).map((name) => ({ name })) : [];
}

/** What stands in the brackets around a byline: 「（邓尤福）」 → 「邓尤福」. */
function withoutEnvelope(printed: string): string {
  const unclosed = /[（(【[]/u.test(printed) ? printed : printed.replace(/[）)】\]]+$/u, '');
  return trim((ENVELOPE.exec(unclosed)?.groups?.inside ?? unclosed).replace(LEADING, ''));
}

/** The reading with the next piece of a byline; undefined where that is none of its pieces. */
function readPiece(reading: Reading, token: string, isNext: boolean, labelled: boolean): Reading | undefined {
  const word = token.replace(UNIT_MARK, '');
  if (ONLY_MAKER.test(word)) return { ...reading, isMaker: true };
  if (reading.isMaker && !ROLE_BEFORE_NAME.test(word) && !ONLY_ROLE.test(word)) return reading;
  if (reading.isMaker) return readPiece({ ...reading, isMaker: false }, token, isNext, labelled);
  if (WITH_LATIN.test(token)) return { ...reading, people: [...reading.people, { name: token }] };
  if (!token || NOT_AN_AUTHOR.test(token)) return reading;
  if (token.length > LONGEST_TOKEN) return labelled ? reading : undefined;
  if (token.endsWith(UNIT_MARK)) {
    const marked = token.slice(0, -1);
    const unit = marked.replace(ROLE_AT_END, '') || undefined;
    return { ...reading, unit: readPosted(reading) ?? unit, named: reading.named || unit !== marked };
  }
  if (ONLY_ROLE.test(token)) return { ...reading, named: true };
  const role = isPersonName(token) ? undefined : ROLE_BEFORE_NAME.exec(token);
  if (!role) return readBearer(reading, token, isNext, labelled);
  const unit = role.groups?.unit || reading.unit;
  return readBearer({ ...reading, named: true, unit }, token.slice(role[0].length), isNext, labelled);
}

/** The reading with a person or a unit. */
function readBearer(reading: Reading, token: string, isNext: boolean, labelled: boolean): Reading | undefined {
  const word = isPersonName(token) ? token : token.replace(AFTER_NAME, '').replace(IS, '');
  if (!word || NOT_AN_AUTHOR.test(word)) return reading;
  const add = (...people: Person[]): Reading => ({ ...reading, people: [...reading.people, ...people] });
  const post = reading.unit ? splitUnit(reading.unit) : {};
  const glued = splitGlued(word);
  if (glued) return add(glued);
  if (isPersonName(word)) return add({ name: word, ...post });
  if (isUnit(word) || JOB_END.test(word)) return readUnit(reading, word, isNext);
  const isPenName =
    word.length <= (LATIN.test(word) ? LONGEST_LATIN : LONGEST_PEN_NAME) &&
    !/[。，！？；]/u.test(word) &&
    canBeName(word);
  if (labelled && isPenName) return add({ name: word });
  if (reading.named && LIKE_A_NAME.test(word)) return add(...splitPair(word).map((person) => ({ ...person, ...post })));
  return labelled ? reading : undefined;
}

/** The post that has been told of whoever comes next: of 「东湖大学教授、博士生导师 甲」 the first. */
function readPosted({ unit, people, before }: Reading): string | undefined {
  return unit && people.length === before && JOB_END.test(unit) && isUnit(splitUnit(unit).affiliation ?? '')
    ? unit
    : undefined;
}

/** The reading with a unit: that of the people before it, or of whoever comes next. */
function readUnit(reading: Reading, word: string, isNext: boolean): Reading {
  const { people, unit, before } = reading;
  const bodies = [...reading.bodies, word];
  // A unit after its people: 「石佳/中国青年报」.
  if (people.length > 0 && !isNext && people.every((person) => person.affiliation === undefined))
    return { ...reading, bodies, people: people.map((person) => ({ ...splitUnit(word), ...person })) };
  // 「云南网评论员」: a role closes the unit, and its bearer follows.
  const body = word.replace(ROLE_AT_END, '');
  // 「炼铁厂 荆楚田 宣传部 向晚」: the next one's unit.
  const whole = readPosted(reading) ?? (`${people.length > before ? '' : (unit ?? '')}${body}` || undefined);
  return { ...reading, bodies, unit: whole, before: people.length, named: reading.named || body !== word };
}
