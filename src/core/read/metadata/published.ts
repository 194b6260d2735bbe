import type { FactCandidate, SourcedFact } from '../../article.ts';
import { isNearTitle } from '../../source.ts';
import { convertToShownZone } from '../dates/date-parts.ts';
import { withAlternatives } from './source-priority.ts';

const getDay = ({ value }: FactCandidate<string>): string => value.slice(0, 10);

/**
 * Chooses the publication date from candidates, best first; the others become alternatives. Null without candidates. A
 * page that gives only its last change, such as a wiki, gets the date of the change: its source is one of `modified`. Sources
 * correct each other: a visible date that equals the date in the page's address wins over other visible dates, and a
 * time in UTC is converted to the page's own time zone.
 */
export function decidePublished(
  candidates: FactCandidate<string>[],
  modified: SourcedFact<string> | null = null,
): SourcedFact<string> | null {
  const best = chooseAgreedDate(candidates);
  if (!best) return modified;
  const value = adjustZone(addTime(best, candidates), candidates);
  return withAlternatives({ ...best, value }, candidates);
}

/**
 * Returns the best candidate. When it is a visible date, a visible date that equals the date in the page's address is
 * preferred, because comments and other articles show dates, too.
 */
function chooseAgreedDate(candidates: FactCandidate<string>[]): FactCandidate<string> | undefined {
  const [best] = candidates;
  const address = candidates.find(({ from }) => from === 'url');
  if (best?.from !== 'visible' || !address) return best;
  return candidates.find((other) => other.from === 'visible' && getDay(other) === getDay(address)) ?? best;
}

/** Returns the date with the time of day when a trusted source gives a time for the same day. */
function addTime({ value, from }: FactCandidate<string>, candidates: FactCandidate<string>[]): string {
  if (value.length > 10) return value;
  const sameDay = candidates.find(
    (other) =>
      getDay(other) === value &&
      other.value.length > 10 &&
      !/T00:00(:00)?(Z|[+-]00:00)?$/.test(other.value) &&
      (other.from !== 'visible' || isNearTitle(other.source) || (from === 'url' && other.source === 'visible-date')),
  );
  return sameDay?.value ?? value;
}

function adjustZone(value: string, candidates: FactCandidate<string>[]): string {
  if (!/T.{0,40}(Z|[+-]00:00)$/.test(value)) return value;
  // Some templates write "Z" (UTC) after a local time. A candidate with the same clock time and an offset is then used.
  const sameClock = candidates.find(
    (other) => other.value.slice(0, 19) === value.slice(0, 19) && /[+-](?!00:00)\d\d:\d\d$/.test(other.value),
  );
  if (sameClock) return sameClock.value;
  const visibleDates = candidates.filter(({ from, source }) => from === 'url' || isNearTitle(source));
  if (
    !visibleDates.length ||
    visibleDates.some((other) => other.from === 'visible' && getDay(other) === value.slice(0, 10))
  )
    return value;
  const sameInstant = visibleDates.find(
    (other) => /[+-]\d\d:\d\d$/.test(other.value) && Math.abs(Date.parse(other.value) - Date.parse(value)) < 60_000,
  );
  if (sameInstant) return sameInstant.value;
  const [firstVisible] = visibleDates;
  return (firstVisible && convertToShownZone(value, firstVisible.value)) ?? value;
}
