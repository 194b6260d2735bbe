/**
 * Trains the summarizer's weights. `training/summarizer.mjs` reads the corpus and writes the files; the smoke test trains on
 * `training/sample`. The method is described in src/core/summarize/MODEL.md.
 */
import { computeFeatures, FEATURE_NAMES } from '../src/core/summarize/features.ts';
import { isEligible } from '../src/core/summarize/filter-sentences.ts';
import { EMPTY_LEXICON, packWeight, packWords } from '../src/core/summarize/lexicon.ts';
import { parseDocument } from '../src/core/summarize/sentences.ts';
import { trimSentence } from '../src/core/summarize/trim-sentence.ts';
import { splitWords } from '../src/core/text/words.ts';
import { boostTrees } from './boost-trees.mjs';
import { packTrees } from './pack-trees.mjs';
import { chooseOracleSentences, measurePrecision } from './summarizer-targets.mjs';

/** Prepares an article of the corpus for training: its sentences as word ids, its targets, and the input of the features. */
function prepare(record, kind) {
  const language = record.lang;
  const text = {
    title: record.title,
    markdown: record.markdown,
    language,
    authors: record.author ? [record.author] : [],
    url: '',
    site: '',
    description: '',
  };
  const document = parseDocument(text.markdown, language);
  const may = document.sentences.map(isEligible);
  const ids = new Map();
  const id = (word) => {
    if (!ids.has(word)) ids.set(word, ids.size);
    return ids.get(word);
  };
  const list = document.sentences.map((sentence) => splitWords(trimSentence(sentence, language), language));
  const sentences = list.map((line) => Int32Array.from(line.map(id)));
  const gold = Int32Array.from(record.gold.bullets.flatMap((bullet) => splitWords(bullet.text, language)).map(id));
  list.forEach((line, i) => {
    if (!line.length) may[i] = false;
  });
  return {
    kind,
    text,
    language,
    document,
    may,
    list,
    sentences,
    gold,
    goldWords: record.gold.bullets.flatMap((bullet) => splitWords(bullet.text, language)),
    given: new Set(splitWords(`${record.title} ${record.author ?? ''}`, language)),
    chosen: chooseOracleSentences(sentences, may, gold),
    worth: sentences.map((line) => measurePrecision(line, gold)),
  };
}
/**
 * Trains all weights of the summarizer.
 * @param {{ tech: object[], french: object[], german: object[] }} corpora records: `{title, markdown, lang, author?, gold:
 *   {bullets: [{text}]}}`
 * @param {{ leastArticles?: number, leastHeadings?: number, log?: (line: string) => void }} [options] minimum of articles
 *   (or of headings) that have a word, for the word to be learned
 * @returns the content of `points.weights.json`
 */
