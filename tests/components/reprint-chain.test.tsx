// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { ReprintChain } from '../../components/reprint-chain';
import type { Clip } from '../../utils/library/clip';
import { keepArticle } from './make-clip';
import { speakChinese } from './words';

beforeAll(speakChinese);

async function show(length: number, own: number) {
  const chain: Clip[] = [];
  for (let at = 0; at < length; at++) chain.push((await keepArticle(at, { headline: `第${at + 1}篇` })).clip);
  const clip = chain[own];
  if (!clip) throw new Error('no such clip');
  render(null, document.body);
  act(() => render(<ReprintChain clip={clip} chain={chain} />, document.body));
  const numbers = (within: string) =>
    [...document.querySelectorAll<HTMLLIElement>(`${within} > ol > li`)].map(({ value }) => value);
  return {
    shown: numbers('section'),
    folded: numbers('details'),
    own: document.querySelector('[aria-current] strong'),
  };
}

test.each([
  [1, 0, [], []],
  [7, 6, [1, 2, 3, 4, 5, 6, 7], []],
  [12, 0, [1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]],
  [12, 9, [1, 2, 3, 4, 5, 9, 10, 11], [6, 7, 8, 12]],
])('of %i publications, the open one at %i, those in sight are %j', async (length, own, shown, folded) => {
  const seen = await show(length, own);
  expect(seen).toMatchObject({ shown, folded });
  if (length > 1) expect(seen.own?.textContent).toBe(`第${own + 1}篇`);
});
