import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findQuote, type Place, toQuote } from '../../utils/text/find-quote';

/** The texts of the page fixtures: what commentary looks like, its repeated phrases too. */
const TEXTS = readdirSync('tests/fixtures', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('expected.md'))
  .map((path) => readFileSync(`tests/fixtures/${path}`, 'utf8').trim())
  .filter((text) => text.length > 200);

const LENGTHS = [4, 12, 30, 80, 300];

/** The same numbers on every run. */
function makeRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}
type Random = ReturnType<typeof makeRandom>;

/** A stretch of the text that becomes another; in order, none over another. */
interface Edit {
  at: number;
  length: number;
  by: string;
}

const editAll = (text: string, pattern: RegExp, toEdit: (found: string) => Omit<Edit, 'at'>): Edit[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ at: index, ...toEdit(found) }));

/** The text with the edits made, and where each of its units is then; those that went are nowhere. */
function change(text: string, edits: Edit[]) {
  let changed = '';
  const ats: (number | undefined)[] = [];
  const keep = (until: number) => {
    while (ats.length < until) {
      changed += text.charAt(ats.length);
      ats.push(changed.length - 1);
    }
  };
  for (const { at, length, by } of edits) {
    keep(at);
    for (let gone = 0; gone < length; gone++) ats.push(undefined);
    changed += by;
  }
  keep(text.length);
  return { changed, ats };
}

/** What became of a highlight in the changed text. */
function judge(found: Place | undefined, kept: number[], length: number): string {
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return found ? 'invented' : 'gone';
  if (!found) return kept.length < length / 2 ? 'gone' : 'lost';
  if (found.start === first && found.end === last + 1) return 'right';
  return found.start <= last && found.end > first ? 'near' : 'wrong';
}

const isNothing = { length: 0, by: '' };

test.each<[why: string, edit: (text: string, random: Random) => Edit[], mostLost: number]>([
  ['a paragraph was put in front', () => [{ at: 0, length: 0, by: '编者按：本文值得一读。\n\n' }], 0],
  ['lines are broken otherwise', (text) => editAll(text, /\n\n/g, () => ({ length: 2, by: '\n' })), 0],
  ['commas are of the other width', (text) => editAll(text, /，/g, () => ({ length: 1, by: ',' })), 0],
  [
    'one character in thirty is another',
    (text, random) => editAll(text, /[^\n]/g, () => (random(30) === 0 ? { length: 1, by: '某' } : isNothing)),
    0,
  ],
  [
    'words were put in here and there',
    (text, random) => editAll(text, /，/g, () => (random(8) === 0 ? { length: 0, by: '也就是说' } : isNothing)),
    0,
  ],
  [
    'every other sentence was taken out',
    (text, random) =>
      editAll(text, /[^。！？\n]+[。！？]/g, ({ length }) => (random(2) === 0 ? { length, by: '' } : isNothing)),
    2,
  ],
  ['readings stand in the text', (text) => editAll(text, /[的了在是人]/g, () => ({ length: 0, by: '(dú)' })), 2],
])('where %s, hardly one is lost or misplaced', (_, edit, mostLost) => {
  const counts: Record<string, number> = {};
  for (const text of TEXTS) {
    // Each text has its own numbers, so that a new one leaves the others as they are.
    const random = makeRandom(text.length);
    const { changed, ats } = change(text, edit(text, random));
    for (const length of LENGTHS) {
      const start = random(Math.max(1, text.length - length));
      const words = text.slice(start, start + length);
      if (words !== words.trim()) continue;
      const place = { start, end: start + words.length };
      const kept = ats.slice(place.start, place.end).filter((at) => at !== undefined);
      const became = judge(findQuote(changed, toQuote(text, place), start), kept, words.length);
      counts[became] = (counts[became] ?? 0) + 1;
    }
  }
  const { right = 0, near = 0, lost = 0, wrong = 0, invented = 0 } = counts;
  const all = right + near + lost + wrong;
  expect(all).toBeGreaterThan(300);
  expect((100 * (wrong + invented)) / all).toBeLessThanOrEqual(0.5);
  expect((100 * lost) / all).toBeLessThanOrEqual(mostLost);
});
