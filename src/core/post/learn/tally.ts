/** Votes for values, and what won. */
export class Tally<T> {
  private readonly votes = new Map<string, { value: T; count: number }>();

  add(value: T, count = 1): void {
    const name = JSON.stringify(value) ?? '';
    const vote = this.votes.get(name);
    if (vote) vote.count += count;
    else this.votes.set(name, { value, count });
  }

  /** The value with most votes; of equals, the first that was added. */
  best(): { value: T; count: number } | undefined {
    let best: { value: T; count: number } | undefined;
    for (const vote of this.votes.values()) if (!best || vote.count > best.count) best = vote;
    return best;
  }
}

export function mostCommon<T>(values: T[]): T | undefined {
  const tally = new Tally<T>();
  for (const value of values) tally.add(value);
  return tally.best()?.value;
}
