import { inBothScripts, wordsInBothScripts } from '../text/both-scripts';
import { isMadeOf } from '../text/words';
import { EDITOR, LABEL_MARK, MAKER } from './roles';

/**
 * What stands on article pages and is not the article, in words: data that drop-clutter.ts and find-body.ts read.
 * Words are for all sites; what only one site prints belongs to that site's rule.
 */

/** Headings of blocks beside and below an article; compared without spaces, digits and brackets. */
const HEADING_WORDS = [
  '(?:相关|延伸.?|精彩|热点|热门|最新|推荐|更多|其他|其它|今日|往期|编辑|本周|本月|同类|猜你喜欢的?|您可能感兴趣的?|大家都在看的?|为您|焦点|聚焦|重点|热)' +
    '(?:相关|体育|推荐|精选|热门)?(?:阅读|新闻|文章|链接|连结|专题|报道|报导|推荐|资讯|视频|影音|图集|图片|评论|排行|排行榜|内容|话题|主题|搜索|回顾|关注|点击|看点|精选|帖子|词|产品|微博|标签)',
  '相关(?:政策)?(?:解读|文件)|政策解读|解读(?:文件|材料)|文件解读',
  '好文(?:推荐|精选)|更多[一-龥]{1,8}(?:文章|报道|报导|新闻|专栏)|猜你喜欢|您可能感兴趣|为您推荐|大家都在看|看过本文的人还看过|换一换',
  '精彩推荐|即时播报|视频新闻|漫画评论|一周看点|新闻日历|慢新闻|新闻推荐|i新闻|关注我们|扫码关注|客户端下载|下载客户端|作者简介',
  '[一-龥]{0,6}(?:排行榜?|热榜)|评论区?|热评|用户评论|精选评论|网友评论|全部评论|最热评论|最新评论|热门评论|我要评论|发表评论|网易跟贴|热门跟贴|文明上网.*',
  '(?:论坛|博客|专家|微博|热帖|图片|视频|影像|栏目|专栏)(?:推荐|热点|精选)|新闻排行|点击排行|热词|话题|关键词阅读|相关链接|友情链接',
];
/** A heading of such a block, without its dress: 「相关阅读」, 「热门评论」. */
export const CLUTTER_HEADING = inBothScripts(new RegExp(`^(?:${HEADING_WORDS.join('|')})$`, 'iu'));

/** What is left of a heading for comparing: 「【相关阅读】 >>」 → 「相关阅读」. */
export const HEADING_DRESS = /[\s\u3000【】[\]（）()《》:：>＞»|｜·•■□◆●▲▼—\-+…\d]+/gu;

/** The words of buttons and tool rows, in lower case. */
const TOOL_WORDS =
  '打印 列印 打印本页 打印本文 关闭窗口 关闭本页 纠错 字号 字体 小字号 大字号 大 中 小 t a 放大 缩小 正常 放大字体 放大图片 点击图片放大 点击放大 缩小字体 增大字体 减小字体 收藏 添加喜爱 手机版 电脑版 微信 微博 空间 分享 分享到 分享至 转发 评论 论坛 留言 举报 网摘 推荐 关闭 保存 保存网页 返回顶部 回到顶部 赞 点赞 复制 复制链接 链接已复制 qq空间 新浪微博 微信扫一扫 朋友圈 易信 人人网 facebook line twitter plurk google 我要反馈 标准 标准字型 缩小字型 放大字型 订阅 登录 注册 意见反馈 反馈 参与互动 电邮 试听 退出 发布 表情 更多 下载客户端 手机看新闻 手机点评 加载中 搜索 查看最新行情 客户端 无障碍 关怀版 收听本文 播放 暂停 自动播放 朗读 语音播报 查看图集 图集已浏览完毕 重新浏览 × x > < + - 万';
const PAGER_WORDS = '上一页 下一页 首页 尾页 末页 共页 第页 < > « »';
const LONGEST_TOOL_ROW = 80;
const LONGEST_PAGER = 120;

/**
 * A test for lines that hold nothing but some words, with what may stand between them (a class of characters): figures too, the
 * counters and times beside them; of figures alone at least one.
 */
