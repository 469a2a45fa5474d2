import { inBothScripts } from '../text/both-scripts';
import { countLabels } from './labels';
import { CELL_GAP, isMostlyLinks, type Line } from './page';
import type { PossibleArticle } from './possible-article';
import { readJsonLdTypes } from './read-json-ld';
import { findMeta } from './read-metas';
import { toBareSubhead, toThing } from './subheads';

/**
 * Pages about a thing: a person in office, a book, a job, a course, goods. Their text tells of it aspect by aspect, under headings
 * that fit every thing of its kind (「内容简介」, 「任职要求」); an article's subheads fit only itself.
 */

/** What a page says of itself to machines, when it is about a thing, or goes along with what happens. */
const THING_TYPE =
  /^(?:product|book|books\.|music|profile|novel|restaurant|place|business|game|app$|product\.|og:product)/iu;
const THING_SCHEMA =
  /^(?:Product|Course|Event|JobPosting|SoftwareApplication|MobileApplication|WebApplication|Book|MusicAlbum|TVSeries|Movie|LocalBusiness|Hotel|Restaurant|TouristAttraction|Physician|CollectionPage|SearchResultsPage|ProfilePage|LiveBlogPosting)$/u;
const ARTICLE_SCHEMA = /(?:Article|(?<!Live)BlogPosting|DiscussionForumPosting|Report)$/u;

const ASPECT_WORDS = [
  '\\p{Script=Han}{2,4}(?:简介|介绍|概述|概况|大纲|参数|点评)',
  '(?:个人|工作|本人|人物)?(?:简历|履历)|(?:工作|领导|职责)分工|领导(?:活动|讲话)|重要讲话|主要职责|编者按|卷首语',
  '(?:岗位|工作|职位)(?:职责|内容|地点|地址|要求|描述)|(?:任职|应聘|岗位|报名|参赛|申请)(?:要求|条件|资格|方式|方法)|福利待遇|公司信息',
  '(?:受理|申请|申报|办理|审批)(?:条件|材料|流程|方式|依据|时限|时间|地点|对象)|(?:咨询|监督|投诉|联系|预约)(?:电话|方式)|收费标准|常见问题',
  '(?:授课|课程|教学|培训)(?:目标|老师|教师|讲师|内容|安排|特色)|适合人群|预备知识',
  '(?:使用|安装)(?:方法|说明|教程)|下载地址|更新日志|系统要求|(?:基本|商品|产品|房源|小区|交通|详细)(?:信息|资料|特色|亮点)|规格与包装|规格参数|产品(?:特点|优势|用途|应用)|技术(?:参数|指标)|应用(?:领域|范围)|售后服务|售后保障|核心卖点',
  '(?:专业|医疗)(?:特长|专长|擅长)|出诊(?:时间|信息)|(?:往期|精彩|全部)节目|主持人|(?:活动|投票|评选|比赛)(?:说明|规则|详情|流程|日程)|行程安排|温馨提示|费用说明|优待政策|(?:开放|营业)时间|(?:用户|商品|网友|读者)(?:点评|评价)|短评|曲目|章节目录|演职员表?',
  '拼音|注音|读音|释义|解释|出处|出典|近义词|反义词|例句|造句|语法',
];
const ASPECT = inBothScripts(new RegExp(`^(?:${ASPECT_WORDS.join('|')})$`, 'u'));
const LONGEST_HEADING = 12;
const ENOUGH_ASPECTS = 2;
/** So much text below each heading on the average tells more than a thing's page does. */
const MOST_BELOW = 500;

const FACT = /^[\p{Script=Han}\s\u3000]{2,8}[：:]\s*[^\s].{0,39}$/u;
/** What people say, and where to read on. */
const NO_FACT = inBothScripts(/^(?:问|答|上|下)|(?:记者|者|人|篇|章|链接|阅读|新闻|报道)[：:]|[。！？”]$/u);
const ENOUGH_FACTS = 3;
const LONGEST_FACT = 50;

/** Whether a short line is a fact of a thing: 「出版社：云麓文艺出版社」, a row 「法定时限 15个工作日」; not 「来源：晚报」. */
function isFact(line: Line): boolean {
  const { text, linked, block } = line;
  if (text.length > LONGEST_FACT || isMostlyLinks({ text, linked })) return false;
  if (block.tag === 'TR') return [2, 4].includes(text.split(CELL_GAP).length);
  return FACT.test(text) && !NO_FACT.test(text) && countLabels(text) === 0;
}

/** The aspect that a line is the heading of, also behind the name of the thing: 「内容简介」, 「【任职要求】」, 「渡船的剧情简介」. */
function findAspect({ text, linked }: Line, thing: string): string | undefined {
  const aspect = toBareSubhead(text, thing);
  return linked === 0 && aspect.length <= LONGEST_HEADING && ASPECT.test(aspect) ? aspect : undefined;
}

/** Whether the page is about a thing, with the headline for its name. */
export function isAboutThing({ page, document, headline, body, prose }: PossibleArticle): boolean {
  if (THING_TYPE.test(findMeta(page.metas, 'og:type')?.content ?? '')) return true;
  const schemas = readJsonLdTypes(document);
  const isSchema = (pattern: RegExp) => schemas.some((type) => pattern.test(type));
  if (isSchema(THING_SCHEMA) && !isSchema(ARTICLE_SCHEMA)) return true;
  const below = page.lines.slice(headline.end);
  const thing = toThing(headline);
  const aspects = new Set(below.flatMap((line) => findAspect(line, thing) ?? [])).size;
  if (prose > Math.max(aspects, 1) * MOST_BELOW) return false;
  const facts = page.lines.slice(headline.end, body.end).filter(isFact).length;
  return aspects >= ENOUGH_ASPECTS || (aspects > 0 && facts >= ENOUGH_FACTS);
}
