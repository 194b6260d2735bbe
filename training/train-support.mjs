/** Learns the two models of the grounding check: doubts about words, and from them the doubt about a claim. */
import { diffArrays } from 'diff';
import { buildGroundingSource } from '../src/core/grounding/grounding-source.ts';
import { findMissingExactFacts } from '../src/core/grounding/missing-facts.ts';
import { CLAIM_FEATURES, computeClaimFeatures } from '../src/core/grounding/support/claim-features.ts';
import { computeClaimRows, pairSentences } from '../src/core/grounding/support/claim-rows.ts';
import { findContradictions } from '../src/core/grounding/support/find-contradictions.ts';
import { parseThesaurus } from '../src/core/grounding/support/thesaurus.ts';
import { WORD_FEATURES } from '../src/core/grounding/support/word-feature-names.ts';
import { tokenizeWords } from '../src/core/grounding/word-tokens.ts';
import { hashFnv1a } from '../src/core/text/hash.ts';
import { createTreeScorer } from '../src/core/trees/tree-scorer.ts';
import { boostTrees } from './boost-trees.mjs';
import { packTrees } from './pack-trees.mjs';

const FOLDS = 6;
const WORD_TREES = { trees: 110, depth: 4, rate: 0.07, ridge: 5, least: 4, columns: 0.6, loss: 'logistic' };
const CLAIM_TREES = { trees: 110, depth: 2, rate: 0.06, ridge: 5, least: 8, columns: 0.5, loss: 'logistic' };
/** Weight of a changed word of a true claim, of a false one, and of a word that all claims of the document have. */
const WORD_WEIGHTS = { changedTrue: 2, changedFalse: 1, shared: 0.2 };
/** Mean share of true claims, over the sets whose claims are edited by hand, that the check must support. */
const KEPT = 0.9;
/** There are two sets of sentences by models, which say most things in the article's words, and eight of edited claims. */
const MODEL_SET = 5;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const groupBy = (list, toKey) => {
  const groups = new Map();
  for (const one of list) groups.set(toKey(one), [...(groups.get(toKey(one)) ?? []), one]);
  return groups;
};

/** Marks the words (by their offset) that a claim does not share with the most central claim of its document. */
function markChangedWords(claims) {
  for (const group of groupBy(
    claims.filter(({ isEdited }) => isEdited),
    ({ set, id }) => `${set} ${id}`,
  ).values()) {
    const words = group.map(({ claim }) => tokenizeWords(claim));
    const bare = words.map((all) => all.map(({ word }) => word));
    const countShared = (one, other) =>
      diffArrays(one, other).reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0);
    const likeness = bare.map((one) =>
      mean(bare.map((other) => (2 * countShared(one, other)) / (one.length + other.length))),
    );
    const centre = bare[likeness.indexOf(Math.max(...likeness))];
    for (const [at, claim] of group.entries()) {
      claim.changed = new Set();
      let place = 0;
      for (const { added, removed, value } of diffArrays(centre, bare[at])) {
        if (removed) continue;
        if (added) for (let k = 0; k < value.length; k++) claim.changed.add(words[at][place + k].start);
        place += value.length;
      }
    }
  }
}

function train(rows, names, answers, weights, options, features) {
  const X = new Float32Array(rows.length * names.length);
  for (const [at, row] of rows.entries()) X.set(row, at * names.length);
  const model = boostTrees(
    X,
    rows.length,
    names.length,
    Float32Array.from(answers),
    Float32Array.from(weights),
    options,
  );
  return packTrees(model, names, features, { leafWidth: 2 });
}

const trainWords = (claims) => {
  const examples = claims
    .filter(({ isEdited }) => isEdited)
    .flatMap(({ terms, rows, changed, isTrue }) =>
      rows.map((row, at) => {
        const isChanged = changed.has(terms[at].start);
        const { changedTrue, changedFalse, shared } = WORD_WEIGHTS;
        return {
          row,
          answer: Number(isChanged && !isTrue),
          weight: isChanged ? (isTrue ? changedTrue : changedFalse) : shared,
        };
      }),
    );
  return train(
    examples.map(({ row }) => row),
    WORD_FEATURES,
    examples.map(({ answer }) => answer),
    examples.map(({ weight }) => weight),
    WORD_TREES,
    WORD_FEATURES,
  );
};

/** In every set, the true claims count as much as the false ones; a set of sentences by models counts `MODEL_SET` times. */
function trainClaims(claims) {
  const sizes = groupBy(claims, ({ set, isTrue }) => `${set} ${isTrue}`);
  const share = claims.length / sizes.size;
  return train(
    claims.map(({ features }) => features),
    CLAIM_FEATURES,
    claims.map(({ isTrue }) => Number(!isTrue)),
    claims.map(
      ({ set, isTrue, isEdited }) => ((isEdited ? 1 : MODEL_SET) * share) / sizes.get(`${set} ${isTrue}`).length,
    ),
    CLAIM_TREES,
    CLAIM_FEATURES,
  );
}

