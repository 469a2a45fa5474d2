import { inBothScripts } from '../text/both-scripts';

/**
 * What those are called who write for papers and sites: data for the readers of bylines, labels, datelines and
 * sign-offs, each the source of a regular expression.
 */

/**
 * What stands before an office, up to four times: 「本报全媒体首席记者」. More often, and a long run of 驻 would keep the expressions busy;
 * and a town is named by the block of ideographs, for `\p{Script=Han}` takes eight times as long to compile in all of them.
 */
const BEFORE_OFFICE =
  '(?:特约|专栏|学生|学员|校园|原创|本报|本网|本刊|本台|本社|首席|见习|实习|全媒体|高级|资深|资讯|职工|特派|驻[\\u3400-\\u9fff]{1,4})';

/** Who reports. */
export const REPORTER = '(?:记者|通讯员|特派员|实习生)';

/** Whether reporters are named at all: 「某报记者 甲」. */
export const REPORTER_NAMED = inBothScripts(/记者/u);

/** A line that opens with who reports: 「通讯员 甲 乙」. */
export const OPENS_WITH_REPORTER = inBothScripts(new RegExp(`^${REPORTER}[\\s:：/／]`, 'u'));

/** Who comments: words that a text may use of others, so that outside of bylines a mark must stand beside them. */
export const COMMENTATOR = '(?:评论员|专栏作家|专栏作者|时评人|时评作者|评论作者|网评员|观察员|观察家|撰稿人|主笔)';

/** An office between a unit and a name: 「特约评论员」 of 「某某网特约评论员 甲」. */
export const OFFICE = `${BEFORE_OFFICE}{0,4}(?:${REPORTER}|评论员|撰稿人|作者|观察员|观察家|网评员|时评人|评论作者|时评作者)`;

/** An office, or what somebody did for the text: 「撰文」, 「By」. */
export const ROLE = `(?:${OFFICE}|${BEFORE_OFFICE}{0,4}(?:撰稿|撰文|执笔人?|编译|文字|采[写访]|网友|[Bb]y|(?:读者|民意)投书|文(?=[\\s:：/／|｜丨])))`;

/** What stands between such a word and a name; in print a point as well: 「文˙甲」. */
export const LABEL_MARK = '[:：﹕/／╱|｜丨˙·•‧・]';

/** What announces a name, a pen name too, with a mark behind it: 「主笔：甲」, 「文｜甲」. Those who speak in a text are not among them: 「记者：」. */
export const SIGNING_LABEL =
  '(?:(?:本文|专栏|原创|特约)?作者|(?:读者|民意)?投书|(?:特约)?撰(?:文|稿人?)|采(?:写|访(?:撰文)?)|执笔人?|署名|主笔|原创|图文|文图|文、图|文字?)';

/** Who edits, never an author. */
export const EDITOR =
  '(?:责任|网络|网站|本文|本版|文字|版面|值班|执行|本期|责|在线|实习|新媒体)?编\\s?辑|责\\s?编|网编|选稿|核稿编辑';

/** Who gives a text all but its words, or checks it: none of them is its author. */
export const MAKER =
  '(?:初审|复审|终审|图片|视频|影片|美术|音频|摄影|图文|图表|动画|海报|版式|制图|微信)编辑|(?:责任|美术)?校对|审核|[一二三初复终](?:审|校)(?:[一二三]校)?|审校|核稿|核发|监制|主编|总编辑?|版式|美编|美术|摄影|摄(?:制|像)|设计|制(?:作|图)|插画|绘[图制]|视觉|剪辑|后期|统筹|策划|出品|排版|运营|录音|配音';
