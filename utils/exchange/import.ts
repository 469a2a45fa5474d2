import type { Article } from '../article/article';
import { SanitizeError, sanitize } from '../article/sanitize';
import { ruleKey, type UserRule } from '../article/user-rule';
import type { Library, WholeClip } from '../library/library';
import { LibraryError } from '../library/library-error';
import type { ReadingList } from '../library/reading-list';
import type { Revision } from '../library/revise';
import type { SavedSearch } from '../library/saved-search';
import { sha256 } from '../text/sha256';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  BundleClip,
  BundleEnvelope,
  type BundleRevision,
  fromBundleClip,
  fromBundleRevision,
  hashClips,
  toBundleClip,
} from './bundle';
import type { BundleSettings } from './bundle-settings';
import { canonicalJson } from './canonical-json';
import { type Fault, findForbidden, ImportRefused, MAX_FAULTS, makeFault, toFaults } from './import-faults';
import { type BundleFile, type FoundSource, readBundle } from './import-sources';
import { applySources, checkSources, planSources } from './plan-sources';

/** What an import would do with records that have ids: of two saved searches `{ new: [one], identical: 1, changed: [] }`. */
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
  /** What clips of the file said before, and the library does not know. */
  revisions: Revision[];
  /** The page sources that the library does not have; `replacing`: those of changed clips, which come if their clips do. */
  sources: { new: FoundSource[]; replacing: FoundSource[] };
  /** The rules of sites that the library does not have, and how many it has. */
  rules: { new: UserRule[]; identical: number };
  searches: RecordPlan<SavedSearch>;
  lists: RecordPlan<ReadingList>;
  /** What the user of the file chose; who applies the plan asks whether that is to hold here. */
  settings: BundleSettings | undefined;
  total: number;
  /** What the file says of itself. */
  generator: { name: string; version: string };
  exportedAt: string;
  /** The file, of which the sources are read once more. */
  file: BundleFile;
}

/** What of the library an import must know. */
type Known = Pick<
  Library,
  'get' | 'getContent' | 'highlights' | 'revisions' | 'hasSource' | 'rules' | 'searches' | 'lists'
>;

/** Who waits for an import, and may stop it. */
export interface ImportWatch {
  /** Where it is stopped it throws what the signal says; nothing has been written by then. */
  signal?: AbortSignal;
  /** How many of the clips have been compared with the library. */
  onCompared?(clips: number, total: number): void;
}

/** So often it is told how far the comparison is, in clips. */
const TOLD_EVERY = 25;

/**
 * Checks a bundle whole and tells what importing it would do; `document` sanitises its HTML. Throws ImportRefused with
 * the path and the reason of each fault, up to the twentieth.
 */
