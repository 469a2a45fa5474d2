import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { toTraditional } from '../../../utils/text/script';
import { sharedPath } from '../../shared-path';
import { makeBenchArticle, makeRandom } from './make-articles';

/**
 * Texts to be known again and texts not to be taken for others. The originals are those of the corpus, whose sentences are
 * real; each is changed as sites change what they take over. What must not be found shares sentences with what is kept:
 * quotations out of an original, slogans, the frame of a series.
 */

export interface KeptText {
  name: string;
  body: string;
}

/** A text that is looked up, and the kept one that it is a reprint of, if it is of any. */
export interface LookedUp {
  change: string;
  body: string;
  of: string | undefined;
}

/** Where the corpus is looked for. */
export const CORPUS = sharedPath('corpus/gold');

const Gold = z.object({ text: z.string() });

/** The texts of the corpus, by their files' names; none where it is not at hand. */
export function readOriginals(): KeptText[] {
  if (!existsSync(CORPUS)) return [];
  return readdirSync(CORPUS)
    .sort()
    .map((file) => ({ name: file, body: Gold.parse(JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))).text }));
}

const sentencesOf = (body: string) => body.split(/(?<=[。！？!?；;\n])/u);
const dropFirst = (body: string) => body.slice(body.indexOf('\n') + 1);
const cutTenth = (body: string) =>
  sentencesOf(body)
    .filter((_, at) => at % 10 !== 4)
    .join('');
const addEditor = (body: string) => `${body}\n（本文来源：示例新闻网 责任编辑：何沐）`;

const CHANGES: [change: string, make: (body: string) => string][] = [
  ['under another headline', (body) => body],
  ['first paragraph dropped', dropFirst],
  ['editor’s line added', addEditor],
  ['converted to Traditional', toTraditional],
  ['a tenth of the sentences cut', cutTenth],
  ['laid out anew', (body) => body.replaceAll('\n', '')],
  ['dropped and cut', (body) => cutTenth(dropFirst(body))],
  ['Traditional with an editor’s line', (body) => toTraditional(addEditor(body))],
  ['all of it', (body) => toTraditional(addEditor(cutTenth(dropFirst(body))))],
];

/** What is left of a text must still be most of it: one of two paragraphs is no reprint. */
const LEAST_LEFT = 0.6;

const SLOGANS = [
  '把会开到田埂上，把话说到心坎里。',
  '账本天天翻，短板件件补，一样也不能落下。',
  '少一些盆景，多一些能遮雨的大树。',
  '走得勤不如问得细，问得细不如办得实。',
  '事情办得怎么样，要让街坊邻居来打分。',
];
const OPENING =
  '编者按：本刊今起推出“灯下问答”，每期请一位在乡里干活的人，讲讲手上的难事和笨办法。来信请寄本刊编辑部。';
const CLOSING = '下一期“灯下问答”将走进山里的卫生所，读者有想问的，可以先写信来。\n（本栏目由夜校读书会协办）';

/** Articles that no other has a sentence of but those of its frame. */
const FRAMES: [change: string, frame: (body: string) => string][] = [
  ['the same slogans', (body) => `${body}\n${SLOGANS.join('\n')}`],
  ['the same series', (body) => `${OPENING}\n${body}\n${CLOSING}`],
];
const FRAMED = 20;

/** All that is kept beside the generated clips, and all that is looked up; `clips` is how many of those there are. */
export function makeReprintPairs(originals: KeptText[], clips: number): { kept: KeptText[]; lookedUp: LookedUp[] } {
  let fresh = clips + 10_000;
  const random = makeRandom(5);
  const own = () => makeBenchArticle(++fresh).articleBody.slice(0, 600 + random(1500));
  const framed = FRAMES.flatMap(([change, frame]) =>
    Array.from({ length: FRAMED }, (_, at) => ({ name: `${change} ${at}`, body: frame(own()) })),
  );
  const reprints = originals.flatMap(({ name, body }) =>
    CHANGES.map(([change, make]) => ({ change, body: make(body), of: name })).filter(
      (made) => made.body.length >= body.length * LEAST_LEFT,
    ),
  );
  const quoting = originals.map(({ body }) => ({
    change: 'quotations',
    body: `${own()}\n${quote(body)}`,
    of: undefined,
  }));
  const others = FRAMES.flatMap(([change, frame]) =>
    Array.from({ length: FRAMED }, () => ({ change, body: frame(own()), of: undefined })),
  );
  return { kept: [...originals, ...framed], lookedUp: [...reprints, ...quoting, ...others] };
}

/** The longest sentences of a text, up to a fifth of it. */
function quote(body: string): string {
  let left = body.length / 5;
  return sentencesOf(body)
    .toSorted((one, other) => other.length - one.length)
    .filter((sentence) => {
      if (sentence.length > left) return false;
      left -= sentence.length;
      return true;
    })
    .join('');
}

/** Of the reprints how many were found, of what was found how much is one; by the change beside it. */
export function scoreReprints(lookedUp: LookedUp[], found: string[][]) {
  const results = lookedUp.map((text, at) => {
    const names = found[at] ?? [];
    return { ...text, isFound: names.includes(text.of ?? ''), wrong: names.filter((name) => name !== text.of).length };
  });
  const sum = (some: typeof results) => ({
    pairs: some.length,
    wanted: some.filter(({ of }) => of !== undefined).length,
    found: some.filter(({ isFound }) => isFound).length,
    wrong: some.reduce((wrong, result) => wrong + result.wrong, 0),
  });
  const all = sum(results);
  const changes = [...new Set(results.map(({ change }) => change))];
  return {
    recall: Number((all.found / all.wanted).toFixed(4)),
    precision: Number((all.found / (all.found + all.wrong)).toFixed(4)),
    pairs: all.pairs,
    byChange: Object.fromEntries(
      changes.map((change) => [change, sum(results.filter((result) => result.change === change))]),
    ),
  };
}