function rowOf(words: string, between: string, longest: number): (text: string) => boolean {
  const known = wordsInBothScripts(words);
  const openings = new Set([...known].map((word) => word.charAt(0)));
  const gaps = new RegExp(`[${between}]+`, 'gu');
  const opening = new RegExp(`[^${between}]`, 'u');
  return (text) => {
    if (text.length > longest) return false;
    const first = opening.exec(text)?.[0];
    if (first === undefined) return /\d/.test(text);
    // Nearly every line ends here.
    return openings.has(first.toLowerCase()) && isMadeOf(text.replace(gaps, '').toLowerCase(), known);
  };
}

/** Whether a line holds only what a toolbar does: 「字号 大 中 小 打印」, 「分享到微博微信 1.2万」. */
export const isToolRow = rowOf(TOOL_WORDS, String.raw`\s\u2063｜|/、:：.…()（）【】[\],\d`, LONGEST_TOOL_ROW);

/** Whether a line only leads to other pages: 「上一页 1 2 3 … 共8页」. */
export const isPager = rowOf(PAGER_WORDS, String.raw`\s\u2063.…,，/|【】[\]()（）\d`, LONGEST_PAGER);

const SUMMARY = '(?:内容|文章)?(?:提要|摘要|概要)';
/** How a summary opens that is none of the text wherever it stands apart: 「内容提要：……」, 「【摘要】：……」. */
export const SUMMARY_LABEL = inBothScripts(new RegExp(`^\\s*[【[]?${SUMMARY}\\s*[\\]】]?\\s*[:：]`, 'u'));
/** How one opens that papers may print as their first paragraph, too: 「【核心提示】：……」, 「导读：……」. */
export const SUMMARY_OPENS = inBothScripts(
  new RegExp(`^\\s*[【[]?(?:${SUMMARY}|核心提示|导读)\\s*[\\]】]?\\s*[:：]`, 'u'),
);

/** Opens with the account or medium that a text comes from, and goes on with who wrote, edited or drew it. */
export const CREDIT_SENTENCE = inBothScripts(
  /^(?!.*(?:19|20)\d{2}[-年/.])[\s（(【[*]*(?:编者按\s*[】\]]?\s*[:：]?\s*)?(?:本文|文章|本篇|内容)?(?:(?:已)?(?:经|获)[^，。：]{0,16}授权[，,]?)?(?:来自于?|转载?自|首发[于在]|原[发载][于在]|来源)\s*[:：]?\s*[^。！？]{2,60}?[，,;；|｜\s]\s*(?:(?:原文)?作者|撰文|撰稿|采写|文(?=\s?[:：/|｜丨])|编辑|编译|原文?标题|(?:题|头|封面?)图)(?:来自|来源)?\s*[:：/|｜丨]\s*(?:[^。！？《]|《[^》]{1,80}》){1,200}。?[）)\]】]?$/u,
);

const PRESS = '(?:点击?|轻?触|戳|长?按)';
/** What stands around the words of a button, and between them: arrows, dashes, little pictures. */
const DRESS = String.raw`[^\p{L}\p{N}]*`;
/** How accounts ask to be followed: 「↑点击蓝字，关注我们」, 「戳上方“江边来信”订阅」, 「喜欢就关注我们吧」, 「关注我们，设为星标」. */
const FOLLOW = [
  `(?:${PRESS}[^。！？，]{0,8}?)?蓝色?文?字体?${DRESS}(?:[“「"][^”」"]{1,16}[”」"]${DRESS})?(?:一键)?(?:关注|订阅)`,
  `${PRESS}(?:一下)?${DRESS}(?:(?:[上下][方面]|这里|此处|文末|名片|卡片)[^。！？]{0,24}|[“「"][^”」"]{1,16}[”」"]${DRESS})(?:一键)?(?:关注|订阅)`,
  `(?:喜欢就|欢迎|请|快来?|记得|别忘了?|点击|点个|一键)?(?:关注|订阅)(?:我们?|一下)?[吧哦呀](?!\\p{L})`,
  `(?:喜欢就|欢迎|请|快来?|记得|别忘了?|点击|点个|一键)(?:关注|订阅)我们?(?!\\p{L})`,
  '关注我们?[，,\\s、](?:请|设|加|获取|不|看|阅读|了解|更多|精彩|每|点|回复)',
  '(?:请|记得|欢迎)?(?:[把将]?我们|[把将]?[“「"][^”」"]{1,16}[”」"])?(?:设为|加为?)[“「"]?星标',
].join('|');

