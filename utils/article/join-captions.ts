import { inBothScripts } from '../text/both-scripts';
import { joinLines, type Line } from './page';

const LONGEST_CREDIT = 24;
/** Who took a picture, and nothing of what it shows: 「記者韓嶼／攝影」, 「关河 摄」. */
const CREDIT = inBothScripts(/^[^。！？，]*(?:摄(?:影)?|供图|提供)[）)]?$/u);

function isCredit({ text }: Line): boolean {
  return text.length <= LONGEST_CREDIT && CREDIT.test(text);
}

/** The captions, one for a picture where who took it stands below in a line of its own: 「老师敲响铁轨钟。<br>记者韩屿／摄影」. */
export function joinCaptions(captions: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of captions) {
    const before = joined.at(-1);
    const isBehind = before?.block === line.block && before.index + 1 === line.index;
    if (before && isBehind && isCredit(line) && !isCredit(before))
      joined[joined.length - 1] = joinLines(before, line, ' ');
    else joined.push(line);
  }
  return joined;
}
