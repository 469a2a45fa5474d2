import { inBothScripts } from '../text/both-scripts';
import { findDate } from '../text/date';
import { type Line, toRun } from './page';
import { EDITOR, MAKER, OFFICE, SIGNING_LABEL } from './roles';

const ONLY_LABEL = inBothScripts(
  new RegExp(`^(?:${SIGNING_LABEL}|${OFFICE}|文字|${EDITOR}|${MAKER}|来源|稿源)\\s*[:：]?$`, 'u'),
);
const LONGEST_LABEL = 10;
const LONGEST_VALUE = 30;

const ONLY_DAY_LABEL = inBothScripts(/^(?:日期|(?:发布|发表|刊发|出版)(?:日期|时间))\s*[:：]?$/u);

/** Whether the label of a day has the day below it: 「<dt>日期</dt><dd>14.03.2017</dd>」. */
function isDayPair(label: Line, { text }: Line): boolean {
  return ONLY_DAY_LABEL.test(label.text) && findDate(text) !== undefined;
}

function isLabel({ text, linked }: Line): boolean {
  return linked === 0 && text.length <= LONGEST_LABEL && ONLY_LABEL.test(text);
}

/**
 * The lines with each label that has a block of its own put before what it announces in the next one:
 * 「<dt>文字</dt><dd>甲</dd>」 → 「文字 甲」.
 */
export function joinLabels(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [label, value] = lines.slice(at, at + 2);
    if (!label) break;
    const isPair =
      value !== undefined &&
      value.index === label.index + 1 &&
      value.block !== label.block &&
      value.text.length <= LONGEST_VALUE &&
      (isDayPair(label, value) || (isLabel(label) && !isLabel(value) && !/[\d。！？]/u.test(value.text)));
    joined.push(isPair ? join(label, value) : label);
    if (isPair) at++;
  }
  return joined;
}

function join(label: Line, value: Line): Line {
  const bare = label.text.replace(/\s*[:：]$/u, '');
  return {
    ...value,
    text: `${bare === label.text ? `${bare} ` : label.text}${value.text}`,
    runs: [toRun(`${bare}：`), ...value.runs],
    index: label.index,
  };
}
