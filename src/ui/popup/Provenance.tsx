import { useId } from 'preact/hooks';
import type { FactCandidate, SourcedFact } from '../../core/article.ts';
import { t } from '../../extension/i18n.ts';
import { getSourceLabel } from './source-labels.ts';

interface Props<T> {
  /** Label of the form field. */
  field: string;
  fact: SourcedFact<T> | null;
  /** Formats a candidate value as the field would show it. */
  show: (value: T) => string;
  /** Current text of the field. */
  value: string;
  choose: (value: T) => void;
}

/** A button beside a field that shows where in the page the value comes from. Pressed, it lists alternative values. */
export function Provenance<T>({ field, fact, show, value, choose }: Props<T>) {
  const id = useId();
  const candidates = listFieldCandidates(fact, show);
  const current = candidates.find((candidate) => show(candidate.value) === value);
  const origin = current ? getSourceLabel(current) : t(value ? 'sourceTyped' : 'originNone');
  return (
    <>
      <button
        type="button"
        class={`mark ${candidates.length > 1 ? 'more-found' : ''}`}
        popovertarget={id}
        aria-label={t('originOf', field, origin, Math.max(0, candidates.length - 1))}
        title={origin}
      >
        {current ? '●' : '○'}
      </button>
      <div id={id} popover="auto" class="candidates">
        <h2>{t('originTitle', field)}</h2>
        {candidates.length === 0 && <p class="quiet">{t('valueNotFound')}</p>}
        <ul>
          {candidates.map((candidate) => (
            <li key={show(candidate.value)}>
              <button
                type="button"
                class="candidate"
                aria-pressed={candidate === current}
                popovertarget={id}
                popovertargetaction="hide"
                onClick={() => choose(candidate.value)}
              >
                <span dir="auto">{show(candidate.value)}</span>
                <small>
                  {getSourceLabel(candidate)} {candidate.detail && <code>{candidate.detail}</code>}
                </small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** Lists the values that the page offers for a field, without duplicates, the most trusted source first. */
export function listFieldCandidates<T>(fact: SourcedFact<T> | null, show: (value: T) => string): FactCandidate<T>[] {
  const all = fact ? [fact, ...fact.alternatives] : [];
  return all.filter(({ value }, at) => all.findIndex((other) => show(other.value) === show(value)) === at);
}

/**
 * Returns the candidate after the field's current value; after the last one, the first. null when there is no other value.
 */
export function getNextCandidate<T>(fact: SourcedFact<T> | null, show: (value: T) => string, value: string): T | null {
  const candidates = listFieldCandidates(fact, show);
  const at = candidates.findIndex((candidate) => show(candidate.value) === value);
  const next = candidates[(at + 1) % Math.max(1, candidates.length)];
  return next && show(next.value) !== value ? next.value : null;
}
