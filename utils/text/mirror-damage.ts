import { fromGbk, toGbk } from './gbk';
import { isTraditional } from './language';

/**
 * Repairs the text of clone sites that turned Simplified pages Traditional and handled them as GBK bytes. Two things
 * happened to the bytes, and both are undone here:
 *
 * - After every occurrence of some characters their reading was inserted, 「領(lǐng)導(dǎo)」. Other clones annotate other
 *   characters, so the table is learned from the page. The insertion went by bytes: where the second byte of one
 *   character and the first of the next happened to be an annotated character, the text after it is shifted by a byte:
 *   「當地干部群眾親切」 became 「當(dāng)?shù)馗刹咳罕娪H切」 (the bytes 94 B5 between 當 and 地 are those of 數).
 * - A full stop before certain characters lost its first byte: 「。現」 became 「?，F」, 「。”這」 became 「?！边@」.
 *
 * Where bytes were lost for good the text stays as the page printed it, and is reported.
 */
export interface MirrorDamage {
  /** The readings that the page inserts, by character: 領 → lǐng. */
  readings: Map<string, string>;
  /** The characters of the page, to tell a true repair from a chance one. */
  vocabulary: Set<string>;
}

/** A text with its damage undone. */
export interface Repaired {
  text: string;
  /** How many readings were taken out and shifted runs put right. */
  glosses: number;
  runs: number;
  /** The places that could not be put right, as printed. */
  left: string[];
}

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
const READING = `[a-zü]*[${TONED}][a-zü${TONED}]*`;
const HAS_TONE = new RegExp(`[${TONED}]`);
const GLOSS = new RegExp(`(\\p{Script=Han})\\((${READING})\\)`, 'gu');
/** A gloss whose opening bracket was swallowed together with a stray first byte. */
const SWALLOWED_GLOSS = new RegExp(`^\\?(${READING})\\)`, 'u');
const INSERTED_GLOSS = new RegExp(`^\\((${READING})\\)`, 'u');
/** What the bytes A3 xx after a lone A1 look like: a mark of punctuation, full-width or made half-width since. */
const TORN_STOP = /^\?[！，：；？．!,:;?.]/u;
/** A torn 「。”」 at the end of a line, or before a tag whose 「<」 went with it. */
const TORN_CLOSE = /^\?[！!]\?(?:$|(?=\s*$)|\/\w+>)/u;

/** How much of a place that stays damaged is reported; what follows within it belongs to the same damage. */
const LEFT_LENGTH = 20;

/** The thresholds below which parenthesised readings are the author's own: one rare character is glossed once. */
const LEAST_GLOSSES = 8;
const LEAST_CHARACTERS = 5;
const LEAST_SHARE = 0.95;
/** What conversion leaves as it is, no clone annotates; readers for learners annotate these too. */
const SAME_IN_BOTH_SCRIPTS = /[的一是不人在有我上中大]/;

/**
 * Learns a page's damage from its whole text; undefined where there is none. Readings without a tone mark are never
 * taken (abbreviations stand in brackets too), nor is a character that mostly goes without.
 */
export function findMirrorDamage(text: string): MirrorDamage | undefined {
  // Nearly every page is ruled out by this alone.
  if (!HAS_TONE.test(text) || !isTraditional(text)) return undefined;
  const glosses = new Map<string, Map<string, number>>();
  for (const [, character = '', reading = ''] of text.matchAll(GLOSS)) {
    const readings = glosses.get(character) ?? new Map<string, number>();
    glosses.set(character, readings.set(reading, (readings.get(reading) ?? 0) + 1));
  }
  const occurrences = new Map<string, number>();
  for (const character of text) occurrences.set(character, (occurrences.get(character) ?? 0) + 1);

  const readings = new Map<string, string>();
  let total = 0;
  for (const [character, counts] of glosses) {
    const [[reading = '', count] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1]);
    if (count >= LEAST_SHARE * (occurrences.get(character) ?? 0)) {
      readings.set(character, reading);
      total += count;
    }
  }
  if (total < LEAST_GLOSSES || readings.size < LEAST_CHARACTERS) return undefined;
  if ([...readings.keys()].some((character) => SAME_IN_BOTH_SCRIPTS.test(character))) return undefined;
  return { readings, vocabulary: new Set(text) };
}

/** The text without readings behind its characters, whoever put them there: 「領(lǐng)導(dǎo)干部」 → 「領導干部」. */
export function dropReadings(text: string): string {
  return text.replace(GLOSS, '$1');
}

