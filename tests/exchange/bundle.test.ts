import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Bundle, fromBundleClip, toBundleClip, writeBundle } from '../../utils/exchange/bundle';
import { canonicalJson } from '../../utils/exchange/canonical-json';
import { FORMATS, findFormat } from '../../utils/exchange/format';
import { ABOUT, each, makeBundle, makeWhole } from './make-bundle';

test('a bundle holds every clip whole', async () => {
  const clips = [await makeWhole(1), await makeWhole(2)];
  const bundle = Bundle.parse(JSON.parse(await (await writeBundle(each(clips), ABOUT)).text()));
  expect(bundle).toMatchObject({
    format: 'shiping-bundle',
    version: 3,
    generator: { name: 'Shiping', version: '0.1.0' },
    exportedAt: '2026-03-02T00:00:00.000Z',
    counts: { clips: 2, characters: 48 },
  });
  expect(bundle.clips.map(fromBundleClip)).toEqual(clips);
  expect(bundle.clips[0]).toEqual(toBundleClip(clips[0] ?? (await makeWhole(1))));
});

test('the hash is that of the clips as they stand in the file', async () => {
  const json = await makeBundle();
  const clips = json.slice(json.indexOf('"clips":[') + '"clips":'.length, json.lastIndexOf('}'));
  expect(JSON.parse(json).sha256).toBe(createHash('sha256').update(clips, 'utf8').digest('hex'));
});

test('a bundle of nothing is a bundle', async () => {
  const bundle = Bundle.parse(JSON.parse(await (await writeBundle(each([]), ABOUT)).text()));
  expect(bundle).toMatchObject({ clips: [], counts: { clips: 0, characters: 0 } });
  expect(bundle.sha256).toBe(createHash('sha256').update('[]').digest('hex'));
});

test.each<[unknown, string, string]>([
  [{ b: 1, a: { d: [], c: undefined } }, '{"a":{"d":[]},"b":1}', 'keys in order, nothing for undefined'],
  [{ '€': 1, '\r': 2, '1': 3, ö: 4 }, '{"\\r":2,"1":3,"ö":4,"€":1}', 'the order of UTF-16 units'],
  [[1e21, 0.000001, 1e-7, -0, 333333333.5], '[1e+21,0.000001,1e-7,0,333333333.5]', 'numbers'],
  ['评"\u0007\u2028\\', '"评\\"\\u0007\u2028\\\\"', 'strings'],
])('%o is written %s (%s)', (value, expected) => expect(canonicalJson(value)).toBe(expected));

test('formats are found by name, and no two share one', () => {
  expect(findFormat('json-bundle')).toMatchObject({ mimeType: 'application/json', extension: 'json' });
  expect(findFormat('docx')).toBeUndefined();
  expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
});
