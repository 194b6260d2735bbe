import { type MessageKey, t } from '../../extension/i18n.ts';
import { KEY_TYPE_LABELS } from '../components/key-type-labels.ts';
import type { Finding } from './run-preflight.ts';

export type FindingLevel = Finding['level'];

/** A preflight finding in the user's language. `about`: the finding, or the first one if the message covers several. */
export interface FindingMessage {
  level: FindingLevel;
  text: string;
  about: Finding;
}

/** The mark of each level, so that none is told by its colour alone. */
export const LEVEL_ICONS = { ok: 'check', warn: 'warning', error: 'cross' } as const satisfies Record<
  FindingLevel,
  string
>;

/**
 * Converts findings to messages, one for each. All new tags share one message that is no warning: their chips are marked.
 */
export function toFindingMessages(findings: Finding[]): FindingMessage[] {
  const newTags = findings.filter((finding) => finding.code === 'tag-new');
  const messages = findings
    .filter(({ code }) => code !== 'tag-new' && code !== 'ready')
    .map((finding): FindingMessage => ({ level: finding.level, text: describeFinding(finding), about: finding }));
  const [about] = newTags;
  const names = newTags.map(({ tag }) => tag).join(', ');
  return about ? [...messages, { level: 'ok', text: t('preflight_tag_new', names), about }] : messages;
}

/** Returns the worst level of the messages; `ok` when there are none. */
export function getWorstLevel(messages: FindingMessage[]): FindingLevel {
  return (['error', 'warn'] as const).find((level) => messages.some((message) => message.level === level)) ?? 'ok';
}

/** Returns the text for a finding: `no-date` → message `preflight_no_date`, because message keys can't contain hyphens. */
const describeFinding = (finding: Finding) =>
  t(`preflight_${finding.code.replaceAll('-', '_')}` as MessageKey, ...listFindingDetails(finding));

function listFindingDetails(finding: Finding): (string | number)[] {
  if (finding.code === 'key-type') {
    const label = KEY_TYPE_LABELS[finding.type];
    return [finding.key, label ? t(label) : ''];
  }
  if (finding.code === 'key-not-allowed') return [finding.key, finding.values.join(', ')];
  if ('limit' in finding) return [finding.key, finding.limit];
  return [getFindingDetail(finding)];
}

function getFindingDetail(finding: Finding): string {
  if ('message' in finding) return finding.message;
  if ('hazard' in finding) return finding.hazard;
  if ('percent' in finding) return String(finding.percent);
  if ('bytes' in finding) return String(finding.bytes);
  if ('path' in finding) return finding.path;
  if ('category' in finding) return finding.category;
  if ('marker' in finding) return finding.marker;
  if ('address' in finding) return finding.address;
  if ('date' in finding) return finding.date;
  return 'key' in finding ? finding.key : '';
}
