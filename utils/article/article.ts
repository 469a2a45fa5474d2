import * as z from 'zod/mini';

/**
 * What a page says: one article, its fields named after schema.org NewsArticle. This file is the glossary; everything
 * that stores, sends, shows or exports an article takes its types from here.
 */

/** A string of at most `max` characters that UTF-8 can hold (no lone surrogate: files would lose it). */
export const Text = (max: number) =>
  z.string().check(
    z.maxLength(max),
    z.refine((text) => text.isWellFormed(), 'holds half a surrogate pair'),
  );

/** Like Text, and not empty. */
export const FilledText = (max: number) => Text(max).check(z.minLength(1));

/** An absolute http or https address. */
export const HttpUrl = z.string().check(
  z.regex(/^https?:\/\/\S+$/i),
  z.maxLength(8192),
  z.refine((url) => URL.canParse(url), 'is no address'),
);

/** Who wrote it: 「汤佳」 of 「甘肃省张掖市山丹县委党校」, 「沈小平」 who is 「二級巡視員」 at 「中共安徽省委組織部」. */
export const Person = z.strictObject({
  name: FilledText(100),
  affiliation: z.optional(FilledText(200)),
  jobTitle: z.optional(FilledText(200)),
});
export type Person = z.infer<typeof Person>;

/** `zh-Hans` or `zh-Hant`, decided by the characters of the text, not by what the page's markup claims. */
export const Language = z.enum(['zh-Hans', 'zh-Hant']);
export type Language = z.infer<typeof Language>;

/** `2013-12-31`, `2020-04-03T09:03+08:00` or `2019-12-10T20:57:50+08:00`: no more digits than the page printed. */
export const PublishedDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\+08:00)?$/),
  z.refine((date) => isCalendarDay(date.slice(0, 10)), 'is no day of the calendar'),
);

function isCalendarDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

const metadata = {
  /** The address as visited. */
  url: HttpUrl,
  /** The address that the page calls its own (rel=canonical). */
  canonicalUrl: z.optional(HttpUrl),
  /** 主标题, verbatim but for the site's suffix: 「把板凳坐热的人」, not 「…-中工评论-中工网」. */
  headline: FilledText(1000),
  /** 肩题, 引题, 眉题: the line above the headline. */
  kicker: z.optional(FilledText(1000)),
  /** 副题: the line below the headline. */
  alternativeHeadline: z.optional(FilledText(1000)),
  /** The bracketed label of a series, without brackets: 「地评线」. The headline keeps it too. */
  series: z.optional(FilledText(200)),
  /** 作者行 as printed: 「甘肃省张掖市山丹县委党校 汤佳」. */
  byline: z.optional(FilledText(1000)),
  /** The people or bodies who sign, read from the byline, the sign-off or the dateline. */
  author: z.array(Person).check(z.maxLength(50)),
  /** 来源, 稿源: whence the text came, 「金羊网」. */
  contentSource: z.optional(FilledText(300)),
  /** Whose page this is: 「中工网」. Where it differs from the source, the page is a reprint. */
  publisher: z.optional(FilledText(300)),
  /** 编辑, 责编, 责任编辑: names only. Never an author. */
  editor: z.array(FilledText(100)).check(z.maxLength(50)),
  /** 栏目: the last crumb that is not 正文, 「政经评论」. */
  articleSection: z.optional(FilledText(300)),
  /** 面包屑: the whole trail, outermost first, without 正文. */
  breadcrumb: z.array(FilledText(300)).check(z.maxLength(20)),
  /** 发布时间 in ISO 8601, Chinese time, as precise as printed. */
  datePublished: z.optional(PublishedDate),
  /** The date as the page prints it: 「20-04-03 09:03」. */
  datePrinted: z.optional(FilledText(200)),
  /** 电头: 「新华社北京4月2日电」. */
  dateline: z.optional(FilledText(300)),
  /** 关键词. */
  keywords: z.array(FilledText(200)).check(z.maxLength(100)),
  inLanguage: Language,
  /** 字数: the characters of the body, white space not counted. */
  characterCount: z.int().check(z.nonnegative()),
  /** Where the article went on over several pages: how many there are, and those that could not be read. */
  pages: z.optional(
    z.strictObject({ count: z.int().check(z.minimum(2)), missing: z.array(HttpUrl).check(z.maxLength(50)) }),
  ),
  /** The version of the extractor that read the page, for extracting again when the rules improve. */
  extractorVersion: FilledText(50),
};

