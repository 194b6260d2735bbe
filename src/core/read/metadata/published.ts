import type { FactCandidate, SourcedFact } from '../../article.ts';
import { isNearTitle } from '../../source.ts';
import { convertToShownZone, padTwo } from '../dates/date-parts.ts';
import { withAlternatives } from './source-priority.ts';

/** Milliseconds. Two times closer than this may be one instant in two time zones. */
const HALF_A_DAY = 43_200_000;

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
 * Returns the best candidate, or another one from the head when the page shows its day and not the day of the best. When it is a visible date, a visible date that equals the date in the page's address is
 * preferred, because comments and other articles show dates, too.
 */
function chooseAgreedDate(candidates: FactCandidate<string>[]): FactCandidate<string> | undefined {
  const [best] = candidates;
  const shown = candidates.filter(({ source }) => isNearTitle(source));
  if (best && best.from !== 'visible' && !shown.some((date) => getDay(date) === getDay(best))) {
    const agreed = candidates.find(
      (other) =>
        other.from !== 'visible' &&
        other.from !== 'url' &&
        shown.some((date) => getDay(date) === getDay(other)) &&
        Math.abs(Date.parse(other.value) - Date.parse(best.value)) > HALF_A_DAY,
    );
    if (agreed) return agreed;
  }
  if (best?.from !== 'visible') return best;
  const address = candidates.find(({ from }) => from === 'url');
  if (!address) {
    // Elements of one kind with several days belong to a list of other articles.
    const days = new Set(candidates.filter(({ source }) => source === best.source).map(getDay));
    return (days.size > 2 && candidates.find(({ source }) => source === 'visible-line-near-title')) || best;
  }
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
  const localTime = findLocalTime(value, candidates);
  if (localTime) return localTime;
  const address = candidates.find(({ from }) => from === 'url');
  const isShownDay = candidates.some(
    (other) => address && isNearTitle(other.source) && getDay(other) === getDay(address),
  );
  const visibleDates =
    isShownDay && address ? [address] : candidates.filter(({ from, source }) => from === 'url' || isNearTitle(source));
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

/**
 * Returns an instant with the offset of the page's own time zone when a candidate without a zone differs by whole hours, so
 * that it is the local time of the same instant; else undefined.
 */
function findLocalTime(instant: string, candidates: FactCandidate<string>[]): string | undefined {
  for (const { value: local } of candidates) {
    const hours = (Date.parse(`${local}Z`) - Date.parse(instant)) / 3_600_000;
    if (/T\d\d:\d\d:\d\d$/.test(local) && Number.isInteger(hours) && hours && Math.abs(hours) < 15)
      return `${local}${hours < 0 ? '-' : '+'}${padTwo(Math.abs(hours))}:00`;
  }
  return undefined;
}
