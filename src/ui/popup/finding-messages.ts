import { type MessageKey, t } from '../../extension/i18n.ts';
import type { Finding } from './run-preflight.ts';

export type FindingLevel = Finding['level'];

/** A finding in words. `about`: one of those that it tells of. */
export interface FindingMessage {
  level: FindingLevel;
  text: string;
  about: Finding;
}

export const LEVEL_MARKS: Record<FindingLevel, string> = { ok: '✓', warn: '!', error: '✕' };

/** One line a finding; new tags share one, and are no fault: their chips are marked. */
export function toFindingMessages(findings: Finding[]): FindingMessage[] {
  const fresh = findings.filter((finding) => finding.code === 'tag-new');
  const verdicts = findings
    .filter(({ code }) => code !== 'tag-new' && code !== 'ready')
    .map((finding): FindingMessage => ({ level: finding.level, text: describeFinding(finding), about: finding }));
  const [about] = fresh;
  const names = fresh.map(({ tag }) => tag).join(', ');
  return about ? [...verdicts, { level: 'ok', text: t('preflight_tag_new', names), about }] : verdicts;
}

/** The worst that was found. */
export function getWorstLevel(verdicts: FindingMessage[]): FindingLevel {
  return (['error', 'warn'] as const).find((level) => verdicts.some((one) => one.level === level)) ?? 'ok';
}

/** `no-date` → `preflight_no_date`: a locale's keys hold no hyphens. */
const describeFinding = (finding: Finding) =>
  t(`preflight_${finding.code.replaceAll('-', '_')}` as MessageKey, getFindingDetail(finding));

function getFindingDetail(finding: Finding): string {
  if ('message' in finding) return finding.message;
  if ('hazard' in finding) return finding.hazard;
  if ('bytes' in finding) return String(finding.bytes);
  if ('path' in finding) return finding.path;
  if ('category' in finding) return finding.category;
  if ('marker' in finding) return finding.marker;
  if ('address' in finding) return finding.address;
  if ('date' in finding) return finding.date;
  return 'key' in finding ? finding.key : '';
}
