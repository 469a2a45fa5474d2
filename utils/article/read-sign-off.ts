import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import { readByline, tellsUnit, withoutPictures } from './read-byline';
import { COMMENTATOR, LABEL_MARK, OFFICE, SIGNING_LABEL } from './roles';

const CLOSING = /[（([［〔【](?<inside>[^（）()[\]［］〔〕【】]{2,60})[）)\]］〕】]\s*$/u;
const NO_SIGNATURE = inBothScripts(/[。！？!?：:；;]|\d|来源|资料|原载|完$|图|编者|摄|视频|[盖代印]章|实习生$/u);

/** A unit may stand before the office: 「某某网特约评论员：甲」. */
const LABELLED = inBothScripts(
  new RegExp(`^\\p{Script=Han}{0,12}?(?:${SIGNING_LABEL}|${OFFICE}|${COMMENTATOR}|供稿)\\s*${LABEL_MARK}`, 'u'),
);
const LABEL = inBothScripts(new RegExp(`^(?:${SIGNING_LABEL}|供稿)\\s*${LABEL_MARK}\\s*`, 'u'));
/** 「（某某纪委监委 甲 || 责任编辑 乙）」. */
const EDITED = inBothScripts(
  /[\s\u3000|｜，,；;]+(?:责任编辑|责编|编辑)\s?[\s\u3000:：|｜/／]\s?\p{Script=Han}{2,4}$/u,
);
/** 「（作者为东湖大学教授 甲）」. */
const AUTHOR_IS = inBothScripts(/^(?:本文)?作者(?:系|为|是)/u);

/** The brackets that close a text. */
export interface SignOff {
  people: Person[];
  /** With the brackets: 「(邓尤福)」. */
  raw: string;
  /** Whether an editor stands beside: 「（某某纪委监委 甲 || 责任编辑 乙）」. */
  isEdited: boolean;
}

/** The sign-off in brackets at a text's very end: 「……新篇章。(邓尤福)」 → 邓尤福. */
export function readSignOff(paragraph: string): SignOff | undefined {
  const match = CLOSING.exec(paragraph.slice(-80));
  const printed = match?.groups?.inside;
  if (!match || !printed) return undefined;
  const told = withoutPictures(printed);
  const inside = trim(told.replace(EDITED, '').replace(AUTHOR_IS, ''));
  if (!inside) return undefined;
  const [raw] = match;
  const isEdited = EDITED.test(told);
  if (tellsUnit(inside)) return { people: readByline(inside, { labelled: false }), raw, isEdited };
  const labelled = LABELLED.test(inside);
  if (!labelled && NO_SIGNATURE.test(inside)) return undefined;
  // 「（作者：向荣。文章只代表个人的立场）」
  const [names = ''] = inside.replace(LABEL, '').split(labelled ? /[。；]/u : /$^/u);
  const people = readByline(names, { labelled });
  // What stands in square brackets is a name, or a note of the text's own: 「[希腊神话]」; offices send texts in, too.
  const isSure =
    (/[（(]/.test(raw.charAt(0)) && !inside.startsWith('供稿')) || people.every(({ name }) => isPersonName(name));
  return isSure && people.length > 0 && people.length <= 12 ? { people, raw, isEdited } : undefined;
}
