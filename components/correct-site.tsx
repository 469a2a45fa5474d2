import { RULE_ROLES, type RuleRole } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import { Popover } from './popover';

/** 「修正此站…」: what the user wants to point at in the page. */
export function CorrectSite({ onPick }: { onPick(role: RuleRole): void }) {
  return (
    <Popover
      className="button quiet correct-site"
      trigger={
        <>
          {translate('correctSite')} <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <>
          <p class="padded secondary how">{translate('correctSiteHow')}</p>
          {RULE_ROLES.map((role) => (
            <button
              key={role}
              type="button"
              class="item"
              onClick={() => {
                close();
                onPick(role);
              }}
            >
              {translate(`point_${role}`)}
            </button>
          ))}
        </>
      )}
    </Popover>
  );
}
