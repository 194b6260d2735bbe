import { addCandidate, type FactCandidates } from './candidates.ts';
import { type DateHints, parsePageDate } from './dates.ts';
import type { PageScan } from './scan-page.ts';

/** What pages call their date of publication in the state that their scripts carry along. */
const PUBLISHED_KEY =
  /["'](?:first[-_]?)?(?:date[-_]?)?(?:cms)?publi(?:sh(?:ed|ing)?|cation)(?:[-_]?(?:at|on|date|time|first|datetime))?["']\s*:\s*["']([^"']{8,40})["']/gi;
/** A longer script is a program. */
const MAX_SCRIPT = 400_000;

/**
 * The date of publication in the state that a page made by a program carries in its scripts. Such states tell of other
 * articles, too: only a day that all of them name is taken.
 */
export function collectHydrationState({ scripts }: PageScan, candidates: FactCandidates, hints: DateHints): void {
  const dates: string[] = [];
  for (const script of scripts) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT) continue;
    for (const [, written] of text.matchAll(PUBLISHED_KEY)) {
      const date = parsePageDate(written ?? '', hints);
      if (date) dates.push(date);
    }
  }
  const [first] = dates;
  if (first && dates.every((date) => date.slice(0, 10) === first.slice(0, 10)))
    addCandidate(candidates.published, first, 'meta', "a script's state");
}
