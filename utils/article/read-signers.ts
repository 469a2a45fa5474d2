import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import type { Person } from './article';
import { TRAILING_NOTE } from './clutter';
import { AUTHOR_LABEL, describePeople } from './describe-people';
import type { CleanBody } from './drop-clutter';
import type { Found } from './found';
import type { Line } from './page';
import { readByline, withoutEditorBehind } from './read-byline';
import { type DatelinePeople, readDatelinePeople } from './read-dateline';
import { readIssuers } from './read-issuers';
import { readSignOff } from './read-sign-off';
import { OPENS_WITH_REPORTER } from './roles';
import { addSigners, type FoundSigners } from './signers';
import { SENTENCE_END } from './trim-edges';

/** A line that names editors, a source or a page: 「责编：甲」. */
const OF_OTHERS = inBothScripts(/[编校审]|来源|版/u);
/** 「叶檀：…」, 「易宪容谈救市…」. */
const SPEAKER_OF_HEADLINE = inBothScripts(/^(?<name>[\p{Script=Han}]{2,4}?)(?:[:：]|谈|评|论)/u);

/**
 * What is known with the authors that the text itself tells: an own line, the dateline, the sign-off, the headline; each with
 * what the notes say of them.
 */
export function readSigners(
  known: FoundSigners,
  clean: CleanBody,
  headline: string,
  footer: readonly Line[] = [],
): FoundSigners {
  const dateline = readDatelinePeople(clean.lines[0]?.text ?? '');
  const unit: FoundSigners = dateline?.unit
    ? { contentSource: { value: dateline.unit, rule: 'dateline', raw: dateline.raw, confidence: 0.7 } }
    : {};
  const told = known.author
    ? { ...known, author: withDateline(known.author, dateline) }
    : { ...known, ...findSigners(clean, headline, footer, dateline) };
  const found = addSigners(told, unit);
  if (!found.author) return found;
  const notes = [...clean.notes, ...footer.filter(({ text }) => TRAILING_NOTE.test(text))].map(({ text }) => text);
  return { ...found, author: { ...found.author, value: describePeople(found.author.value, clean, notes, footer) } };
}

/** The line of time and source may name one of those whom the dateline names. */
function withDateline(author: Found<Person[]>, dateline: DatelinePeople | undefined): Found<Person[]> {
  const known = author.value;
  if (!dateline || !isPartOf(known, dateline.people)) return author;
  const value = dateline.people.map((person) => known.find(({ name }) => name === person.name) ?? person);
  return { value, rule: 'dateline', raw: dateline.raw, confidence: 0.9 };
}

/** Whether all of them, and others, are among the people. */
function isPartOf(some: readonly Person[], people: readonly Person[]): boolean {
  return some.length < people.length && some.every(({ name }) => people.some((person) => person.name === name));
}

/** Who signs the text, by the surest place first. */
function findSigners(
  clean: CleanBody,
  headline: string,
  footer: readonly Line[],
  dateline: DatelinePeople | undefined,
): FoundSigners {
  const reported =
    dateline && dateline.people.length > 0
      ? toSigners(dateline.people, 'dateline', dateline.raw, { confidence: 0.9 })
      : undefined;
  return (
    findOwnLine(clean.telling) ??
    reported ??
    findReportedFrom(clean.lines) ??
    findSignOff(clean.lines) ??
    findSignOffBelow(footer) ??
    findReporters(clean.lines) ??
    findNoted([...clean.notes, ...footer]) ??
    findIssuers(clean.lines) ??
    findHeadlineName(headline, clean.lines) ??
    {}
  );
}

function toSigners(
  value: Person[],
  rule: string,
  raw: string,
  { confidence, byline }: { confidence: number; byline?: string },
): FoundSigners {
  const evidence = { rule, raw, confidence };
  return { author: { value, ...evidence }, ...(byline !== undefined && { byline: { value: byline, ...evidence } }) };
}

/** A line that only signs: 「绿州晚报评论员 艾小草」. */
function findOwnLine(telling: readonly Line[]): FoundSigners | undefined {
  for (const [at, line] of telling.entries()) {
    const text = withoutEditorBehind(line.text);
    if (OF_OTHERS.test(text)) continue;
    const inside = text.replace(AUTHOR_LABEL, '');
    const people = readByline(inside, { labelled: inside !== text });
    if (people.length === 0) continue;
    // Those who helped stand in a line of their own below the reporter's: 「某报记者 甲」, 「通讯员 乙 丙」.
    const next = telling[at + 1];
    const isNext = next !== undefined && next.index === line.index + 1 && OPENS_WITH_REPORTER.test(next.text);
    const helpers = isNext ? readByline(next.text, { labelled: false }) : [];
    const byline = helpers.length > 0 ? `${text} ${next?.text}` : text;
    return toSigners([...people, ...helpers], 'signature', byline, { confidence: 0.88, byline });
  }
  return undefined;
}

