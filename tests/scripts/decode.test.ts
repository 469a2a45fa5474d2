import { expect, test } from 'vitest';
import { decodePage } from '../../scripts/decode';

/** The bytes of a text in a charset of two bytes a character, which no standard interface encodes. */
function encode(text: string, charset: string): Uint8Array {
  const decoder = new TextDecoder(charset);
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

const SIMPLIFIED = '<h1>把路修到人家门口</h1><p>说的是小事，做的却是大事，这里的人都看得到。</p>';
const TRADITIONAL = '<h1>把路修到人家門口</h1><p>說的是小事，做的卻是大事，這裡的人都看得到。</p>';
const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['UTF-8 that declares gb2312', utf8(`<meta charset="gb2312">${SIMPLIFIED}`), SIMPLIFIED],
  ['GBK that declares it', encode(`<meta charset="gb2312">${SIMPLIFIED}`, 'gbk'), SIMPLIFIED],
  ['GBK that declares nothing', encode(SIMPLIFIED, 'gbk'), SIMPLIFIED],
  ['GBK that declares a Western charset', encode(`<meta charset="iso-8859-1">${SIMPLIFIED}`, 'gbk'), SIMPLIFIED],
  ['GBK in the traditional script that declares nothing', encode(TRADITIONAL, 'gbk'), TRADITIONAL],
  ['Big5 that declares it', encode(`<meta charset="big5">${TRADITIONAL}`, 'big5'), TRADITIONAL],
  ['Big5 that declares nothing', encode(TRADITIONAL, 'big5'), TRADITIONAL],
  ['a charset that nobody knows', encode(`<meta charset="x-none">${SIMPLIFIED}`, 'gbk'), SIMPLIFIED],
])('%s', (_, bytes, text) => {
  expect(decodePage(bytes)).toContain(text);
});

test('damaged UTF-8 stays UTF-8', () => {
  const bytes = Uint8Array.of(...utf8(SIMPLIFIED), 0xe4, 0xb8);
  expect(decodePage(bytes)).toContain(SIMPLIFIED);
});
