import type { UserRule } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { IconButton } from './icon-button';
import './rule-list.css';

interface RuleListProps {
  rules: readonly UserRule[];
  onRemove(rule: UserRule): void;
}

/** What the user pointed at, by site: what it is, how it is found again, and the way to delete it. */
export function RuleList({ rules, onRemove }: RuleListProps) {
  if (rules.length === 0) return <p class="secondary">{translate('siteRulesNone')}</p>;
  const hosts = [...new Set(rules.map(({ host }) => host))].sort();
  return (
    <div class="rule-list">
      <p class="secondary">{translate('siteRulesAbout')}</p>
      {hosts.map((host) => (
        <div key={host}>
          <h3>{host}</h3>
          <ul>
            {rules
              .filter((rule) => rule.host === host)
              .map((rule) => (
                <Rule key={`${rule.role} ${rule.selector} ${rule.opening}`} rule={rule} onRemove={onRemove} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Rule({ rule, onRemove }: { rule: UserRule; onRemove(rule: UserRule): void }) {
  const name = translate(`point_${rule.role}`);
  return (
    <li>
      <span class="what">
        {name}
        <code>{rule.selector}</code>
        {rule.opening !== undefined && (
          <span class="secondary" lang="zh">
            {translate('ruleOpening', rule.opening)}
          </span>
        )}
      </span>
      <IconButton icon="trash" label={translate('removeRule', name)} onClick={() => onRemove(rule)} />
    </li>
  );
}
