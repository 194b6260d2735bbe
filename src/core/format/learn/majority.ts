/** Votes for values, and what won. */
export class MajorityVote<T> {
  private readonly votes = new Map<string, { value: T; count: number }>();

  add(value: T, count = 1): void {
    const name = JSON.stringify(value) ?? '';
    const vote = this.votes.get(name);
    if (vote) vote.count += count;
    else this.votes.set(name, { value, count });
  }

  /** The value with most votes; of equals, the first that was added. */
  getWinner(): { value: T; count: number } | undefined {
    let getWinner: { value: T; count: number } | undefined;
    for (const vote of this.votes.values()) if (!getWinner || vote.count > getWinner.count) getWinner = vote;
    return getWinner;
  }
}

export function findMostCommon<T>(values: T[]): T | undefined {
  const tally = new MajorityVote<T>();
  for (const value of values) tally.add(value);
  return tally.getWinner()?.value;
}
