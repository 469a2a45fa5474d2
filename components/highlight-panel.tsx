import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { translate, translateName } from '../utils/i18n/translate';
import { COLORS, type Highlight } from '../utils/library/highlight';
import './highlight-panel.css';
import type { Highlighting, OpenHighlight } from './highlighting';
import { ToolButton } from './icon-button';
import { NoteField } from './note-field';
import { placePanel } from './popover';

interface HighlightPanelProps {
  highlight: Highlight;
  at: OpenHighlight;
  highlighting: Highlighting;
  onClose(): void;
}

/** One highlight: its colour, its note, and what can be done with it. Escape and a click elsewhere close it. */
export function HighlightPanel({ highlight, at, highlighting, onClose }: HighlightPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const name = useId();
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    element.showPopover();
    const rects = at.anchor.getClientRects();
    const paper = at.anchor.closest('.paper')?.getBoundingClientRect();
    placePanel(element, rects[rects.length - 1] ?? at.anchor.getBoundingClientRect(), paper);
    const first = at.isNoting ? element.querySelector('textarea') : element;
    first?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => {
    // Beside words that were scrolled away the panel would stand beside others.
    const leave = ({ target }: Event) => {
      if (target instanceof Element && target.contains(at.anchor)) panel.current?.hidePopover();
    };
    document.addEventListener('scroll', leave, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', leave, { capture: true });
  }, [at]);

  return (
    <div
      ref={panel}
      class="panel highlight-panel"
      popover="auto"
      role="dialog"
      aria-label={translate('highlight')}
      lang={document.documentElement.lang}
      tabIndex={-1}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="actions">
        <fieldset class="colors">
          <legend class="visually-hidden">{translate('highlightColor')}</legend>
          {COLORS.map((color) => (
            <label key={color} title={translateName(`color_${color}`)}>
              <input
                type="radio"
                name={name}
                data-color={color}
                aria-label={translateName(`color_${color}`)}
                checked={highlight.color === color}
                onChange={() => highlighting.change(highlight, { color })}
              />
            </label>
          ))}
        </fieldset>
        <ToolButton icon="quote" label={translate('copyQuote')} onClick={() => highlighting.copy(highlight)} />
        <ToolButton
          icon="trash"
          label={translate('removeHighlight')}
          onClick={() => {
            panel.current?.hidePopover();
            highlighting.remove(highlight);
          }}
        />
        <ToolButton icon="close" label={translate('close')} onClick={() => panel.current?.hidePopover()} />
      </div>
      <NoteField
        label={translate('highlightNote')}
        placeholder={translate('highlightNotePlaceholder')}
        note={highlight.note}
        onKeep={(note) => highlighting.change(highlight, { note })}
      />
    </div>
  );
}
