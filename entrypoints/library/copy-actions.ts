import { sanitizeToFragment } from '../../utils/article/sanitize';
import { type CitationStyle, citationText } from '../../utils/exchange/citation';
import { articleText } from '../../utils/exchange/excerpt';
import { findFormat } from '../../utils/exchange/format';
import { type MessageKey, translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Library, WholeClip } from '../../utils/library/library';
import type { ClipActions } from './clip-actions';

/** The clipboard, as popup, library page and highlights use it. */
export type CopyActions = ReturnType<typeof createCopyActions>;

/** What popup and library page put into the clipboard, each with the sentence that it is there, or is not. */
export function createCopyActions(library: Pick<Library, 'get'>, { say, sayFailure }: ClipActions) {
  async function copyAndSay(text: string, copied: MessageKey, ...values: string[]) {
    say({ text: (await copy(text)) ? translate(copied, ...values) : translate('notCopied') });
  }

  return {
    copyAndSay,
    cite: (clip: Clip, style?: CitationStyle) => copyAndSay(citationText(clip, style), 'citationCopied'),
    /** Copies the citations of clips in one of the forms, a line each. */
    async citeMany(ids: string[], style: CitationStyle) {
      try {
        const clips = await Promise.all(ids.map((id) => library.get(id)));
        const lines = clips.flatMap((clip) => (clip ? [citationText(clip, style)] : []));
        await copyAndSay(lines.join('\n'), 'citationCopied');
      } catch (error) {
        sayFailure(error);
      }
    },
    copyWhole: ({ clip, content }: WholeClip) => copyAndSay(articleText(clip, content), 'wholeCopied'),
    async copyMarkdown(whole: WholeClip) {
      const format = findFormat('markdown');
      if (!format || !('writeOne' in format)) return;
      const text = format.writeOne(whole, { parse: (html) => sanitizeToFragment(html, document) });
      await copyAndSay(text, 'markdownCopied');
    },
  };
}

/** Puts a text into the clipboard; false where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
