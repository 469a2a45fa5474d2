import { toBase64 } from '../text/base64';
import type { Damage, StoredClip } from './check-clip';
import {
  findBodyDamage,
  findGonePast,
  findRevisionDamage,
  instantOf,
  isPageGone,
  isSourceWhole,
  readStored,
  STORED_STORES,
} from './check-clip';
import type { ClipChanger } from './clip-work';
import type { Connection } from './connection';
import { headlineOfRow } from './damaged-clip';
import { eraseClips } from './erase-clips';
import type { LibraryContext } from './library-context';
import { countAnew } from './rebuild-index';
import { Revision } from './revise';
import { SourceRow, unpackSource } from './source';

/**
 * Clears away what is damaged and has no copy, so that it is not told of for ever: of a clip that cannot be read all of it, of
 * one that can only the earlier texts and pages that cannot. A text that is another than the one that was saved stays: it can be
 * read, and moved to the trash like any other.
 */

/** What can still be read of a damaged clip, and whether all of it is to go. */
export interface Remains {
  id: string;
  headline?: string;
  isWholeClip: boolean;
  /** Characters of its text, highlights, earlier texts and pages. */
  characters: number;
  highlights: number;
  past: number;
  pages: number;
  /** All its records as they lie there, in what JSON can hold; a page is its HTML where it can be unpacked. */
  records: Record<string, unknown>;
}

/** The damages that leave nothing of a clip to be used. */
const UNUSABLE: readonly (Damage | undefined)[] = ['missing', 'row', 'content'];

/** Whether a clip with this damage, of which there is no copy, can be cleared of it. `isClearable('hash')` → false. */
export const isClearable = (damage: Damage) => damage !== 'hash';

/** What is left of these clips. `(await readRemains(connection, [id]))[0]?.characters` → 1,820. */
export async function readRemains(connection: Connection, ids: string[]): Promise<Remains[]> {
  const remains: Remains[] = [];
  for (const id of ids) remains.push(await remainsOf(await readOne(connection, id)));
  return remains;
}

/** Clears these clips of what is damaged of them; resolves to how many it was. */
export async function clearDamaged(context: LibraryContext, ids: string[]): Promise<number> {
  const erased: string[] = [];
  let isAnyMissing = false;
  let cleared = 0;
  for (const id of ids) {
    const stored = await readOne(context.connection, id);
    const damage = await findBodyDamage(stored);
    if (damage === 'missing') isAnyMissing = true;
    if (UNUSABLE.includes(damage)) erased.push(id);
    else if (await context.change('updated', clearParts(stored, await findDamagedParts(stored)))) cleared++;
  }
  if (erased.length > 0) await eraseClips(context, erased);
  // A clip that was gone was counted still.
  if (isAnyMissing) await countAnew(context.connection);
  return cleared + erased.length;
}

async function readOne(connection: Connection, id: string): Promise<StoredClip> {
  const [stored] = await connection.read([...STORED_STORES], (tx) => readStored(tx, [id]));
  if (!stored) throw new RangeError(`nothing read of ${id}`);
  return stored;
}

async function remainsOf(stored: StoredClip): Promise<Remains> {
  const { id, rawRow, rawText, rawContent, text, revisions } = stored;
  const headline = headlineOfRow(rawRow);
  const pages = await Promise.all([stored.source, ...revisions.map(pageOf)].map(toReadable));
  const [page, ...pastPages] = pages;
  return {
    id,
    ...(headline !== undefined && { headline }),
    isWholeClip: UNUSABLE.includes(await findBodyDamage(stored)),
    characters: text?.articleBody.length ?? 0,
    highlights: text?.highlights.length ?? 0,
    past: revisions.filter((revision) => Revision.safeParse(revision).success).length,
    pages: pages.filter((one) => typeof one === 'string').length,
    records: {
      clip: rawRow,
      text: rawText,
      content: rawContent,
      source: page,
      revisions: revisions.map((revision, at) =>
        isObject(revision) ? { ...revision, source: pastPages[at] } : revision,
      ),
    },
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const pageOf = (revision: unknown): unknown =>
  isObject(revision) && 'source' in revision ? revision.source : undefined;

/** The page's HTML, or what there is of its record with the bytes as text. */
async function toReadable(source: unknown): Promise<unknown> {
  if (!isObject(source)) return source;
  const packed = SourceRow.safeParse({ id: crypto.randomUUID(), ...source }).data;
  const page = packed && (await unpackSource(packed).catch(() => undefined));
  if (page) return page.html;
  const gzip = 'gzip' in source && source.gzip instanceof Uint8Array ? toBase64(source.gzip) : undefined;
  return { ...source, gzip };
}

/** What a clip that can be read has damaged beside its text. */
interface DamagedParts {
  isPage: boolean;
  /** The instants of the earlier texts that cannot be read. */
  past: string[];
  /** Earlier texts that can be read, without their pages, which cannot. */
  unpaged: Revision[];
}

async function findDamagedParts(stored: StoredClip): Promise<DamagedParts> {
  const { source, revisions } = stored;
  const isPage = source === undefined ? isPageGone(stored) : !(await isSourceWhole(SourceRow.safeParse(source).data));
  const parts: DamagedParts = { isPage, past: findGonePast(stored), unpaged: [] };
  for (const revision of revisions) {
    const damage = await findRevisionDamage(revision);
    const parsed = Revision.safeParse(revision).data;
    const at = instantOf(revision);
    if (damage === 'revision' && at !== undefined) parts.past.push(at);
    if (damage !== 'source' || !parsed) continue;
    const { source: _page, ...unpaged } = parsed;
    parts.unpaged.push(unpaged);
  }
  return parts;
}

/** Resolves to whether there was anything to clear. */
function clearParts({ id }: StoredClip, { isPage, past, unpaged }: DamagedParts): ClipChanger<boolean> {
  return async ({ writer }) => {
    if (isPage) writer.removeSource(id);
    for (const at of past) writer.removeRevision(id, at);
    for (const revision of unpaged) writer.putRevision(revision);
    const isAny = isPage || past.length + unpaged.length > 0;
    return { ids: isAny ? [id] : [], result: isAny };
  };
}
