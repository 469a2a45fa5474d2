import { RULE_ROLES, type RuleRole } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { Popover } from './popover';

interface CorrectSiteProps {
  /** Only the drawing, with the words as its name. */
  isSmall?: boolean;
  onPick(role: RuleRole): void;
}

/** 「修正此站…」: what the user wants to point at in the page. */
export function CorrectSite({ isSmall, onPick }: CorrectSiteProps) {
  return (
    <Popover
      className={isSmall ? 'button quiet icon-only' : 'button quiet'}
      label={isSmall ? translate('correctSite') : undefined}
      trigger={
        <>
          <Icon name="point" /> {!isSmall && translate('correctSite')}
        </>
      }
    >
      {() => (
        <>
          <p class="padded secondary how">{translate('correctSiteHow')}</p>
          {RULE_ROLES.map((role) => (
            <MenuItem key={role} onClick={() => onPick(role)}>
              {translate(`point_${role}`)}
            </MenuItem>
          ))}
        </>
      )}
    </Popover>
  );
}
