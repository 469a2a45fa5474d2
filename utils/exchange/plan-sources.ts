import type { Library } from '../library/library';
import type { SourcePlace } from '../library/packed-sources';
import type { PackedSource } from '../library/source';
import type { BundleClip, BundleEnvelope } from './bundle';
import type { ImportPlan } from './import';
import { type Fault, ImportRefused, MAX_FAULTS, makeFault } from './import-faults';
import { type BundleFile, type FoundSource, readSources } from './import-sources';

/** So many sources are written in one transaction. */
const SOURCES_TOGETHER = 20;

/** Writes those of a file's page sources that are wanted, some at a time; what is stopped comes with the same file another time. */
export async function applySources(
  file: BundleFile,
  sources: readonly FoundSource[],
  library: Pick<Library, 'putSources'>,
  onSources: (written: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const wanted = new Map(sources.map((source) => [placeOf(source), source.sha256]));
  if (wanted.size === 0) return;
  onSources(0);
  let waiting: PackedSource[] = [];
  let written = 0;
  const write = async () => {
    await library.putSources(waiting);
    written += waiting.length;
    waiting = [];
    onSources(written);
  };
  for await (const source of readSources(file)) {
    if (signal?.aborted) break;
    // Not what was checked, if the file has changed since.
    if (wanted.get(placeOf(source)) !== source.sha256) continue;
    waiting.push(source);
    if (waiting.length === SOURCES_TOGETHER) await write();
  }
  if (waiting.length > 0) await write();
}

function placeOf({ id, until = '' }: SourcePlace): string {
  return `${id} ${until}`;
}

/** Each source belongs to a clip of the file, or to what that clip said before, and is there once. */
export function checkSources(envelope: BundleEnvelope, clips: BundleClip[], sources: FoundSource[]): void {
  const { sources: listed = [], counts } = envelope;
  if (listed.length !== sources.length) throw new ImportRefused([makeFault(['sources'], 'type')]);
  const faults: Fault[] = [];
  if ((counts.sources ?? 0) !== sources.length) faults.push(makeFault(['counts', 'sources'], 'count', counts.sources));
  const places = new Set(
    clips.flatMap(({ id, revisions = [] }) => [
      placeOf({ id }),
      ...revisions.map(({ at: until }) => placeOf({ id, until })),
    ]),
  );
  for (const [at, source] of sources.entries()) {
    // A place that is taken twice is no place for the second.
    if (!places.delete(placeOf(source))) faults.push(makeFault(['sources', at, 'id'], 'value', source.id));
  }
  if (faults.length > 0) throw new ImportRefused(faults.slice(0, MAX_FAULTS));
}

/** Which sources the library lacks; it keeps its own page of a clip that it keeps. */
export async function planSources(
  plan: Pick<ImportPlan, 'changed' | 'sources'>,
  sources: FoundSource[],
  library: Pick<Library, 'hasSource'>,
): Promise<void> {
  const changed = new Set(plan.changed.map(({ current }) => current.clip.id));
  for (const source of sources) {
    if (source.until === undefined && changed.has(source.id)) plan.sources.replacing.push(source);
    else if (!(await library.hasSource(source))) plan.sources.new.push(source);
  }
}
