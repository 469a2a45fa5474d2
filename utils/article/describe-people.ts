import { inBothScripts } from '../text/both-scripts';
import type { Person } from './article';
import type { CleanBody } from './drop-clutter';
import type { Line } from './page';
import { readByline } from './read-byline';
import { isUnit, readPost } from './read-post';
import { LABEL_MARK, SIGNING_LABEL } from './roles';

/** 「一名教师」. */
const ONE_OF = inBothScripts(/^一[名位个]/u);

/** What announces the author at a line's start: 「作者：」, 「文 |」. */
export const AUTHOR_LABEL = inBothScripts(new RegExp(`^[\\s（(【[]*${SIGNING_LABEL}\\s*${LABEL_MARK}\\s*`, 'u'));

/** 「（作者系云岭县委党校教师）」, 「（作者单位：云岭县人民法院）」: whose name is not said again. */
const AUTHOR_IS = inBothScripts(/^[\s（(*＊※]*(?:本文)?作者(?:系|为|是|单位\s*[:：])(?<post>[^，,；;。）)]{2,30})/u);
/** What follows a name in such a note: 「（作者单位：阙清晖，东湖省委党校；符海霞，湖田镇人民政府）」. */
const POST_OF_NAME = inBothScripts(
  /^\s*(?:[（(][A-Za-z .·•'’-]+[)）])?(?:[，,]?(?:系|为|是)|[，,：:])\s*(?<post>[^，,；;。）)]{2,30})/u,
);

/** The people with what their own lines, the notes at the end and the cards below the text tell of them. */
export function describePeople(
  people: Person[],
  clean: CleanBody,
  notes: readonly string[],
  footer: readonly Line[],
): Person[] {
  const signed = clean.telling.flatMap(({ text }) => readByline(text.replace(AUTHOR_LABEL, ''), { labelled: false }));
  return people.map((person) => {
    if (person.affiliation || person.jobTitle) return person;
    const same = signed.find(({ name }) => name === person.name);
    return {
      ...person,
      ...(findPost(person.name, notes, people.length === 1) ?? readCard(person.name, footer)),
      ...same,
      name: person.name,
    };
  });
}

type Post = Pick<Person, 'affiliation' | 'jobTitle'>;

/** What a note calls somebody, by name, as the only author, or as all of them: 「（作者单位：某边防团）」. */
function findPost(name: string, notes: readonly string[], isAlone: boolean): Post | undefined {
  for (const note of notes) {
    // 「莫子進」 on one line, 「嶺東大學應用經濟學系高級講師」 on the next.
    const below = note === name ? notes[notes.indexOf(note) + 1] : undefined;
    if (below && !/[，。、：:]/u.test(below) && (isUnit(below) || readPost(below).affiliation)) return readPost(below);
    const at = note.indexOf(name);
    const named = at < 0 ? undefined : POST_OF_NAME.exec(note.slice(at + name.length))?.groups?.post;
    const unit = UNIT_OF_ALL.exec(note)?.groups?.unit;
    if (unit && !named) return { affiliation: unit };
    const post = (named ?? (isAlone ? AUTHOR_IS.exec(note)?.groups?.post : undefined))?.replace(ONE_OF, '');
    // 「作者｜甲，编辑｜乙」 tells of two.
    if (post && !post.includes(name) && !/[|｜丨:：/／]|的人$/u.test(post)) return readPost(post);
  }
  return undefined;
}

const UNIT_OF_ALL = inBothScripts(/^[\s（(]*作者单位\s*[:：]\s*(?<unit>[^：:，,；;。）)]{2,30})[）)]?$/u);

/** The card of an author: 「<b>祁岳</b><span>合伙人</span><span>鼎禾律师事务所</span>」. */
function readCard(name: string, footer: readonly Line[]): Post {
  const card = footer.find(({ runs, text }) => text !== name && runs[0]?.text.trim() === name);
  const words = card?.runs.slice(1).map(({ text }) => text.trim()) ?? [];
  const affiliation = words.find((word) => isUnit(word));
  const jobTitle = words.find((word) => word !== affiliation && /^\p{Script=Han}{2,10}$/u.test(word));
  return affiliation ? { affiliation, ...(jobTitle && { jobTitle }) } : {};
}
