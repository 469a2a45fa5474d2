import type { Article } from '../../../utils/article/article';
import { connect } from '../../../utils/library/connection';
import { storedCopy } from '../../../utils/library/copy-files';
import { makeHighlight } from '../../../utils/library/highlight';
import { storageJournal } from '../../../utils/library/journal';
import type { Library } from '../../../utils/library/library';
import { openLibrary } from '../../../utils/library/open-library';
import { withClips } from '../../../utils/library/reading-list';
import { Canary } from '../../../utils/library/stored';
import { isListed, isMade, STEPS, type State, type Step } from './crash-steps';
import { makeBenchArticle } from './make-articles';

/**
 * What a crash run does inside a page of the extension: it takes clips through one change after another until the browser
 * is killed, and looks afterwards how far each of them has come.
 */

/** A clip's next change is made when so many later clips are saved: several changes are on their way at any moment. */
const APART = 2;

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const numberOf = (id: string) => Number(id.slice(-12));
const copy = { files: storedCopy, isWanted: async () => true };
const open = () => openLibrary({ now: () => new Date(), journal: storageJournal, copy });
const noteOf = (number: number) => `第${number}篇的笔记`;
const IMPORTED = '导入';
const tagOf = (number: number) => `批次/${number}`;

function reclipped(article: Article): Article {
  const added = '补记：此文后来又作过修改。';
  return {
    ...article,
    articleBody: `${article.articleBody}\n${added}`,
    contentHtml: `${article.contentHtml}<p>${added}</p>`,
  };
}

async function take(library: Library, number: number, step: Step, list: string): Promise<void> {
  const id = idOf(number);
  const article = makeBenchArticle(number);
  switch (step) {
    case 'saved':
      await library.save({ id, article, source: article.contentHtml });
      return;
    case 'noted':
      await library.update(id, { tags: [tagOf(number)], note: noteOf(number), starred: true });
      if (isListed(number)) await library.lists.change(list, (record) => withClips(record, [id]));
      return;
    case 'highlighted': {
      const stretch = { start: 10, end: 10 + (number % 40) + 5 };
      const made = { id: crypto.randomUUID(), color: 'green', now: new Date() } as const;
      const highlight = makeHighlight(article.articleBody, stretch, made);
      if (!highlight) throw new RangeError(`nothing to highlight in clip ${number}`);
      await library.addHighlight(id, highlight);
      return;
    }
    case 'reclipped': {
      const changed = reclipped(article);
      await library.revise(id, changed, changed.contentHtml);
      return;
    }
    case 'imported':
      for await (const whole of library.read([id])) {
        // Its date is older than that of what it takes the place of, as another computer may have it.
        const { clippedAt, tags } = whole.clip;
        const clip = { ...whole.clip, tags: [...tags, IMPORTED], updatedAt: clippedAt };
        await library.write([{ ...whole, clip }]);
      }
      return;
    case 'trashed':
      await library.remove([id]);
      return;
    case 'erased':
      await library.erase([id]);
  }
}

/** The state of a clip by all that is there of it. */
async function stateOf(library: Library, number: number): Promise<State> {
  const id = idOf(number);
  const [clip, content, highlights, revisions, hasSource] = await Promise.all([
    library.get(id),
    library.getContent(id),
    library.highlights(id),
    library.revisions(id),
    library.hasSource({ id }),
  ]);
  if (!clip) return content || hasSource || highlights.length + revisions.length > 0 ? 'torn' : 'none';
  if (!content || !hasSource) return 'torn';
  const { articleBody, contentHtml } = makeBenchArticle(number);

  const marks = [clip.tags[0] === tagOf(number), clip.note === noteOf(number), clip.starred];
  const isNoted = marks.includes(true);
  if (isNoted && marks.includes(false)) return 'torn';

  const isHighlighted = highlights.length > 0;
  if (isHighlighted && !isNoted) return 'torn';
  for (const { position, quote } of highlights) {
    if (!position || content.articleBody.slice(position.start, position.end) !== quote.exact) return 'torn';
  }

  const [past] = revisions;
  const source = await library.getSource(id);
  const isReclipped = past !== undefined;
  const expected = isReclipped ? reclipped(makeBenchArticle(number)) : { articleBody, contentHtml };
  const isSame = content.articleBody === expected.articleBody && source?.html === expected.contentHtml;
  if (!isSame || !source?.isWhole) return 'torn';
  if (isReclipped && (!isHighlighted || past.content.articleBody !== articleBody || !past.source)) return 'torn';

  const isImported = clip.tags.includes(IMPORTED);
  const isTrashed = clip.trashedAt !== undefined;
  if ((isImported && !isReclipped) || (isTrashed && !isImported)) return 'torn';
  if (isImported) return isTrashed ? 'trashed' : 'imported';
  return isReclipped ? 'reclipped' : isHighlighted ? 'highlighted' : isNoted ? 'noted' : 'saved';
}

