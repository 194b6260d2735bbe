import type { PostSummary } from '../../../library/post-summary.ts';
import { toMonday } from '../weeks.ts';

export const PERIODS = ['week', 'lastWeek', 'month', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export interface PickFilter {
  period: Period;
  /** Selects posts by a tag (`tag:NAME`) or a category (`category:NAME`); '' selects all posts. */
  about: string;
}

const subtractDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Returns the first and the last day of a period. `today`: such as `2026-02-27`. */
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

/** Returns the posts that match a filter, newest first. `toLocalDay`: converts an ISO 8601 time to the user's local day. */
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

/** Lists the tags or categories of the posts with the number of posts for each, most frequent first. */
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
