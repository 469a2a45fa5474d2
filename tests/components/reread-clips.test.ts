import { JSDOM } from 'jsdom';
import { expect, test, vi } from 'vitest';
import type { RereadProgress } from '../../components/reread-outcome';
import { rereadClips } from '../../entrypoints/library/reread-clips';
import { extractArticle } from '../../utils/article/extract-article';
import { openLibrary } from '../../utils/library/open-library';
import { makeArticle } from './make-clip';

// A window of its own: jsdom's streams know no gzip, Node's do.
const { document, DOMParser } = new JSDOM('').window;
vi.stubGlobal('document', document);
vi.stubGlobal('DOMParser', DOMParser);

const PARAGRAPHS = '<p>干部下乡，先要把板凳坐热。坐得住，才听得到灶台边的话，也才看得见账本里的难处。</p>'.repeat(6);
const page = (headline: string) =>
  `<html><head><title>${headline}</title></head><body><h1>${headline}</h1><div>2019-12-10 20:57</div><div>${PARAGRAPHS}</div></body></html>`;

test('a run counts what came of each clip: the same, another text, no page, a page without an article', async () => {
  const library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  const url = (at: number) => `http://www.example.cn/a/20191210/${at}.html`;
  const read = (at: number) =>
    extractArticle(new DOMParser().parseFromString(page('把板凳坐热'), 'text/html'), new URL(url(at)), {
      opened: document,
    });
  const older = (at: number) => ({ ...read(at), extractorVersion: '1' });
  for (const [at, { article, source }] of [
    { article: older(0), source: page('把板凳坐热') },
    { article: older(1), source: page('另一个标题') },
    { article: older(2), source: undefined },
    { article: makeArticle({ url: url(3) }), source: '<p>短。' },
  ].entries()) {
    const id = `00000000-0000-4000-8000-00000000000${at}`;
    await library.save({ id, article, ...(source !== undefined && { source }) });
  }
  const run = await library.rereading.begin({ version: '2', wanted: 'all', again: false });
  const told: RereadProgress[] = [];
  await rereadClips(library, run, new AbortController().signal, (progress) => told.push(progress));
  expect(told.at(-1)).toEqual({ seen: 4, same: 1, changed: 1, without: 1, failed: 1 });
  expect((await library.rereading.last())?.isFinished).toBe(true);
});
