import { isMadeOf } from '../text/words';
import { EDITOR, LABEL_MARK, MAKER } from './roles';

/**
 * What stands on article pages and is not the article, in words: data that drop-clutter.ts and find-body.ts read.
 * Words are for all sites; what only one site prints belongs to that site's rule.
 */

/** Headings of blocks beside and below an article; compared without spaces, digits and brackets. */
const HEADING_WORDS = [
  '(?:相关|相關|延伸|延伸.?|精彩|热点|熱點|热门|熱門|最新|推荐|推薦|更多|其他|其它|今日|往期|编辑|本周|本月|同类|猜你喜欢的?|您可能感兴趣的?|大家都在看的?|为您|為您|焦點|聚焦|重点|热|熱)' +
    '(?:相关|相關|体育|體育|推荐|推薦|精选|热门)?(?:阅读|閱讀|新闻|新聞|文章|链接|連結|专题|專題|报道|報導|推荐|推薦|资讯|資訊|视频|視頻|影音|图集|图片|评论|評論|排行|排行榜|内容|內容|話題|话题|主题|搜索|回顾|回顧|关注|点击|點擊|看点|精选|帖子|词|產品|产品|微博|标签|标签)',
  '相关(?:政策)?(?:解读|文件)|政策解读|解读(?:文件|材料)|文件解读',
  '猜你喜欢|您可能感兴趣|为您推荐|為您推薦|大家都在看|看过本文的人还看过|换一换',
  '精彩推荐|即时播报|视频新闻|漫画评论|一周看点|新闻日历|慢新闻|新闻推荐|i新闻|关注我们|扫码关注|客户端下载|下载客户端|作者简介',
  '[一-龥]{0,6}(?:排行榜?|热榜|熱榜)|评论区?|評論|热评|熱評|用户评论|精选评论|网友评论|全部评论|最热评论|最新评论|热门评论|我要评论|发表评论|网易跟贴|热门跟贴|文明上网.*',
  '(?:论坛|博客|专家|微博|热帖|图片|视频|影像|栏目|专栏)(?:推荐|热点|精选)|新闻排行|点击排行|热词|話題|关键词阅读|相关链接|友情链接',
];
/** A heading of such a block, without its dress: 「相关阅读」, 「热门评论」. */
export const CLUTTER_HEADING = new RegExp(`^(?:${HEADING_WORDS.join('|')})$`, 'iu');

/** What is left of a heading for comparing: 「【相关阅读】 >>」 → 「相关阅读」. */
export const HEADING_DRESS = /[\s\u3000【】[\]（）()《》:：>＞»|｜·•■□◆●▲▼—\-+…\d]+/gu;

/** The words of buttons and tool rows, in lower case. */
const TOOL_WORDS =
  '打印 列印 打印本页 打印本文 关闭窗口 关闭本页 纠错 糾錯 字号 字號 字体 字體 小字号 大字号 大 中 小 t a 放大 缩小 正常 放大字体 放大图片 放大圖片 点击图片放大 點擊圖片放大 点击放大 點擊放大 缩小字体 增大字体 减小字体 收藏 添加喜爱 手机版 电脑版 微信 微博 空间 分享 分享到 分享至 转发 评论 論壇 论坛 留言 举报 網摘 网摘 推荐 推薦 关闭 保存 保存网页 返回顶部 回到顶部 讚 赞 点赞 複製 复制 复制链接 链接已复制 qq空间 新浪微博 微信扫一扫 朋友圈 易信 人人网 facebook line twitter plurk google 我要反馈 標準 標準字型 縮小 縮小字型 放大 放大字型 轉發 舉報 關閉 訂閱 登錄 註冊 意见反馈 反馈 参与互动 订阅 電郵 电邮 试听 登录 注册 退出 发布 表情 更多 下载客户端 手机看新闻 手机点评 加载中 搜索 查看最新行情 客户端 无障碍 关怀版 收听本文 播放 暂停 自动播放 朗读 语音播报 查看图集 图集已浏览完毕 重新浏览 × x > < + - 万';
