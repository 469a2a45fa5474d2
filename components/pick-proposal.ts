import { POINTED, readPointed } from '../utils/article/read-pointed';
import {
  findRuled,
  isPlace,
  type PointedRule,
  pointAlike,
  pointRule,
  type RuleRole,
  ruleHost,
  shownText,
} from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { peopleText } from './field-text';
import { lengthWords, numberWords, publishedWords } from './wording';

/** What a block would be as a rule, and how that is said before it is kept. */
export interface Proposal {
  /** Absent where the block does not tell the field. */
  rule: PointedRule | undefined;
  /** The blocks of this page that the rule means. */
  meant: readonly Element[];
  /** What would be taken, else what stands there. */
  preview: string;
  about: string;
  /** Empty where there is nothing to be wary of. */
  caution: string;
  /** How many blocks have the names of this one, where all of them may be meant. */
  alike: number;
}

const PREVIEW_LENGTH = 90;
const PREVIEW_END = 25;
/** A block with more of the page's text than this is the article or more than it. */
const MOST = 0.6;

interface Wanted {
  role: RuleRole;
  /** All blocks with the names of this one are meant. */
  isAlike: boolean;
  /** How many characters the whole page shows. */
  pageLength: number;
}

/** The rule that comes of pointing at a block: 「.share」 pointed at as no article → that it goes, on how many blocks, on which host. */
export function propose(target: Element, { role, isAlike, pageLength }: Wanted): Proposal {
  const { location } = target.ownerDocument;
  const likes = role === 'drop' ? pointAlike(target) : undefined;
  const rule = likes && isAlike ? likes : pointRule(target, role);
  const text = shownText(target);
  const value = toValue(target, role, text, isPlace(rule.selector));
  const meant = findRuled(target.ownerDocument, rule);
  const isBlock = role === 'drop' || role === 'body';
  const isMost = role === 'drop' && text.length > pageLength * MOST;
  return {
    rule: value === undefined ? undefined : rule,
    meant,
    preview: value ?? shorten(text),
    about: [
      ...(isBlock ? [lengthWords(text.length)] : []),
      translate('pickCount', numberWords(meant.length)),
      translate('pickHost', ruleHost(new URL(location.href))),
    ].join(' · '),
    caution:
      value === undefined
        ? translate('pickNothing', translate(isBlock ? 'field_articleBody' : `field_${role}`))
        : isMost
          ? translate('pickMost')
          : cautionOf(rule),
    alike: likes ? findRuled(target.ownerDocument, likes).length : 0,
  };
}

/** What would be taken, in words; nothing where the element does not tell the field. */
function toValue(at: Element, role: RuleRole, text: string, isPlaced: boolean): string | undefined {
  if (role === 'drop') return text === '' ? translate('pickOnlyPictures') : shorten(text);
  if (role === 'body') return text === '' ? undefined : shorten(text);
  const fields = readPointed(at, role, { ...POINTED, isPlaced });
  if (role === 'author') return fields.author && peopleText(fields.author.value);
  if (role === 'editor') return fields.editor?.value.join('、');
  if (role === 'datePublished') return fields.datePublished && publishedWords(fields.datePublished.value);
  return fields[role]?.value;
}

/** What a rule without a name of its own goes by. */
function cautionOf({ opening, selector }: PointedRule): string {
  if (opening !== undefined) return translate('pickByOpening', opening);
  return isPlace(selector) ? translate('pickByPlace') : '';
}

/** The beginning and the end of a long text. */
function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= PREVIEW_LENGTH) return text;
  return `${characters.slice(0, PREVIEW_LENGTH - PREVIEW_END).join('')} … ${characters.slice(-PREVIEW_END).join('')}`;
}
