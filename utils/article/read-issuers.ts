import { inBothScripts } from '../text/both-scripts';
import type { Person } from './article';
import type { Line } from './page';
import { isUnit } from './read-post';

/** The day below who gives a document, also in the digits of Chinese. */
const DAY =
  /^(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u;
const SEAL = inBothScripts(/\s?[（(](?:盖章|代章|印章|印)[）)]$/u);
/** So many lines may follow the day: 「（此件公开发布）」, 「抄送：……」. */
const LINES_BEHIND = 3;
const MOST_BODIES = 6;
const LONGEST_BODY = 24;

/** The bodies that sign a document, right above its day at the end of the text: 「青崖县人民政府办公室」 「2023年8月14日」. */
export function readIssuers(lines: readonly Line[]): Person[] {
  const from = Math.max(0, lines.length - LINES_BEHIND - 1);
  const day = lines.findLastIndex(({ text }, at) => at >= from && DAY.test(text.replace(/\s/gu, '')));
  const bodies: Person[] = [];
  for (let at = day - 1; at > 0 && bodies.length < MOST_BODIES; at--) {
    const name = (lines[at]?.text ?? '').replace(SEAL, '').replace(/\s/gu, '');
    if (name.length > LONGEST_BODY || !/^\p{Script=Han}+$/u.test(name) || !isUnit(name)) break;
    bodies.unshift({ name });
  }
  return bodies;
}
