import { signal } from '@preact/signals';
import type { Version, VersionView } from '../../components/version-dialog';
import { momentWords, numberWords } from '../../components/wording';
import type { Article } from '../../utils/article/article';
import { switchText } from '../../utils/article/other-text';
import { translate } from '../../utils/i18n/translate';
import { readAtOf } from '../../utils/library/clip';
import type { Highlight } from '../../utils/library/highlight';
import type { Library, WholeClip } from '../../utils/library/library';
import { toArticle } from '../../utils/library/revise';
import type { ClipActions } from './clip-actions';
import { extractAgain } from './extract-again';
import { readWhole } from './read-whole';

/** The versions of a clip: read anew, compared, taken in place of one another, each with its way back. */
export function createVersionStore(library: Library, actions: ClipActions) {
  /** The versions that are being compared, and whose they are. */
  const compared = signal<{ id: string; view: VersionView } | undefined>(undefined);

  /** 重新提取: reads the kept page by the rules of today and shows the difference; nothing is changed yet. */
  async function readAgain(id: string) {
    try {
      const now = await readWhole(library, id);
      if (!now) return;
      const again = await extractAgain(library, now);
      if (again.kind === 'read') {
        const before = toArticle(now.clip.article, now.content);
        const after = { article: again.article, readAt: again.fetchedAt };
        const isSame = isSameArticle(before, after.article);
        compared.value = { id, view: { kind: 'reading', before, after, isSame } };
      } else {
        actions.say({ text: translate(`extractAgain_${again.kind}`), isError: again.kind === 'unreadable' });
      }
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  /** Shows what a clip said before beside what it says now. */
  async function compare(id: string) {
    try {
      const [now, revisions] = await Promise.all([readWhole(library, id), library.revisions(id)]);
      if (!now || revisions.length === 0) return;
      const today = new Date();
      const versions = revisions.map(({ at, readAt, article, content }) => ({
        name: translate('revisionUntil', momentWords(at, today)),
        article: toArticle(article, content),
        readAt: readAtOf({ ...now.clip, readAt }),
      }));
      const view: VersionView = {
        kind: 'revisions',
        now: toArticle(now.clip.article, now.content),
        versions,
        chosen: 0,
      };
      compared.value = { id, view };
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  /** Takes another version into the clip; the one that stood there becomes a revision, and is the way back. */
  async function take({ article, readAt }: Version) {
    const id = compared.value?.id;
    compared.value = undefined;
    if (id === undefined) return;
    await actions.changeWithUndo('updated', [id], {
      work: () => countingLost(id, () => library.revise(id, article, undefined, readAt)),
      said: ({ lost }) => withLost(translate('versionTaken'), lost),
      undo: ({ made }) => library.takeBack(id, made.updatedAt),
    });
  }

  /** 用原文字, 用修复后的文字: the clip shows its other text; once more is the way back. */
  async function switchTexts({ clip: { id, article }, content }: Pick<WholeClip, 'clip' | 'content'>) {
    const before = toArticle(article, content);
    const isRepaired = content.printedBody !== undefined;
    await actions.changeWithUndo('updated', [id], {
      work: () => countingLost(id, () => library.revise(id, switchText(before))),
      said: ({ lost }) => withLost(translate(isRepaired ? 'printedTaken' : 'repairedTaken'), lost),
      undo: () => library.revise(id, before),
    });
  }

  /** Changes a clip's text, and counts the highlights that lose their place by it. */
  async function countingLost<Made>(id: string, work: () => Promise<Made>): Promise<{ made: Made; lost: number }> {
    const before = countLost(await library.highlights(id));
    const made = await work();
    return { made, lost: countLost(await library.highlights(id)) - before };
  }

  return {
    compared,
    readAgain,
    compare,
    take,
    switchTexts,
    choose(chosen: number) {
      const now = compared.value;
      if (now?.view.kind === 'revisions') compared.value = { id: now.id, view: { ...now.view, chosen } };
    },
    close() {
      compared.value = undefined;
    },
  };
}

/** The sentence that a text was taken, with how many highlights have lost their place by it. */
function withLost(words: string, lost: number): string {
  return lost > 0 ? words + translate('highlightsLost', numberWords(lost)) : words;
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
