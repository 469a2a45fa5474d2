import type { TargetedMouseEvent } from 'preact';
import { translate } from '../utils/i18n/translate';
import { Icon, type IconName } from './icon';

interface IconButtonProps {
  icon: IconName;
  /** The button's name, and its tooltip where that says nothing else. */
  label: string;
  tooltip?: string;
  className?: string;
  /** Makes it a switch. */
  isOn?: boolean;
  isFilled?: boolean;
  isDisabled?: boolean;
  tabIndex?: number;
  onClick(event: TargetedMouseEvent<HTMLButtonElement>): void;
}

/** A drawing to press; its name is for screen readers and the pointer. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, tooltip = label, className, isOn, isFilled, isDisabled, tabIndex, onClick } = props;
  return (
    <button
      type="button"
      class={['button quiet icon-only', isOn && 'on', className].filter(Boolean).join(' ')}
      aria-label={label}
      aria-pressed={isOn}
      title={tooltip}
      disabled={isDisabled}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon name={icon} filled={isFilled} />
    </button>
  );
}

/** One of the reader's tools. */
export function ToolButton({ className = '', ...props }: IconButtonProps) {
  return <IconButton {...props} className={`tool ${className}`} />;
}

interface StarButtonProps {
  isStarred: boolean;
  tabIndex?: number;
  onStar(): void;
}

/** Stars and unstars. */
export function StarButton({ isStarred, tabIndex, onStar }: StarButtonProps) {
  return (
    <IconButton
      icon="star"
      label={translate('star')}
      tooltip={translate(isStarred ? 'unstar' : 'star')}
      isOn={isStarred}
      isFilled={isStarred}
      tabIndex={tabIndex}
      onClick={onStar}
    />
  );
}

/** The cross that closes what it stands on. */
export function CloseButton({ isDisabled, onClose }: { isDisabled?: boolean; onClose(): void }) {
  return <IconButton icon="close" label={translate('close')} isDisabled={isDisabled} onClick={onClose} />;
}
