import { findMostCommon } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';

/** The name of a front-matter key, and the table that contains the key. */
export interface KeyName {
  name: string;
  table?: string;
}

export const toKeyId = (key: KeyName): string =>
  JSON.stringify(key.table === undefined ? [key.name] : [key.table, key.name]);

/**
 * Returns one order for the keys of all examples. The order starts with the sequence that most examples share; each further
 * key is inserted where it contradicts the fewest examples. The keys of a table stay together.
 */
export function inferKeyOrder(sources: ParsedExample[]): KeyName[] {
  const sequences = sources.map((source) => source.entries.map(toKeyId));
  const before = new Map<string, number>();
  for (const sequence of sequences)
    sequence.forEach((first, at) => {
      for (const second of sequence.slice(at + 1)) before.set(first + second, (before.get(first + second) ?? 0) + 1);
    });
  const longest = Math.max(0, ...sequences.map((sequence) => sequence.length));
  const common = findMostCommon(sequences) ?? [];
  // If no two examples share a sequence, the order starts with the longest sequence.
  const shared = sequences.filter((sequence) => String(sequence) === String(common)).length;
  const order = [...(shared > 1 ? common : (sequences.find((sequence) => sequence.length === longest) ?? []))];
  for (const id of new Set(sequences.flat())) if (!order.includes(id)) insertKey(id, order, before);
  return order.map((id) => {
    const parts = JSON.parse(id) as string[];
    return parts.length > 1 ? { table: parts[0] ?? '', name: parts[1] ?? '' } : { name: parts[0] ?? '' };
  });
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
