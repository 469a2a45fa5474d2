import { expect, test } from 'vitest';
import { SplitTooLarge, splitSources } from '../../utils/exchange/split-sources';

const ROOMY = { rest: 1000, element: 1000 };

/** The file in chunks of so many bytes. */
async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, size = 7, limits = ROOMY) {
  const parts = splitSources(cut(text, size), limits);
  const decoder = new TextDecoder();
  const elements: string[] = [];
  for (;;) {
    const next = await parts.next();
    if (next.done) return { rest: decoder.decode(next.value), elements };
    elements.push(decoder.decode(next.value));
  }
}

test.each<[string, string, string[], string]>([
  ['{"a":1,"sources":[{"x":1},{"y":"评"}]}', '{"a":1,"sources":[0,0]}', ['{"x":1}', '{"y":"评"}'], 'the list'],
  ['{"sources" : [ {"x":[{}]} ],"b":2}', '{"sources" : [ 0 ],"b":2}', ['{"x":[{}]}'], 'what is nested stays together'],
  ['{"clips":[{"sources":[{"x":1}]}]}', '{"clips":[{"sources":[{"x":1}]}]}', [], 'only the outermost'],
  ['{"a":"sources","b":[{"x":1}]}', '{"a":"sources","b":[{"x":1}]}', [], 'a name, not a value'],
  ['{"sources":[{"x":"}]\\"{"}]}', '{"sources":[0]}', ['{"x":"}]\\"{"}'], 'brackets and quotes inside a string'],
  ['{"sources":[{"x":1},]}', '{"sources":[0,]}', ['{"x":1}'], 'what is no JSON shows in the rest'],
  ['{"sources":[{"x":1}', '{"sources":[0', ['{"x":1}'], 'cut after an element'],
  ['{"sources":[{"x":', '{"sources":[0', [], 'cut inside an element'],
  ['{"sources":[1,[{"x":1}]]}', '{"sources":[1,[{"x":1}]]}', [], 'an element is an object'],
  ['', '', [], 'nothing'],
])('%s → %s (%#: the last says why)', async (file, rest, elements) => {
  for (const size of [1, 2, 7, 1000]) expect(await split(file, size)).toEqual({ rest, elements });
});

test.each([
  [{ rest: 10, element: 1000 }, undefined],
  [{ rest: 1000, element: 6 }, 1],
])('what is longer than %j is refused', async (limits, at) => {
  const reading = split('{"sources":[{"x":1},{"x":12}],"b":2}', 7, { ...limits, element: limits.element + 1 });
  await expect(reading).rejects.toBeInstanceOf(SplitTooLarge);
  await expect(reading).rejects.toMatchObject({ at });
});
