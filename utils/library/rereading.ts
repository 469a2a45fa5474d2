import * as z from 'zod/mini';
import { type Article, EDITABLE_FIELDS, FilledText } from '../article/article';
import { sha256 } from '../text/sha256';
import { ClipId, Instant, readAtOf } from './clip';
import type { ClipChanger } from './clip-work';
import type { Connection } from './connection';
import type { WholeClip } from './library';
import { isSameReading, reviseClip, toArticle, toRevision, withReadAt } from './revise';
import { SourceRow } from './source';
import { takeBackRevision } from './take-back';

/**
 * 重新提取 over many clips: each clip is read and written in a transaction of its own, so that a run which is stopped, or
 * whose tab is closed, has done what it has done and goes on where it was. What came of each clip is kept until the next
 * run, and so is what a changed one said before: one clip or the whole run can be taken back.
 */

/** What a new reading changed: a field, the text, or `other`: only markup, captions, breadcrumb and the like. */
export const Changed = z.enum([...EDITABLE_FIELDS, 'articleBody', 'other']);
export type Changed = z.infer<typeof Changed>;

/** What came of one clip; `undone`: it was changed, and the user took that back. */
export const Reread = z.strictObject({
  id: ClipId,
  /** The run, by its beginning. */
  run: Instant,
  /** The extractor that read the page; it need not read it again. */
  version: FilledText(50),
  outcome: z.enum(['same', 'changed', 'failed', 'undone']),
  /** When what the clip said before became a revision. */
  at: z.optional(Instant),
  changed: z.array(Changed),
});
export type Reread = z.infer<typeof Reread>;

/** The last run: when it began, what it is over, and whether it came to its end. */
export const RereadRun = z.strictObject({
  startedAt: Instant,
  version: FilledText(50),
  /** Which clips. */
  wanted: z.union([z.literal('all'), z.array(ClipId)]),
  /** Whether clips are read that this version has read before: the user's own rules may have changed. */
  again: z.boolean(),
  isFinished: z.boolean(),
});
export type RereadRun = z.infer<typeof RereadRun>;

/** The operations of a run; see above. */
export interface Rereading {
  /** Begins a run, and forgets what the one before changed. */
  begin(run: Pick<RereadRun, 'version' | 'wanted' | 'again'>): Promise<RereadRun>;
  /** The last run, in whichever tab it was. */
  last(): Promise<RereadRun | undefined>;
  /** Whether there is something to read: the clip is of another version, and the run has not had it. */
  isDue(run: RereadRun, clip: { id: string; extractorVersion: string }): Promise<boolean>;
  /** Takes what a clip's page says by the rules of today; `undefined` where it could not be read. */
  take(run: RereadRun, id: string, article: Article | undefined): Promise<Reread>;
  /** What came of each clip that the run has had. */
  list(run: RereadRun): Promise<Reread[]>;
  finish(run: RereadRun): Promise<void>;
  /** Brings back what a changed clip said before, where nothing newer has taken its place; resolves to whether. */
  undo(reread: Reread): Promise<boolean>;
  /** After a run was undone: it is offered no more, and its clips may be read again. */
  forget(): Promise<void>;
  /** Announces to the other views all changes since the last announcement, and resolves to their clips: a run makes too many to announce each. */
  announce(): string[];
}

const RUN = 'rereading';

interface RereadingOptions {
  connection: Connection;
  now: () => Date;
  /** One change of clips, with its second copy; not announced. */
  change<T>(changer: ClipChanger<T>): Promise<T>;
  announce(ids: string[]): void;
}

