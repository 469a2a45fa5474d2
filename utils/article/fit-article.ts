import * as z from 'zod/mini';
import { Article, MOST_DROPPED } from './article';
import { ExtractionError } from './extraction-error';

/** What pages word; the rest is worded here, and fits but for its number. */
const Worded = z.omit(Article, { evidence: true, dropped: true });

const LONGEST_HEADLINE = 1000;

/** A list is first cut to its length, then its items are looked at: after so many rounds nothing is left to do. */
const ROUNDS = 3;

/**
 * The article as its schema takes it, so that no page can make itself impossible to keep. Half a surrogate pair becomes U+FFFD,
 * as it is for whoever reads the page; what is too long for its field, or no value of its kind, is left out (a kicker of two
 * thousand characters is none); a headline is cut. Throws ExtractionError where that is not enough.
 *
 * `fitArticle({ ...article, keywords: ['群众', '\ud83d', '长'.repeat(300)] }).keywords` → 「群众」, 「\ufffd」
 */
export function fitArticle(read: Article): Article {
  const { evidence: _evidence, dropped, ...worded } = read;
  if (dropped.length <= MOST_DROPPED && Worded.safeParse(worded).success) return read;
  let fields = Object.fromEntries(Object.entries(read).map(([name, value]) => [name, toWellFormed(value)]));
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = Article.safeParse(fields);
    if (parsed.success) return parsed.data;
    fields = takeOut(fields, parsed.error.issues);
  }
  throw new ExtractionError('tooLarge', 'the page has more text, or a longer address, than a clip can hold');
}

/** The fields without what the issues are about. */
function takeOut(fields: Record<string, unknown>, issues: z.core.$ZodIssue[]): Record<string, unknown> {
  const fitted = { ...fields };
  for (const name of new Set(issues.map(({ path }) => String(path[0])))) {
    const value = fields[name];
    const own = issues.filter(({ path }) => path[0] === name);
    if (name === 'headline' && typeof value === 'string') fitted[name] = [...value].slice(0, LONGEST_HEADLINE).join('');
    else if (Array.isArray(value)) fitted[name] = takeOutItems(value, own);
    else delete fitted[name];
  }
  return fitted;
}

function takeOutItems(items: unknown[], issues: z.core.$ZodIssue[]): unknown[] {
  const refused = new Set(issues.map(({ path }) => path[1]));
  const tooMany = issues.find((issue) => issue.code === 'too_big' && issue.path.length === 1);
  const most = tooMany?.code === 'too_big' ? Number(tooMany.maximum) : items.length;
  return items.filter((_, at) => !refused.has(at)).slice(0, most);
}

/** The same value, each string in it such that UTF-8 can hold it. */
function toWellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(toWellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toWellFormed(each)]));
}
