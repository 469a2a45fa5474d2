import type { SourcePlace } from '../library/packed-sources';
import { type PackedSource, unpackSource } from '../library/source';
import { BundleSource, fromBundleSource } from './bundle';
import { type Fault, findForbidden, ImportRefused, MAX_FAULTS, makeFault, toFaults } from './import-faults';
import { SplitTooLarge, splitSources } from './split-sources';

/** A bundle to be read: the `File` that was chosen, which may be larger than memory, or what was in it as text or bytes. */
export type BundleFile = string | Uint8Array<ArrayBuffer> | Blob;

/** Without its page sources a file above this is not opened: its text would not fit into one string. */
const MAX_IMPORT_BYTES = 400_000_000;

/** One page source in a file is at most so long; see `BundleSource`. */
const MAX_SOURCE_BYTES = 21_000_000;

/** A source that was found whole in the file, at its place in the list: `{ id, sha256 }`, of an earlier reading with `until`. */
export interface FoundSource extends SourcePlace {
  sha256: string;
}

/**
 * The text of a bundle with a 0 in the place of each source (`…,"sources":[0,0]}`), and what sources there are: each was unpacked
 * and its hash is right. Throws ImportRefused.
 */
export async function readBundle(file: BundleFile): Promise<{ text: string; sources: FoundSource[] }> {
  const sources: FoundSource[] = [];
  const faults: Fault[] = [];
  const parts = split(file);
  for (;;) {
    const next = await parts.next();
    if (next.done) {
      if (faults.length > 0) throw new ImportRefused(faults);
      return { text: decode(next.value), sources };
    }
    const at = sources.length;
    const checked = await checkSource(next.value, at);
    if (Array.isArray(checked)) faults.push(...checked);
    if (faults.length >= MAX_FAULTS) throw new ImportRefused(faults.slice(0, MAX_FAULTS));
    sources.push(Array.isArray(checked) ? { id: '', sha256: '' } : checked);
  }
}

/** The sources of a file that was checked before, as the library keeps them: `for await (const source of readSources(plan.file))`. */
export async function* readSources(file: BundleFile): AsyncGenerator<PackedSource> {
  for await (const bytes of split(file)) yield fromBundleSource(BundleSource.parse(JSON.parse(decode(bytes))));
}

async function* split(file: BundleFile): AsyncGenerator<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  try {
    return yield* splitSources(chunksOf(file), { rest: MAX_IMPORT_BYTES, element: MAX_SOURCE_BYTES });
  } catch (error) {
    if (!(error instanceof SplitTooLarge)) throw error;
    throw new ImportRefused([makeFault(error.at === undefined ? [] : ['sources', error.at], 'tooLarge')]);
  }
}

async function* chunksOf(file: BundleFile): AsyncGenerator<Uint8Array> {
  if (typeof file === 'string') yield new TextEncoder().encode(file);
  else if (!('stream' in file)) yield file;
  else {
    const reader = file.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  }
}

async function checkSource(bytes: Uint8Array, at: number): Promise<FoundSource | Fault[]> {
  const path = ['sources', at];
  let value: unknown;
  try {
    value = JSON.parse(decode(bytes));
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    return [makeFault(path, 'syntax')];
  }
  const forbidden = findForbidden(value, path);
  if (forbidden) return [forbidden];
  const parsed = BundleSource.safeParse(value);
  if (!parsed.success) return toFaults(parsed.error, value, path);
  const { id, until, sha256, gzip } = parsed.data;
  try {
    const { isWhole } = await unpackSource(fromBundleSource(parsed.data));
    if (!isWhole) return [makeFault([...path, 'sha256'], 'hash', sha256)];
  } catch {
    return [makeFault([...path, 'gzip'], 'value', gzip)];
  }
  return { id, sha256, ...(until !== undefined && { until }) };
}

/** Without the mark of byte order that some editors put first. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefused([makeFault([], 'encoding')]);
  }
}