const PAGER_WORDS = '上一页 下一页 首页 尾页 末页 共页 第页 < > « »';
const LONGEST_TOOL_ROW = 80;
const LONGEST_PAGER = 120;

/**
 * A test for lines that hold nothing but some words, with what may stand between them (a class of characters): figures too, the
 * counters and times beside them; of figures alone at least one.
 */
function rowOf(words: string, between: string, longest: number): (text: string) => boolean {
  const known = new Set(words.split(' '));
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

const SUMMARY = '(?:内容|內容|文章)?(?:提要|摘要|概要)';
/** How a summary opens that is none of the text wherever it stands apart: 「内容提要：……」, 「【摘要】：……」. */
export const SUMMARY_LABEL = new RegExp(`^\\s*[【[]?${SUMMARY}\\s*[\\]】]?\\s*[:：]`, 'u');
/** How one opens that papers may print as their first paragraph, too: 「【核心提示】：……」, 「导读：……」. */
export const SUMMARY_OPENS = new RegExp(`^\\s*[【[]?(?:${SUMMARY}|核心提示|导读|導讀)\\s*[\\]】]?\\s*[:：]`, 'u');

/** Opens with the account or medium that a text comes from, and goes on with who wrote, edited or drew it. */
export const CREDIT_SENTENCE =
  /^(?!.*(?:19|20)\d{2}[-年/.])[\s（(【[*]*(?:(?:编者按|編者按)\s*[】\]]?\s*[:：]?\s*)?(?:本文|文章|本篇|内容)?(?:(?:已)?(?:经|获)[^，。：]{0,16}授权[，,]?)?(?:来自于?|來自於?|转载?自|轉載?自|首发[于在]|原[发载][于在]|来源|來源)\s*[:：]?\s*[^。！？]{2,60}?[，,;；|｜\s]\s*(?:(?:原文)?作者|撰文|撰稿|采写|文(?=\s?[:：/|｜丨])|编辑|編輯|编译|原文?标题|原標題|(?:题|頭|头|封面?)[图圖])(?:来自|来源)?\s*[:：/|｜丨]\s*(?:[^。！？《]|《[^》]{1,80}》){1,200}。?[）)\]】]?$/u;

