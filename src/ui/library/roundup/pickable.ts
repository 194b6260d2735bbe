import type { Card } from '../../../library/card.ts';
import { mondayOf } from '../weeks.ts';

export const PERIODS = ['week', 'lastWeek', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export interface Choice {
  period: Period;
  /** `tag:NAME` or `category:NAME`; '' for all. */
  about: string;
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** First and last day of a period. `today`: `2026-02-27`. */
function bounds(period: Period, today: string): [string, string] {
  const monday = mondayOf(today);
  const all: Record<Period, [string, string]> = {
    week: [monday, today],
    lastWeek: [dayBefore(monday, 7), dayBefore(monday, 1)],
    month: [`${today.slice(0, 8)}01`, today],
    all: ['', '\uffff'],
  };
  return all[period];
}

const named = (kind: 'tag' | 'category', names: string[]) => names.map((name) => `${kind}:${name}`);

/** The saved posts of a choice, newest first. `dayOf`: the person's own day of an instant. */
export function pickable(cards: Card[], { period, about }: Choice, today: string, dayOf: (instant: string) => string) {
  const [from, to] = bounds(period, today);
  return cards
    .filter(({ savedAt }) => dayOf(savedAt) >= from && dayOf(savedAt) <= to)
    .filter(({ tags, categories }) =>
      about === '' ? true : [...named('tag', tags), ...named('category', categories)].includes(about),
    )
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt));
}

/** What posts are about, with how many are, most first. */
export function abouts(cards: Card[], kind: 'tag' | 'category'): { value: string; name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const card of cards)
    for (const name of kind === 'tag' ? card.tags : card.categories) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ value: `${kind}:${name}`, name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}
