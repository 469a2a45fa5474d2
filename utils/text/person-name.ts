import { inBothScripts, wordsInBothScripts } from './both-scripts';
import { isMadeOf } from './words';

/**
 * The surnames of one character of the 《百家姓》, in its order, and frequent ones that it lacks (肖, 代, 付, 覃 …); then their
 * Traditional forms. Those that open many common words as well are told apart by NOT_NAMES.
 */
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佟佴伯赏墨哈谯笪年爱阳佟肖代付覃揭仝战苑单牛粟丛修冼楼初宛谌鹿戢原母郤禤亓禚麦亢' +
    '趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華魏謝鄒喻竇雲蘇範魯韋馬鳳鮑費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔賈婁顏鍾鐘駱萬盧繆應單諸鈕龔陸榮儲烏車寧欒厲劉龍葉賴藺喬陰聞黨貢勞鄧邊農溫莊閻連習魚廣東師鞏聶簡饒關紅遊權蓋嶽帥況歸龍賓塗韋鄺閆肖羅邊藍強譚壽郟滿祿闕毆厙闞養豐荊緱晉欽賞譙愛陽戰叢樓諶麥蒼雙酈薊懷終從顔宮',
);
const COMPOUND_SURNAME = inBothScripts(
  /^(欧阳|司马|上官|诸葛|闻人|东方|赫连|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|轩辕|端木|百里|南宫|呼延|独孤|长孙|宇文|范姜|张简)/,
);

const HAN = '\\u3400-\\u9fff';
const HAN_NAME = new RegExp(`^[${HAN}]{2,4}$`, 'u');
const FOREIGN_NAME = new RegExp(`^[${HAN}A-Z][${HAN}A-Za-z]*(?:[·•・.][${HAN}A-Za-z]+)+$`, 'u');

/** Words of two to four characters that open with a surname and are no names; a sign-off is never one of these. */
const NOT_NAMES = inBothScripts(
  /^(完|图|下|上|中|终|全文完|未完待续|待续|节选|摘要|完结|组图|多图|时政|时间|时评|国内|国际|国家|金融|文化|文章|文字|关注|关于|关闭|法治|法制|经济|教育|高清|安全|常识|和谐|成都|平安|广告|广东|广西|海南|海外|江苏|江西|云南|宁夏|安徽|山东|山西|东莞|公告|公司|有关|相关|阅读|终审|通知|别问|都市|党建|华声|华龙|金羊|农村|向上|利益|强国|严选|全国|全文|东方|南方|北京|贵州|武汉|钟声|人民论坛|时事|查看|应用|管理|明日|那么|通讯|万象|石家庄|温州|连云港|马上|高层|高考|毕业|满意|白天|原创|支持|商业|包括|成功|有的|有人|解读|解放|年度|方面|方法|家长|连线|归来|花絮|简介|容易|都是|于是|时代|司法|公安|公益|相声|商务|文旅|文明|农业|房产|车市|游戏|古代|国学|东北|海峡|华人|党员|党政|成员|康养|热线|权威|利好|路透|荣誉|经典|经验|强调|段落|充分|易信|连载|支付|党史|台湾|华视|东森|单位|项目|计画|海报|全景|方阵|向日葵|法官|农民|牧民|居民|牧师|师傅|司机|武警|公务员|时评人|乐评人)$/u,
);

/** Papers and their programs stand before a reporter's name, with a dot between: 「某都市报·某客户端记者」. */
const PART_OF_MEDIUM = inBothScripts(
  /(?:[报社网刊台]|新闻|客户端|APP|频道|融媒|电视|广播|周末|在线|发布|工作室|公众号|记者|通讯员|评论员|编辑)(?:[·•・.]|$)/iu,
);
const OFFICE_END = inBothScripts(/(?:[部局厂厅处县]|学院)$/u);
const MEDIUM_END = inBothScripts(/[报社刊网]$/u);

