import { sanitize } from '../article/sanitize';
import { ruleKey, type UserRule } from '../article/user-rule';
import type { Library, WholeClip } from '../library/library';
import { sha256 } from '../library/make-clip';
import type { SavedSearch } from '../library/saved-search';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  BundleClip,
  BundleEnvelope,
  fromBundleClip,
  hashClips,
  toBundleClip,
} from './bundle';
import { canonicalJson } from './canonical-json';
import { type Fault, findForbidden, ImportRefused, makeFault, toFaults } from './import-faults';

/** A file above this is not opened: its text would not fit into one string. */
export const MAX_IMPORT_BYTES = 400_000_000;

/** A fault list that is longer helps nobody. */
const MAX_FAULTS = 20;

/** What an import would do with records that have ids. */
export interface RecordPlan<T> {
  new: T[];
  identical: number;
  /** Those that the library has otherwise. */
  changed: { current: T; imported: T }[];
}

/** What an import would do. The whole file has been checked; nothing has been written. */
export interface ImportPlan {
  /** Clips that the library does not have. */
  new: WholeClip[];
  /** Clips that the library has just so. */
  identical: number;
  /** Clips that the library has otherwise. */
  changed: { current: WholeClip; imported: WholeClip }[];
  /** The rules of sites that the library does not have, and how many it has. */
  rules: { new: UserRule[]; identical: number };
  searches: RecordPlan<SavedSearch>;
  total: number;
  /** What the file says of itself. */
  generator: { name: string; version: string };
  exportedAt: string;
}

/**
 * Checks a bundle whole and tells what importing it would do; `document` sanitises its HTML. Throws ImportRefused with
 * the path and the reason of each fault, up to the twentieth.
 */
export async function planImport(
  file: string | Uint8Array<ArrayBuffer>,
  library: Pick<Library, 'get' | 'getContent' | 'highlights' | 'rules' | 'searches'>,
  document: Document,
): Promise<ImportPlan> {
  const envelope = parseEnvelope(parseJson(toText(file)));
  const clips = await parseClips(envelope);
  const plan: ImportPlan = {
    new: [],
    identical: 0,
    changed: [],
    rules: await planRules(envelope, library),
    searches: planRecords(envelope.searches ?? [], await library.searches.list()),
    total: clips.length,
    generator: envelope.generator,
    exportedAt: envelope.exportedAt,
  };
  const faults: Fault[] = [];
  for (const [at, clip] of clips.entries()) {
    const current = await readCurrent(library, clip.id);
    if (current && canonicalJson(toBundleClip(current)) === canonicalJson(clip)) {
      plan.identical++;
      continue;
    }
    const imported = toClean(clip, document);
    if (!imported) faults.push(makeFault(['clips', at, 'article', 'contentHtml'], 'html', clip.article.contentHtml));
    else if (!current) plan.new.push(imported);
    else if (canonicalJson(toBundleClip(current)) === canonicalJson(toBundleClip(imported))) plan.identical++;
    else plan.changed.push({ current, imported });
  }
  if (faults.length > 0) throw new ImportRefused(faults);
  return plan;
}

/**
 * Does what the plan said, in one transaction, and tells how many clips were written. New rules and saved searches come
 * along. What the library has otherwise stays as it is, unless the user chose to replace it.
 */
export async function applyImport(
  plan: ImportPlan,
  library: Pick<Library, 'write'>,
  changed: 'keep' | 'replace' = 'keep',
): Promise<number> {
  const clips = writtenBy(plan, changed);
  const beside = { rules: plan.rules.new, searches: writtenBy(plan.searches, changed) };
  const isEmpty = [clips, ...Object.values(beside)].every(({ length }) => length === 0);
  if (!isEmpty) await library.write(clips, beside);
  return clips.length;
}

/** What of a plan is written, as the user chose: the new, and the changed where they replace the library's. */
export function writtenBy<T>(plan: { new: T[]; changed: { imported: T }[] }, changed: 'keep' | 'replace'): T[] {
  return [...plan.new, ...(changed === 'replace' ? plan.changed.map(({ imported }) => imported) : [])];
}