export function trainSummarizer(corpora, { leastArticles = 70, leastHeadings = 20, log = () => {} } = {}) {
  const read = (records, kind) =>
    records.map((record) => prepare(record, kind)).filter((doc) => doc.document.sentences.length && doc.gold.length);
  const tech = read(corpora.tech, 'tech');
  const french = read(corpora.french, 'news');
  const german = read(corpora.german, 'encyclopedia');
  log(`read ${tech.length} + ${french.length} + ${german.length} articles`);

  // --- learned words ---
  const logit = (p) => Math.log(p / (1 - p));

  /** Returns the words that at least `least` articles have, in alphabetical order. */
  function frequent(docs, least, linesOf) {
    const seen = new Map();
    for (const doc of docs) {
      const own = new Set();
      linesOf(doc).forEach((line, i) => {
        if (doc.may[i]) for (const word of line) own.add(word);
      });
      for (const word of own) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    return [...seen]
      .filter(([, n]) => n >= least)
      .map(([word]) => word)
      .sort();
  }
  const headingLines = (doc) =>
    doc.document.sentences.map(
      (sentence) =>
        doc.document.sections[sentence.section].heading.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [],
    );

  /** Returns a function: word → log ratio of the word's rate in chosen sentences to its rate in the other sentences. */
  function chosenRates(docs, linesOf) {
    const inside = new Map();
    const outside = new Map();
    let ins = 0;
    let outs = 0;
    for (const doc of docs) {
      const weight = 1 / Math.sqrt(doc.document.sentences.length);
      linesOf(doc).forEach((line, i) => {
        if (!doc.may[i]) return;
        const isIn = doc.chosen.has(i);
        if (isIn) ins += weight;
        else outs += weight;
        const map = isIn ? inside : outside;
        for (const word of line) map.set(word, (map.get(word) ?? 0) + weight);
      });
    }
    const ratio = outs / ins;
    return (word) => Math.log((((inside.get(word) ?? 0) + 2) * ratio) / ((outside.get(word) ?? 0) + 2 * ratio));
  }
  /**
   * Returns a function: word → log-odds that an occurrence in an article is matched by one in its post, relative to the
   * average word.
   */
  function keptRates(docs) {
    const counts = new Map();
    let all = 0;
    let hits = 0;
    for (const doc of docs) {
      const own = new Map();
      const gold = new Map();
      for (const word of doc.goldWords) gold.set(word, (gold.get(word) ?? 0) + 1);
      doc.list.forEach((line, i) => {
        if (doc.may[i]) for (const word of line) own.set(word, (own.get(word) ?? 0) + 1);
      });
      for (const [word, n] of own) {
        const hit = Math.min(n, gold.get(word) ?? 0);
        all += n;
        hits += hit;
        const entry = counts.get(word) ?? [0, 0];
        counts.set(word, [entry[0] + n, entry[1] + hit]);
      }
    }
    const base = hits / all;
    return (word) => {
      const [n, hit] = counts.get(word) ?? [0, 0];
      return logit((hit + 8 * base) / (n + 8)) - logit(base);
    };
  }
  const listOf = (doc) => doc.list;
  const listed = frequent(tech, leastArticles, listOf);
  const headingListed = frequent(tech, leastHeadings, headingLines);
  function lexicon(docs) {
    const kept = keptRates(docs);
    const chosen = chosenRates(docs, listOf);
    const heading = chosenRates(docs, headingLines);
    return {
      retention: new Map(listed.map((word) => [word, kept(word)])),
      chosen: new Map(listed.map((word) => [word, chosen(word)])),
      heading: new Map(headingListed.map((word) => [word, heading(word)])),
    };
  }

  // Word weights are learned from two thirds of the articles for the last third, so that the trees don't trust them too
  // much.
  const FOLDS = 3;
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = lexicon(tech.filter((_, i) => i % FOLDS !== fold));
    tech.forEach((doc, i) => {
      if (i % FOLDS !== fold) return;
      doc.learned = learned;
      const { values, terms } = computeFeatures(doc.document, doc.text, doc.language, learned);
      Object.assign(doc, { values, terms });
    });
  }
  for (const doc of [...french, ...german])
    doc.values = computeFeatures(doc.document, doc.text, doc.language, EMPTY_LEXICON).values;
  log(`features: ${FEATURE_NAMES.length}; words: ${listed.length}, of headings ${headingListed.length}`);

  /** Builds the training rows of the sentences that may be points and that `wanted` accepts. */
  function rows(docs, names, target, weightOf, wanted) {
    const columns = names.map((name) => FEATURE_NAMES.indexOf(name));
    const X = [];
    const y = [];
    const weights = [];
    for (const doc of docs) {
      doc.document.sentences.forEach((sentence, i) => {
        if (!doc.may[i] || !wanted(sentence)) return;
        for (const c of columns) X.push(doc.values[i * FEATURE_NAMES.length + c]);
        y.push(target(doc, i));
        weights.push(weightOf(doc) / Math.sqrt(doc.document.sentences.length));
      });
    }
    return { X: Float32Array.from(X), y, weights, count: y.length, width: columns.length };
  }
  function learn(docs, names, target, weightOf, options, wanted = (_sentence) => true) {
    const set = rows(docs, names, target, weightOf, wanted);
    const model = boostTrees(set.X, set.count, set.width, set.y, set.weights, options);
    return packTrees(model, names, FEATURE_NAMES);
  }

  /**
   * The target says whether the sentence is among the best sentences together, plus half its own precision, which ranks near
   * misses.
   */
  const PRECISION_SHARE = 0.5;
  const MOST_PRECISION = 1.5;
  const learnStructured = (docs) =>
    learn(
      [...docs, ...german],
      FEATURE_NAMES,
      (doc, i) => (doc.chosen.has(i) ? 1 : 0) + PRECISION_SHARE * Math.min(MOST_PRECISION, doc.worth[i]),
      () => 8,
      { trees: 90, depth: 5, rate: 0.11, ridge: 10, least: 10, columns: 0.5, loss: 'square' },
    );
  const structured = learnStructured(tech);
  log('structured ranker');

  /** The features that the ranker of prose uses: none of markup, none of one language. */
  const PROSE = [
    'sentences before',
    'place in text',
    'sentences',
    'words',
    'content words',
    'content share',
    'numbers',
    'capitals',
    'speech',
    'question',
    'first person',
    'second person',
    'opens with pronoun',
    'opens with connective',
    'title shared',
    'share from title',
    'share from lead',
    'centrality',
    'centrality sum',
    'new words',
    'rarity',
    'letters a word',
    'commas',
    'shared with sentence before',
    'shared with sentence after',
    'words of sentence before',
    'full stop',
  ];
  const prose = learn(
    [...french, ...german],
    PROSE,
    (doc, i) => doc.worth[i],
    () => 4,
    {
      trees: 100,
      depth: 3,
      rate: 0.06,
      ridge: 20,
      least: 25,
      columns: 0.5,
      loss: 'square',
    },
    (sentence) => sentence.kind !== 'item',
  );
  log('prose ranker');

  const final = lexicon(tech);
  const digits = (list, map) => list.map((word) => packWeight(map.get(word))).join('');
  const weights = {
    lexicon: {
      words: packWords(listed),
      retention: digits(listed, final.retention),
      chosen: digits(listed, final.chosen),
      headingWords: packWords(headingListed),
      heading: digits(headingListed, final.heading),
    },
    structured,
    prose,
  };
  return { points: weights };
}