/** The runs of this library. */
export function openRereading({ connection, now, change, announce }: RereadingOptions): Rereading {
  const untold = new Set<string>();

  /** One change, announced to the other views later. */
  const changeUntold = <T>(changer: ClipChanger<T>): Promise<T> =>
    change(async (work) => {
      const done = await changer(work);
      for (const id of done.ids) untold.add(id);
      return done;
    });

  const putRun = async (run: RereadRun) => {
    await connection.write(['meta'], (tx) => tx.objectStore('meta').put(run, RUN));
    return run;
  };

  const find = async (id: string) => {
    const stored = await connection.read(['rereadings'], (tx) => tx.objectStore('rereadings').get(id));
    return Reread.safeParse(stored).data;
  };

  const drop = (isUseless: (row: Reread) => boolean) =>
    connection.write(['rereadings'], async (tx) => {
      for (let cursor = await tx.objectStore('rereadings').openCursor(); cursor; cursor = await cursor.continue()) {
        const row = Reread.safeParse(cursor.value).data;
        if (!row || isUseless(row)) await cursor.delete();
      }
    });

  return {
    begin: async (run) => {
      await drop(({ outcome, version }) => outcome === 'changed' || version !== run.version);
      return putRun({ ...run, startedAt: now().toISOString(), isFinished: false });
    },
    last: async () => {
      const stored = await connection.read(['meta'], (tx) => tx.objectStore('meta').get(RUN));
      return RereadRun.safeParse(stored).data;
    },
    isDue: async ({ startedAt, version, again }, { id, extractorVersion }) => {
      if (!again && extractorVersion === version) return false;
      const had = await find(id);
      return had?.version !== version || (again && had.run !== startedAt);
    },
    take: async (run, id, article) => {
      const moment = now();
      const read = article && { article, bodySha256: await sha256(article.articleBody) };
      return changeUntold(reread(run, id, read, moment));
    },
    list: async ({ startedAt }) => {
      const rows = await connection.read(['rereadings'], (tx) => tx.objectStore('rereadings').getAll());
      return rows.flatMap((row) => Reread.safeParse(row).data ?? []).filter(({ run }) => run === startedAt);
    },
    finish: async (run) => {
      await putRun({ ...run, isFinished: true });
    },
    undo: async (row) => changeUntold(undo(row, now())),
    forget: async () => {
      await drop(({ outcome }) => outcome !== 'same');
      await connection.write(['meta'], (tx) => tx.objectStore('meta').delete(RUN));
    },
    announce: () => {
      const ids = [...untold];
      untold.clear();
      if (ids.length > 0) announce(ids);
      return ids;
    },
  };
}

/** Takes another reading of a clip, if its page could be read, and keeps what came of it. */
function reread(
  { startedAt: run, version }: RereadRun,
  id: string,
  read: { article: Article; bodySha256: string } | undefined,
  moment: Date,
): ClipChanger<Reread> {
  return async ({ transaction, writer, readWhole }) => {
    const keep = (ids: string[], outcome: Pick<Reread, 'outcome' | 'at' | 'changed'>) => {
      const result = { id, run, version, ...outcome };
      writer.putReread(result);
      return { ids, result };
    };
    if (!read) return keep([], { outcome: 'failed', changed: [] });
    const current = await readWhole(id);
    const readAt = readAtOf(current.clip);
    const revised = reviseClip(current, read.article, read.bodySha256, { now: moment, readAt });
    if (isSameReading(current, revised)) return keep([], { outcome: 'same', changed: [] });
    writer.putRevision(toRevision(current, moment));
    const source = SourceRow.safeParse(await transaction.objectStore('sources').get(id)).data;
    await writer.putWhole({ ...revised, clip: withReadAt(revised.clip, source?.fetchedAt ?? readAt) });
    return keep([id], { outcome: 'changed', at: moment.toISOString(), changed: findChanged(current, revised) });
  };
}

/** Brings back what the clip said before; resolves to whether. */
function undo({ at, ...row }: Reread, moment: Date): ClipChanger<boolean> {
  return async (work) => {
    const isBack = at !== undefined && (await takeBackRevision(work, row.id, at, moment)) !== undefined;
    if (isBack) work.writer.putReread({ ...row, outcome: 'undone' });
    return { ids: isBack ? [row.id] : [], result: isBack };
  };
}

/** What the second of two different readings says otherwise: headline and text → `['headline', 'articleBody']`. */
export function findChanged(before: WholeClip, after: WholeClip): Changed[] {
  const one = toArticle(before.clip.article, before.content);
  const other = toArticle(after.clip.article, after.content);
  const shown = [...EDITABLE_FIELDS, 'articleBody'] as const;
  const found = shown.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
  return found.length > 0 ? found : ['other'];
}
