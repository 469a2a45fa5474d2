import { type Signal, useSignal } from '@preact/signals';
import { findOtherText } from '../utils/article/other-text';
import { translate } from '../utils/i18n/translate';
import type { Clip, ClipContent } from '../utils/library/clip';
import { hasImages } from './article-body';
import { ToolButton } from './icon-button';
import { ToggleButton } from './reader-toolbar';

interface Rewriting {
  rewrite(text: string): string;
}

/** What of a text is shown, and how, while its clip is open. */
export interface ReaderViews {
  showImages: Signal<boolean>;
  /** The other text stands beside it. */
  isComparing: Signal<boolean>;
  /** Writes it in Simplified; nothing while it stands as it is. */
  simplify: Signal<Rewriting | undefined>;
}

/** As a clip is opened: without remote pictures, by itself, in its own script. */
export function useReaderViews(): ReaderViews {
  return {
    showImages: useSignal(false),
    isComparing: useSignal(false),
    simplify: useSignal<Rewriting | undefined>(undefined),
  };
}

interface ViewButtonsProps {
  clip: Clip;
  content: ClipContent;
  views: ReaderViews;
}

/** A switch for each view that this text has. */
export function ViewButtons({ clip, content, views: { showImages, isComparing, simplify } }: ViewButtonsProps) {
  const other = findOtherText(content);
  return (
    <>
      {hasImages(content.contentHtml) && (
        <ToggleButton icon="image" label={translate('showImages')} signal={showImages} />
      )}
      {clip.article.inLanguage === 'zh-Hant' && (
        <ToolButton
          icon="script"
          label={translate('showSimplified')}
          isOn={simplify.value !== undefined}
          onClick={async () => {
            simplify.value = simplify.value ? undefined : await loadSimplifier();
          }}
        />
      )}
      {other && (
        <ToggleButton
          icon="columns"
          label={translate(other.kind === 'printed' ? 'compareWithPage' : 'compareWithRepaired')}
          signal={isComparing}
        />
      )}
    </>
  );
}

/** The conversion brings its tables along, so it is loaded only when it is asked for. */
async function loadSimplifier(): Promise<Rewriting> {
  const { toSimplified } = await import('../utils/text/script');
  return { rewrite: toSimplified };
}