/** Whether a text looks like a person's name by itself: 「邓尤福」, 「欧阳觅剑」, 「梅里克·加兰」; not 「相关阅读」. */
export function isPersonName(text: string): boolean {
  if (FOREIGN_NAME.test(text) && text.length <= 20) return !PART_OF_MEDIUM.test(text);
  if (!HAN_NAME.test(text) || NOT_NAMES.test(text)) return false;
  // 宣传部, 安全厅, 文学院: an office, though its first character is a surname.
  if (text.length === 3 && OFFICE_END.test(text)) return false;
  // 連合報: a paper, though its first character is a surname.
  if (MEDIUM_END.test(text)) return false;
  if (COMPOUND_SURNAME.test(text)) return text.length > 2;
  return text.length <= 3 && SURNAMES.has(text[0] ?? '');
}

/** What pages print beside a date that is nobody's name: marks, counters, buttons, in both scripts. */
const PAGE_WORDS = wordsInBothScripts(
  'Article information Author Published Updated 由 分钟 建议修改 编辑页面 已有 已 共 有 次 人 人次 条 篇 回 个 阅读 浏览 点击 查看 访问 评论 回复 回覆 回应 跟帖 留言 则 尚无 没有 回响 人气 热度 推荐 精选 精华 置顶 热门 最新 最热 原创 转载 转帖 头条 首发 独家 专题 专栏 栏目 分类 标签 正文 全文 本文 文章 博文 日志 日记 帖子 楼主 作者 编辑 责编 审核 审校 校对 监制 统筹 策划 供稿 小编 网友 游客 匿名 佚名 未知 管理员 发布 发表 更新 时间 日期 来源 字数 字号 字体 放大 缩小 标准 打印 列印 收藏 分享 点赞 关注 订阅 举报 下载 登录 注册 微博 微信 返回 首页 上一篇 下一篇 今天 昨天 前天 刚刚 小时前 分钟前 天前 上午 下午 公开 加精 图文 视频 音频 听 读 语音',
);
const SYSTEM_ACCOUNT = /^(?:admin\w*|root|user\d*|editor|author|webmaster|system|guest|null|undefined|nan)$/iu;
const LONGEST_NAME = 24;

/**
 * Whether a text that stands where a name may stand can be one, a pen name too: 「费纳曼的学生」, 「Leo」; not 「已有」, 「精选」,
 * 「次阅读」, 「2033」, 「admin@example.com」.
 */
export function canBeName(text: string): boolean {
  if (text.length > LONGEST_NAME || !/\p{L}/u.test(text) || /[。！？；：:@/\\<>]/u.test(text)) return false;
  if (SYSTEM_ACCOUNT.test(text)) return false;
  return !isMadeOf(text.replace(/[\s\d,.·•|｜_-]+/gu, ''), PAGE_WORDS);
}

/** The gap within a name in Latin letters: 「ELLEN MARSH」. */
const LATIN_GAP = /(?<=\b[A-Z][A-Za-z.'’-]*)[ \u00a0](?=[A-Z][A-Za-z.'’-])/gu;
const LATIN_JOINT = '\u2060';
const NAME_SEPARATOR = /[\s\u3000\u2063、,，;；&＆+/／|｜]+/u;

/**
 * The names in a list, a name printed with a gap made whole: 「王乐文 方 敏」 → 王乐文, 方敏; 「汤诗瑶、丁涛」 → both.
 */
export function splitNames(text: string): string[] {
  // Names in Latin letters have gaps of their own: 「ELLEN MARSH」.
  const tokens = text
    .replace(LATIN_GAP, LATIN_JOINT)
    .split(NAME_SEPARATOR)
    .map((token) => token.replaceAll(LATIN_JOINT, ' '))
    .filter(Boolean);
  const names: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1] ?? '';
    const gap = [...token].length === 1 && [...next].length === 1 && SURNAMES.has(token);
    // 「程　远　舟」, where 「王 明 李 方」 are two.
    const run = tokens.slice(at).findIndex((each) => [...each].length > 1);
    const isWhole = gap && (run < 0 ? tokens.length - at : run) === 3;
    names.push(gap ? token + next + (isWhole ? tokens[at + 2] : '') : token);
    if (gap) at += isWhole ? 2 : 1;
  }
  return names;
}
