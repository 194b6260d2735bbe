import { parsePageDate } from '../dates/parse-page-date.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';

/** Matches a publication date in hydration state: data in inline scripts from which a page's scripts build the page. */
const PUBLISHED_KEY =
  /["'](?:first[-_]?)?(?:date[-_]?)?(?:cms)?publi(?:sh(?:ed|ing)?|cation)(?:[-_]?(?:at|on|date|time|first|datetime))?["']\s*:\s*["']([^"']{8,40})["']/gi;
/** Characters. A longer script is a program, not data, and is skipped. */
const MAX_SCRIPT = 400_000;

/**
 * Collects the publication date from data in the page's scripts. The data may describe other articles as well, so a
 * date counts only when all dates in the scripts fall on one day.
 */
export function collectHydrationState(
  { published }: CandidatesFor<'published'>,
  { scan: { scripts }, hints }: CollectorContext,
): void {
  const dates: string[] = [];
  for (const script of scripts) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT) continue;
    for (const [, dateText] of text.matchAll(PUBLISHED_KEY)) {
      const date = parsePageDate(dateText ?? '', hints);
      if (date) dates.push(date);
    }
  }
  const [first] = dates;
  if (first && dates.every((date) => date.slice(0, 10) === first.slice(0, 10)))
    addCandidate(published, first, 'meta-script');
}
