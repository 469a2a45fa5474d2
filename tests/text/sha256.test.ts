import { expect, test } from 'vitest';
import { joinBytes } from '../../utils/text/join-bytes';
import { sha256 } from '../../utils/text/sha256';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'nothing'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'the example of the standard'],
])('「%s」 → %s (%s)', async (text, expected) => {
  expect(await sha256(text)).toBe(expected);
});

test('a text and the pieces of its UTF-8 have one hash', async () => {
  const pieces = ['话要听全，', '', '账要算清。'].map((text) => new TextEncoder().encode(text));
  expect(await sha256(joinBytes(pieces))).toBe(await sha256('话要听全，账要算清。'));
});
