import { canBeName, isPersonName, splitNames } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';

/** Roles that stand before a name or between a unit and a name; no role has more than four words before it. */
const ROLE =
  '(?:特约|特約|专栏|学生|校园|本报|本報|本网|本網|本刊|本台|本社|首席|见习|見習|实习|全媒体|高级|资深|职工|驻\\p{Script=Han}{1,4}){0,4}(?:评论员|評論員|记者|記者|通讯员|通訊員|撰稿人|撰稿|撰文|作者|执笔|執筆|编译|編譯|文字|观察员|观察家|网友|网评员|[Bb]y|文(?=[\\s:：/／|｜丨]))';
const ROLE_BEFORE_NAME = new RegExp(`^(?<unit>.{0,20}?)(?:${ROLE})(?:[\\s:：/／|｜丨]*)(?=.)`, 'u');
const ONLY_ROLE = new RegExp(`^(?:${ROLE})$`, 'u');
const ROLE_AT_END = new RegExp(`(?:${ROLE})$`, 'u');
const LEADING = /^[\s\u2063□■◎●◆▪★☆*＊〉>＞〈<—–\-－·•、：:]+/u;
const ENVELOPE = /^[（(【[]\s*(?<inside>[^（）()【】[\]]*)\s*[）)】\]]$/u;
const AFTER_NAME =
  /(?:报道|報導|報道|综合报道|整理|整合|编译|摄影报道|文|摄|攝|撰文|[发發]自.*|\d{1,2}日.*|供稿|翻攝|攝影|實習)$/u;
const NOT_AN_AUTHOR =
  /^(?:\p{Script=Han}{0,8}(?:报道|報導|報道|连线|专电)|[发發]自.*|综合|整合|整理|编辑|責編|责编|摄影|摄|图|文|等|未知|佚名|admin|管理员|匿名|小编|小編|本站|原创|本站原创|网络|互联网|null|undefined|进入专栏|个人主页|article information|无|暂无|-+|.*(?:来源|來源|编辑|編輯|校对|浏览|阅读|点击|评论(?![员部])|字号|打印|分享|举报|授权|授權).*)$/iu;

/** Ends of names of papers, agencies, offices, schools and companies. */
const UNIT_END =
  /(?:改良場|农场|農場|林场|林場|日报|晚报|早报|时报|周报|快报|晨报|都市报|青年报|商报|日報|晚報|時報|週刊|周刊|杂志|雜誌|电视台|電視台|广播|通讯社|通訊社|社|报|報|网|網|網路版|网络版|新闻|新聞|新聞雲|客户端|频道|頻道|中心|在线|财经|财新|科技|体育|娱乐|大学|大學|学院|學院|学校|党校|黨校|中学|小学|研究院|研究所|委员会|委員會|委|局|厂|廠|厅|廳|部|處|处|科|办公室|办|支部|总队|支队|大队|法院|检察院|医院|银行|公司|集团|集團|协会|協會|学会|联合会|工会|政府|人大|政协|出版社|编辑部|编辑室|工作室|评论部|论坛|平台|公众号|传媒|媒体|台|站|所|会|會|镇|乡|村|街道|社区|县|市|省|区|院|系|刊|评论员|評論員)$/u;
const JOB_END =
  /(?:教授|副教授|讲师|講師|研究员|研究員|院长|院長|校长|校長|所长|主任|书记|書記|部长|部長|局长|处长|處長|科长|主席|委员|委員|会长|會長|理事|秘书长|总编辑|总编|主编|社长|记者|记者站站长|评论员|评论家|博士|硕士|博士生|研究生|学者|专家|律师|巡視員|巡视员|调研员|調研員|干部|党员|第一书记|镇长|县长|市长|省长|总经理|董事长|工程师|医师|醫師|主任医师|教师|教師|律師|學者|專家|作家|副[\p{Script=Han}]{1,4})$/u;
