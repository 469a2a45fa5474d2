import { Icon, type IconName } from './icon';

interface MenuItemProps {
  icon: IconName;
  isFilled?: boolean;
  label: string;
  /** Keys that do the same: 「Alt ↑」. */
  keys?: string;
  /** What it does is hard to undo. */
  isDanger?: boolean;
  className?: string;
  /** Closes the menu before it acts. */
  close?: () => void;
  onClick(): void;
}

/** A line of a menu. */
export function MenuItem(props: MenuItemProps) {
  const { icon, isFilled, label, keys, isDanger = false, className = '', close, onClick } = props;
  return (
    <button
      type="button"
      class={['item', isDanger && 'danger', className].filter(Boolean).join(' ')}
      onClick={() => {
        close?.();
        onClick();
      }}
    >
      <Icon name={icon} filled={isFilled} /> {label} {keys && <kbd>{keys}</kbd>}
    </button>
  );
}