type ClutterLine = readonly [reason: string, pattern: RegExp, maxLength: number];

/** Whose opinion a text is, below it, whatever sign stands before it: 「●以上言论不代表本网立场。」 */
const OPINION =
  '^[\\s（(【[*＊※●★☆◆■◎#]*(?:以上|上述|本(?:文|栏|版|专栏)|[此该]文|文[中内章]|专栏|来论|投书|(?:作者)?观点|言论|内容)[^。！？“”]{0,24}';
const OPINION_ROWS: readonly ClutterLine[] = [
  [
    'copyright',
    new RegExp(
      `${OPINION}不(?:必然|一定|完全)?(?:代表|反映|等[同于])[^。！？，“”]{1,16}(?:立场|观点|意见|看法|态度)[，。）)】\\]\\s]*(?:$|(?:欢迎|如有|若有|转载|图片|文章)[^！？]*$)`,
      'u',
    ),
    160,
  ],
  [
    'copyright',
    new RegExp(
      `${OPINION}(?:仅|只|纯|均)(?:粹|是|为|代表|属于?|系)+(?:原?作者|笔者|投稿人|个人)[^。！？，“”]{0,12}(?:立场|观点|意见|看法|言论)[^。！？]{0,20}[。）)】\\]\\s]*$`,
      'u',
    ),
    120,
  ],
];