/** What a unit's name begins with: where a name is glued before it. */
const UNIT_START =
  /^(?:中国|中共|中央|全国|国家|北京|上海|天津|重庆|清华|复旦|南京|武汉|浙江|江苏|广东|广西|山东|山西|河南|河北|湖南|湖北|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古|辽宁|吉林|黑龙江|安徽|江西|福建|海南|台湾|香港|澳门|深圳|广州|某|系|为|是|，|,|、|（|\(|\s|教授|新华社|人民)/u;

/** Whether a text names a paper, an office, a school …: 「中国青年报」, 「云南日报」; not 「邓尤福」. */
export function isUnit(text: string): boolean {
  return text.length >= 3 && UNIT_END.test(text) && !(text.length === 3 && isPersonName(text));
}

/** 「中共安徽省委組織部二級巡視員」 → 中共安徽省委組織部, 二級巡視員. */
function splitUnit(text: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  if (!JOB_END.test(text)) return { affiliation: text };
  for (let at = text.length - 2; at >= 3; at--) {
    const unit = text.slice(0, at);
    if (UNIT_END.test(unit) && !/^[长長记記员員任]/u.test(text.slice(at)))
      return { affiliation: unit, jobTitle: text.slice(at) };
  }
  return { jobTitle: text };
}

/** What somebody is, told for itself: 「東湖大學統計系副教授」 → unit and title, 「都市規畫師」 → a title. */
export function readPost(printed: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  const post = printed.replace(/^[为為系係是]/u, '');
  const { affiliation, jobTitle } = splitUnit(post);
  return jobTitle === undefined && !isUnit(post)
    ? { jobTitle: post }
    : { ...(affiliation && { affiliation }), ...(jobTitle && { jobTitle }) };
}

/** A name glued to what its bearer is: 「方敏北京大学经济学院教授」 → 方敏, 北京大学经济学院, 教授. */
function splitGlued(token: string): Person | undefined {
  for (const length of [3, 2, 4]) {
    const name = token.slice(0, length);
    const rest = token.slice(length);
    if (
      rest.length >= 2 &&
      isPersonName(name) &&
      UNIT_START.test(rest) &&
      (UNIT_END.test(rest) || JOB_END.test(rest))
    ) {
      return { name, ...splitUnit(rest.replace(/^[系为是，,、（(\s]+/u, '').replace(/[)）]$/u, '')) };
    }
  }
  return undefined;
}

/** Parts of a byline; where a name closes a part of several words, the other words are its unit: 「财新 余聪」. */
function splitBare(bare: string): string[] {
  return bare.split(/[、,，;；&＆]+/u).flatMap((part) => {
    const words = splitNames(part);
    const last = words.at(-1);
    const units = words.slice(0, -1);
    const led =
      last !== undefined &&
      isPersonName(last) &&
      units.length === 1 &&
      units.every((word) => !isPersonName(word) && word.length >= 2);
    return led && !ONLY_ROLE.test(units[0] ?? '') ? [`${units[0]}${UNIT_MARK}`, last] : words;
  });
}

/** After a role, two to four Han characters are a name even without a known surname, unless they are what reporters do. */
const LIKE_A_NAME =
  /^(?!注意|了解|获悉|发现|采访|走访|从|在|对|就|手记|观察|认为|表示|调查|整理|为|是|系|来到|看到|随机|今天|昨|日前|近日|近|梳理|查询|拨打|联系|致电|站|团|证|协会|节)\p{Script=Han}{2,4}$/u;

/** Two names of two characters printed without a gap: 「罗科苏盈」. */
function splitPair(token: string): Person[] {
  const [one, other] = [token.slice(0, 2), token.slice(2)];
  const pair = token.length === 4 && !isPersonName(token) && isPersonName(one) && isPersonName(other);
  return pair ? [{ name: one }, { name: other }] : [{ name: token }];
}

/** 「辜小冬 作者单位：云州市纪委监委」, in the brackets of a sign-off. */
const UNIT_TOLD =
  /^[（(]?(?:作者\s*[:：]\s*)?(?<names>[^：:（(]{2,24}?)[\s\u2063，,;；]*(?:作者)?单位\s*[:：]\s*(?<unit>[^：:，,；;。（）()\s]{2,30})[）)]?$/u;
/** 「莫闻樱（经世周刊专栏作家、滨海大学经济学院教授）」. */
const POST_IN_BRACKETS = /^(?<name>\p{Script=Han}{2,4})\s?[（(](?<post>[^（）()。]{2,60})[）)]$/u;
/** 「聯和報 / 邱若蘭／退休教師（新北市）」: who wrote to the paper, what he is, where he lives. */
const POST_BEHIND_STROKE =
  /^(?:(?<paper>\p{Script=Han}{2,8}[報报])\s?[/／]\s?)?(?<name>\p{Script=Han}{2,4})\s?[/／]\s?(?<post>\p{Script=Han}{2,16})(?:[（(]\p{Script=Han}{2,6}[）)])?$/u;

/** The people of a byline that says what they are in one of the ways in which letters and columns do. */
export function readTold(text: string): Person[] | undefined {
  const { names = '', unit } = UNIT_TOLD.exec(text)?.groups ?? {};
  if (unit) return readByline(names, { labelled: true }).map(({ name }) => ({ name, ...splitUnit(unit) }));
  const { name = '', post = '' } = (POST_IN_BRACKETS.exec(text) ?? POST_BEHIND_STROKE.exec(text))?.groups ?? {};
  const [first = ''] = post.split(/[、，,;；]/u);
  return isPersonName(name) && JOB_END.test(first) ? [{ name, ...splitUnit(first) }] : undefined;
}

const UNIT_MARK = '\u2063';
/** A name with its school, its chair and its rank is shorter. */
const LONGEST_TOKEN = 60;

export interface BylineOptions {
  /** A label said that authors follow, so that pen names and bodies count: 「作者：康斯坦丁」. */
  labelled: boolean;
}

/**
 * The people of a byline: 「甘肃省张掖市山丹县委党校 汤佳」 → 汤佳 with her school; 「石佳/中国青年报」 → 石佳;
 * 「本报记者 王乐文 方 敏」 → both; nothing where a part is no name (unless labelled).
 */
export function readByline(text: string, { labelled }: BylineOptions): Person[] {
  const told = readTold(trim(text.replace(LEADING, '')));
  if (told) return told;
  const inside = trim(text.replace(LEADING, ''));
  const unclosed = /[（(【[]/u.test(inside) ? inside : inside.replace(/[）)】\]]+$/u, '');
  const bare = trim((ENVELOPE.exec(unclosed)?.groups?.inside ?? unclosed).replace(LEADING, ''));
  const people: Person[] = [];
  const bodies: string[] = [];
  let unit: string | undefined;
  let named = labelled;
  /** How many people had been found when the unit was. */
  let before = 0;
  const pieces = splitBare(bare);
  for (const [at, piece] of pieces.entries()) {
    let token = piece.replace(LEADING, '').replace(/[。.：:）)】\]]+$/u, '');
    if (!token || NOT_AN_AUTHOR.test(token)) continue;
    if (token.length > LONGEST_TOKEN) {
      if (labelled) continue;
      return [];
    }
    if (token.endsWith(UNIT_MARK)) {
      unit = token.slice(0, -1).replace(ROLE_AT_END, '') || undefined;
      named ||= unit !== token.slice(0, -1);
      continue;
    }
    if (ONLY_ROLE.test(token)) {
      named = true;
      continue;
    }
    const role = ROLE_BEFORE_NAME.exec(token);
    if (role && !isPersonName(token)) {
      named = true;
      unit = role.groups?.unit || unit;
      token = token.slice(role[0].length);
    }
    if (!isPersonName(token)) token = token.replace(AFTER_NAME, '');
    if (!token || NOT_AN_AUTHOR.test(token)) continue;
    const glued = splitGlued(token);
    if (glued) people.push(glued);
    else if (isPersonName(token)) people.push({ name: token, ...(unit ? splitUnit(unit) : {}) });
    else if (isUnit(token) || JOB_END.test(token)) {
      // A unit after its people: 「石佳/中国青年报」.
      const isNext = isPersonName(pieces[at + 1] ?? '');
      if (people.length > 0 && !isNext && people.every((person) => person.affiliation === undefined)) {
        for (const person of people) Object.assign(person, splitUnit(token));
      } else {
        // 「云南网评论员」: a role closes the unit, and its bearer follows.
        const body = token.replace(ROLE_AT_END, '');
        named ||= body !== token;
        // 「炼铁厂 荆楚田 宣传部 向晚」: the next one's unit.
        unit = `${people.length > before ? '' : (unit ?? '')}${body}` || undefined;
        before = people.length;
      }
      bodies.push(token);
    } else if (labelled && token.length <= 16 && !/[。，！？；]/u.test(token) && canBeName(token))
      people.push({ name: token });
    else if (named && LIKE_A_NAME.test(token))
      people.push(...splitPair(token).map((person) => ({ ...person, ...(unit ? splitUnit(unit) : {}) })));
    else if (!labelled) return [];
  }
  if (people.length > 0) return people;
  return labelled ? bodies.slice(0, 1).map((name) => ({ name })) : [];
}

