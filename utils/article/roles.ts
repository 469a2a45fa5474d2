/**
 * What those are called who write for papers and sites, in both scripts: data for the readers of bylines, labels, datelines and
 * sign-offs, each the source of a regular expression.
 */

/**
 * What stands before an office, up to four times: 「本报全媒体首席记者」. More often, and a long run of 驻 would keep the expressions busy;
 * and a town is named by the block of ideographs, for `\p{Script=Han}` takes eight times as long to compile in all of them.
 */
const BEFORE_OFFICE =
  '(?:特约|特約|专栏|專欄|学生|学员|校园|原创|本报|本報|本网|本網|本刊|本台|本社|首席|见习|見習|实习|實習|全媒体|高级|资深|资讯|职工|特派|驻[\\u3400-\\u9fff]{1,4})';

/** Who reports. */
export const REPORTER = '(?:记者|記者|通讯员|通訊員|特派员|特派員|实习生|實習生)';

/** A line that opens with who reports: 「通讯员 甲 乙」. */
export const OPENS_WITH_REPORTER = new RegExp(`^${REPORTER}[\\s:：/／]`, 'u');

/** Who comments: words that a text may use of others, so that outside of bylines a mark must stand beside them. */
export const COMMENTATOR =
  '(?:评论员|評論員|专栏作家|專欄作家|专栏作者|專欄作者|时评人|时评作者|评论作者|网评员|观察员|观察家|撰稿人|主笔)';

/** An office between a unit and a name: 「特约评论员」 of 「某某网特约评论员 甲」. */
export const OFFICE = `${BEFORE_OFFICE}{0,4}(?:${REPORTER}|评论员|評論員|撰稿人|作者|观察员|观察家|网评员|时评人|评论作者|时评作者)`;

/** An office, or what somebody did for the text: 「撰文」, 「By」. */
export const ROLE = `(?:${OFFICE}|${BEFORE_OFFICE}{0,4}(?:撰稿|撰文|执笔人?|執筆人?|编译|編譯|文字|[采採][写寫访訪]|网友|[Bb]y|文(?=[\\s:：/／|｜丨])))`;

/** What stands between such a word and a name; in print a point as well: 「文˙甲」. */
export const LABEL_MARK = '[:：﹕/／╱|｜丨˙·•‧・]';

/** What announces a name, a pen name too, with a mark behind it: 「主笔：甲」, 「文｜甲」. Those who speak in a text are not among them: 「记者：」. */
export const SIGNING_LABEL =
  '(?:(?:本文|专栏|專欄|原创|特约|特約)?作者|(?:特约|特約)?撰(?:文|稿人?)|[采採](?:[写寫]|[访訪](?:撰文)?)|执笔人?|執筆人?|署名|主笔|原创|图文|圖文|文图|文、图|文字?)';

/** Who edits, never an author. */
export const EDITOR =
  '(?:责任|責任|网络|网站|本文|本版|文字|版面|值班|执行|本期|責|在线|实习|新媒体)?(?:编\\s?辑|編\\s?輯)|责\\s?编|責\\s?編|网编|網編|选稿|選稿|核稿編輯';

/** Who gives a text all but its words, or checks it: none of them is its author. */
export const MAKER =
  '(?:初审|复审|终审|图片|圖片|视频|影片|美术|美術|音频|摄影|攝影|图文|图表|动画|海报|版式|制图|微信)(?:编辑|編輯)|(?:责任|美术)?(?:校对|校對)|审核|審核|[一二三初复终](?:审|校)(?:[一二三]校)?|审校|核稿|核发|监制|監製|主编|总编辑?|版式|美编|美編|美术|美術|摄影|攝影|[摄攝](?:制|製|像)|设计|設計|[制製](?:作|图|圖)|插[画畫]|[绘繪][图圖制製]|视觉|視覺|剪[辑輯]|后期|後期|统筹|統籌|策划|策劃|出品|排版|运营|錄音|录音|配音';
