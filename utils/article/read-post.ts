import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import type { Person } from './article';

/** What goes on with a post after a unit: 「某某局」 of 「某某局长」. */
const REST_OF_POST = inBothScripts(/^[长记员任]/u);
/** 「为某某大学教授」. */
const IS = inBothScripts(/^[为系是]/u);
/** A place, which may be part of a unit: 「云岭县」. */
const PLACE_END = inBothScripts(/[县市区州旗]$/u);
const IS_AND_MARKS = inBothScripts(/^[系为是，,、（(\s]+/u);

/** Ends of names of papers, agencies, offices, schools and companies. */
const UNIT_END = inBothScripts(
  /(?:改良场|农场|林场|日报|晚报|早报|时报|周报|快报|晨报|都市报|青年报|商报|周刊|杂志|电视台|广播|通讯社|社|报|网|网路版|网络版|新闻|新闻云|客户端|频道|中心|在线|财经|财新|科技|体育|娱乐|大学|学院|学校|党校|中学|小学|研究院|研究所|委员会|委|局|厂|厅|部|处|科|办公室|办|支部|总队|支队|大队|法院|检察院|医院|银行|公司|集团|协会|学会|联合会|工会|政府|人大|政协|出版社|编辑部|编辑室|工作室|评论部|论坛|平台|公众号|传媒|媒体|台|站|所|会|镇|乡|村|街道|社区|县|市|省|区|院|系|刊|评论员)$/u,
);
/** A paper and what it prints on, with a dot between: 「某都市报·某某APP」. */
const DOTTED_MEDIUM = inBothScripts(
  /(?:[报社网刊台]|新闻|客户端|APP|频道|融媒|发布)[·•・][^·•・]{1,12}$|[·•・][^·•・]{0,12}(?:APP|融媒)$/iu,
);
/** Ends of what people are: 「教授」, 「党委副书记」. */
export const JOB_END = inBothScripts(
  /(?:教授|副教授|讲师|研究员|院长|校长|所长|主任|书记|部长|局长|处长|科长|主席|委员|会长|理事|秘书长|总编辑|总编|主编|社长|记者|记者站站长|评论员|评论家|博士|硕士|博士生|研究生|学者|专家|律师|主笔|巡视员|调研员|特派员|干部|党员|第一书记|镇长|县长|市长|省长|总经理|董事长|工程师|医师|主任医师|教师|老师|医生|作家|诗人|导演|编剧|法官|检察官|警官|顾问|工作者|创办人|创始人|合伙人|负责人|媒体人|主持人|农民|学生|议员|馆长|庭长|理事长|副[\p{Script=Han}]{1,4})$/u,
);
/** What a unit's name begins with: where a name is glued before it. */
const UNIT_START = inBothScripts(
  /^(?:中国|中共|中央|全国|国家|北京|上海|天津|重庆|清华|复旦|南京|武汉|浙江|江苏|广东|广西|山东|山西|河南|河北|湖南|湖北|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古|辽宁|吉林|黑龙江|安徽|江西|福建|海南|台湾|香港|澳门|深圳|广州|某|系|为|是|，|,|、|（|\(|\s|教授|新华社|人民)/u,
);

/** Whether a text names a paper, an office, a school …: 「中国青年报」, 「云南日报」; not 「邓尤福」. */
export function isUnit(text: string): boolean {
  const isNamed = UNIT_END.test(text) || DOTTED_MEDIUM.test(text);
  return text.length >= 3 && isNamed && !(text.length === 3 && isPersonName(text));
}

/** How what somebody is ends beside a mark that says so, where no list has the word: 「獨立書店經營者」, 「返乡青年」. */
const POST_LAST = inBothScripts(/(?:[者家师员长人生士官任手民监理友工授]|青年|代表|志愿者)$/u);

/** Whether what stands behind a name and a mark is what its bearer is: 「基层教育工作者」; not another name, nor 「台北報導」. */
export function isPost(text: string): boolean {
  return JOB_END.test(text) || (text.length >= 3 && POST_LAST.test(text) && !isPersonName(text));
}

/** 「中共安徽省委組織部二級巡視員」 → 中共安徽省委組織部, 二級巡視員. */
export function splitUnit(text: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  if (!JOB_END.test(text)) return { affiliation: text };
  for (let at = text.length - 2; at >= 3; at--) {
    const unit = text.slice(0, at);
    if (UNIT_END.test(unit) && !REST_OF_POST.test(text.slice(at)))
      return { affiliation: unit, jobTitle: text.slice(at) };
  }
  return { jobTitle: text };
}

/** What somebody is, printed by itself: 「東湖大學統計系副教授」 → unit and title, 「都市規畫師」 → a title. */
export function readPost(printed: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  const post = printed.replace(IS, '');
  const { affiliation, jobTitle } = splitUnit(post);
  return jobTitle === undefined && !isUnit(post)
    ? { jobTitle: post }
    : { ...(affiliation && { affiliation }), ...(jobTitle && { jobTitle }) };
}

/** A name glued to what its bearer is: 「方敏北京大学经济学院教授」, 「北京大学经济学院教授方敏」 → 方敏, 北京大学经济学院, 教授. */
export function splitGlued(token: string): Person | undefined {
  for (const length of [3, 2, 4]) {
    const name = token.slice(0, length);
    const rest = token.slice(length);
    if (
      rest.length >= 2 &&
      // 「白鹭县人民检察院」 is one body.
      !(PLACE_END.test(name) && isUnit(token)) &&
      isPersonName(name) &&
      UNIT_START.test(rest) &&
      (UNIT_END.test(rest) || JOB_END.test(rest))
    ) {
      return { name, ...splitUnit(rest.replace(IS_AND_MARKS, '').replace(/[)）]$/u, '')) };
    }
    const [post, last] = [token.slice(0, -length), token.slice(-length)];
    if (isPersonName(last) && JOB_END.test(post) && isUnit(splitUnit(post).affiliation ?? ''))
      return { name: last, ...splitUnit(post) };
  }
  return undefined;
}
