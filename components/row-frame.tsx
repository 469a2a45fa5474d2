// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while in sight cannot be a table's.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, not its cells (ARIA grid pattern).
import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import { Popover } from './popover';
import type { RowPlace } from './row-list';

interface RowFrameProps extends RowPlace {
  /** What kind of row it is: 「clip-row」. */
  className: string;
  isOpen: boolean;
  /** The button beside the menu; it takes the focus only in the current row. */
  action(tabIndex: number): ComponentChildren;
  menu?: (() => ComponentChildren) | undefined;
  children: ComponentChildren;
}

/** A row of a list in its place: what it says, and at its end a button and a menu. `<RowFrame {...place} className="clip-row" …>` */
export function RowFrame({
  className,
  index,
  top,
  isCurrent,
  isOpen,
  isSelected,
  isMovable,
  onClick,
  action,
  menu,
  children,
}: RowFrameProps) {
  const tabIndex = isCurrent ? 0 : -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all rows.
    <div
      class={isOpen ? `${className} open` : className}
      role="row"
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={tabIndex}
      draggable={isMovable}
      data-index={index}
      onClick={(event) => onClick(event, index)}
    >
      <div class="text" role="gridcell">
        {children}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside answer the keys; a press on them opens no row. */}
      <div class="row-actions" role="gridcell" onClick={(event) => event.stopPropagation()}>
        {action(tabIndex)}
        {menu && (
          <Popover
            className="button quiet icon-only"
            label={translate('moreActions')}
            tabIndex={tabIndex}
            trigger={<Icon name="more" />}
          >
            {menu}
          </Popover>
        )}
      </div>
    </div>
  );
}
