import type { FactCandidate, SourcedFact } from '../article.ts';
import { convertToShownZone } from './date-parts.ts';

const SHOWN_SOURCE = /^(time|date|line) by the title$/;
const getDay = ({ value }: FactCandidate<string>): string => value.slice(0, 10);

/**
 * Candidates for the date of publication, best first → the one to believe, with the others. A page that tells only when
 * it was last changed (a wiki's) is dated by that, and the place says so. Where sources speak of one
 * instant, they mend each other: a shown date that the address repeats wins over other shown ones, and a clock in UTC
 * takes the zone that the page itself uses. Null for no candidate.
 */
export function decidePublished(
  candidates: FactCandidate<string>[],
  modified: SourcedFact<string> | null = null,
): SourcedFact<string> | null {
  const best = chooseAgreedDate(candidates);
  if (!best) return modified && { ...modified, source: `last change: ${modified.source}` };
  const value = adjustZone(addTime(best, candidates), candidates);
  const seen = new Set([value]);
  const alternatives = candidates.filter((other) => !seen.has(other.value) && seen.add(other.value));
  return { ...best, value, alternatives: alternatives.slice(0, 20) };
}

/** Of dates that the page only shows (comments and other articles have some too), the one that its address has. */
function chooseAgreedDate(candidates: FactCandidate<string>[]): FactCandidate<string> | undefined {
  const [best] = candidates;
  const address = candidates.find(({ from }) => from === 'url');
  if (best?.from !== 'visible' || !address) return best;
  return candidates.find((other) => other.from === 'visible' && getDay(other) === getDay(address)) ?? best;
}

/** A day alone → the same day with the time that a trusted place adds to it. */
function addTime({ value, from }: FactCandidate<string>, candidates: FactCandidate<string>[]): string {
  if (value.length > 10) return value;
  const fuller = candidates.find(
    (other) =>
      getDay(other) === value &&
      other.value.length > 10 &&
      !/T00:00(:00)?(Z|[+-]00:00)?$/.test(other.value) &&
      (other.from !== 'visible' ||
        SHOWN_SOURCE.test(other.source) ||
        (from === 'url' && other.source === 'date in the page')),
  );
  return fuller?.value ?? value;
}

function adjustZone(value: string, candidates: FactCandidate<string>[]): string {
  if (!/T.{0,40}(Z|[+-]00:00)$/.test(value)) return value;
  // A template that writes "Z" behind a local time.
  const sameClock = candidates.find(
    (other) => other.value.slice(0, 19) === value.slice(0, 19) && /[+-](?!00:00)\d\d:\d\d$/.test(other.value),
  );
  if (sameClock) return sameClock.value;
  const shown = candidates.filter(
    ({ from, source }) => from === 'url' || (from === 'visible' && SHOWN_SOURCE.test(source)),
  );
  if (!shown.length || shown.some((other) => other.from === 'visible' && getDay(other) === value.slice(0, 10)))
    return value;
  const sameInstant = shown.find(
    (other) => /[+-]\d\d:\d\d$/.test(other.value) && Math.abs(Date.parse(other.value) - Date.parse(value)) < 60_000,
  );
  if (sameInstant) return sameInstant.value;
  const [first] = shown;
  return (first && convertToShownZone(value, first.value)) ?? value;
}