/** A line that is never article text, with the reason it is dropped for. The order matters: the first that fits names it. */
export const CLUTTER_LINES: readonly (readonly [reason: string, pattern: RegExp, maxLength: number])[] = [
  ['original title', /^[\s（(【[]*(?:本文)?(?:原标题|原標題|原题为|原题|原題|文章原题)(?:为|為)?\s*[:：《“]?/u, 120],
  [
    'copyright',
    /^[\s（(【[*※●]*(?:版权声明|版權聲明|免责声明|免責聲明|特别声明|特別聲明|郑重声明|本网声明|作者声明|平台声明|内容声明|声明|聲明|Notice)\s*[】\])）]?\s*[:：]/iu,
    900,
  ],
  [
    'copyright',
    /(?:未[经經](?:本[网網报報站社])|未[经經][^。]{0,12}(?:许可|許可|授权|授權|允许|允許|同意)[^。]{0,30}(?:转载|轉載|转发|轉發|复制|複製|摘编|刊登|刊载|镜像|改编|抄袭)|[违違]者必究|违者将(?:被)?(?:依法)?追究|版权所有|版權所有|不得转载|不得轉載|谢绝转载|禁止转载|著作权归|侵权请联系|copyright|©|all rights reserved)/iu,
    160,
  ],
  ['copyright', /^[^。]{0,40}(?:转载|轉載|轉貼|转发|刊用)[^。]{0,14}(?:注明|註明|标明)/u, 120],
  [
    'copyright',
    /^[\s（(]*(?:本文仅代表|本文仅为|以上(?:内容|文章|观点)仅|文章观点|本文观点|仅代表作者|文中观点|内容不代表|图片(?:均)?来自网络|圖片(?:均)?來自網路|图片来源于?网络|(?:题图|配图)(?:来自|来源)|本文为.{2,20}授权|本文由.{2,30}(?:授权|发布|供稿))/u,
    120,
  ],
  // Whose texts a site prints, and what it does for those who object: 「凡本网首发……，版权属作者本人……请来函指出，本网即予改正。」
  [
    'copyright',
    /凡本(?:网|站)[^。]{0,24}(?:首发|注明|转载|授权)[^。]*(?:作品|稿件|文章|文字).*(?:版权|转载).*(?:本(?:网|站)[^。]{0,6}(?:改正|删除|处理)|联系)/u,
    900,
  ],
  ['copyright', /^[\s（(]*本[網网](?:站)?(?:發表|发表|刊載|刊登|轉載|转载)的/u, 200],
  [
    'sharing',
    /^[\s（(]*(?:(?:请|請|使?用|可|打开|打開|通过|通過).{0,8}|(?:微信|手机|手機|微博|QQ|客户端|app){0,2}[“"「]?)(?:扫一扫|掃一掃|(?:扫码|掃碼)(?=$|[^。，]{0,8}(?:关注|關注|阅读|閱讀|查看|观看|收听|下载|下載|分享|进入|参与|加入|了解|订阅|添加|打开|获取|领取|看))|扫二维码|扫描.{0,6}二维码|长按.{0,8}二维码|分享让更多人|分享到|[转轉]播到|分享至|分享给)/iu,
    60,
  ],
  [
    'app',
    /^[\s>＞▶►（([【]*(?:欢迎|歡迎|请|請|点击|點擊|[点點戳按](?:我|此|这里|這裡)|立即|马上|長按|长按|一键)?(?:下载|下載|打开|打開|安装|搜索|关注|關注|添加|訂閱|订阅|加入|扫描)[^。，]{0,24}(?:app|客户端|用戶端|公众号|公眾號|微信号?|官微|微博|電子報|粉絲團|粉丝团|读者群)/iu,
    90,
  ],
  ['read on', /[:：，]\s?(?:請?按此|请?点此|請?點此|請?按這裡|点击这里|點擊這裡)[。>＞»\s]*$/u, 90],
  ['translator', /^[\s（(]*(?:翻译|翻譯|译者|譯者|校译|校譯)\s*[:：/／|｜]\s?[^。！？]{2,40}$/u, 50],
  // How an account says good-bye to those who follow it: 「回复【公交】查看首末班」, 「点个在看」.
  [
    'app',
    /^[\s\d、.．•]*(?:后台)?(?:回复|回覆)\s?[【“「]|^[点點]击?.{0,6}菜单栏|^[点點][击擊]?(?:上方|下方|文末|左下角|右上角)|[点點]个?\s?[【“「]?(?:在看|好看)|^[[【]?(?:啟動|開啟)\s?LINE|[點点]我下[載载]\s?APP/u,
    60,
  ],
  ['app', /^[^。]{0,16}app[^。]{0,12}(?:推出|上架|上線|上线)[^。]{0,20}(?:更新|下載|下载)[^。]{0,40}$/iu, 80],
  // What a house promises those who install its program: 「下载客户端，领新人红包」.
  [
    'advertisement',
    /(?:下载|下載)[^。，！]{0,10}(?:app|客户端|用戶端)，?[^。]{0,10}(?:福利|红包|優惠|优惠|礼包|好礼|专享|抽奖|積分|积分)/iu,
    120,
  ],
  ['app', /^.{0,12}(?:app|客户端)[^。，]{0,6}(?:下载|下載|阅读|查看)[^。]{0,8}$/iu, 40],
  [
    'app',
    /^[\s（([【]*(?:看|阅读|閱讀|查看)?更多[^。！？]{0,20}[，,]\s?(?:请|請|可|尽在|盡在)?(?:点击|點擊)?(?:下载|下載|打开|打開)[^。！？，]{0,12}(?:app|客户端|用戶端)[^。！？，]{0,6}[）)\]】。]*$/iu,
    60,
  ],
  // Portals praise their program below a text, and open it from a picture: 「打开某某新闻 观看精彩视频」.
  ['app', /^[^。！？]{0,24}[尽盡]在[^。，！？]{2,16}(?:app|客户端|用戶端)。?$/iu, 48],
  ['app', /^打开[^。，]{2,10}\s(?:观看|查看|阅读|收听)(?:精彩|完整|更多)?(?:视频|图片|内容|全文)$/u, 30],
  [
    'read on',
    /^[\s（(>＞]*(?:[[【（(](?:广告|廣告)[\]】）)]\s?)?(?:請繼續往下閱讀|请继续往下阅读|請繼續閱讀|请继续阅读|繼續閱讀|继续阅读|阅读全文|閱讀全文|展开全文|展開全文|显示全文|余下全文|查看全文|全文阅读|点击(?:此处)?(?:查看|阅读|进入|下一页)|點擊|點我看|看更多|更多(?:内容|精彩|资讯|新闻|相關|相关|猛料|消息|報導|报道)|返回.{0,8}(?:首页|搜狐|列表|顶部|频道|网易|腾讯|专题)|回到.{0,6}首頁|进入.{2,16}(?:讨论|论坛|频道|专题)|推荐进入|本文共计.{0,8}字|登录后|订阅后|(?:订阅|訂閱|登录|登入|付费|付費|加入会员|加入會員)[^。]{0,12}(?:全文|畅读|暢讀))/u,
    80,
  ],
  [
    'pointer',
    /^[\s（(【[>＞•·]*(?:此前报道|相关报道|相关报导|相关新闻|相關新聞|相關報導|延伸阅读|延伸閱讀|相关阅读|[您你](?:可能|也许|也許)(?:还|也|還)?(?:会|會)?(?:喜欢|喜歡|感兴趣|感興趣)|推荐阅读|推薦閱讀|相关链接|相关专题|点击进入专题|前情提要|更多新闻|往期回顾|同場加映|看更多|分页导航|本文导航|上一篇|下一篇|上一則|下一則|上一页|下一页|上一頁|下一頁)\s*[】\])）]?\s*[:：>|]?/u,
    90,
  ],
  [
    'paper edition',
    /^[\s（(]*《\s?.{2,12}\s?》\s*[（(]\s?(?:19|20)\d{2}\s?年.{3,14}\d+\s?版\s?.{0,12}[）)]\s*[）)]?$/u,
    60,
  ],
  [
    'source note',
    /^[\s（(【[]*(?:本文|文章|资料|資料|内容|信息|稿件|消息)?(?:来源|來源|稿源|来自|來自|转自|轉自|摘自|原载|选自|出处)\s*(?:[:：/|｜丨]|于|自|(?=《))[^。！？]{1,60}[)）\]】\s]*$/u,
    70,
  ],
  [
    'source note',
    /^[\s（(]*本文(?:来自|來自|转载自|(?:首|原|曾)(?:发|發|刊|载|載)(?:表)?[于於]?|刊(?:发|载|登)?[于於]|发表[于於])[^。！？]{1,60}[。)）\s]*$/u,
    80,
  ],
  // Whence a reprint came and who made it, in one sentence: 「本文来自微信公众号：甲（ID：jia），作者：乙，编辑：丙」.
  ['source note', CREDIT_SENTENCE, 300],
  ['source note', /^(?:本文链接|发信站)\s*[:：（(]\s?.{0,90}$/u, 100],
  // How accounts close a text: 「- END -」.
  ['end mark', /^[\s\-—–─·•*=]*(?:THE\s)?END[\s\-—–─·•*=]*$/iu, 24],
  [
    'keywords',
    /^[\s（(【[]*(?:文章)?(?:关键词|關鍵詞|关键字|關鍵字|标签|標籤|热词|熱詞|相關字詞|tags?|keywords?)(?:阅读)?\s*(?:[】\])）]?\s*(?:[:：﹕]|>>)|(?<=^\s*[【[].{1,8})[】\]])/iu,
    200,
  ],
  [
    'editor',
    /^[\s（(【[]*(?:[\u4e00-\u9fff]{0,4}(?:编辑|編輯)|(?:本文)?责编|責編|网编|網編|选稿|選稿|编审|值班主任|值班编委|[一二三初复终]审(?:[一二三]校)?|校对|校對|审核|审校|审读|校审|核稿|监制|监审|统筹|排版|美编|设计|制图|策划|出品|主编|总编辑?)[\s】\])）]*\s*(?:[:：]|[/／丨|｜]|(?=[\s\u3000\u2063]))[^。！？]{0,80}$/u,
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
    /^[\s（(]*(?:阅读数?|浏览(?:次数|量)?|点击数?|访问量?|评论数?|人气|跟贴|参与|已推荐|点赞|讚|閱讀數|瀏覽(?:數|人次)?|热度|次数)[\s\u2063:：（(]*[\d,.万+]+[\s）)次人]*$/u,
    40,
  ],
  [
    'counter',
    /^[\s\u2063（(]*[\d,.]+[\s\u2063]*(?:条评论|人参与|次阅读|次浏览|人跟贴|个赞|人阅读|评论|人(?:已(?:参与)?|[参參][与與])投票)?[\s\u2063）)]*$/u,
    30,
  ],
  [
    'public service',
    /(?:防治[諮咨]詢|安心[專专][線线]|生命[線线][協协][談谈]?[專专][線线]|張老師[專专][線线]|自殺不能解決|珍惜生命|尋求[協协]助|提醒您，?請給自己|未滿18歲|飲酒過量|酒後不開車|請勿[駕驾]車|113保護專線|心理援助热线)/u,
    60,
  ],
  ['public service', /^[●◎※]\s?.{0,16}提醒您/u, 60],
  [
    'journal',
    /^[\s【[]*(?:基金项目|基金資助|中图分类号|文献标识码|文章编号|引用本文|引用格式|本文引用格式|通[讯信]作者)\s*[】\]]?\s*[:：]/u,
    300,
  ],
  // What a program puts around a reprint, with the headline in it.
  [
    'machine-made',
    /^(?=.*(?:整理|收集|欢迎阅读|希望.{0,12}(?:帮助|喜欢)))[\s【[]*(?:导读|導讀)?[】\]：:\s]*(?:以下|下面|接下来|今天)(?:内容)?(?:就)?(?:是|由|让|跟着)?小编(?:就|来|将|精心|特意)?(?:[为给跟与和帮]|整理|收集).{4,}/u,
    160,
  ],
  [
    'machine-made',
    /^(?=.*(?:小编|更多|本文|关注|希望.{0,12}帮助|想了解))(?:以上|上面)(?:所述)?(?:就是|便是|即是|就为|即为|是|为).{2,80}(?:全部|所有|详细|主要|相关|具体)(?:的)?(?:内容|介绍|信息)(?:了|啦)?(?:$|[，,。！!].{0,60}$)/u,
    160,
  ],
  ['pager', /^第\s?\d{1,2}\s?[页頁]\s*[:：]/u, 80],
  ['advertisement', /^[\s（(【[]*(?:广告|廣告|推广|推廣|AD|advertisement|sponsored|赞助内容)[\s】\])）]*$/iu, 20],
  ['player', /^(?:Embed|请等待|No media source currently available|您的浏览器不支持.{0,20})$/iu, 60],
  [
    'player',
    /^[\s>▶►]*(?:点击|點擊)?(?:收听|收聽|试听|播放)(?:本条|本篇|本期|本文|音频|语音|全文|節目|节目)\p{Script=Han}{0,6}$/u,
    24,
  ],
  ['source note', /^[\s（(]*本文来源[:：].{1,90}$/u, 100],
  ['notice', /^[^。]{0,24}(?:投稿|邮箱|信箱|郵箱|电邮|E-?mail)\s*[:：]?\s*[\w.+-]+@[\w.-]+[^。]{0,12}$/iu, 90],
  ['notice', /评论将.{0,12}审核|^参与评论$|您的评论|我来说两句/u, 40],
  ['app', /^[^。]{0,40}(?:扫描|长按|识别)[^。，]{0,6}二维码[^。]{0,30}$/u, 90],
  [
    'notice',
    /^[\s（(]*(?:您所瀏覽的新聞|您浏览的|您的浏览器|你的浏览器|请启用|請啟用|請同意我們|本网站|網友評論|网友评论仅|文明上网|登录并发贴|法律顾问|举报电话|舉報|客服电话|违法和不良信息|互联网新闻信息服务许可证|京公网安备|[京沪粤浙苏津渝川鲁豫湘鄂皖闽赣桂琼滇黔藏陕甘青宁新蒙冀晋辽吉黑]\s?ICP)/u,
    160,
  ],
];

/** What is glued to the end of a paragraph: 「…正文。返回搜狐，查看更多」. */
export const GLUED_TAIL =
  /(?<=[。！？…”」』）)])\s*(?:返回[^。，！？\s]{2,8}，?\s?查看更多|返回[^。，！？\s]{0,8}首[页頁]\s?[>＞]*|(?:查看|阅读|展开)(?:更多|全文|原文)\s?[>＞]*|[（(【[]?\s?(?:责任编辑|责编|責任編輯|責編|编辑|編輯)\s?[:：]\s?[\u4e00-\u9fffA-Za-z_\d、，,/／ ]{2,30}[)）】\]]?|[（(【[](?:责任编辑|责编|責任編輯|責編|编辑|編輯)\s+[\u4e00-\u9fff、，, ]{2,20}[)）】\]]|更多精彩.{0,30}$|[（(]\s?本文来源[:：].{2,20}[)）])\s*$/u;

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
export const LARGER_PICTURE =
  /^[\s（(【[]*(?:[点點][击擊]?|按)?(?:此|查看|观看|觀看|看)?[图圖]?片?(?:可)?(?:放大|看?大[图圖])(?:查看|观看|觀看|瀏覽|浏览)?[图圖]?片?[\s）)】\]]*$/u;

/** Id and class words of picture captions. */
export const CAPTION_HOOKS =
  /(?:^|[\s_-])(?:captions?|figcaption|(?:pic(?:ture)?s?|img|image|photo)[_-]?(?:cap|caption|info|note|desc\w*|text|txt|title|intro|word|remark|explain|shuoming|legend)|img[_-]?wrapper|photo[_-]?(?:center|story)|tupian|zhaiyao-pic|wp-caption-text|video-caption|descripiton)(?=[\s_-]|$)/u;

/** Notes that follow a text: who its author is, whose opinion it is. Only at the very end; inside, such words are the text's own. */
export const TRAILING_NOTE =
  /^[\s（(【[*＊※]*(?:作者(?:简介|介绍)?\s?[:：]\s?[^，。：:]{2,12}[，。（(]|作者(?:简介|介绍)?[:：，,]?[^。：:]{0,16}(?:系|係|(?<![认因作称])[为為]|是|曾任|现任|现为|任职|单位)|本文(?:作者|为|系|由|仅|首发)|(?:图片|题图|配图|封面图)(?:来源|来自)?[:：]?)/u;