/** Who hears of the changes outside the page, which the browser's death leaves alone. */
interface Watcher {
  opened(canary: string): void;
  beginErasure(number: number): void;
  acknowledge(number: number, step: Step): void;
}

/** Makes one change after another. */
async function changeOn(
  library: Library,
  first: number,
  list: string,
  { beginErasure, acknowledge }: Watcher,
): Promise<void> {
  for (let newest = first; ; newest++) {
    await Promise.all(
      STEPS.map(async (step, at) => {
        const number = newest - at * APART;
        if (number < first || !isMade(number, step)) return;
        if (step === 'erased') beginErasure(number);
        await take(library, number, step, list);
        acknowledge(number, step);
      }),
    );
  }
}

/** Makes the second copy over and over, so that many a kill comes while it is written. */
async function copyOn(library: Library): Promise<void> {
  for (;;) {
    await library.keepCopy();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How many clips are looked at together. */
const TOGETHER = 50;

export const crash = {
  /** Changes the library as the extension does, and tells of each change that is acknowledged, until it is killed. */
  async saveOn(first: number, watcher: Watcher): Promise<void> {
    const library = open();
    await library.recover();
    const list = crypto.randomUUID();
    await library.lists.put({ id: list, name: `第${first}篇起`, clips: [], savedAt: new Date().toISOString() });
    watcher.opened(await crash.canary());
    await Promise.all([copyOn(library), changeOn(library, first, list, watcher)]);
  },

  /** Brings the second copy up to date. */
  async keepCopy(): Promise<void> {
    await open().keepCopy();
  },

  /** Makes the database one of yesterday, so that the journal keeps nothing of it any more. */
  async age(): Promise<void> {
    await connect('shiping', () => undefined).write(['meta'], async (tx) => {
      const canary = Canary.parse(await tx.objectStore('meta').get('canary'));
      const born = new Date(Date.now() - 86_400_000).toISOString();
      await tx.objectStore('meta').put({ ...canary, born }, 'canary');
    });
  },

  /** Which database this is: another one after the browser lost it. */
  async canary(): Promise<string> {
    const stored = await connect('shiping', () => undefined).read(['meta'], (tx) =>
      tx.objectStore('meta').get('canary'),
    );
    return Canary.parse(stored).id;
  },

  /**
   * After a restart: how far each of these clips has come, which clips are in lists, and of which the journal says they are
   * erased.
   */
  async recovered(
    numbers: number[],
  ): Promise<{ canary: string; states: State[]; listed: number[]; secured: number[] }> {
    const library = open();
    await library.recover();
    const states: State[] = [];
    for (let start = 0; start < numbers.length; start += TOGETHER) {
      const some = numbers.slice(start, start + TOGETHER);
      states.push(...(await Promise.all(some.map((number) => stateOf(library, number)))));
    }
    const lists = await library.lists.list();
    const listed = lists.flatMap(({ clips }) => clips.map(numberOf));
    const entries = await Promise.all((await storageJournal.list()).map((id) => storageJournal.get(id)));
    const secured = entries.flatMap((entry) => (entry?.state === 'erased' ? [numberOf(entry.id)] : []));
    return { canary: await crash.canary(), states, listed, secured };
  },

  /** Whether everything that is there is there whole. */
  async verified() {
    const { clips, damaged, unindexed, countsRight } = await open().verify();
    return { clips, damaged, unindexed: unindexed.length, countsRight };
  },
};

export type Crash = typeof crash;
