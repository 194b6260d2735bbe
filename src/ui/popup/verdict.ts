import { type MessageKey, t } from '../../browser/i18n.ts';
import type { Finding } from './check.ts';

export type Level = Finding['level'];

/** A finding in words. `about`: one of those that it tells of. */
export interface Verdict {
  level: Level;
  text: string;
  about: Finding;
}

export const MARKS: Record<Level, string> = { ok: '✓', warn: '!', error: '✕' };

/** One line a finding; new tags share one, and are no fault: their chips are marked. */
export function verdictsOf(findings: Finding[]): Verdict[] {
  const fresh = findings.filter((finding) => finding.code === 'tag-new');
  const verdicts = findings
    .filter(({ code }) => code !== 'tag-new' && code !== 'ready')
    .map((finding): Verdict => ({ level: finding.level, text: wordsOf(finding), about: finding }));
  const [about] = fresh;
  const names = fresh.map(({ tag }) => tag).join(', ');
  return about ? [...verdicts, { level: 'ok', text: t('preflight_tag_new', names), about }] : verdicts;
}

/** The worst that was found. */
export function levelOf(verdicts: Verdict[]): Level {
  return (['error', 'warn'] as const).find((level) => verdicts.some((one) => one.level === level)) ?? 'ok';
}

/** `no-date` → `preflight_no_date`: a locale's keys hold no hyphens. */
const wordsOf = (finding: Finding) =>
  t(`preflight_${finding.code.replaceAll('-', '_')}` as MessageKey, detailOf(finding));

function detailOf(finding: Finding): string {
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
