// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { choose, narrow, type PickedBlock, stepAside, widen } from '../../components/picked-block';

const NOTHING: PickedBlock = { target: undefined, isChosen: false, trail: [] };

beforeEach(() => {
  document.body.innerHTML = `<nav id="nav"></nav><div id="main"><h1 id="title">题</h1><div id="text">
<p id="first"><b id="bold">一</b></p><p id="hidden" hidden></p><p id="second">二</p></div></div><footer id="foot"></footer>`;
  // Nothing is laid out here: what is not hidden counts as shown.
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    const rects = this.hasAttribute('hidden') ? [] : [new DOMRect()];
    return Object.assign(rects, { item: (at: number) => rects[at] ?? null });
  });
});

const at = (id: string) => choose(NOTHING, document.getElementById(id) ?? undefined);
const next = (from: PickedBlock) => stepAside(from, 'nextElementSibling');
const previous = (from: PickedBlock) => stepAside(from, 'previousElementSibling');

test.each<[why: string, from: string, steps: ((from: PickedBlock) => PickedBlock)[], expected: string]>([
  ['the next, what is hidden passed over', 'first', [next], 'second'],
  ['the one before', 'second', [previous], 'first'],
  ['of the last one, what comes after its holders', 'second', [next], 'foot'],
  ['of the first one, what comes before its holder', 'first', [previous], 'title'],
  ['nothing beyond the page', 'foot', [next], 'foot'],
  ['what is around', 'first', [widen], 'text'],
  ['down the way that led up', 'second', [widen, narrow], 'second'],
  ['what is inside', 'first', [narrow], 'bold'],
])('an arrow leads to %s', (_, from, steps, expected) => {
  const came = steps.reduce((picked, step) => step(picked), at(from));
  expect(came.target?.id).toBe(expected);
  expect(came.isChosen).toBe(true);
});

test('a step inside that leads nowhere chooses what the pointer is on', () => {
  const pointed = { ...at('second'), isChosen: false };
  expect(narrow(pointed)).toMatchObject({ target: pointed.target, isChosen: true });
  expect(narrow(NOTHING).isChosen).toBe(false);
});
