import type { FrontMatterKey } from '../profile.ts';
import { measureAgreement } from './choose-style.ts';
import type { ExampleEntry } from './example-entry.ts';
import { findCurrent } from './majority.ts';

/**
 * Finds values that the key's style never reproduces, such as `True` or one author's quoted name, and returns their text by
 * their JSON. Texts count only under a key whose values occur in several posts.
 */
export function inferSpelling(
  key: FrontMatterKey,
  entries: ExampleEntry[],
  language: 'yaml' | 'toml',
): { [json: string]: string } {
  const spelling: { [json: string]: string } = {};
  const values = entries.map(({ value }) => JSON.stringify(value));
  const isRepeated = new Set(values).size < values.length;
  for (const json of new Set(values)) {
    const same = entries.filter((_, at) => values[at] === json);
    const text = findCurrent(same.flatMap((entry) => entry.text ?? []));
    if (typeof same[0]?.value === 'string' && !isRepeated) continue;
    if (text === undefined || measureAgreement(key, same, language) > 0) continue;
    spelling[json] = text;
  }
  return spelling;
}
