import type { Signal } from '@preact/signals';
import type { ComponentProps, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Highlight } from '../utils/library/highlight';
import { ArticleBody, type ArticleBodyHandle } from './article-body';
import { highlightAt } from './body-marks';
import { HighlightPanel } from './highlight-panel';
import './highlighted-body.css';
import type { Highlighting, OpenHighlight } from './highlighting';
import { Icon } from './icon';
import { usePlainKey } from './plain-key';
import { type SelectedPlace, useSelectedPlace } from './selected-place';

interface HighlightedBodyProps extends ComponentProps<typeof ArticleBody> {
  highlights: readonly Highlight[];
  highlighting: Highlighting;
  handle: RefObject<ArticleBodyHandle | null>;
  opened: Signal<OpenHighlight | undefined>;
}

/** The article with its highlights: select words to mark them, click marked words for their note. */
export function HighlightedBody({ highlighting, opened, ...body }: HighlightedBodyProps) {
  const { highlights, handle } = body;
  const around = useRef<HTMLDivElement>(null);
  const selected = useSelectedPlace(handle);
  const open = highlights.find(({ id }) => id === opened.value?.id);

  async function mark(isNoting: boolean) {
    const place = selected.peek()?.place;
    const added = place && (await highlighting.add(place));
    if (!added) return;
    const anchor = handle.current?.marksOf(added.id).at(-1);
    // The caret stays behind the words, for who reads on by keys.
    document.getSelection()?.collapse(anchor ?? null, anchor?.childNodes.length);
    if (isNoting && anchor) opened.value = { id: added.id, anchor, isNoting };
  }

  function openAt(node: Node | null): boolean {
    const id = around.current?.contains(node) ? highlightAt(node) : undefined;
    const anchor = id === undefined ? undefined : handle.current?.marksOf(id).at(-1);
    if (id !== undefined && anchor) opened.value = { id, anchor, isNoting: false };
    return id !== undefined;
  }

  usePlainKey('h', () => (selected.peek() ? void mark(false) : openAt(document.getSelection()?.focusNode ?? null)));
  usePlainKey('n', () => selected.peek() && void mark(true));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks inside take the focus; they only bubble here.
    <div
      ref={around}
      class="highlighted-body"
      onClick={(event) => {
        const isSelecting = document.getSelection()?.isCollapsed === false;
        const { target } = event;
        if (!isSelecting && target instanceof Element && !target.closest('a')) openAt(target);
      }}
      onKeyDown={({ key, target }) => {
        if (key === 'Enter' && target instanceof HTMLElement && target.matches('mark')) openAt(target);
      }}
    >
      <ArticleBody {...body} />
      {selected.value && <HighlightBar at={selected.value} around={around} onMark={mark} />}
      {opened.value && open && (
        <HighlightPanel
          key={open.id}
          highlight={open}
          at={opened.value}
          highlighting={highlighting}
          onClose={() => {
            opened.value = undefined;
          }}
        />
      )}
    </div>
  );
}

interface HighlightBarProps {
  at: SelectedPlace;
  around: RefObject<HTMLElement | null>;
  onMark(isNoting: boolean): void;
}

const GAP = 8;

/** Stands below the end of what is selected. */
function HighlightBar({ at, around, onMark }: HighlightBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const frame = around.current?.getBoundingClientRect();
    if (!bar.current || !frame) return;
    const left = at.end.right - frame.left - bar.current.offsetWidth / 2;
    bar.current.style.left = `${Math.max(0, Math.min(left, frame.width - bar.current.offsetWidth))}px`;
    bar.current.style.top = `${at.end.bottom - frame.top + GAP}px`;
  }, [at]);
  return (
    <div
      ref={bar}
      class="highlight-bar"
      role="toolbar"
      aria-label={translate('selectedWords')}
      lang={document.documentElement.lang}
      // A press would otherwise take the selection away before it is a click.
      onPointerDown={(event) => event.preventDefault()}
    >
      <button type="button" class="button quiet" aria-keyshortcuts="H" onClick={() => onMark(false)}>
        <Icon name="marker" /> {translate('highlight')} <kbd>H</kbd>
      </button>
      <button type="button" class="button quiet" aria-keyshortcuts="N" onClick={() => onMark(true)}>
        <Icon name="note" /> {translate('addHighlightNote')} <kbd>N</kbd>
      </button>
    </div>
  );
}
