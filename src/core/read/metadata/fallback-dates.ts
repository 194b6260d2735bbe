import type { CandidatesFor, CollectorContext, EarlierCandidates } from './candidates.ts';
import { collectHydrationState } from './hydration-state.ts';
import { collectFirstMessageDate, collectOpeningDate } from './shown-dates.ts';

/** Collects dates from unreliable sources, for a page without a better one: from the first source that gives a date. */
export function collectFallbackDates(
  candidates: CandidatesFor<'published' | 'modified'>,
  context: CollectorContext,
  earlier: EarlierCandidates,
): void {
  for (const collect of [collectHydrationState, collectOpeningDate, collectFirstMessageDate])
    if (!earlier('published').length && !candidates.published.length) collect(candidates, context);
}
