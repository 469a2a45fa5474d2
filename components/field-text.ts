import * as z from 'zod/mini';
import { ArticleMetadata, type EditableField, type Person } from '../utils/article/article';
import type { MessageKey } from '../utils/i18n/translate';
import type { Changed } from '../utils/library/rereading';

/** What a typed text changes, or the sentence that says why it cannot be. */
export type Edit = { change: Partial<ArticleMetadata> } | { error: MessageKey };

/** The name of what a new reading can change: `contentSource` → 「来源」, `articleBody` → 「正文」. */
export function changedName(changed: Changed): MessageKey {
  if (changed === 'articleBody') return 'field_articleBody';
  return changed === 'other' ? 'rereadOther' : FIELD_TEXTS[changed].label;
}

interface FieldText {
  label: MessageKey;
  toText(article: ArticleMetadata): string;
  toChange(text: string): Partial<ArticleMetadata> | MessageKey;
}

const SEPARATOR = /[、，,;；\s]+/u;

/** Every editable field as one line of text and back. */
export const FIELD_TEXTS: Record<EditableField, FieldText> = {
  headline: {
    label: 'field_headline',
    toText: (article) => article.headline,
    toChange: (text) => (text === '' ? 'headlineNeeded' : { headline: text }),
  },
  kicker: optional(
    'field_kicker',
    (article) => article.kicker,
    (kicker) => ({ kicker }),
  ),
  alternativeHeadline: optional(
    'field_alternativeHeadline',
    (article) => article.alternativeHeadline,
    (alternativeHeadline) => ({ alternativeHeadline }),
  ),
  series: optional(
    'field_series',
    (article) => article.series,
    (series) => ({ series }),
  ),
  byline: optional(
    'field_byline',
    (article) => article.byline,
    (byline) => ({ byline }),
  ),
  author: {
    label: 'field_author',
    toText: (article) => peopleText(article.author),
    toChange: (text) => ({ author: parsePeople(text) }),
  },
  contentSource: optional(
    'field_contentSource',
    (article) => article.contentSource,
    (contentSource) => ({ contentSource }),
  ),
  publisher: optional(
    'field_publisher',
    (article) => article.publisher,
    (publisher) => ({ publisher }),
  ),
  editor: {
    label: 'field_editor',
    toText: (article) => article.editor.join('、'),
    toChange: (text) => ({ editor: words(text) }),
  },
  articleSection: optional(
    'field_articleSection',
    (article) => article.articleSection,
    (articleSection) => ({ articleSection }),
  ),
  datePublished: {
    label: 'field_datePublished',
    toText: (article) => dateText(article.datePublished),
    toChange: (text) => {
      if (text === '') return { datePublished: undefined };
      const datePublished = parseDate(text);
      return datePublished ? { datePublished } : 'dateInvalid';
    },
  },
  keywords: {
    label: 'field_keywords',
    toText: (article) => article.keywords.join('、'),
    toChange: (text) => ({ keywords: words(text) }),
  },
};

/** What typing `text` into a field does: 「2019-02-30」 in 发布时间 → an error, 「金羊网」 in 来源 → the change. */
export function readEdit(field: EditableField, text: string): Edit {
  const result = FIELD_TEXTS[field].toChange(text.trim());
  if (typeof result === 'string') return { error: result };
  return z.partial(ArticleMetadata).safeParse(result).success ? { change: result } : { error: 'fieldTooLong' };
}

/** People on one line, as Chinese prints them: 「汤佳（山丹县委党校）、沈小平（中共安徽省委组织部，二级巡视员）」. */
export function peopleText(people: readonly Person[]): string {
  return people
    .map(({ name, affiliation, jobTitle }) => {
      if (affiliation === undefined && jobTitle === undefined) return name;
      return `${name}（${affiliation ?? ''}${jobTitle === undefined ? '' : `，${jobTitle}`}）`;
    })
    .join('、');
}

/** The line back into people; brackets and commas of either width: 「雨露、杜鹃花（映象网，评论员）」. */
export function parsePeople(text: string): Person[] {
  const people: Person[] = [];
  for (const [, name = '', inside = ''] of text.matchAll(/([^、，,;；()（）]+)(?:[(（]([^()（）]*)(?:[)）]|$))?/gu)) {
    const trimmed = name.trim();
    if (trimmed === '') continue;
    const [affiliation = '', ...rest] = inside.split(/[,，]/u).map((part) => part.trim());
    const jobTitle = rest.join('，');
    people.push({ name: trimmed, ...(affiliation && { affiliation }), ...(jobTitle && { jobTitle }) });
  }
  return people;
}

/** 「2019年12月10日 20:57」, 「2019/12/10」, 「2019-12-10 20:57:50」 → ISO 8601 in Chinese time; nothing for a day that never was. */
export function parseDate(text: string): string | undefined {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T　]*(\d{1,2})[:：时](\d{2})分?(?:[:：](\d{2})秒?)?)?(?:\+08:00)?$/u.exec(
      text,
    );
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const iso = date.toISOString();
  if (match[4] === undefined) return iso.slice(0, 10);
  return `${iso.slice(0, match[6] === undefined ? 16 : 19)}+08:00`;
}

/** An ISO date as it is typed: 「2019-12-10T20:57:50+08:00」 → 「2019-12-10 20:57:50」. */
function dateText(date: string | undefined): string {
  return (date ?? '').replace('+08:00', '').replace('T', ' ');
}

function words(text: string): string[] {
  return [...new Set(text.split(SEPARATOR).filter((word) => word !== ''))];
}

function optional(
  label: MessageKey,
  read: (article: ArticleMetadata) => string | undefined,
  write: (value: string | undefined) => Partial<ArticleMetadata>,
): FieldText {
  return { label, toText: (article) => read(article) ?? '', toChange: (text) => write(text === '' ? undefined : text) };
}
