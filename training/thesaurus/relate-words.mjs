import { readSenses, readSynsets } from './read-wordnet.mjs';

/** At most this many senses of a word and part of speech count, and a sense after the second only if it is common enough. */
const MAX_SENSES = 4;
const MIN_SENSE_SHARE = 0.02;

const hasCommon = (one, other) => {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const value of few) if (many.has(value)) return true;
  return false;
};

/**
 * Finds the related words of a vocabulary. Two words are the `same` when they have a sense in common, themselves or as
 * words of other parts of speech (`invade`, `invasion`); `broader` goes up at most two steps; words that mean the same as an
 * opposite are opposites.
 * @param {string} folder of WordNet @param {string[]} vocabulary by frequency
 * @param {string[][]} opposites pairs that WordNet lacks
 * @returns {{ words: string[], pairs: [one: number, other: number, relation: string][] }} `one` is the narrower word of a
 *   `broader` pair, and else the more frequent word
 */
export function relateWords(folder, vocabulary, opposites) {
  const synsets = readSynsets(folder);
  const allSenses = readSenses(folder);
  const words = vocabulary.filter((word) => /^[a-z]{2,}$/.test(word) && allSenses.has(word));
  const index = new Map(words.map((word, at) => [word, at]));
  const own = words.map((word) => {
    const senses = allSenses.get(word);
    const total = senses.reduce((sum, { count }) => sum + count, 0);
    return senses
      .filter(
        ({ number, count }) => number <= MAX_SENSES && (number <= 2 || total === 0 || count >= total * MIN_SENSE_SHARE),
      )
      .map(({ id }) => id);
  });
  const used = new Set(own.flat());
  const derived = words.map(() => new Set());
  const opposed = words.map(() => new Set());
  const addOpposites = (one, other) => {
    if (one === undefined || other === undefined) return;
    opposed[one].add(other);
    opposed[other].add(one);
  };
  for (const id of used) {
    const synset = synsets.get(id);
    for (const pointer of synset.pointers) {
      if (pointer.from < 0) continue;
      const one = index.get(synset.words[pointer.from]);
      const other = index.get(synsets.get(pointer.id).words[pointer.to]);
      if (pointer.kind === '!') addOpposites(one, other);
      if ('+\\'.includes(pointer.kind) && one !== undefined && other !== undefined && used.has(pointer.id))
        derived[one].add(other);
    }
  }
  for (const [one, other] of opposites) addOpposites(index.get(one), index.get(other));

  // An adjective that is similar to a head counts as narrower than the head.
  const getBroader = (id) =>
    synsets.get(id).pointers.flatMap(({ kind, id: target }) => (['@', '@i', '&'].includes(kind) ? [target] : []));
  const senses = words.map((_, at) => new Set([...own[at], ...[...derived[at]].flatMap((other) => own[other])]));
  const parents = senses.map((all) => new Set([...all].flatMap(getBroader)));
  const ancestors = parents.map((all) => new Set([...all, ...[...all].flatMap(getBroader)]));

  const isOpposite = (one, other) => [...opposed[one]].some((word) => hasCommon(senses[word], senses[other]));
  const relate = (one, other) => {
    if (opposed[one].has(other)) return 'opposite';
    if (derived[one].has(other) || derived[other].has(one) || hasCommon(senses[one], senses[other])) return 'same';
    if (isOpposite(one, other) || isOpposite(other, one)) return 'opposite';
    if (hasCommon(senses[other], ancestors[one])) return 'broader';
    if (hasCommon(senses[one], ancestors[other])) return 'narrower';
    return hasCommon(parents[one], parents[other]) ? 'sibling' : undefined;
  };
  // Only words that have a sense, a broader one, or the sense of an opposite in common can be related.
  const bySense = new Map();
  for (const [at, all] of ancestors.entries())
    for (const sense of new Set([...all, ...senses[at]])) {
      const list = bySense.get(sense);
      if (list) list.push(at);
      else bySense.set(sense, [at]);
    }
  const pairs = [];
  for (let one = 0; one < words.length; one++) {
    const near = [one, ...opposed[one]].flatMap((word) => [...senses[word], ...ancestors[word]]);
    const others = new Set([...near.flatMap((sense) => bySense.get(sense) ?? []), ...opposed[one], ...derived[one]]);
    for (const other of [...others])
      if (hasCommon(senses[other], senses[one])) for (const opposite of opposed[other]) others.add(opposite);
    for (const other of [...others].sort((a, b) => a - b)) {
      if (other <= one) continue;
      const relation = relate(one, other);
      if (relation === 'narrower') pairs.push([other, one, 'broader']);
      else if (relation) pairs.push([one, other, relation]);
    }
  }
  return { words, pairs };
}