/** The light half of an article: all that lists, cards and filters show. */
export const ArticleMetadata = z.strictObject(metadata);
export type ArticleMetadata = z.infer<typeof ArticleMetadata>;

/** The fields that a user may correct by hand. */
export const EDITABLE_FIELDS = [
  'headline',
  'kicker',
  'alternativeHeadline',
  'series',
  'byline',
  'author',
  'contentSource',
  'publisher',
  'editor',
  'articleSection',
  'datePublished',
  'keywords',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** How a field was found: the rule's name, the page's own characters, and how sure the rule is (0 to 1). */
export const Evidence = z.strictObject({
  /** 「info-line」, 「sign-off」, 「site:gscn.com.cn」, 「user」 … */
  rule: FilledText(100),
  /** The characters that the value was read from: 「来源：中国甘肃网」. */
  raw: Text(1000),
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
});
export type Evidence = z.infer<typeof Evidence>;

/** A block that was taken out of the body, and why, so that a wrong drop can be seen. */
export const Dropped = z.strictObject({
  reason: FilledText(100),
  /** The block's first characters. */
  text: Text(200),
});
export type Dropped = z.infer<typeof Dropped>;

/** So many dropped blocks are listed. */
export const MOST_DROPPED = 2000;

const content = {
  /** 正文 as text: one paragraph, subhead, list item or table row (cells parted by a tab) a line; no headline, byline, captions or editor line. */
  articleBody: Text(5_000_000),
  /** 正文 as sanitised HTML. */
  contentHtml: Text(10_000_000),
  /** 图片说明, apart from the text, in page order. */
  captions: z.array(FilledText(2000)).check(z.maxLength(1000)),
  /** The body as the page printed it, as text and as HTML, where the body above was repaired (damaged mirrors). */
  printedBody: z.optional(Text(5_000_000)),
  printedHtml: z.optional(Text(10_000_000)),
  /** The repaired body, where the user wanted the page's own above; see other-text.ts. */
  repairedBody: z.optional(Text(5_000_000)),
  repairedHtml: z.optional(Text(10_000_000)),
  /** How each field was found, by field name; the body's own entry is `articleBody`. */
  evidence: z.record(z.string().check(z.maxLength(50)), Evidence),
  dropped: z.array(Dropped).check(z.maxLength(MOST_DROPPED)),
};

/** The heavy half of an article: read only when one is opened, searched or exported. */
export const ArticleContent = z.strictObject(content);
export type ArticleContent = z.infer<typeof ArticleContent>;

/** One article whole, as the extractor gives it. */
export const Article = z.strictObject({ ...metadata, ...content });
export type Article = z.infer<typeof Article>;

/** The metadata among the fields of an article, checked; what is `undefined` is left out: a corrected 肩题 of none. */
export function toMetadata(fields: object): ArticleMetadata {
  return ArticleMetadata.parse(pick(fields, metadata));
}

/** The heavy half of the fields of an article, in the same way. */
export function toContent(fields: object): ArticleContent {
  return ArticleContent.parse(pick(fields, content));
}

function pick(from: object, shape: object): object {
  return Object.fromEntries(Object.entries(from).filter(([key, value]) => key in shape && value !== undefined));
}

/** What the page is, judged cheaply and before any extraction; `because` is the rule's name, for the tooltip. */
export const Detection = z.strictObject({
  isArticle: z.boolean(),
  because: FilledText(100),
  /** An article by its day and headline, and in its shape hardly one: what is told of a film, a short notice. */
  isDoubtful: z.optional(z.boolean()),
});
export type Detection = z.infer<typeof Detection>;
