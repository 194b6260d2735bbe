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

/**
 * Returns how much each of `count` examples counts, newest first. The oldest counts half as much as the newest, so that the
 * newest two fifths outvote an older habit; among few examples, whose differences are mostly chance, the majority decides.
 */
export const listRecencyWeights = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => 0.5 ** (at / count));

/** Returns the value with the most votes, where newer votes count more. `values`: newest first. */
export function findCurrent<T>(values: T[]): T | undefined {
  const votes = new MajorityVote<T>();
  const weights = listRecencyWeights(values.length);
  values.forEach((value, at) => void votes.add(value, weights[at]));
  return votes.getWinner()?.value;
}