const setFeatures = (claims, words) => {
  const score = createTreeScorer(words, WORD_FEATURES);
  for (const one of claims) {
    const flat = new Float32Array(one.rows.length * WORD_FEATURES.length);
    for (const [at, row] of one.rows.entries()) flat.set(row, at * WORD_FEATURES.length);
    one.doubts = score(flat);
    one.features = computeClaimFeatures(one.claim, one.rows, one.doubts, one.evidence, one.source);
  }
};

/** Whether the rules find a fault in the claim, whatever the models say. */
const isFaulty = (claim, rows, source, thesaurus) =>
  findMissingExactFacts(claim, tokenizeWords(claim), source).length > 0 ||
  findContradictions(claim, pairSentences(rows), source, thesaurus).length > 0;

const share = (claims, limit) => mean(claims.map(({ doubt, isFaulty }) => Number(isFaulty || doubt >= limit)));

/** Returns the least limit at which enough true claims are supported; without one, a limit that flags nothing. */
function chooseLimit(claims) {
  const sets = [
    ...groupBy(
      claims.filter(({ isTrue, isEdited }) => isTrue && isEdited),
      ({ set }) => set,
    ).values(),
  ];
  const limits = claims.map(({ doubt }) => doubt).sort((a, b) => a - b);
  return limits.find((limit) => 1 - mean(sets.map((set) => share(set, limit))) >= KEPT) ?? (limits.at(-1) ?? 0) + 1;
}

/** Returns lines with the shares of true claims that are supported and of false ones that are flagged, by set and by edit. */
function listScores(claims, limit) {
  const format = (name, kept, flagged) =>
    `${name.padEnd(26)} kept ${(100 * kept).toFixed(1)}  flagged ${(100 * flagged).toFixed(1)}  balanced ${(50 * (kept + flagged)).toFixed(1)}`;
  const rows = [...groupBy(claims, ({ set }) => set)].sort().map(([set, all]) => ({
    set,
    isEdited: all[0].isEdited,
    kept:
      1 -
      share(
        all.filter(({ isTrue }) => isTrue),
        limit,
      ),
    flagged: share(
      all.filter(({ isTrue }) => !isTrue),
      limit,
    ),
  }));
  const edited = rows.filter(({ isEdited }) => isEdited);
  const wrong = claims.filter(({ isTrue }) => !isTrue).flatMap((one) => one.edits.map((edit) => ({ ...one, edit })));
  return [
    ...rows.map(({ set, kept, flagged }) => format(set, kept, flagged)),
    format('edited claims, mean', mean(edited.map(({ kept }) => kept)), mean(edited.map(({ flagged }) => flagged))),
    ...[...groupBy(wrong, ({ edit }) => edit)].map(
      ([edit, all]) => `flagged of ${edit}: ${(100 * share(all, limit)).toFixed(0)}`,
    ),
  ];
}

/**
 * Learns both models. `given`: claims about documents; `isEdited`: whether the claim was made by editing a true one. `table`:
 * the thesaurus. `scores` are cross-validated: no document is scored by models that learned from it. Another `division` puts
 * other documents together.
 */
export function learnSupport(given, table, division = '') {
  const thesaurus = parseThesaurus(table);
  const sources = new Map();
  const claims = given
    .map((one) => {
      if (!sources.has(one.id))
        sources.set(
          one.id,
          buildGroundingSource({
            title: '',
            markdown: one.document,
            language: 'en',
            authors: [],
            url: '',
            site: '',
            description: '',
          }),
        );
      const source = sources.get(one.id);
      const rows = computeClaimRows(one.claim, source, thesaurus);
      return {
        ...one,
        source,
        ...rows,
        isFaulty: isFaulty(one.claim, rows, source, thesaurus),
        fold: hashFnv1a(`${division}${one.id}`) % FOLDS,
      };
    })
    .filter(({ rows }) => rows.length > 0);
  markChangedWords(claims);
  const folds = Array.from({ length: FOLDS }, (_, at) => at);
  for (const fold of folds)
    setFeatures(
      claims.filter((one) => one.fold === fold),
      trainWords(claims.filter((one) => one.fold !== fold)),
    );
  for (const fold of folds) {
    const score = createTreeScorer(trainClaims(claims.filter((one) => one.fold !== fold)), CLAIM_FEATURES);
    for (const one of claims) if (one.fold === fold) [one.doubt] = score(one.features);
  }
  const limit = chooseLimit(claims);
  const weights = { words: trainWords(claims), claims: trainClaims(claims), limit: Number(limit.toFixed(3)) };
  return { weights, scores: listScores(claims, limit) };
}
