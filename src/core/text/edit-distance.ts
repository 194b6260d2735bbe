/**
 * Counts the edits that turn `typed` into `word` or into a prefix of `word`: insertions, deletions, replacements and swaps
 * of neighbouring letters (optimal string alignment). Returns at least 1; any number above `most` means "too many edits".
 */
export function computeEditDistance(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let last: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    let least = at;
    for (let to = 1; to <= width; to += 1) {
      const same = typed.charCodeAt(at - 1) === word.charCodeAt(to - 1);
      let cost = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (same ? 0 : 1));
      const swapped = at > 1 && to > 1 && typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1];
      if (swapped) cost = Math.min(cost, (last[to - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    last = row;
    row = next;
  }
  const whole = word.length <= width ? (row[width] ?? most + 1) : most + 1;
  const beginning = Math.min(...row.slice(Math.max(0, typed.length - most)));
  return Math.max(1, Math.min(whole, beginning));
}