function toText(file: string | Uint8Array<ArrayBuffer>): string {
  if (file.length > MAX_IMPORT_BYTES) throw new ImportRefused([makeFault([], 'tooLarge', file.length)]);
  if (typeof file === 'string') return file.replace(/^\ufeff/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw new ImportRefused([makeFault([], 'encoding')]);
  }
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ImportRefused([makeFault([], 'syntax', text)]);
  }
  const forbidden = findForbidden(value);
  if (forbidden) throw new ImportRefused([forbidden]);
  return value;
}

function parseEnvelope(value: unknown): BundleEnvelope {
  const parsed = BundleEnvelope.safeParse(value);
  if (parsed.success) return parsed.data;
  // Of another kind of file only that is worth saying.
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const format = isObject && 'format' in value ? value.format : undefined;
  if (format !== BUNDLE_FORMAT) throw new ImportRefused([makeFault(isObject ? ['format'] : [], 'notBundle', format)]);
  const version = isObject && 'version' in value ? value.version : undefined;
  if (Number.isInteger(version) && Number(version) > BUNDLE_VERSION) {
    throw new ImportRefused([makeFault(['version'], 'newerVersion', version)]);
  }
  throw new ImportRefused(toFaults(parsed.error, value).slice(0, MAX_FAULTS));
}

async function parseClips(envelope: BundleEnvelope): Promise<BundleClip[]> {
  const faults: Fault[] = [];
  const clips: BundleClip[] = [];
  const ids = new Set<string>();
  for (const [at, value] of envelope.clips.entries()) {
    const parsed = BundleClip.safeParse(value);
    if (!parsed.success) faults.push(...toFaults(parsed.error, value, ['clips', at]));
    else {
      const clip = parsed.data;
      if (ids.has(clip.id)) faults.push(makeFault(['clips', at, 'id'], 'duplicateId', clip.id));
      if ((await sha256(clip.article.articleBody)) !== clip.bodySha256) {
        faults.push(makeFault(['clips', at, 'bodySha256'], 'hash', clip.bodySha256));
      }
      ids.add(clip.id);
      clips.push(clip);
    }
    if (faults.length >= MAX_FAULTS) break;
  }
  if (faults.length > 0) throw new ImportRefused(faults.slice(0, MAX_FAULTS));
  const characters = clips.reduce((sum, { article }) => sum + article.characterCount, 0);
  const { counts } = envelope;
  if (counts.clips !== clips.length) faults.push(makeFault(['counts', 'clips'], 'count', counts.clips));
  if (counts.characters !== characters) faults.push(makeFault(['counts', 'characters'], 'count', counts.characters));
  if ((await hashClips(envelope.clips)) !== envelope.sha256)
    faults.push(makeFault(['sha256'], 'hash', envelope.sha256));
  if (faults.length > 0) throw new ImportRefused(faults);
  return clips;
}

/** A rule is the same whenever it was made; the library's own keeps its moment. */
async function planRules(
  { rules = [] }: BundleEnvelope,
  library: Pick<Library, 'rules'>,
): Promise<ImportPlan['rules']> {
  const known = new Set(rules.length === 0 ? [] : (await library.rules()).map((rule) => ruleKey(rule).join('\n')));
  const added = rules.filter((rule) => !known.has(ruleKey(rule).join('\n')));
  return { new: added, identical: rules.length - added.length };
}

function planRecords<T extends { id: string }>(imported: T[], known: T[]): RecordPlan<T> {
  const plan: RecordPlan<T> = { new: [], identical: 0, changed: [] };
  for (const record of imported) {
    const current = known.find(({ id }) => id === record.id);
    if (!current) plan.new.push(record);
    else if (canonicalJson(current) === canonicalJson(record)) plan.identical++;
    else plan.changed.push({ current, imported: record });
  }
  return plan;
}

async function readCurrent(
  library: Pick<Library, 'get' | 'getContent' | 'highlights'>,
  id: string,
): Promise<WholeClip | undefined> {
  const [clip, content, highlights] = await Promise.all([
    library.get(id),
    library.getContent(id),
    library.highlights(id),
  ]);
  return clip && content && { clip, content, highlights };
}

/** The clip with its HTML sanitised; nothing if that is beyond what is looked at. */
function toClean(clip: BundleClip, document: Document): WholeClip | undefined {
  try {
    const contentHtml = sanitize(clip.article.contentHtml, document);
    return fromBundleClip({ ...clip, article: { ...clip.article, contentHtml } });
  } catch (error) {
    if (error instanceof Error && error.name === 'SanitizeError') return undefined;
    throw error;
  }
}
