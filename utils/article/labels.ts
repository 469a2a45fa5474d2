import { inBothScripts } from '../text/both-scripts';
import { EDITOR, MAKER, OFFICE } from './roles';

/** The labels of lines of information, field by field: data. */

/** Where one inline element ends and the next begins; a reader sees a gap there. */
export const GAP = '\u2063';

const FIELD_OF_LABEL = {
  contentSource:
    '(?:本文|文章|新闻|信息|稿件|消息|内容|本稿)?(?:来\\s?源(?:单位|媒体|网站)?|稿\\s?源|出处)|媒体(?:名称)?(?=\\s*[:：])|原载(?:[于自])?|本文(?:首|原|曾)(?:发|刊|载)(?:表)?于?|(?:来|转[载贴帖]?|摘|选|首发[于在])自?(?:微信|公众平台)?(?:公众号|订阅号)(?=[\\s\u2063]*[:：“「])|转[载贴帖]?自|摘自|选自|选载自|来自(?=\\s*[:：])',
  editor: EDITOR,
  author: `图文(?=\\s*[/／:：])|文、?图(?=\\s*[/／:：])|作\\s?者|Author|原创(?=\\s*[:：])|撰\\s?文|撰\\s?稿|撰稿人|执\\s?笔|文字?(?=\\s*[/／|｜丨:：]|\\s*${GAP})|编译|署名|主笔|采(?:写|访(?:撰文)?)(?=[\\s${GAP}]*[:：/／|｜丨${GAP}])|${OFFICE}`,
  keywords: '(?:文章)?(?:关\\s?键\\s?词|关键字|标签|相关字词|TAGS?|Tags?)',
  section: '(?:所属|当前|文章)?(?:栏目|类别|频道|分类)',
  published: '(?:发布|发表|发稿|刊发|上传|出版|建立|创建|生成)?(?:时\\s?间|日\\s?期)|发布于?|发表于|[Pp]osted',
  updated: '(?:最后|最新)?(?:更新|修改|(?:编辑|创建)(?=于))(?:时间|日期|于)?',
  other: `引用本文|引用格式|(?:收稿|修回|录用|接受|投稿|截稿|截止|报名)(?:日期|时间)|${MAKER}|录入|(?:题图|头图|图片|照片|图像|封面图?)(?:来源|来自)|原文?标题(?=\\s*[:：])|IP\\s?属地|IP归属地|字数|访谈嘉宾|发布者|发布人|(?:发布|供稿|主办|发文)(?:单位|机构)|查看|Role(?=,)|图片?(?=\\s*[/／|｜丨])|浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|量|数)?|访问(?:次数|量)?|人气|评论数?|字体|分享到?|打印|投稿|热线|邮箱|电话|纠错|责任人|供稿|供图|专题|专栏|所属|连载|出版社|书名|地区|地点|文号|索引号|【?字号`,
} as const;
type LabelField = keyof typeof FIELD_OF_LABEL;

/** A label with its mark, in a line with gaps at the borders of its elements; the groups are named for fields. */
export const LABEL = inBothScripts(
  new RegExp(
    `(?:${Object.entries(FIELD_OF_LABEL)
      .map(([field, words]) => `(?<${field}>${words})`)
      .join(
        '|',
      )})(?<colon>[\\s${GAP}]*(?:[】\\])）]?[\\s${GAP}]*(?:[:：︰﹕]|@(?=[\\s${GAP}]*\\d)|(?<=^\\s*(?:作者|记者|编辑|Author|Role))[,，](?=\\s*${GAP})|[/／](?=[\\s${GAP}]*\\p{Script=Han})|[|｜丨](?=\\s*\\p{Script=Han}))|(?<=^\\s*\\p{Script=Han}{1,4})[˙·•‧・](?=\\s?\\p{Script=Han}{2,4}\\s*$)|(?<=[【[][^】\\]]{1,8})[】\\]])|(?<=^\\s*(?:日期|时间))[\\s${GAP}]+(?=\\d)|(?<=[自于])(?=[\\s${GAP}]*(?:\\d{4}|《))|(?<=原载)(?=[\\s${GAP}]*《)|(?<=号)(?=[\\s${GAP}]*[“「])|(?<=(?:^|[\\s${GAP}])\\p{Script=Han}{0,4}(?:编辑|责编))\\s+(?:[-–—]\\s+)?(?=\\p{Script=Han}{2,4}(?:[\\s${GAP}）)]|$))|(?<=^(?:${EDITOR}|${MAKER}|文字|撰文|采[写访]))[\\s${GAP}]*${GAP}[\\s${GAP}]*(?=\\p{Script=Han}{2,4}(?:[\\s${GAP}]|$))|(?<=^作者)[\\s${GAP}]*${GAP}[\\s${GAP}]*(?=\\p{Script=Han}{2,4}$))`,
    'gu',
  ),
);

/** How many labels a text has: 「文/卫知秋 图/关河 编辑/楚云」 → 3. Two or more make a line of information, whatever else it says. */
export function countLabels(text: string): number {
  return text.match(LABEL)?.length ?? 0;
}

/** The field that a found label names: of 「责编：」 editor. */
export function readField(groups: Record<string, string | undefined>): LabelField {
  for (const field of ['contentSource', 'editor', 'author', 'keywords', 'section', 'published', 'updated'] as const) {
    if (groups[field] !== undefined) return field;
  }
  return 'other';
}
