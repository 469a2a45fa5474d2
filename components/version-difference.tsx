import type { ComponentChildren } from 'preact';
import { type Article, EDITABLE_FIELDS } from '../utils/article/article';
import { translate } from '../utils/i18n/translate';
import { diffLines, diffWithin, type LineDifference } from '../utils/text/diff';
import { type PairedLine, pairLines } from '../utils/text/pair-lines';
import { FIELD_TEXTS } from './field-text';
import './version-difference.css';
import { numberWords } from './wording';

interface VersionDifferenceProps {
  before: Article;
  after: Article;
}

/** So many unchanged paragraphs beside a changed one are shown. */
const AROUND = 1;

/** What is otherwise in the newer of two versions of a clip: its fields, then its text. */
export function VersionDifference({ before, after }: VersionDifferenceProps) {
  const fields = EDITABLE_FIELDS.filter(
    (field) => FIELD_TEXTS[field].toText(before) !== FIELD_TEXTS[field].toText(after),
  );
  const lines = pairLines(diffLines(before.articleBody, after.articleBody));
  const isSameText = lines.every(({ kind }) => kind === 'same');
  if (fields.length === 0 && isSameText) return <p class="secondary">{translate('versionsSame')}</p>;
  return (
    <div class="version-difference">
      {fields.map((field) => {
        const { label, toText } = FIELD_TEXTS[field];
        return (
          <div key={field} class="field-difference">
            <h3>{translate(label)}</h3>
            <Line kind="gone" language={before.inLanguage}>
              {toText(before) || translate('fieldUnset')}
            </Line>
            <Line kind="new" language={after.inLanguage}>
              {toText(after) || translate('fieldUnset')}
            </Line>
          </div>
        );
      })}
      <h3>{translate('field_articleBody')}</h3>
      {isSameText ? (
        <p class="secondary">{translate('versionsSameText')}</p>
      ) : (
        <Lines lines={lines} language={after.inLanguage} />
      )}
    </div>
  );
}

/** Changed paragraphs with their neighbours; what is the same further on is counted. */
function Lines({ lines, language }: { lines: readonly PairedLine[]; language: string }) {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => line.kind !== 'same');
  const drawn: ComponentChildren[] = [];
  let left = 0;
  const count = (at: number) => {
    if (left > 0) {
      drawn.push(
        <p key={`left-${at}`} class="left secondary">
          {translate('versionsLeftOut', numberWords(left))}
        </p>,
      );
    }
    left = 0;
  };
  lines.forEach(({ kind, text, other }, at) => {
    if (!isNear(at)) {
      left++;
      return;
    }
    count(at);
    drawn.push(
      <Line key={at} kind={kind} language={language}>
        {other === undefined ? text : <Within kind={kind} text={text} other={other} />}
      </Line>,
    );
  });
  count(lines.length);
  return <>{drawn}</>;
}

/** A paragraph that took the place of another is compared with it character by character. */
function Within({ kind, text, other }: { kind: LineDifference['kind']; text: string; other: string }) {
  const { start, oldEnd, newEnd } = kind === 'gone' ? diffWithin(text, other) : diffWithin(other, text);
  const end = kind === 'gone' ? oldEnd : newEnd;
  return (
    <>
      {text.slice(0, start)}
      {end > start && <mark>{text.slice(start, end)}</mark>}
      {text.slice(end)}
    </>
  );
}

interface LineProps {
  kind: LineDifference['kind'];
  language: string;
  children: ComponentChildren;
}

/** Told apart by element, sign and colour: 「−」 and 「＋」 are read without seeing red and green. */
function Line({ kind, language, children }: LineProps) {
  if (kind === 'same') {
    return (
      <p class="line" lang={language}>
        {children}
      </p>
    );
  }
  return (
    <p class={`line ${kind}`}>
      {kind === 'gone' ? <del lang={language}>{children}</del> : <ins lang={language}>{children}</ins>}
    </p>
  );
}
