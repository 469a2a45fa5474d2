import { signal } from '@preact/signals';
import type { VersionView } from '../../components/version-dialog';
import { momentWords, numberWords } from '../../components/wording';
import type { Article } from '../../utils/article/article';
import { switchText } from '../../utils/article/other-text';
import { translate } from '../../utils/i18n/translate';
import type { Highlight } from '../../utils/library/highlight';
import type { Library } from '../../utils/library/library';
import { toArticle } from '../../utils/library/revise';
import type { ClipActions } from './clip-actions';
import { extractAgain } from './extract-again';
import type { ReaderStore } from './reader-store';

/** The versions of the open clip: read anew, compared, taken in place of one another, each with its way back. */
export function createVersionStore(
  library: Library,
  { opened, revisions }: Pick<ReaderStore, 'opened' | 'revisions'>,
  actions: ClipActions,
) {
  /** The versions that are being compared. */
  const compared = signal<VersionView | undefined>(undefined);

  /** 重新提取: reads the kept page by the rules of today and shows the difference; nothing is changed yet. */
  async function readAgain() {
    const now = opened.value;
    if (now.kind !== 'clip') return;
    try {
      const again = await extractAgain(library, now);
      if (again.kind === 'read') {
        const before = toArticle(now.clip.article, now.content);
        const after = again.article;
        compared.value = { kind: 'reading', before, after, isSame: isSameArticle(before, after) };
      } else {
        actions.say({ text: translate(`extractAgain_${again.kind}`), isError: again.kind === 'unreadable' });
      }
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  function compare() {
    const now = opened.value;
    if (now.kind !== 'clip' || revisions.value.length === 0) return;
    const today = new Date();
    const versions = revisions.value.map(({ at, article, content }) => ({
      name: translate('revisionUntil', momentWords(at, today)),
      article: toArticle(article, content),
    }));
    compared.value = { kind: 'revisions', now: toArticle(now.clip.article, now.content), versions, chosen: 0 };
  }

  /** Takes another version into the open clip; the one that stood there becomes a revision, and is the way back. */
  async function take(article: Article) {
    const now = opened.value;
    compared.value = undefined;
    if (now.kind !== 'clip') return;
    const { id } = now.clip;
    await actions.changeWithUndo('updated', [id], {
      work: () => library.revise(id, article),
      said: () => withLost(translate('versionTaken'), now.highlights),
      undo: ({ updatedAt }) => library.takeBack(id, updatedAt),
    });
  }

  /** 用原文字, 用修复后的文字: the open clip shows its other text; once more is the way back. */
  async function switchTexts() {
    const now = opened.value;
    if (now.kind !== 'clip') return;
    const { id } = now.clip;
    const before = toArticle(now.clip.article, now.content);
    await actions.changeWithUndo('updated', [id], {
      work: () => library.revise(id, switchText(before)),
      said: () => {
        const words = translate(now.content.printedBody === undefined ? 'repairedTaken' : 'printedTaken');
        return withLost(words, now.highlights);
      },
      undo: () => library.revise(id, before),
    });
  }

  /** The sentence that a text was taken, with how many highlights have lost their place by it. */
  function withLost(words: string, before: readonly Highlight[]): string {
    const now = opened.value;
    const lost = now.kind === 'clip' ? countLost(now.highlights) - countLost(before) : 0;
    return lost > 0 ? words + translate('highlightsLost', numberWords(lost)) : words;
  }

  return {
    compared,
    readAgain,
    compare,
    take,
    switchTexts,
    choose(chosen: number) {
      const now = compared.value;
      if (now?.kind === 'revisions') compared.value = { ...now, chosen };
    },
    close() {
      compared.value = undefined;
    },
  };
}

function countLost(highlights: readonly Highlight[]): number {
  return highlights.filter(({ position }) => position === undefined).length;
}

/** Whether taking one version in place of the other would change nothing that is read, sought or exported. */
function isSameArticle(one: Article, other: Article): boolean {
  const told = ({ extractorVersion: _version, evidence: _evidence, dropped: _dropped, ...article }: Article) =>
    JSON.stringify(Object.entries(article).sort(([first], [second]) => (first < second ? -1 : 1)));
  return told(one) === told(other);
}