export async function planImport(
  file: BundleFile,
  library: Known,
  document: Document,
  { signal, onCompared }: ImportWatch = {},
): Promise<ImportPlan> {
  const { text, sources } = await readBundle(file);
  const envelope = parseEnvelope(parseJson(text));
  const clips = await parseClips(envelope, signal);
  checkSources(envelope, clips, sources);
  const plan: ImportPlan = {
    new: [],
    identical: 0,
    changed: [],
    revisions: [],
    sources: { new: [], replacing: [] },
    rules: await planRules(envelope, library),
    searches: planRecords(envelope.searches ?? [], await library.searches.list()),
    lists: planRecords(envelope.lists ?? [], await library.lists.list()),
    settings: envelope.settings,
    total: clips.length,
    generator: envelope.generator,
    exportedAt: envelope.exportedAt,
    file,
  };
  const faults: Fault[] = [];
  for (const [at, { revisions = [], ...clip }] of clips.entries()) {
    if (at % TOLD_EVERY === 0) onCompared?.(at, clips.length);
    signal?.throwIfAborted();
    const current = await readCurrent(library, clip.id);
    const past = await planRevisions(revisions, clip.id, library, document);
    if (past) plan.revisions.push(...past);
    else faults.push(makeFault(['clips', at, 'revisions'], 'html'));
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
  await planSources(plan, sources, library);
  return plan;
}

/**
 * Does what the plan said, and tells how many clips were written. Clips, what they said before, new rules, saved
 * searches and lists come in one transaction; then, some at a time, the page sources, which are too large for one: should that be cut
 * off, or the signal stop it there, the same file brings the rest. What the library has otherwise stays as it is, unless the user chose to replace it.
 * `await applyImport(plan, library, 'replace')`
 */
export async function applyImport(
  plan: ImportPlan,
  library: Pick<Library, 'write' | 'putSources'>,
  changed: 'keep' | 'replace' = 'keep',
  onSources: (written: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  const clips = writtenBy(plan, changed);
  const { revisions } = plan;
  const beside = {
    rules: plan.rules.new,
    searches: writtenBy(plan.searches, changed),
    lists: writtenBy(plan.lists, changed),
    revisions,
  };
  const isEmpty = [clips, ...Object.values(beside)].every(({ length }) => length === 0);
  if (!isEmpty) await library.write(clips, beside);
  await applySources(plan.file, wantedSources(plan, changed), library, onSources, signal);
  return clips.length;
}

/**
 * What of a plan is written, as the user chose: the new, and the changed where they replace the library's.
 * `writtenBy(plan.lists, 'keep')` → the new ones.
 */
export function writtenBy<T>(plan: { new: T[]; changed: { imported: T }[] }, changed: 'keep' | 'replace'): T[] {
  return [...plan.new, ...(changed === 'replace' ? plan.changed.map(({ imported }) => imported) : [])];
}

/** The sources that come in under this choice: with `keep` those of changed clips stay away, with `replace` they come too. */
export function wantedSources({ sources }: ImportPlan, changed: 'keep' | 'replace'): FoundSource[] {
  return changed === 'replace' ? [...sources.new, ...sources.replacing] : sources.new;
}

/** What the library does not know of a clip's past; nothing where its HTML is beyond what is looked at. */
async function planRevisions(
  revisions: BundleRevision[],
  id: string,
  library: Known,
  document: Document,
): Promise<Revision[] | undefined> {
  if (revisions.length === 0) return [];
  const known = new Set((await library.revisions(id)).map(({ at }) => at));
  const unknown: Revision[] = [];
  for (const revision of revisions) {
    if (known.has(revision.at)) continue;
    const article = sanitizeArticle(revision.article, document);
    if (!article) return undefined;
    unknown.push(fromBundleRevision(id, { ...revision, article }));
  }
  return unknown;
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

async function parseClips(envelope: BundleEnvelope, signal: AbortSignal | undefined): Promise<BundleClip[]> {
  const faults: Fault[] = [];
  const clips: BundleClip[] = [];
  const ids = new Set<string>();
  for (const [at, value] of envelope.clips.entries()) {
    signal?.throwIfAborted();
    const parsed = BundleClip.safeParse(value);
    if (!parsed.success) faults.push(...toFaults(parsed.error, value, ['clips', at]));
    else {
      const clip = parsed.data;
      if (ids.has(clip.id)) faults.push(makeFault(['clips', at, 'id'], 'duplicateId', clip.id));
      if ((await sha256(clip.article.articleBody)) !== clip.bodySha256) {
        faults.push(makeFault(['clips', at, 'bodySha256'], 'hash', clip.bodySha256));
      }
      for (const [past, { article, bodySha256 }] of (clip.revisions ?? []).entries()) {
        if ((await sha256(article.articleBody)) === bodySha256) continue;
        faults.push(makeFault(['clips', at, 'revisions', past, 'bodySha256'], 'hash', bodySha256));
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
  // Where it is not said there may be some: a selection of the trash was exported without that.
  const trashed = clips.filter(({ trashedAt }) => trashedAt !== undefined).length;
  if ((counts.trashed ?? trashed) !== trashed) faults.push(makeFault(['counts', 'trashed'], 'count', counts.trashed));
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

/** The clip as the library has it; of a damaged one nothing, so that the file's takes its place. */
async function readCurrent(
  library: Pick<Library, 'get' | 'getContent' | 'highlights'>,
  id: string,
): Promise<WholeClip | undefined> {
  try {
    const [clip, content, highlights] = await Promise.all([
      library.get(id),
      library.getContent(id),
      library.highlights(id),
    ]);
    return clip && content && { clip, content, highlights };
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'damaged') return undefined;
    throw error;
  }
}

/** The clip with its HTML sanitised; nothing if that is beyond what is looked at. */
function toClean(clip: BundleClip, document: Document): WholeClip | undefined {
  const article = sanitizeArticle(clip.article, document);
  return article && fromBundleClip({ ...clip, article });
}

function sanitizeArticle(article: Article, document: Document): Article | undefined {
  try {
    const clean = { ...article, contentHtml: sanitize(article.contentHtml, document) };
    for (const name of ['printedHtml', 'repairedHtml'] as const) {
      const html = article[name];
      if (html !== undefined) clean[name] = sanitize(html, document);
    }
    return clean;
  } catch (error) {
    if (error instanceof SanitizeError) return undefined;
    throw error;
  }
}
