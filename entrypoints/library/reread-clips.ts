import type { RereadProgress } from '../../components/reread-outcome';
import type { Clip } from '../../utils/library/clip';
import type { Library, PageRequest } from '../../utils/library/library';
import { LibraryError } from '../../utils/library/library-error';
import type { RereadRun } from '../../utils/library/rereading';
import { extractAgain } from './extract-again';

/** The views hear of what changed at most so often. */
const TOLD_EVERY_MS = 2000;

/**
 * Reads the kept pages of a run's clips, one after the other and only when the browser has nothing better to do, until
 * all are read or `signal` says stop. What is done is on disk at each moment.
 */
export async function rereadClips(
  library: Library,
  run: RereadRun,
  signal: AbortSignal,
  onProgress: (progress: RereadProgress, ids: string[]) => void,
): Promise<void> {
  const progress: RereadProgress = { seen: 0, same: 0, changed: 0, failed: 0, without: 0 };
  let toldAt = performance.now();
  for await (const clip of clipsOf(library, run.wanted)) {
    if (signal.aborted) break;
    progress.seen++;
    const { id, article } = clip;
    if (await library.rereading.isDue(run, { id, extractorVersion: article.extractorVersion })) {
      await breathe();
      progress[await rereadClip(library, run, clip)]++;
    }
    const isTime = performance.now() - toldAt > TOLD_EVERY_MS;
    if (isTime) toldAt = performance.now();
    onProgress({ ...progress }, isTime ? library.rereading.announce() : []);
  }
  if (!signal.aborted) await library.rereading.finish(run);
  onProgress({ ...progress }, library.rereading.announce());
}

async function rereadClip(library: Library, run: RereadRun, clip: Clip): Promise<keyof RereadProgress> {
  try {
    const content = await library.getContent(clip.id);
    if (!content) return 'without';
    const again = await extractAgain(library, { clip, content });
    if (again.kind === 'unreadable') return outcomeOf(await library.rereading.take(run, clip.id, undefined));
    if (again.kind !== 'read') return 'without';
    return outcomeOf(await library.rereading.take(run, clip.id, again.article));
  } catch (error) {
    // One damaged clip, or one that was deleted meanwhile, does not stop the others; a full disk does.
    if (!(error instanceof LibraryError) || !['damaged', 'notFound', 'invalid'].includes(error.code)) throw error;
    return 'failed';
  }
}

function outcomeOf({ outcome }: Awaited<ReturnType<Library['rereading']['take']>>): 'same' | 'changed' | 'failed' {
  return outcome === 'undone' ? 'changed' : outcome;
}

/** The clips of a run, a page of the list at a time; those in the trash stay as they are. */
export async function* clipsOf(library: Library, wanted: RereadRun['wanted']): AsyncGenerator<Clip> {
  if (wanted !== 'all') {
    for (const id of wanted) {
      const clip = await library.get(id).catch(() => undefined);
      if (clip && clip.trashedAt === undefined) yield clip;
    }
    return;
  }
  let after: PageRequest['after'];
  for (;;) {
    const clips = await library.list({}, { limit: 200, ...(after && { after }) });
    yield* clips;
    after = clips.at(-1);
    if (clips.length < 200) return;
  }
}

/** Lets everything else go first. Unlike a timer this is not slowed down in a tab that is not looked at. */
function breathe(): Promise<unknown> {
  return 'scheduler' in globalThis
    ? scheduler.postTask(() => undefined, { priority: 'background' })
    : new Promise((resolve) => setTimeout(resolve));
}