const AGENCY_REPORTER =
  /[（(【[]?(?<unit>[\p{Script=Han}《》]{0,14}?)(?:特派员|特约|首席|见习|实习|全媒体|职工)*(?:记者|記者|通讯员|通訊員|(?<=[（(【[]\p{Script=Han}{0,8})(?:评论员|評論員|专栏作家|專欄作家))[\s:：]*(?<names>[^（）()。，]{2,40}?)(?:[）)】\]]|(?=\s{2})|[\u3000])/u;
const TAIWAN_PLACE =
  /(?:台北|臺北|新北|桃園|台中|臺中|台南|臺南|高雄|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|台東|臺東|澎湖|金門|馬祖|華盛頓|紐約|洛杉磯|東京|北京|上海|香港|倫敦|巴黎|柏林|[\p{Script=Han}]{2})[縣县市]?(?:\d{1,2}日)?(?:綜合外電)?(?:\d{1,2}日)?[電电].*$/u;

/** A reporter's name without the place that he reports from: 「方若水舊金山報導」 → 方若水. */
function withoutPlace(names: string): string {
  const reported = /^(?<all>\p{Script=Han}{4,8})(?:报道|報道|報導)$/u.exec(names)?.groups?.all;
  const name = reported && [reported.slice(0, 3), reported.slice(0, 2)].find(isPersonName);
  return name ?? names;
}

/** Persons of a dateline: 「（中央社記者溫貴香台北21日電）」 → 溫貴香; 「本报讯（记者叶婉）」 → 叶婉. */
export function readDatelinePeople(
  paragraph: string,
): { people: Person[]; unit: string | undefined; raw: string } | undefined {
  const head = paragraph.slice(0, 90);
  const match = AGENCY_REPORTER.exec(head);
  if (!match || match.index > 40) return undefined;
  const names = withoutPlace((match.groups?.names ?? '').replace(TAIWAN_PLACE, ''));
  const people = readByline(`记者 ${names}`, { labelled: false }).filter((person) => isPersonName(person.name));
  const named = people.map(({ name }) => ({ name }));
  const unit = /(?:社|报|報|网|網)$/u.test(match.groups?.unit ?? '') ? match.groups?.unit : undefined;
  return { people: named, unit: /本[报報网網社]/u.test(unit ?? '') ? undefined : unit, raw: match[0] };
}

const DATELINE =
  /^[\s　（(【]*(?<dateline>(?:\p{Script=Han}{1,10}(?:社|报|網|网)|中新[社网]|本[报刊台])[\p{Script=Han}·]{2,12}?(?:\d{1,2}月)?\d{1,2}日(?:(?:专|專)?[电電讯訊]|消息(?=\s*[（(]))|\p{Script=Han}{1,10}[报報网網](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[讯訊])/u;

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

const CLOSING = /[（([［〔【](?<inside>[^（）()[\]［］〔〕【】]{2,60})[）)\]］〕】]\s*$/u;
const NO_SIGNATURE = /[。！？：；]|\d|来源|來源|资料|資料|原载|完$|图|圖|编者|摄|攝|视频|实习生$/u;

/** The sign-off in brackets at a text's very end: 「……新篇章。(邓尤福)」 → 邓尤福. */
export function readSignOff(paragraph: string): { people: Person[]; raw: string } | undefined {
  const match = CLOSING.exec(paragraph.slice(-80));
  const inside = match?.groups?.inside;
  if (!match || !inside) return undefined;
  if (UNIT_TOLD.test(inside)) return { people: readByline(inside, { labelled: false }), raw: match[0] };
  const labelled = /^(?:作者|撰稿|文|执笔|記者|记者)\s*[:：/]/u.test(inside);
  if (!labelled && NO_SIGNATURE.test(inside)) return undefined;
  // 「（作者：向荣。文章只代表个人的立场）」
  const [names = ''] = inside.replace(/^(?:作者|撰稿|文|执笔)\s*[:：/]\s*/u, '').split(labelled ? /[。；]/u : /$^/u);
  const people = readByline(names, { labelled });
  // What stands in square brackets is a name, or a note of the text's own: 「[希腊神话]」.
  const isSure = /[（(]/.test(match[0].charAt(0)) || people.every(({ name }) => isPersonName(name));
  return isSure && people.length > 0 && people.length <= 12 ? { people, raw: match[0] } : undefined;
}
