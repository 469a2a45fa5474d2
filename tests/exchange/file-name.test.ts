import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toFileName } from '../../utils/exchange/file-name';
import { sharedPath } from '../shared-path';

test.each([
  ['在密切联系群众中勇往直前', '在密切联系群众中勇往直前.json', 'an ordinary headline'],
  ['谁来监督?', '谁来监督？.json', 'a reserved character as its likeness'],
  ['a/b\\c:d*e"f<g>h|i%j', 'a／b＼c：d＊e＂f＜g＞h｜i％j.json', 'all of them'],
  ['../../etc/passwd', '／..／etc／passwd.json', 'no way up'],
  ['.hidden', 'hidden.json', 'not hidden'],
  ['con', '_con.json', 'a device'],
  ['NUL.txt', '_NUL.txt.json', 'a device with an extension'],
  ['COM¹', '_COM¹.json', 'a device with a raised digit'],
  ['console', 'console.json', 'no device'],
  ['一\u202e二\u200b三\u0000四\n五', '一二三四 五.json', 'no controls, no bidi marks'],
  ['半\ud800个', '半个.json', 'no half of a pair'],
  ['末尾. . ', '末尾.json', 'no dots and spaces at the end'],
  ['e\u0301', 'é.json', 'one spelling of letters with marks'],
  ['[图] 一^二 #话题#', '［图］ 一＾二 ＃话题＃.json', 'what links to files take for their own'],
  ['', 'shiping.json', 'never empty'],
  [' ..\u200f ', 'shiping.json', 'nor empty after all that'],
])('%j → %j (%s)', (title, expected) => expect(toFileName(title, 'json')).toBe(expected));

test.each([
  ['长'.repeat(200), 175, 'three bytes a character'],
  ['𠮷'.repeat(100), 175, 'four bytes a character'],
  [`${'a'.repeat(173)}𠮷`, 175, 'the last character does not fit'],
])('%.5s… is cut between characters', (title, least) => {
  const name = toFileName(title, 'json');
  const bytes = new TextEncoder().encode(name).length;
  expect(bytes).toBeLessThanOrEqual(180);
  expect(bytes).toBeGreaterThanOrEqual(least);
  expect(name.isWellFormed()).toBe(true);
});

const STRINGS = sharedPath('hostile/strings.json');

test.runIf(existsSync(STRINGS))('no hostile string makes a hostile name', () => {
  const cases: { v: string }[] = JSON.parse(readFileSync(STRINGS, 'utf8'));
  for (const { v } of cases) {
    const name = toFileName(v, 'json');
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^[^./\\:*?"<>|%~\s-][^/\\:*?"<>|%\p{C}]*\.json$/u);
    expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    expect(name.isWellFormed()).toBe(true);
  }
});
