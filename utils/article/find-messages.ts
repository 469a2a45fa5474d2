import { isOpeners } from './find-floors';
import { groupAlike } from './find-items';
import type { Block, Page } from './page';
import { AGO, DATED, type LineKind, LONGEST_DATE_LINE, readProse } from './read-kinds';

/** What readers write bears its minute: 「看客 2014-05-02 10:11」. */
const MINUTE = /(?:^|\D)\d{1,2}:\d{2}(?::\d{2})?(?=\D|$)/u;
/** What is asked of an office is answered below it, and the day stands at the end: 「山里人：……？」, 「您好……」, 「2014-05-02」. */
const ASKED = /^[^：:，。！？]{1,16}[：:]\s?\S/u;
const ONLY_DAY = /^(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?$/u;
const NAME = /\p{L}{2}/u;
/** So much of a text has been read before what readers write below it can begin. */
export const BEFORE_MESSAGES = 300;
const FEWEST_MESSAGES = 3;
/** In lines. */
const LONGEST_MESSAGE = 20;

/** Whether a block says who, when to the minute, and what: 「<b>看客</b> 2014-05-02 10:11<p>……」, 「看客 3小时前……」; a day's chronicle names nobody. */
function isMessage({ lines }: Page, { first, end }: Block, kinds: LineKind[]): boolean {
  if (end - first > LONGEST_MESSAGE || readProse(kinds, first, end) === 0) return false;
  const labels = lines.slice(first, end).filter(({ index }) => kinds[index]?.prose === 0);
  const moment = labels.find(
    ({ text }) => text.length <= LONGEST_DATE_LINE && ((DATED.test(text) && MINUTE.test(text)) || AGO.test(text)),
  )?.text;
  if (moment !== undefined) return labels.length > 1 || NAME.test(moment);
  return ASKED.test(lines[first]?.text ?? '') && ONLY_DAY.test(lines[end - 1]?.text ?? '');
}

/**
 * The blocks of what readers write below an article of which so much has been read: several of one shape, each with its moment.
 * Floors of a thread are none where its opener goes on in some of them.
 */
export function findMessages(page: Page, kinds: LineKind[], from: number, least: number): Set<Block> {
  const messages = page.blocks.filter((block) => block.first >= from && isMessage(page, block, kinds));
  const below = groupAlike(messages).filter((group) => {
    const isBelow = readProse(kinds, from, group[0]?.first ?? from) >= least;
    return isBelow && group.length >= FEWEST_MESSAGES && !group.some((block) => isOpeners(page, block));
  });
  return new Set(below.flat());
}
