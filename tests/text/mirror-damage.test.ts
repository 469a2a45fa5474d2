import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConverterFactory } from 'opencc-js/core';
import STCharacters from 'opencc-js/dict/STCharacters';
import { describe, expect, test } from 'vitest';
import { fromGbk, toGbk } from '../../utils/text/gbk';
import { findMirrorDamage, type MirrorDamage, repairMirrorDamage } from '../../utils/text/mirror-damage';
import { sharedPath } from '../shared-path';

const SEEDS = sharedPath('seeds');
const READINGS = new Map(
  '領lǐng 導dǎo 學xué 習xí 進jìn 務wù 創chuàng 聯lián 認rèn 強qiáng 當dāng 護hù 業yè 發fā 數shù 負fù 現xiàn 談tán 經jīng 機jī'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

describe('the repair of one stretch', () => {
  const damage: MirrorDamage = {
    readings: READINGS,
    vocabulary: new Set('當地干部群眾親切不能這一換密切機制現在，的。'),
  };
  test.each([
    ['領(lǐng)導(dǎo)同志', '領導同志', 'a gloss after its character'],
    ['甲(jiǎ)方', '甲(jiǎ)方', 'a gloss of a character that the page does not gloss throughout'],
    ['證(scope)據', '證(scope)據', 'a bracket without a tone mark'],
    ['當(dāng)?shù)馗刹咳罕娪H切', '當地干部群眾親切', 'a run shifted by a straddling gloss, closed by a single byte'],
    ['不能丟?！边@一', '不能丟。”這一', 'a torn full stop before a quotation mark'],
    ['之義?,F(xiàn)在', '之義。現在', 'a torn full stop whose comma was made half-width since'],
    ['機(jī)制?！泵芮新?lián)', '機制。”密切聯', 'a torn full stop closed by a swallowed gloss'],
    ['到這里?！?', '到這里。”', 'a torn stop and quotation mark at the end of a line'],
    ['這是真的嗎?', '這是真的嗎?', 'a question mark is a question mark'],
    ['真的?！你說', '真的?！你說', 'a question and an exclamation mark are no torn stop'],
  ])('%s → %s (%s)', (damaged, expected) => {
    expect(repairMirrorDamage(damaged, damage).text).toBe(expected);
  });

  test.each([
    ['地干', '當地干部群眾親切', 'two of its six characters stand elsewhere, and two are granted'],
    ['地', '當?shù)馗刹咳罕娪H切', 'one of them is chance: it stays as printed'],
  ])('a run on a page with 「%s」 becomes %s (%s)', (vocabulary, expected) => {
    const page = { ...damage, vocabulary: new Set(vocabulary) };
    expect(repairMirrorDamage('當(dāng)?shù)馗刹咳罕娪H切', page).text).toBe(expected);
  });

  test('says where bytes were lost for good', () => {
    const { text, left } = repairMirrorDamage('懇談?wù)骷庖?、重大', damage);
    expect(text).toBe('懇談?wù)骷庖?、重大');
    expect(left).toHaveLength(1);
  });
});

describe('the damage of a page is learned', () => {
  const glossed = '領(lǐng)導(dǎo)學(xué)習(xí)進(jìn)一步發(fā)展，領(lǐng)導(dǎo)學(xué)習(xí)，這個問題說來話長';
  test.each([
    [glossed, true, 'a Traditional page with nine toned glosses of six characters'],
    [glossed.replaceAll(/\([^)]*\)/g, ''), false, 'the same page without'],
    [`${glossed}領導學習進步發展領導學習進步發展領導學習`, false, 'the characters mostly go without'],
    ['这个嘏(gǔ)字，说来话长', false, 'a true gloss in a Simplified text'],
    [`的(dē)一(yī)是(shì)${glossed}`, false, 'a reader for learners glosses every character'],
  ])('%s (%s)', (text, isDamaged) => {
    expect(findMirrorDamage(text) !== undefined).toBe(isDamaged);
  });
});

const seeds = ['gscn-2020-04-03', 'workercn-2019-12-10', 'hnr-2017-03-23', '12371-2013-12-31'];
const haveSeeds = existsSync(SEEDS);
if (!haveSeeds) console.warn(`skipped: the seed texts are not in ${SEEDS}`);

