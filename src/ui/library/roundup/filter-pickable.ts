import type { PostSummary } from '../../../library/post-summary.ts';
import { toMonday } from '../weeks.ts';

export const PERIODS = ['week', 'lastWeek', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export interface PickFilter {
  period: Period;
  /** `tag:NAME` or `category:NAME`; '' for all. */
  about: string;
}

const subtractDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** First and last day of a period. `today`: `2026-02-27`. */
function getPeriodBounds(period: Period, today: string): [string, string] {
  const monday = toMonday(today);
  const all: Record<Period, [string, string]> = {
    week: [monday, today],
    lastWeek: [subtractDays(monday, 7), subtractDays(monday, 1)],
    month: [`${today.slice(0, 8)}01`, today],
    all: ['', '\uffff'],
  };
  return all[period];
}

const toAboutValues = (kind: 'tag' | 'category', names: string[]) => names.map((name) => `${kind}:${name}`);

/** The saved posts that match a filter, newest first. `toLocalDay`: the user's local day of an instant. */
export function filterPickable(
  posts: PostSummary[],
  { period, about }: PickFilter,
  today: string,
  toLocalDay: (instant: string) => string,
) {
  const [from, to] = getPeriodBounds(period, today);
  return posts
    .filter(({ savedAt }) => toLocalDay(savedAt) >= from && toLocalDay(savedAt) <= to)
    .filter(({ tags, categories }) =>
      about === '' ? true : [...toAboutValues('tag', tags), ...toAboutValues('category', categories)].includes(about),
    )
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt));
}

/** The tags or categories of the posts, with the number of posts, most frequent first. */
export function listAbouts(
  posts: PostSummary[],
  kind: 'tag' | 'category',
): { value: string; name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const post of posts)
    for (const name of kind === 'tag' ? post.tags : post.categories) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ value: `${kind}:${name}`, name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}