const CLUTTER_ROWS: readonly ClutterLine[] = [
  ['original title', /^[\s（(【[]*(?:本文)?(?:原标题|原题为|原题|文章原题)为?\s*[:：《“]?/u, 120],
  [
    'copyright',
    /^[\s（(【[*※●]*(?:版权声明|免责声明|特别声明|郑重声明|本网声明|作者声明|平台声明|内容声明|声明|Notice)\s*[】\])）]?\s*[:：]/iu,
    900,
  ],
  [
    'copyright',
    /(?:未经(?:本[网报站社])|未经[^。]{0,12}(?:许可|授权|允许|同意)[^。]{0,30}(?:转载|转发|复制|摘编|刊登|刊载|镜像|改编|抄袭)|违者必究|违者将(?:被)?(?:依法)?追究|版权所有|不得转载|谢绝转载|禁止转载|著作权归|侵权请联系|copyright|©|all rights reserved)/iu,
    160,
  ],
  ['copyright', /^[^。]{0,40}(?:转载|转贴|转发|刊用)[^。]{0,14}(?:注明|标明)/u, 120],
  [
    'copyright',
    /^[\s（(]*(?:本文仅代表|本文仅为|以上(?:内容|文章|观点)仅|文章观点|本文观点|仅代表作者|文中观点|内容不代表|图片(?:均)?来自网络|图片(?:均)?来自网路|图片来源于?网络|(?:题图|配图)(?:来自|来源)|本文为.{2,20}授权|本文由.{2,30}(?:授权|发布|供稿))/u,
    120,
  ],
  ...OPINION_ROWS,
  // Who may write to a paper, and how: 「欢迎投书《某论》……，本报保有文字删修权。」
  [
    'notice',
    /^[\s（(【[*＊※●★☆◆■◎#]*(?:本[网报刊站版栏])?(?:竭诚|诚挚|诚|热烈)?(?:欢迎|敬请|诚邀)[^。！？]{0,24}(?:投书|投稿|来稿|来函|赐稿)[^！？]*(?:删修|删改|删节|修改|编辑)之?权/u,
    200,
  ],
  // Whose texts a site prints, and what it does for those who object: 「凡本网首发……，版权属作者本人……请来函指出，本网即予改正。」
  [
    'copyright',
    /凡本(?:网|站)[^。]{0,24}(?:首发|注明|转载|授权)[^。]*(?:作品|稿件|文章|文字).*(?:版权|转载).*(?:本(?:网|站)[^。]{0,6}(?:改正|删除|处理)|联系)/u,
    900,
  ],
  ['copyright', /^[\s（(]*本网(?:站)?(?:发表|刊载|刊登|转载)的/u, 200],
  [
    'sharing',
    /^[\s（(]*(?:(?:请|使?用|可|打开|通过).{0,8}|(?:微信|手机|微博|QQ|客户端|app){0,2}[“"「]?)(?:扫一扫|扫码(?=$|[^。，]{0,8}(?:关注|阅读|查看|观看|收听|下载|分享|进入|参与|加入|了解|订阅|添加|打开|获取|领取|看))|扫二维码|扫描.{0,6}二维码|长按.{0,8}二维码|分享让更多人|分享到|转播到|分享至|分享给)/iu,
    60,
  ],
  [
    'app',
    /^[\s>＞▶►（([【]*(?:欢迎|请|点击|[点戳按](?:我|此|这里)|立即|马上|长按|一键)?(?:下载|打开|安装|搜索|关注|添加|订阅|加入|扫描)[^。，]{0,24}(?:app|客户端|用户端|公众号|微信号?|官微|微博|电子报|粉丝团|读者群)/iu,
    90,
  ],
  ['read on', /[:：，]\s?(?:请?按此|请?点此|请?按这里|点击这里)[。>＞»\s]*$/u, 90],
  ['translator', /^[\s（(]*(?:翻译|译者|校译)\s*[:：/／|｜]\s?[^。！？]{2,40}$/u, 50],
  // How an account says good-bye to those who follow it: 「回复【公交】查看首末班」, 「点个在看」.
  [
    'app',
    /^[\s\d、.．•]*(?:后台)?(?:回复|回覆)\s?[【“「]|^点击?.{0,6}菜单栏|^点击?(?:上方|下方|文末|左下角|右上角)|点个?\s?[【“「]?(?:在看|好看)|^[[【]?(?:启动|开启)\s?LINE|点我下载\s?APP/u,
    60,
  ],
  ['app', new RegExp(`^${DRESS}(?:${FOLLOW})[^。！？]{0,16}[。！]?$`, 'u'), 50],
  ['app', /^[^。]{0,16}app[^。]{0,12}(?:推出|上架|上线)[^。]{0,20}(?:更新|下载)[^。]{0,40}$/iu, 80],
  // What a house promises those who install its program: 「下载客户端，领新人红包」.
  [
    'advertisement',
    /下载[^。，！]{0,10}(?:app|客户端|用户端)，?[^。]{0,10}(?:福利|红包|优惠|礼包|好礼|专享|抽奖|积分)/iu,
    120,
  ],
  ['app', /^.{0,12}(?:app|客户端)[^。，]{0,6}(?:下载|阅读|查看)[^。]{0,8}$/iu, 40],
  [
    'app',
    /^[\s（([【]*(?:看|阅读|查看)?更多[^。！？]{0,20}[，,]\s?(?:请|可|尽在)?(?:点击)?(?:下载|打开)[^。！？，]{0,12}(?:app|客户端|用户端)[^。！？，]{0,6}[）)\]】。]*$/iu,
    60,
  ],
  // Portals praise their program below a text, and open it from a picture: 「打开某某新闻 观看精彩视频」.
  ['app', /^[^。！？]{0,24}尽在[^。，！？]{2,16}(?:app|客户端|用户端)。?$/iu, 48],
  ['app', /^打开[^。，]{2,10}\s(?:观看|查看|阅读|收听)(?:精彩|完整|更多)?(?:视频|图片|内容|全文)$/u, 30],
  [
    'read on',
    /^[\s（(>＞]*(?:[[【（(]广告[\]】）)]\s?)?(?:请继续往下阅读|请继续阅读|继续阅读|阅读全文|展开全文|显示全文|余下全文|查看全文|全文阅读|点击(?:此处)?(?:查看|阅读|进入|下一页)|点击|点我看|看更多|更多(?:内容|精彩|资讯|新闻|相关|猛料|消息|报导|报道)|返回.{0,8}(?:首页|搜狐|列表|顶部|频道|网易|腾讯|专题)|回到.{0,6}首页|进入.{2,16}(?:讨论|论坛|频道|专题)|推荐进入|本文共计.{0,8}字|登录后|订阅后|(?:订阅|登录|登入|付费|加入会员)[^。]{0,12}(?:全文|畅读))/u,
    80,
  ],
  [
    'pointer',
    /^[\s（(【[>＞•·]*(?:此前报道|相关报道|相关报导|相关新闻|延伸阅读|相关阅读|[您你](?:可能|也许)(?:还|也)?会?(?:喜欢|感兴趣)|推荐阅读|相关链接|相关专题|点击进入专题|前情提要|更多新闻|往期回顾|同场加映|看更多|分页导航|本文导航|上一篇|下一篇|上一则|下一则|上一页|下一页)\s*[】\])）]?\s*[:：>|]?/u,
    90,
  ],
  [
    'paper edition',
    /^[\s（(]*《\s?.{2,12}\s?》\s*[（(]\s?(?:19|20)\d{2}\s?年.{3,14}\d+\s?版\s?.{0,12}[）)]\s*[）)]?$/u,
    60,
  ],
  [
    'source note',
    /^[\s（(【[]*(?:本文|文章|资料|内容|信息|稿件|消息)?(?:来源|稿源|来自|转自|摘自|原载|选自|出处)\s*(?:[:：/|｜丨]|于|自|(?=《))[^。！？]{1,60}[)）\]】\s]*$/u,
    70,
  ],
  [
    'source note',
    /^[\s（(]*本文(?:来自|转载自|(?:首|原|曾)(?:发|刊|载)(?:表)?于?|刊(?:发|载|登)?于|发表于)[^。！？]{1,60}[。)）\s]*$/u,
    80,
  ],
  // Whence a reprint came and who made it, in one sentence: 「本文来自微信公众号：甲（ID：jia），作者：乙，编辑：丙」.
  ['source note', CREDIT_SENTENCE, 300],
  ['source note', /^(?:本文链接|发信站)\s*[:：（(]\s?.{0,90}$/u, 100],
  // How accounts close a text: 「- END -」.
  ['end mark', /^[\s\-—–─·•*=]*(?:THE\s)?END[\s\-—–─·•*=]*$/iu, 24],
  [
    'keywords',
    /^[\s（(【[]*(?:文章)?(?:关键词|关键字|标签|热词|相关字词|tags?|keywords?)(?:阅读)?\s*(?:[】\])）]?\s*(?:[:：﹕]|>>)|(?<=^\s*[【[].{1,8})[】\]])/iu,
    200,
  ],
  [
    'editor',
    /^[\s（(【[]*(?:[\u4e00-\u9fff]{0,4}编辑|(?:本文)?责编|网编|选稿|编审|值班主任|值班编委|[一二三初复终]审(?:[一二三]校)?|校对|审核|审校|审读|校审|核稿|监制|监审|统筹|排版|美编|设计|制图|策划|出品|主编|总编辑?)[\s】\])）]*\s*(?:[:：]|[/／丨|｜]|(?=[\s\u3000\u2063]))[^。！？]{0,80}$/u,
    110,
  ],
  // Who else made it: 「視覺／杜思齊」.
  ['editor', new RegExp(`^[\\s（(【[]*(?:${EDITOR}|${MAKER})[\\s】\\])）]*${LABEL_MARK}[^。！？，；]{1,24}$`, 'u'), 40],
  [
    'position',
    /^[\s（(【[]*(?:您当前的位置|您的位置|您现在的位置|当前位置|你的位置|所在位置|目前位置|现在位置|位置)\s*[】\])）]?\s*[:：]/u,
    100,
  ],
  [
    'counter',
    /^[\s（(]*(?:阅读数?|浏览(?:次数|量)?|点击数?|访问量?|评论数?|人气|跟贴|参与|已推荐|点赞|赞|浏览(?:数|人次)?|热度|次数)[\s\u2063:：（(]*[\d,.万+]+[\s）)次人]*$/u,
    40,
  ],
  [
    'counter',
    /^[\s\u2063（(]*[\d,.]+[\s\u2063]*(?:条评论|人参与|次阅读|次浏览|人跟贴|个赞|人阅读|评论|人(?:已(?:参与)?|参与)投票)?[\s\u2063）)]*$/u,
    30,
  ],
  [
    'public service',
    /(?:防治咨询|安心专线|生命线协谈?专线|张老师专线|自杀不能解决|珍惜生命|寻求协助|提醒您，?请给自己|未满18岁|饮酒过量|酒后不开车|请勿驾车|113保护专线|心理援助热线)/u,
    60,
  ],
  ['public service', /^[●◎※]\s?.{0,16}提醒您/u, 60],
  [
    'journal',
    /^[\s【[]*(?:基金项目|基金资助|中图分类号|文献标识码|文章编号|引用本文|引用格式|本文引用格式|通[讯信]作者)\s*[】\]]?\s*[:：]/u,
    300,
  ],
  // What a program puts around a reprint, with the headline in it.
  [
    'machine-made',
    /^(?=.*(?:整理|收集|欢迎阅读|希望.{0,12}(?:帮助|喜欢)))[\s【[]*(?:导读)?[】\]：:\s]*(?:以下|下面|接下来|今天)(?:内容)?(?:就)?(?:是|由|让|跟着)?小编(?:就|来|将|精心|特意)?(?:[为给跟与和帮]|整理|收集).{4,}/u,
    160,
  ],
  [
    'machine-made',
    /^(?=.*(?:小编|更多|本文|关注|希望.{0,12}帮助|想了解))(?:以上|上面)(?:所述)?(?:就是|便是|即是|就为|即为|是|为).{2,80}(?:全部|所有|详细|主要|相关|具体)(?:的)?(?:内容|介绍|信息)(?:了|啦)?(?:$|[，,。！!].{0,60}$)/u,
    160,
  ],
  ['pager', /^第\s?\d{1,2}\s?页\s*[:：]/u, 80],
  ['advertisement', /^[\s（(【[]*(?:广告|推广|AD|advertisement|sponsored|赞助内容)[\s】\])）]*$/iu, 20],
  ['player', /^(?:Embed|请等待|No media source currently available|您的浏览器不支持.{0,20})$/iu, 60],
  [
    'player',
    /^[\s>▶►]*(?:点击)?(?:收听|试听|播放)(?:本条|本篇|本期|本文|音频|语音|全文|节目)\p{Script=Han}{0,6}$/u,
    24,
  ],
  ['source note', /^[\s（(]*本文来源[:：].{1,90}$/u, 100],
  ['notice', /^[^。]{0,24}(?:投稿|邮箱|信箱|电邮|E-?mail)\s*[:：]?\s*[\w.+-]+@[\w.-]+[^。]{0,12}$/iu, 90],
  ['notice', /评论将.{0,12}审核|^参与评论$|您的评论|我来说两句/u, 40],
  ['app', /^[^。]{0,40}(?:扫描|长按|识别)[^。，]{0,6}二维码[^。]{0,30}$/u, 90],
  [
    'notice',
    /^[\s（(]*(?:您所浏览的新闻|您浏览的|您的浏览器|你的浏览器|请启用|请同意我们|本网站|网友评论|网友评论仅|文明上网|登录并发贴|法律顾问|举报电话|举报|客服电话|违法和不良信息|互联网新闻信息服务许可证|京公网安备|[京沪粤浙苏津渝川鲁豫湘鄂皖闽赣桂琼滇黔藏陕甘青宁新蒙冀晋辽吉黑]\s?ICP)/u,
    160,
  ],
];
/** A line that is never article text, with the reason it is dropped for. The order matters: the first that fits names it. */
export const CLUTTER_LINES: readonly ClutterLine[] = CLUTTER_ROWS.map(([reason, pattern, maxLength]) => [
  reason,
  inBothScripts(pattern),
  maxLength,
]);

/** What is glued to the end of a paragraph: 「…正文。返回搜狐，查看更多」. */
export const GLUED_TAIL = inBothScripts(
  /(?<=[。！？…”」』）)])\s*(?:返回[^。，！？\s]{2,8}，?\s?查看更多|返回[^。，！？\s]{0,8}首页\s?[>＞]*|(?:查看|阅读|展开)(?:更多|全文|原文)\s?[>＞]*|[（(【[]?\s?(?:责任编辑|责编|编辑)\s?[:：]\s?[\u4e00-\u9fffA-Za-z_\d、，,/／ ]{2,30}[)）】\]]?|[（(【[](?:责任编辑|责编|编辑)\s+[\u4e00-\u9fff、，, ]{2,20}[)）】\]]|更多精彩.{0,30}$|[（(]\s?本文来源[:：].{2,20}[)）])\s*$/u,
);

/** Id and class words of what readers write. */
export const COMMENT_HOOKS =
  /(?:^|[\s_-])(?:comments?|cmts?|pinglun|gentie|tie(?:s|list)?|discuss\w*|reply|replies|liuyan|message-?board)(?=[\s_-]|$)/u;

/** Id and class words of blocks beside an article: navigation, recommendations, sharing, footers. */
const CLUTTER_HOOKS =
  /(?:^|[\s_-])(?:footer|foot|copyrights?|sidebar|aside|related?|relate\w*|xgyd|xgxw|recommend\w*|tuijian|rank\w*|paihang|hotnews|hot-?list|navs?|menu|breadcrumbs?|crumbs?|shares?|sharing|bdshare\w*|bshare(?:-\w+)?|social|ads?|advert\w*|adsbygoogle|popup|modal|player|login|topbar|toolbar|pager|pagination|tags?|keywords?|subscription|newsletter|donat\w*|sponsor\w*|promo\w*|polls?|vote(?:s|box)?|voting|toupiao|rewards?|dashang|morearticle\w*|prevnext|disclaimer|statement|creative_statement)(?=[\s_-]|$)/u;

/** Id and class words of what holds the article, whatever other words stand beside: 「artibody bshare_pop」, 「hentry tag-32」. */
const BODY_HOOKS =
  /(?:^|[\s_-])(?:\w*(?:article|arti|content|main|body|text|detail|zoom|editor)\w*|hentry|type-post)(?=[\s_-]|$)/u;
const NEVER_BODY =
  /relate|recommend|foot|copyright|sidebar|aside|rank|player|breadcrumb|subscription|morearticle|disclaimer/u;

/** Whether a block's id and class name it as something beside the article. */
export function isNamedBeside(hooks: string): boolean {
  return CLUTTER_HOOKS.test(hooks) && (NEVER_BODY.test(hooks) || !BODY_HOOKS.test(hooks));
}

/** The link below a picture to the larger one: 「放大圖片」, 「点击图片放大」. */
export const LARGER_PICTURE = inBothScripts(
  /^[\s（(【[]*(?:点击?|按)?(?:此|查看|观看|看)?图?片?(?:可)?(?:放大|看?大图)(?:查看|观看|浏览)?图?片?[\s）)】\]]*$/u,
);

/** Id and class words of picture captions. */
export const CAPTION_HOOKS =
  /(?:^|[\s_-])(?:captions?|figcaption|(?:pic(?:ture)?s?|img|image|photo)[_-]?(?:cap|caption|info|note|desc\w*|text|txt|title|intro|word|remark|explain|shuoming|legend)|img[_-]?wrapper|photo[_-]?(?:center|story)|tupian|zhaiyao-pic|wp-caption-text|video-caption|descripiton)(?=[\s_-]|$)/u;

/** Notes that follow a text: who its author is, whose opinion it is. Only at the very end; inside, such words are the text's own. */
export const TRAILING_NOTE = inBothScripts(
  /^[\s（(【[*＊※●★◆■◎]*(?:作者(?:简介|介绍)?\s?[:：]\s?[^，。：:]{2,12}[，。（(]|作者(?:简介|介绍)?[:：，,]?[^。：:]{0,16}(?:系|(?<![认因作称])为|是|曾任|现任|现为|任职|单位)|本文(?:作者|为|系|由|仅|首发)|(?:图片|题图|配图|封面图)(?:来源|来自)?[:：]?)/u,
);
