import { expect, test } from 'vitest';
import type { OneClipFormat } from '../../utils/exchange/format';
import { writeFiles } from '../../utils/exchange/write-files';
import { keepArticle } from '../components/make-clip';
import { each } from './make-bundle';

const FORMAT: OneClipFormat = {
  id: 'site-and-headline',
  label: 'formatPlainText',
  mimeType: 'text/plain',
  extension: 'txt',
  writeOne: ({ clip }) => `${clip.article.url}\n${clip.article.headline}`,
};

const noTools = {
  parse: () => {
    throw new Error('this format asks for nothing');
  },
};

test('each clip has a file of its own in the archive, also where two have one name', async () => {
  const clips = [
    await keepArticle(0),
    await keepArticle(1),
    await keepArticle(2, { headline: 'A/b?', datePublished: undefined }),
  ];
  const archive = await writeFiles(FORMAT, each(clips), noTools, {
    writtenAt: new Date('2026-03-02T00:00:00Z'),
  });
  const [first = '', second = '', third = ''] = clips.map((clip) => FORMAT.writeOne(clip, noTools));
  expect(await readZip(archive)).toEqual(
    new Map([
      ['2019-12-10 把话说到心坎上.txt', first],
      ['2019-12-10 把话说到心坎上.2.txt', second],
      ['A／b？.txt', third],
    ]),
  );
});

test('an order that was made by hand is kept by numbers in the names', async () => {
  const clips = [await keepArticle(1), await keepArticle(0), await keepArticle(2, { headline: '春耕' })];
  const about = { writtenAt: new Date('2026-03-02T00:00:00Z'), numbers: { of: 120, after: 9 } };
  expect([...(await readZip(await writeFiles(FORMAT, each(clips), noTools, about))).keys()]).toEqual([
    '010 2019-12-10 把话说到心坎上.txt',
    '011 2019-12-10 把话说到心坎上.txt',
    '012 2019-12-10 春耕.txt',
  ]);
});

/** The entries as the directory at the archive's end has them. */
async function readZip(archive: Blob): Promise<Map<string, string>> {
  const view = new DataView(await archive.arrayBuffer());
  const text = (at: number, length: number) => new TextDecoder().decode(new Uint8Array(view.buffer, at, length));
  const end = view.byteLength - 22;
  const entries = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const size = view.getUint32(at + 24, true);
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((to) =>
      view.getUint16(at + to, true),
    );
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.set(text(at + 46, nameLength), text(start, size));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
