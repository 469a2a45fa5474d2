import { translate } from '../utils/i18n/translate';

interface MendLinkProps {
  /** `button primary` in the place of a clip, `button quiet` in a row. */
  className: string;
  tabIndex?: number;
}

/** The way to the settings, where the library is checked at once and what is damaged can be mended. `<MendLink className="button" />` */
export function MendLink({ className, tabIndex }: MendLinkProps) {
  return (
    <a class={className} href="/options.html#verify" target="_blank" rel="noreferrer" tabIndex={tabIndex}>
      {translate('mendDamaged')}
    </a>
  );
}