describe.skipIf(!haveSeeds)('the seeds', () => {
  const read = (name: string) => readFileSync(join(SEEDS, `${name}.txt`), 'utf8');
  const repairAll = (text: string) => {
    const damage = findMirrorDamage(text);
    if (!damage) throw new Error('no damage found');
    return text.split('\n').map((line) => repairMirrorDamage(line, damage));
  };

  test('the mirror keeps no gloss, and at least seven of its nine damaged runs are restored', () => {
    const lines = repairAll(read('mirror-hant-2022'));
    const text = lines.map((line) => line.text).join('\n');
    expect(text).not.toMatch(/\([a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u);
    const restored = [
      '當地干部群眾親切',
      '丟。”這一',
      '業。現在',
      '之義。現在',
      '制。”密切聯系',
      '談談如何始終',
      '地換位思考',
    ];
    expect(restored.filter((run) => text.includes(run))).toEqual(restored);
    expect(lines.flatMap((line) => line.left)).toHaveLength(2);
  });

  test.each(seeds)('%s put through the same damage comes back', (name) => {
    const original = onlyGbk(toTraditional(read(name)));
    const repaired = repairAll(damaged(original))
      .map((line) => line.text)
      .join('\n');
    expect(similarity(repaired, original)).toBeGreaterThanOrEqual(0.998);
  });

  test.each(seeds)('%s itself is left alone', (name) => {
    expect(findMirrorDamage(read(name))).toBeUndefined();
  });
});

const toTraditional = ConverterFactory([[STCharacters]]);

/** Without the characters that GBK does not have (bullets, no-break spaces): they never reached the clones. */
const onlyGbk = (text: string) =>
  [...text].filter((character) => character.charCodeAt(0) < 0x80 || toGbk(character) !== undefined).join('');

/** The clone sites' damage: readings inserted after byte pairs wherever they stand, torn full stops, GBK decoding. */
function damaged(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let bytes = [...line].flatMap((character) => {
        const code = character.charCodeAt(0) < 0x80 ? undefined : toGbk(character);
        return code === undefined ? [character.charCodeAt(0) & 0x7f] : [code >> 8, code & 0xff];
      });
      for (const [character, reading] of READINGS) bytes = insertReading(bytes, toGbk(character) ?? 0, reading);
      return decode(tearStops(bytes));
    })
    .join('\n');
}

function insertReading(bytes: number[], code: number, reading: string): number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    out.push(bytes[at] ?? 0);
    if (at > 0 && bytes[at - 1] === code >> 8 && bytes[at] === (code & 0xff)) {
      const inserted = [...`(${reading})`].flatMap((letter) => {
        const toned = letter.charCodeAt(0) < 0x80 ? undefined : toGbk(letter);
        return toned === undefined ? [letter.charCodeAt(0)] : [toned >> 8, toned & 0xff];
      });
      out.push(...inserted);
    }
  }
  return out;
}

/** 「。」 is A1 A3; where A3 and the next byte are a punctuation mark, the A1 before it is lost. */
function tearStops(bytes: number[]): number[] {
  const MARKS = [0xa1, 0xac, 0xba, 0xbb, 0xbf];
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0, next = 0] = bytes.slice(at, at + 3);
    if (lead < 0x80) out.push(lead);
    else if (lead === 0xa1 && trail === 0xa3 && MARKS.includes(next)) out.push(0x3f);
    else {
      out.push(lead, trail);
      at++;
    }
  }
  return out;
}

/** Decodes as the clone sites do: a lead byte with no fitting second one takes it along into a question mark. */
function decode(bytes: number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = bytes.slice(at, at + 2);
    if (lead < 0x80) text += String.fromCharCode(lead);
    else {
      text += fromGbk(lead, trail) ?? '?';
      at++;
    }
  }
  return text;
}

/** Twice the longest common subsequence over the sum of the lengths, line by line. */
function similarity(one: string, other: string): number {
  const [ones, others] = [one.split('\n'), other.split('\n')];
  let common = 0;
  ones.forEach((line, at) => {
    common += longestCommonSubsequence(line, others[at] ?? '');
  });
  return (2 * common) / (ones.join('').length + others.join('').length);
}

function longestCommonSubsequence(one: string, other: string): number {
  let row = new Uint32Array(other.length + 1);
  for (const character of one) {
    const next = new Uint32Array(other.length + 1);
    for (let at = 0; at < other.length; at++) {
      next[at + 1] = other[at] === character ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
