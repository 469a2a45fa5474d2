import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import { Popover, useClosePopover } from './popover';

interface MenuItemProps {
  icon?: IconName;
  isFilled?: boolean;
  /** Keys that do the same: 「Alt ↑」. */
  keys?: string;
  /** Whether it is chosen, where one of several can be. */
  isChosen?: boolean;
  isDisabled?: boolean;
  /** What it does is hard to undo. */
  isDanger?: boolean;
  /** More than one may be chosen, so the menu stays open. */
  staysOpen?: boolean;
  className?: string;
  children: ComponentChildren;
  onClick(): void;
}

/** A line of a menu; the menu closes before it acts. */
export function MenuItem(props: MenuItemProps) {
  const { icon, isFilled, keys, isChosen, isDisabled, isDanger, staysOpen, className, children, onClick } = props;
  const close = useClosePopover();
  return (
    <button
      type="button"
      class={['item', isDanger && 'danger', className].filter(Boolean).join(' ')}
      aria-pressed={isChosen}
      disabled={isDisabled}
      onClick={() => {
        if (!staysOpen) close();
        onClick();
      }}
    >
      {icon && <Icon name={icon} filled={isFilled} />} {children} {keys && <kbd>{keys}</kbd>}
    </button>
  );
}

interface MenuLinkProps {
  icon: IconName;
  href: string;
  children: ComponentChildren;
}

/** A line of a menu that leads to another page. */
export function MenuLink({ icon, href, children }: MenuLinkProps) {
  const close = useClosePopover();
  return (
    <a class="item" href={href} target="_blank" rel="noopener noreferrer" onClick={close}>
      <Icon name={icon} /> {children}
    </a>
  );
}

interface SubmenuProps {
  icon: IconName;
  label: string;
  children: () => ComponentChildren;
}

/** A line of a menu that opens a menu of its own. */
export function Submenu({ icon, label, children }: SubmenuProps) {
  const trigger = (
    <>
      <Icon name={icon} /> {label}
    </>
  );
  return (
    <Popover className="item" trigger={trigger} isBeside>
      {children}
    </Popover>
  );
}