/** Papers of Taiwan close their introduction, or open the text, with who reports and whence: 「【鄭旭凱╱基隆報導】」. */
const REPORTED_FROM = inBothScripts(
  /(?:^|(?<=[。！？」』]))[【〔（([](?<names>[^【】〔〕（）()[\]。，]{2,24}[╱／/]\p{Script=Han}{2,6}报[导道])[】〕）)\]]/u,
);
const LINES_OF_INTRODUCTION = 3;

function findReportedFrom(lines: readonly Line[]): FoundSigners | undefined {
  for (const { text } of lines.slice(0, LINES_OF_INTRODUCTION)) {
    const match = REPORTED_FROM.exec(text);
    const people = match ? readByline(match.groups?.names ?? '', { labelled: false }) : [];
    if (match && people.length > 0)
      return toSigners(people, 'dateline', match[0], { confidence: 0.88, byline: match[0] });
  }
  return undefined;
}

/** The brackets at the text's end, or at the end of each of its pieces. */
function findSignOff(lines: readonly Line[]): FoundSigners | undefined {
  const last = lines.at(-1);
  const signOff = last && readSignOff(last.text);
  if (!signOff) return undefined;
  const pieces = [...readPieces(lines), signOff];
  if (pieces.length === 1)
    return toSigners(signOff.people, 'sign-off', signOff.raw, {
      confidence: 0.9,
      byline: signOff.raw.replace(/^[（(]|[）)]$/gu, ''),
    });
  const raw = pieces.map((piece) => piece.raw).join(' ');
  return toSigners(
    pieces.flatMap(({ people }) => people),
    'sign-off',
    raw,
    { confidence: 0.8 },
  );
}

/** So long is the heading of a piece, at most. */
const LONGEST_HEADING = 30;

/** The sign-offs within a text of several pieces: each closes its piece, and the next one has a heading. */
function readPieces(lines: readonly Line[]): { people: Person[]; raw: string }[] {
  return lines.flatMap(({ text }, at) => {
    const next = lines[at + 1]?.text;
    if (next === undefined || next.length > LONGEST_HEADING || SENTENCE_END.test(next)) return [];
    const signed = readSignOff(text);
    return signed && text.length > signed.raw.length && signed.people.every(({ name }) => isPersonName(name))
      ? [signed]
      : [];
  });
}

/** Right below the text's block: 「<p style="text-align:right">（鲁汀洲）</p>」. */
function findSignOffBelow([below]: readonly Line[]): FoundSigners | undefined {
  const signed = below && /^[（(].*[）)]$/u.test(below.text) ? readSignOff(below.text) : undefined;
  if (!below || !signed) return undefined;
  return toSigners(signed.people, 'sign-off', below.text, { confidence: 0.85, byline: below.text });
}

/** The bodies that give a document sign it. */
function findIssuers(lines: readonly Line[]): FoundSigners | undefined {
  const bodies = readIssuers(lines);
  const raw = bodies.map(({ name }) => name).join(' ');
  return bodies.length > 0 ? toSigners(bodies, 'sign-off', raw, { confidence: 0.8 }) : undefined;
}

/** A paragraph that ends in its reporters. */
const REPORTED = inBothScripts(/[（(][^（）()]{0,12}(?:记者|通讯员)[^（）()]{2,20}[）)]$/u);

/** A report that was written on signs where the first ended: 「……享年54岁。（北京晚报记者成长）」. */
function findReporters(lines: readonly Line[]): FoundSigners | undefined {
  const reports = lines.flatMap(({ text }) => (REPORTED.test(text) ? (readSignOff(text) ?? []) : []));
  const [report] = reports;
  const people = reports.flatMap((each) => each.people).filter(({ name }) => isPersonName(name));
  return report && people.length > 0 ? toSigners(people, 'sign-off', report.raw, { confidence: 0.8 }) : undefined;
}

/** A note at the end that opens with the author's name. */
const NOTE_ON = inBothScripts(
  /^[\s（(【[*＊※]*(?:本文)?作者(?:简介|介绍)?\s?[】\])）]?\s?[:：]\s?(?<name>[\p{Script=Han}A-Za-z·•]{2,12})(?:[，。]|[（(]|$)/u,
);

/** 「作者：书脊生长，一个喜欢在小地方找图书馆的人。」 */
function findNoted(lines: readonly Line[]): FoundSigners | undefined {
  const note = lines.find(({ text }) => NOTE_ON.test(text));
  const name = note && NOTE_ON.exec(note.text)?.groups?.name;
  return name ? toSigners([{ name }], 'note', note.text, { confidence: 0.8 }) : undefined;
}

/** The columnist that a headline opens with: 「叶檀：…」, 「易宪容谈救市…」. Whom the text speaks of, it only quotes. */
function findHeadlineName(headline: string, lines: readonly Line[]): FoundSigners | undefined {
  const name = SPEAKER_OF_HEADLINE.exec(headline)?.groups?.name;
  if (!name || !isPersonName(name) || lines.some(({ text }) => text.includes(name))) return undefined;
  return toSigners([{ name }], 'headline', headline, { confidence: 0.7 });
}
