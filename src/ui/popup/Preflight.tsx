import { t } from '../../browser/i18n.ts';
import type { Finding } from './check.ts';
import { levelOf, MARKS, verdictsOf } from './verdict.ts';

/** Green or red before anything leaves: what was found on reading the file back, and how to mend it. */
export function Preflight({ findings }: { findings: Finding[] | null }) {
  if (!findings) return <span class="preflight" />;
  const verdicts = verdictsOf(findings);
  const worst = levelOf(verdicts);
  const first = verdicts.find(({ level }) => level === worst);
  if (verdicts.length < 2 && worst === 'ok')
    return (
      <span class="preflight ok" role="status">
        {MARKS.ok} {t('preflight_ready')}
      </span>
    );
  return (
    <details class={`preflight ${worst}`}>
      <summary>
        {MARKS[worst]} {worst === 'ok' ? t('preflight_ready') : first?.text}
      </summary>
      <ul>
        {verdicts.map(({ text, level }) => (
          <li key={text} class={level}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