/** Undoes what can be undone in one stretch of the page's text: 「進(jìn)一步」 → 「進一步」. */
export function repairMirrorDamage(text: string, damage: MirrorDamage): Repaired {
  const repaired: Repaired = { text: '', glosses: 0, runs: 0, left: [] };
  let at = 0;
  let leftUntil = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const previous = [...repaired.text.slice(-2)].at(-1) ?? '';
    const gloss = INSERTED_GLOSS.exec(rest);
    if (gloss && damage.readings.get(previous) === gloss[1]) {
      repaired.glosses++;
      at += gloss[0].length;
      continue;
    }
    const close = TORN_CLOSE.exec(rest);
    if (close) {
      repaired.text += '。”';
      repaired.runs++;
      at += close[0].length;
      continue;
    }
    const run = rest.startsWith('?') ? readRun(rest, previous, damage) : undefined;
    if (run) {
      repaired.text += run.text;
      repaired.glosses += run.glosses;
      repaired.runs++;
      at += run.length;
      continue;
    }
    if (at >= leftUntil && (SWALLOWED_GLOSS.test(rest) || TORN_STOP.test(rest))) {
      repaired.left.push(rest.slice(0, LEFT_LENGTH));
      leftUntil = at + LEFT_LENGTH;
    }
    repaired.text += rest.charAt(0);
    at++;
  }
  return repaired;
}

interface Run {
  text: string;
  /** How many UTF-16 units of the damaged text it stands for. */
  length: number;
  glosses: number;
}

/**
 * Reads a run whose bytes are shifted by one: begins with the byte that was torn off, then pairs each byte with the
 * next, until a single-byte character, or a swallowed gloss that begins with the pending byte, puts the bytes in step
 * again. Gives nothing where a pair has no character or the result is not text.
 */
function readRun(damaged: string, previous: string, damage: MirrorDamage): Run | undefined {
  const swallowed = SWALLOWED_GLOSS.exec(damaged);
  let at: number;
  let pending: number;
  let glosses = 0;
  if (swallowed) {
    const trail = (toGbk(previous) ?? 0) & 0xff;
    const straddling = glossed(swallowed[1], trail, damage);
    if (straddling === undefined) return undefined;
    pending = straddling & 0xff;
    at = swallowed[0].length;
    glosses++;
  } else if (TORN_STOP.test(damaged)) {
    pending = 0xa1;
    at = 1;
  } else {
    return undefined;
  }

  let text = '';
  while (at < damaged.length) {
    const rest = damaged.slice(at);
    const gloss = SWALLOWED_GLOSS.exec(rest);
    if (gloss) {
      const code = glossed(gloss[1], pending, damage);
      const character = code === undefined ? undefined : fromGbk(code >> 8, code & 0xff);
      if (character === undefined) return undefined;
      text += character;
      return accept({ text, length: at + gloss[0].length, glosses: glosses + 1 }, swallowed !== null, damage);
    }
    const [unit = ''] = rest;
    const byte = unit.charCodeAt(0);
    // Half-width punctuation right after the torn stop was full-width when the bytes were torn.
    const code =
      byte < 0x80 ? (text === '' && !swallowed ? toGbk(String.fromCharCode(byte + 0xfee0)) : byte) : toGbk(unit);
    if (code === undefined) return undefined;
    const character = fromGbk(pending, code > 0xff ? code >> 8 : code);
    if (character === undefined) return undefined;
    text += character;
    at += unit.length;
    if (code <= 0xff) return accept({ text, length: at, glosses }, swallowed !== null, damage);
    pending = code & 0xff;
  }
  return undefined;
}

/** The GBK code of the character with this reading whose first byte is `lead`. */
function glossed(reading: string | undefined, lead: number, damage: MirrorDamage): number | undefined {
  for (const [character, its] of damage.readings) {
    const code = toGbk(character);
    if (its === reading && code !== undefined && code >> 8 === lead) return code;
  }
  return undefined;
}

/**
 * A repair is true when it is text: Han and Chinese punctuation, two thirds of it in the page's own vocabulary. Two
 * characters are granted, since a run of one or two whose reading and bytes both fit is no chance.
 */
function accept(run: Run, byGloss: boolean, { vocabulary }: MirrorDamage): Run | undefined {
  const characters = [...run.text];
  if (!byGloss && characters[0] !== '。') return undefined;
  if (!characters.every((character) => /[\p{Script=Han}，。、；：？！“”‘’《》（）—…·]/u.test(character)))
    return undefined;
  const known = characters.filter((character) => vocabulary.has(character)).length;
  return (known + 2) * 3 >= characters.length * 2 ? run : undefined;
}
