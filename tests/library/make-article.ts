import type { Article } from '../../utils/article/article';
import type { CopyFiles } from '../../utils/library/copy-files';
import { type Highlight, makeHighlight } from '../../utils/library/highlight';
import { Intent, type Journal, type Mark } from '../../utils/library/journal';
import { JournalBeside, JournalEntry } from '../../utils/library/journal-entry';

/** An article of our own words, with what a test cares about in place of the rest. */
export function makeArticle(fields: Partial<Article> = {}): Article {
  return {
    url: 'https://pl.example.cn/2020/0403/100.html',
    headline: '走村入户，听见真话',
    author: [{ name: '林晓禾' }],
    editor: ['何沐'],
    breadcrumb: ['示例网', '评论'],
    articleSection: '评论',
    contentSource: '示例日报',
    datePublished: '2020-04-03T09:03+08:00',
    keywords: [],
    inLanguage: 'zh-Hans',
    characterCount: 24,
    extractorVersion: '1',
    articleBody: '干部下乡，先要把板凳坐热。\n话要听全，账要算清。',
    contentHtml: '<p>干部下乡，先要把板凳坐热。</p><p>话要听全，账要算清。</p>',
    captions: [],
    evidence: {},
    dropped: [],
    ...fields,
  };
}

/** An article of its own page: the address ends in the number. */
export function makeNumbered(number: number, fields: Partial<Article> = {}): Article {
  return makeArticle({
    url: `https://pl.example.cn/2020/0403/${number}.html`,
    headline: `第${number}篇评论`,
    ...fields,
  });
}

/** A highlight of the first place where these words stand in the text. */
export function makeHighlighted(id: string, articleBody: string, words: string, note = ''): Highlight {
  const start = articleBody.indexOf(words);
  const about = { id, color: 'yellow', now: new Date('2026-03-01T09:00:00.000Z') } as const;
  const made = makeHighlight(articleBody, { start, end: start + words.length }, about);
  if (!made) throw new Error(`no ${words}`);
  return { ...made, note };
}

/** The same UUID for the same number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A clock that stands until it is moved. */
export function makeClock(start = '2026-03-01T08:00:00.000Z') {
  let milliseconds = Date.parse(start);
  return {
    now: () => new Date(milliseconds),
    tick: (by = 1000) => {
      milliseconds += by;
    },
  };
}

/** A journal in memory, as outlasting as the test. */
export function makeJournal() {
  const entries = new Map<string, JournalEntry>();
  const intents = new Map<string, Intent>();
  let beside: JournalBeside | undefined;
  let mark: Mark | undefined;
  let inSession = true;
  let last: Promise<unknown> = Promise.resolve();
  // What the browser's storage makes of a value.
  const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const journal: Journal = {
    put: async (added, written) => {
      for (const entry of added) entries.set(entry.id, JournalEntry.parse(asStored(entry)));
      if (written) beside = JournalBeside.parse(asStored(written));
    },
    remove: async (ids) => {
      for (const id of ids) entries.delete(id);
    },
    list: async () => [...entries.keys()],
    get: async (id) => entries.get(id),
    readBeside: async () => beside,
    removeBeside: async () => {
      beside = undefined;
    },
    putIntent: async (intent) => void intents.set(intent.id, Intent.parse(asStored(intent))),
    removeIntent: async (id) => void intents.delete(id),
    listIntents: async () => [...intents.values()],
    readMark: async () => mark,
    writeMark: async (written) => {
      mark = written;
    },
    isInSession: async () => inSession,
    enterSession: async () => {
      inSession = true;
    },
    alone: (work) => {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
  };
  return { journal, entries, intents };
}

/** A second copy's files in memory; 「damaged」 ones break off after their first line. */
export function makeCopyFiles() {
  const stored = new Map<string, string[]>();
  const damaged = new Set<string>();
  const files: CopyFiles = {
    list: async () => [...stored.keys()],
    read: async function* (name) {
      for (const line of stored.get(name) ?? []) {
        yield line;
        if (damaged.has(name)) throw new TypeError('damaged');
      }
    },
    write: async (name, lines) => {
      const written = await collect(lines);
      stored.set(name, written);
      damaged.delete(name);
      return written.join('').length;
    },
    remove: async (name) => void stored.delete(name),
    bytesOf: async (name) => (stored.get(name) ?? []).join('').length,
    alone: (work) => work(),
  };
  return { files, stored, damaged };
}

/** A name that no other test uses for its database. */
export function freshName(): string {
  return `test-${crypto.randomUUID()}`;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
