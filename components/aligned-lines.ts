import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ArticleBodyHandle } from './article-body';

interface AlignedTexts {
  /** The text of the shown article, a line a paragraph. */
  text: string;
  /** The paragraphs of the other text, a line each; nothing while it is not shown. */
  others: RefObject<HTMLElement | null>;
  isShown: boolean;
  drawnFrom: unknown[];
}

/**
 * Keeps two texts of the same lines side by side: whichever line is higher begins lower, so that each stands beside its
 * like however long those above it are. Texts of unlike lines stay as they are, and so do those below one another.
 */
export function useAlignedLines(
  handle: RefObject<ArticleBodyHandle | null>,
  { text, others, isShown, drawnFrom }: AlignedTexts,
): void {
  useLayoutEffect(() => {
    const section = others.current;
    if (!isShown || !section) return;
    const paragraphs = [...section.querySelectorAll('p')];
    const own = blocksOf(text, handle.current);
    const clear = () => {
      for (const element of [...own, ...paragraphs]) element?.style.removeProperty('padding-top');
    };
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (section.offsetWidth === width) return;
      width = section.offsetWidth;
      clear();
      if (own.length === paragraphs.length && isBeside(section)) align(own, paragraphs);
    });
    observer.observe(section);
    return () => {
      observer.disconnect();
      clear();
    };
  }, [text, isShown, ...drawnFrom]);
}

/** The block that each line of the text begins; nothing for a line that stands in the block of the one before. */
function blocksOf(text: string, body: ArticleBodyHandle | null): (HTMLElement | undefined)[] {
  const blocks: (HTMLElement | undefined)[] = [];
  let start = 0;
  let before: Element | null | undefined;
  for (const line of text.split('\n')) {
    const range = body?.rangeOf({ start, end: start + line.length });
    const block = range?.startContainer.parentElement?.closest<HTMLElement>('p, h2, h3, h4, h5, h6, li, tr, div');
    blocks.push(block && block !== before ? block : undefined);
    before = block;
    start += line.length + 1;
  }
  return blocks;
}

/** Whether it stands at the side of what comes before it, not below. */
function isBeside(section: HTMLElement): boolean {
  const { bottom = 0 } = section.previousElementSibling?.getBoundingClientRect() ?? {};
  return section.getBoundingClientRect().top < bottom;
}

/** From above: what one side was moved by, all below it on that side has moved too. */
function align(own: (HTMLElement | undefined)[], others: HTMLElement[]): void {
  const topOf = (element: HTMLElement) => element.getBoundingClientRect().top;
  const places = own.map((block, at) => {
    const other = others[at];
    return block && other ? { block, other, gap: topOf(block) - topOf(other) } : undefined;
  });
  let moved = 0;
  for (const place of places) {
    if (!place) continue;
    const gap = place.gap + moved;
    const lower = gap > 0 ? place.other : place.block;
    lower.style.paddingTop = `${Math.abs(gap)}px`;
    moved -= gap;
  }
}
