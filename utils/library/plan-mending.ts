import { sha256 } from '../text/sha256';
import {
  findBodyDamage,
  findGonePast,
  findRevisionDamage,
  instantOf,
  isPageGone,
  isSourceWhole,
  type StoredClip,
} from './check-clip';
import { anchorHighlight, type Highlight } from './highlight';
import type { EntryRows } from './journal-entry';
import type { WholeClip } from './library';
import { type Revision, toRevision } from './revise';
import { SourceRow } from './source';
import { findContent } from './stored';

/** What copies of a damaged clip can mend of it: each part only by one whose hash fits. */

/** What is to be written; of a clip with nothing to mend, or nothing to mend it with, `{ revisions: [] }`. */
export interface Plan {
  whole?: WholeClip | undefined;
  source?: SourceRow | undefined;
  revisions: Revision[];
  /** The readable text in whose place another is written, as a revision. */
  kept?: Revision | undefined;
}

/** Whether nothing is to be written. `isEmpty({ revisions: [] })` → true. */
export const isEmpty = ({ whole, source, revisions }: Plan) => !whole && !source && revisions.length === 0;

/** What of a damaged clip the copies have whole; of several that fit the first is taken. */
export async function planMending(stored: StoredClip, copies: EntryRows[], now: Date): Promise<Plan> {
  const isMissing = stored.rawRow === undefined;
  return {
    ...(await planBody(stored, copies, now)),
    source: await planSource(stored, copies, isMissing || isPageGone(stored)),
    revisions: await planRevisions(stored, copies, isMissing),
  };
}

/** Row, text and markup. What is sound of them stays: only what a copy has of the very text that the row tells of is taken. */
async function planBody(stored: StoredClip, copies: EntryRows[], now: Date): Promise<Pick<Plan, 'whole' | 'kept'>> {
  if (!(await findBodyDamage(stored))) return {};
  const copy = await findFitting(stored, copies);
  if (!copy) return {};
  const { text } = stored;
  const { clip } = stored.row ?? copy.whole;
  const there = findContent(text, stored.content);
  const bodySha256 = text && (await sha256(text.articleBody));
  const isTextRight = bodySha256 === clip.bodySha256;
  const content = isTextRight && there ? there.content : copy.whole.content;
  const marked = isTextRight && text ? text.highlights : joinHighlights(text?.highlights ?? [], copy.whole.highlights);
  const highlights = marked.map((highlight) => anchorHighlight(highlight, content.articleBody));
  const isReplaced = there && bodySha256 !== undefined && !isTextRight;
  return {
    whole: { clip, content, highlights },
    ...(isReplaced && { kept: toRevision({ clip: { ...clip, bodySha256 }, ...there }, now) }),
  };
}

/** The first copy with the text that the row tells of; where there is no row, the first that is right in itself. */
async function findFitting({ row }: StoredClip, copies: EntryRows[]): Promise<EntryRows | undefined> {
  for (const copy of copies) {
    const { bodySha256 } = (row ?? copy.whole).clip;
    if ((await sha256(copy.whole.content.articleBody)) === bodySha256) return copy;
  }
  return undefined;
}

/** Beside a damaged text highlights may be missing; of one that both have, what is stored is newer. */
function joinHighlights(stored: readonly Highlight[], copied: readonly Highlight[]): Highlight[] {
  const known = new Set(stored.map(({ id }) => id));
  return [...stored, ...copied.filter(({ id }) => !known.has(id))];
}

/** The page, if it is damaged or gone, and a copy has the same one. */
async function planSource(
  { source }: StoredClip,
  copies: EntryRows[],
  isGone: boolean,
): Promise<SourceRow | undefined> {
  const stored = SourceRow.safeParse(source).data;
  if (source === undefined ? !isGone : await isSourceWhole(stored)) return undefined;
  for (const { source: copied } of copies) {
    const isSame = !stored || stored.sha256 === copied?.sha256 || stored.fetchedAt === copied?.fetchedAt;
    if (copied && isSame && (await isSourceWhole(copied))) return copied;
  }
  return undefined;
}

/** The earlier texts that are damaged or gone, and that a copy has whole. */
async function planRevisions(clip: StoredClip, copies: EntryRows[], isMissing: boolean): Promise<Revision[]> {
  const { revisions } = clip;
  const copied = copies.flatMap((copy) => copy.revisions);
  const planned = new Map<string, Revision>();
  const plan = async (at: string | undefined, isWithPage: boolean) => {
    for (const revision of copied) {
      const isWanted = revision.at === at && !planned.has(at) && (revision.source !== undefined || !isWithPage);
      if (isWanted && !(await findRevisionDamage(revision))) planned.set(at, revision);
    }
  };
  for (const stored of revisions) {
    const damage = await findRevisionDamage(stored);
    if (damage) await plan(instantOf(stored), damage === 'source');
  }
  for (const at of findGonePast(clip)) await plan(at, false);
  const known = new Set(revisions.map(instantOf));
  if (isMissing) for (const { at } of copied) if (!known.has(at)) await plan(at, false);
  return [...planned.values()];
}
