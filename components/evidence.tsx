import { EDITABLE_FIELDS, type EditableField, type Evidence } from '../utils/article/article';
import { type MessageKey, translate, translateName } from '../utils/i18n/translate';
import './evidence.css';
import { FIELD_TEXTS } from './field-text';
import { Icon } from './icon';
import { Popover } from './popover';

/** At and above this a value is taken as sure; below it the field says so before it is saved. */
const SURE = 0.75;

/** What a citation needs: a doubt about any of these is worth a word before saving. */
const CITED = new Set([
  'headline',
  'author',
  'contentSource',
  'publisher',
  'editor',
  'datePublished',
  'articleSection',
  'articleBody',
]);

/** Where each field was found, as the extractor gives it: `{ headline: { rule: 'gscn', … } }`. */
export type EvidenceByField = Record<string, Evidence>;

/** Whether a field stands that its rule was not sure of, and the user has not corrected. */
export function isUnsure(evidence: Evidence | undefined): boolean {
  return evidence !== undefined && evidence.confidence < SURE;
}

/** The name of a field for the user: `contentSource` → 「来源」, `articleBody` → 「正文」. */
function fieldName(field: string): string {
  const known: EditableField | undefined = EDITABLE_FIELDS.find((name) => name === field);
  if (known) return translate(FIELD_TEXTS[known].label);
  const others: Record<string, MessageKey> = {
    articleBody: 'field_articleBody',
    breadcrumb: 'field_breadcrumb',
    dateline: 'field_dateline',
    printedBody: 'field_printedBody',
  };
  return others[field] ? translate(others[field]) : field;
}

interface EvidenceDotProps {
  field: string;
  evidence: Evidence | undefined;
  edited: boolean;
}

/** The dot after a field: full where sure, hollow where not. Opens how the field was found. */
export function EvidenceDot({ field, evidence, edited }: EvidenceDotProps) {
  if (!evidence && !edited) return <span class="evidence-gap" />;
  const unsure = !edited && isUnsure(evidence);
  return (
    <Popover
      className={unsure ? 'evidence-dot unsure' : 'evidence-dot'}
      label={translate(unsure ? 'evidenceUnsureOf' : 'evidenceOf', fieldName(field))}
      trigger={<span class="dot" />}
    >
      {() => <EvidenceText field={field} evidence={evidence} edited={edited} />}
    </Popover>
  );
}

function EvidenceText({ field, evidence, edited }: EvidenceDotProps) {
  return (
    <div class="evidence padded">
      <strong>{fieldName(field)}</strong>
      {edited && <p>{translate('evidenceEdited')}</p>}
      {evidence && evidence.rule !== 'user' && (
        <>
          <p title={evidence.rule}>
            {translate('evidenceRule', ruleName(evidence.rule))} ·{' '}
            {translate('evidenceConfidence', percent(evidence.confidence))}
          </p>
          {evidence.raw !== '' && (
            <p class="raw" lang="zh">
              {evidence.raw}
            </p>
          )}
        </>
      )}
    </div>
  );
}

interface TrustBadgeProps {
  evidence: EvidenceByField;
  edited: readonly string[];
}

/** One word on the whole reading, 「可信」, 「2 处存疑」 or 「不完整」; opens how every field was found. */
export function TrustBadge({ evidence, edited, isPartial }: TrustBadgeProps & { isPartial: boolean }) {
  const fields = Object.entries(evidence);
  if (fields.length === 0) return null;
  const unsure = fields.filter(([field, found]) => CITED.has(field) && !edited.includes(field) && isUnsure(found));
  return (
    <Popover
      className={unsure.length > 0 || isPartial ? 'trust-badge unsure' : 'trust-badge'}
      trigger={
        <>
          <span class="dot" />
          {unsure.length > 0
            ? translate('trustUnsure', String(unsure.length))
            : translate(isPartial ? 'trustPartial' : 'trustSure')}
          <Icon name="down" />
        </>
      }
    >
      {() => <EvidenceTable evidence={evidence} edited={edited} />}
    </Popover>
  );
}

/** How every field was found: the field, the page's own characters, the rule and how sure it is. */
export function EvidenceTable({ evidence, edited }: TrustBadgeProps) {
  return (
    <ul class="evidence-table">
      {inOrder(evidence).map(([field, found]) => (
        <li key={field}>
          <EvidenceText field={field} evidence={found} edited={edited.includes(field)} />
        </li>
      ))}
    </ul>
  );
}

/** What a citation needs comes first. */
function inOrder(evidence: EvidenceByField): [field: string, evidence: Evidence][] {
  const rank = (field: string) => [...CITED, field].indexOf(field);
  return Object.entries(evidence).sort(([one], [other]) => rank(one) - rank(other));
}

/** Where a rule looks, in the user's words: 「info-line」 → 「信息行」, 「headline:h1」 → 「标题区」. */
function ruleName(rule: string): string {
  const [kind = rule] = rule.split(/[:+]/);
  return translateName(`rule_${kind.replaceAll('-', '_')}`) || rule;
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)}%`;
}
