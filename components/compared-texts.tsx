import type { ComponentChildren, RefObject } from 'preact';
import type { findOtherText } from '../utils/article/other-text';
import { translate } from '../utils/i18n/translate';

type OtherText = NonNullable<ReturnType<typeof findOtherText>>;

interface ComparedTextsProps {
  /** The text that the clip keeps beside the one it shows; nothing while they are not compared. */
  other: OtherText | undefined;
  /** Where the other one stands. */
  section: RefObject<HTMLElement | null>;
  lang: string;
  indent: boolean;
  /** The text that the clip shows. */
  children: ComponentChildren;
}

/** The clip's text, and while they are compared its other one beside it, each under its name. */
export function ComparedTexts({ other, section, lang, indent, children }: ComparedTextsProps) {
  const isPrinted = other?.kind === 'printed';
  const title = translate(isPrinted ? 'pageText' : 'repairedText');
  return (
    <div class={other ? 'bodies compared' : 'bodies'}>
      <div class="own-text">
        {other && <h2 lang={document.documentElement.lang}>{translate(isPrinted ? 'repairedText' : 'pageText')}</h2>}
        {children}
      </div>
      {other && (
        <section ref={section} class={indent ? 'other-text indented' : 'other-text'} aria-label={title}>
          <h2>{title}</h2>
          {other.body.split('\n').map((line, index) => (
            <p key={index} lang={lang}>
              {line}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}

interface OtherTextRemarkProps {
  /** Which text lies beside the one that is shown. */
  kind: OtherText['kind'];
  onSwitch: (() => void) | undefined;
}

/** Says that the text was repaired, or that it is the page's own all the same, and offers the other. */
export function OtherTextRemark({ kind, onSwitch }: OtherTextRemarkProps) {
  return (
    <p class="remark" lang={document.documentElement.lang}>
      {translate(kind === 'printed' ? 'bodyRepaired' : 'bodyPrinted')}{' '}
      {onSwitch && (
        <button type="button" class="button" onClick={onSwitch}>
          {translate(kind === 'printed' ? 'takePrinted' : 'takeRepaired')}
        </button>
      )}
    </p>
  );
}
