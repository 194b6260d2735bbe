/** Counts votes for values, which are compared as JSON. */
export class MajorityVote<T> {
  private readonly votes = new Map<string, { value: T; count: number }>();

  add(value: T, count = 1): void {
    const name = JSON.stringify(value) ?? '';
    const vote = this.votes.get(name);
    if (vote) vote.count += count;
    else this.votes.set(name, { value, count });
  }

  /** Returns the value with the most votes; among values with equally many votes, the one that was added first. */
  getWinner(): { value: T; count: number } | undefined {
    let winner: { value: T; count: number } | undefined;
    for (const vote of this.votes.values()) if (!winner || vote.count > winner.count) winner = vote;
    return winner;
  }
}

export function findMostCommon<T>(values: T[]): T | undefined {
  const votes = new MajorityVote<T>();
  for (const value of values) votes.add(value);
  return votes.getWinner()?.value;
}
