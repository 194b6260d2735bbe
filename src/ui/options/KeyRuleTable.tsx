import type { PostCollection } from '../../core/format/blog-configuration/blog-configuration.ts';
import type { KeyRule } from '../../core/format/profile.ts';
import type { Json } from '../../core/json.ts';
import { t } from '../../extension/i18n.ts';
import { KEY_TYPE_LABELS } from '../components/key-type-labels.ts';

interface Props {
  rules: KeyRule[];
  /** The collection whose folder and file name are shown, too. */
  folder?: PostCollection;
}

/** Table of what a blog's configuration says about each front-matter key, and in which file. */
export function KeyRuleTable({ rules, folder }: Props) {
  return (
    <table class="evidence">
      <thead>
        <tr>
          <th scope="col">{t('evidenceKey')}</th>
          <th scope="col">{t('configSays')}</th>
          <th scope="col">{t('configFrom')}</th>
        </tr>
      </thead>
      <tbody>
        {folder?.folder !== undefined && (
          <tr>
            <th scope="row">{t('evidencePath')}</th>
            <td>
              <code>{[folder.folder, folder.fileName].filter(Boolean).join('/')}</code>
            </td>
            <td>
              <code>{folder.from}</code>
            </td>
          </tr>
        )}
        {rules.map((rule) => (
          <tr key={rule.key}>
            <th scope="row">
              <code>{rule.key}</code>
            </th>
            <td>{describeRule(rule)}</td>
            <td>
              <code>{rule.from}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function describeRule({ type, format, required, values, min, max, ...rule }: KeyRule): string {
  const label = KEY_TYPE_LABELS[format ?? type];
  const parts = [
    required && t('configRequired'),
    label && !values && t(label),
    values && t('configOneOf', values.map(formatValue).join(', ')),
    min !== undefined && t('configAtLeast', min),
    max !== undefined && t('configAtMost', max),
    rule.default !== undefined && t('configDefault', formatValue(rule.default)),
    rule.initial !== undefined && t('configInitial', formatValue(rule.initial)),
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
}

const formatValue = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
