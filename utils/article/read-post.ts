import { isPersonName } from '../text/person-name';
import type { Person } from './article';

/** Ends of names of papers, agencies, offices, schools and companies. */
const UNIT_END =
  /(?:改良場|农场|農場|林场|林場|日报|晚报|早报|时报|周报|快报|晨报|都市报|青年报|商报|日報|晚報|時報|週刊|周刊|杂志|雜誌|电视台|電視台|广播|通讯社|通訊社|社|报|報|网|網|網路版|网络版|新闻|新聞|新聞雲|客户端|频道|頻道|中心|在线|财经|财新|科技|体育|娱乐|大学|大學|学院|學院|学校|党校|黨校|中学|小学|研究院|研究所|委员会|委員會|委|局|厂|廠|厅|廳|部|處|处|科|办公室|办|支部|总队|支队|大队|法院|检察院|医院|银行|公司|集团|集團|协会|協會|学会|联合会|工会|政府|人大|政协|出版社|编辑部|编辑室|工作室|评论部|论坛|平台|公众号|传媒|媒体|台|站|所|会|會|镇|乡|村|街道|社区|县|市|省|区|院|系|刊|评论员|評論員)$/u;
/** Ends of what people are: 「教授」, 「党委副书记」. */
export const JOB_END =
  /(?:教授|副教授|讲师|講師|研究员|研究員|院长|院長|校长|校長|所长|主任|书记|書記|部长|部長|局长|处长|處長|科长|主席|委员|委員|会长|會長|理事|秘书长|总编辑|总编|主编|社长|记者|记者站站长|评论员|评论家|博士|硕士|博士生|研究生|学者|专家|律师|主笔|主編|巡視員|巡视员|调研员|調研員|特派员|特派員|干部|党员|第一书记|镇长|县长|市长|省长|总经理|董事长|工程师|医师|醫師|主任医师|教师|教師|律師|學者|專家|作家|副[\p{Script=Han}]{1,4})$/u;
/** What a unit's name begins with: where a name is glued before it. */
const UNIT_START =
  /^(?:中国|中共|中央|全国|国家|北京|上海|天津|重庆|清华|复旦|南京|武汉|浙江|江苏|广东|广西|山东|山西|河南|河北|湖南|湖北|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古|辽宁|吉林|黑龙江|安徽|江西|福建|海南|台湾|香港|澳门|深圳|广州|某|系|为|是|，|,|、|（|\(|\s|教授|新华社|人民)/u;

/** Whether a text names a paper, an office, a school …: 「中国青年报」, 「云南日报」; not 「邓尤福」. */
export function isUnit(text: string): boolean {
  return text.length >= 3 && UNIT_END.test(text) && !(text.length === 3 && isPersonName(text));
}

/** 「中共安徽省委組織部二級巡視員」 → 中共安徽省委組織部, 二級巡視員. */
export function splitUnit(text: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  if (!JOB_END.test(text)) return { affiliation: text };
  for (let at = text.length - 2; at >= 3; at--) {
    const unit = text.slice(0, at);
    if (UNIT_END.test(unit) && !/^[长長记記员員任]/u.test(text.slice(at)))
      return { affiliation: unit, jobTitle: text.slice(at) };
  }
  return { jobTitle: text };
}

/** What somebody is, printed by itself: 「東湖大學統計系副教授」 → unit and title, 「都市規畫師」 → a title. */
export function readPost(printed: string): Pick<Person, 'affiliation' | 'jobTitle'> {
  const post = printed.replace(/^[为為系係是]/u, '');
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
      !(/[县縣市区區州旗]$/u.test(name) && isUnit(token)) &&
      isPersonName(name) &&
      UNIT_START.test(rest) &&
      (UNIT_END.test(rest) || JOB_END.test(rest))
    ) {
      return { name, ...splitUnit(rest.replace(/^[系为是，,、（(\s]+/u, '').replace(/[)）]$/u, '')) };
    }
    const [post, last] = [token.slice(0, -length), token.slice(-length)];
    if (isPersonName(last) && JOB_END.test(post) && isUnit(splitUnit(post).affiliation ?? ''))
      return { name: last, ...splitUnit(post) };
  }
  return undefined;
}
