import { inBothScripts } from '../text/both-scripts';
import { joinLines, type Line } from './page';
import type { LineKind } from './read-kinds';

const NUMBER = /^[(（]?0?(?<number>[1-9]\d?)[)）.．、]?$/u;

/**
 * Lines that only number the sections of a text, 「01」 「02」 or 「1」 「2」 「3」, and would pass for counters: they begin at
 * one, go on one by one (a misprint may say one twice), and have running text between them.
 */
export function findSectionNumbers(lines: readonly Line[], kinds: readonly LineKind[]): Set<number> {
  const found: number[] = [];
  let last = 0;
  let prose = true;
  for (const { text, index, linked } of lines) {
    const number = linked > 0 ? undefined : NUMBER.exec(text)?.groups?.number;
    if (number === undefined) {
      prose ||= (kinds[index]?.prose ?? 0) > 0;
      continue;
    }
    const value = Number(number);
    if (!prose || (value !== last + 1 && !(value === last && last > 0))) continue;
    found.push(index);
    last = value;
    prose = false;
  }
  // A number that no text follows is a counter below the article.
  if (!prose) found.pop();
  return new Set(found.length > 1 ? found : []);
}

const LINK_TAIL = inBothScripts(
  /^[\s（(【[]*(?:详情|更多|查看(?:更多|全文|详情)|阅读全文|点击(?:查看|进入|阅读).{0,8})[\s）)】\]]*[>＞»]*\s*$/u,
);

/** The line without the link to somewhere else that is glued to its end: 「……发布会。详情>>」. */
export function withoutLinkTail(line: Line): Line {
  const last = line.runs.at(-1);
  if (last?.href === undefined || line.runs.length === 1 || !LINK_TAIL.test(last.text)) return line;
  return { ...withoutTail(line, last.text.trim().length), linked: line.linked - last.text.trim().length };
}

/** No paragraph begins with a mark that closes: what does is the rest of the one before, cut off by what stood between. */
const CONTINUES = /^[，。、；！？）」』”》]/u;

/** The lines with each such rest joined to its beginning: 「他说」 「，渡口不急。」 → one. */
export function joinBroken(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before && CONTINUES.test(line.text)) joined[joined.length - 1] = joinLines(before, line);
    else joined.push(line);
  }
  return joined;
}

/** The line without its last characters, in text and runs. */
export function withoutTail(line: Line, length: number): Line {
  const runs = [...line.runs];
  let left = length;
  for (let run = runs.pop(); run; run = runs.pop()) {
    const text = run.text.trimEnd();
    if (text.length > left) {
      runs.push({ ...run, text: text.slice(0, text.length - left) });
      break;
    }
    left -= text.length;
  }
  return { ...line, text: line.text.slice(0, -length).trimEnd(), runs };
}
