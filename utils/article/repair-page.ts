import { findMirrorDamage, type MirrorDamage, repairMirrorDamage } from '../text/mirror-damage';
import type { Line, Page } from './page';

/** What was put right on a page of a damaged clone. */
export interface PageRepair {
  page: Page;
  /** What the lines of the repaired page print, by index. */
  printed: Map<number, string>;
  /** The places that could not be put right, as printed. */
  left: string[];
}

const RUNNING = 30;

/**
 * The page with the damage of Traditional clone sites undone in all its lines, so that fields and text are read from sound
 * words; undefined where there is no such damage.
 */
export function repairPage(page: Page): PageRepair | undefined {
  // Running text tells; the clone's own buttons and phrases may have been added after the damage.
  const running = page.lines.filter((line) => line.text.length >= RUNNING && line.linked === 0);
  const damage = findMirrorDamage(running.map((line) => line.text).join('\n'));
  if (!damage) return undefined;
  const printed = new Map<number, string>();
  const left: string[] = [];
  const lines = page.lines.map((line) => {
    const repaired = repairMirrorDamage(line.text, damage);
    left.push(...repaired.left);
    if (repaired.text === line.text) return line;
    printed.set(line.index, line.text);
    return { ...line, text: repaired.text, runs: repairRuns(line, repaired.text, damage) };
  });
  return { page: { ...page, lines }, printed, left };
}

/** A run's damage may reach into the next, so that a line of plain text is repaired as one; links and emphasis keep apart. */
function repairRuns({ runs }: Line, text: string, damage: MirrorDamage): Line['runs'] {
  const [first] = runs;
  const plain = runs.every((run) => run.href === undefined && run.marks.length === 0);
  if (first && plain) return [{ ...first, text }];
  return runs.map((run) => ({ ...run, text: repairMirrorDamage(run.text, damage).text }));
}
