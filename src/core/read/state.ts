import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note } from './evidence.ts';
import type { Survey } from './survey.ts';

/** What pages call their date of publication in the state that their scripts carry along. */
const KEY =
  /["'](?:first[-_]?)?(?:date[-_]?)?(?:cms)?publi(?:sh(?:ed|ing)?|cation)(?:[-_]?(?:at|on|date|time|first|datetime))?["']\s*:\s*["']([^"']{8,40})["']/gi;
/** A longer script is a program. */
const MAX_SCRIPT = 400_000;

/**
 * The date of publication in the state that a page made by a program carries in its scripts. Such states tell of other
 * articles, too: only a day that all of them name is taken.
 */
export function fromState({ scripts }: Survey, evidence: Evidence, hints: DateHints): void {
  const dates: string[] = [];
  for (const script of scripts) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT) continue;
    for (const [, written] of text.matchAll(KEY)) {
      const date = parseDate(written ?? '', hints);
      if (date) dates.push(date);
    }
  }
  const [first] = dates;
  if (first && dates.every((date) => date.slice(0, 10) === first.slice(0, 10)))
    note(evidence.published, first, 'meta', "a script's state");
}
