import { toKeyPath } from '../front-matter.ts';
import { findCurrent, listRecencyWeights } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';

/** The name of a front-matter key, and the table that contains the key. */
export interface KeyName {
  name: string;
  table?: string;
}

export const toKeyId = (key: KeyName): string =>
  JSON.stringify(key.table === undefined ? [key.name] : [key.table, key.name]);

/**
 * Returns one order for the keys of all examples, newest first. The order starts with the sequence that most examples share;
 * each further key is inserted where it contradicts the fewest examples. The keys of a table stay together.
 */
export function inferKeyOrder(sources: ParsedExample[]): KeyName[] {
  const sequences = sources.map((source) => source.entries.map(toKeyId));
  const weights = listRecencyWeights(sequences.length);
  const before = new Map<string, number>();
  sequences.forEach((sequence, example) => {
    sequence.forEach((first, at) => {
      for (const second of sequence.slice(at + 1))
        before.set(first + second, (before.get(first + second) ?? 0) + (weights[example] ?? 0));
    });
  });
  const longest = Math.max(0, ...sequences.map((sequence) => sequence.length));
  const common = findCurrent(sequences) ?? [];
  // If no two examples share a sequence, the order starts with the longest sequence.
  const shared = sequences.filter((sequence) => String(sequence) === String(common)).length;
  const order = [...(shared > 1 ? common : (sequences.find((sequence) => sequence.length === longest) ?? []))];
  for (const id of new Set(sequences.flat())) if (!order.includes(id)) insertKey(id, order, before);
  return order.map((id) => {
    const parts = JSON.parse(id) as string[];
    return parts.length > 1 ? { table: parts[0] ?? '', name: parts[1] ?? '' } : { name: parts[0] ?? '' };
  });
}

/**
 * Returns the orders of the keys in a blog that has several, newest first and one for each set of keys; none when one order
 * fits all examples.
 */
export function inferKeyOrders(sources: ParsedExample[]): string[][] {
  const order = inferKeyOrder(sources).map(toKeyPath);
  const sequences = sources.map((source) => [...new Set(source.entries.map(toKeyPath))]);
  if (sequences.every((sequence) => String(sequence) === String(order.filter((name) => sequence.includes(name)))))
    return [];
  const bySet = new Map<string, string[][]>();
  for (const sequence of sequences) {
    const set = String([...sequence].sort());
    bySet.set(set, [...(bySet.get(set) ?? []), sequence]);
  }
  return [...bySet.values()].map((same) => findCurrent(same) ?? []);
}

function insertKey(id: string, order: string[], before: Map<string, number>): void {
  let best = order.length;
  let fewest = Number.POSITIVE_INFINITY;
  for (let place = order.length; place >= 0; place--) {
    let contradictions = 0;
    order.forEach((other, at) => {
      contradictions += (at < place ? before.get(id + other) : before.get(other + id)) ?? 0;
    });
    if (contradictions < fewest) {
      fewest = contradictions;
      best = place;
    }
  }
  order.splice(best, 0, id);
}
