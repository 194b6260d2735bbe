// What editors chose: tells whether a text expresses a fact of theirs, and scores points. The rules are those of the public
// measure of posts: a text expresses a sentence when most of the content words are shared.
const ASIDE = /!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)/g;
const STOP_WORDS = {
  en: 'a an the of to in on at by for with and or but is are was were be been it its this that these those as from has have had will would can could may you your we our they their he she his her i',
  de: 'der die das ein eine einen einem einer eines und oder ist sind war im in zu den dem des von mit für auf als auch es sie er',
  fr: 'le la les un une des et ou est sont dans de du au aux pour par sur avec que qui il elle ce cette se',
  es: 'el los las un una unos unas y o es son en del al la de a para por con que su lo',
  it: 'il lo la i gli le un una e è di da in con per che del della',
  pt: 'o a os as um uma e é de do da em no na para por com que',
};
const stops = Object.fromEntries(
  Object.entries(STOP_WORDS).map(([language, list]) => [language, new Set(list.split(' '))]),
);
const segmenters = {};
const segment = (text, language) => {
  segmenters[language] ??= new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenters[language].segment(text)].filter((part) => part.isWordLike);
};
const normalize = (text) =>
  String(text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(ASIDE, ' ')
    .replace(/[*_`#>[\]]/g, ' ');
const stem = (word) =>
  word.length < 5
    ? word.replace(/s$/u, '') || word
    : word
        .replace(/ies$/u, 'y')
        .replace(/(?:ings?|ed|es|s|en|er|e)$/u, (ending) => (word.length - ending.length >= 3 ? '' : ending)) || word;

/** Returns the stems of a text's content words. */
export const listContentStems = (text, language) =>
  segment(normalize(text), language)
    .map((part) => part.segment)
    .filter((word) => !stops[language]?.has(word))
    .map(stem);

/** Only this many words of a point count, so that no point wins by its length. */
const MAX_WORDS = 36;
/** Returns the content stems of a point, with its label. */
export function listPointStems({ label = '', text }, language) {
  const whole = label && !normalize(text).includes(normalize(label)) ? `${label} ${text}` : text;
  const end = segment(whole, language)[MAX_WORDS]?.index ?? whole.length;
  return listContentStems(whole.slice(0, end), language);
}

function countShared(a, b) {
  const left = new Map();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of a) {
    if (!left.get(word)) continue;
    left.set(word, left.get(word) - 1);
    shared++;
  }
  return shared;
}
const share = (a, b) => (a.length ? countShared(a, b) / a.length : 0);
const f1 = (a, b) => (2 * countShared(a, b)) / Math.max(1, a.length + b.length);
/** Whether a point expresses a sentence: it has most of the sentence's words, or the sentence most of its words. */
const expresses = (point, sentence) =>
  point.length >= 2 &&
  sentence.length >= 2 &&
  (share(sentence, point) >= 0.7 ||
    (share(point, sentence) >= 0.7 && share(sentence, point) >= 0.4) ||
    f1(point, sentence) >= 0.62);

/**
 * Reads an editor's judgement of an article.
 * @param row `{lang, sentences: [{text}], thesis, vital, okay, never, units, about}`; sentences are numbered from 1
 */
export function readGold(row) {
  const getText = (id) => row.sentences[id - 1]?.text ?? '';
  const stems = (ids) => listContentStems(ids.map(getText).join(' '), row.lang);
  const toAlternatives = ({ text, ids }) => [...ids.map(stems), listContentStems(text, row.lang)];
  const all = [row.thesis, ...row.vital, ...(row.okay ?? [])];
  const chosen = new Set(all.flatMap(({ ids }) => ids.filter((one) => one.length === 1).flat()));
  return {
    language: row.lang,
    /** The thesis, then the vital facts, then the others. */
    facts: all.map(toAlternatives),
    vital: row.vital.length,
    never: (row.never ?? [])
      .filter((id) => !chosen.has(id))
      .map((id) => stems([id]))
      .filter((one) => one.length >= 2),
    units: row.units?.length >= 3 ? row.units.map(({ ids }) => ids.map((id) => stems([id]))) : [],
    /** The sentences that alone say what the article is. */
    about: (row.about ?? []).map((id) => stems([id])),
  };
}

/**
 * Returns the indices of the facts that a point expresses, whether it must never be a point, and whether it says what the
 * article is.
 */
export function judgePoint(stems, gold) {
  const facts = gold.facts.flatMap((alternatives, at) =>
    alternatives.some((one) => expresses(stems, one)) ? [at] : [],
  );
  const isNever =
    gold.never.some((one) => f1(stems, one) >= 0.7 || share(stems, one) >= 0.85) &&
    !gold.facts.flat().some((one) => f1(stems, one) >= 0.7);
  const isAbout = gold.about.some((one) => expresses(stems, one) || share(one, stems) >= 0.6);
  return { facts, isNever, isAbout };
}

/** Scores the points of an article. A point may count for two facts. */
export function scorePoints(points, gold) {
  const list = points.map((point) => listPointStems(point, gold.language));
  const judged = list.map((stems) => judgePoint(stems, gold));
  const room = judged.map(() => 2);
  const isCovered = (fact) => {
    const at = judged.findIndex(({ facts }, k) => room[k] > 0 && facts.includes(fact));
    if (at >= 0) room[at]--;
    return at >= 0;
  };
  const thesis = Number(isCovered(0));
  let vital = 0;
  for (let fact = 1; fact <= gold.vital; fact++) vital += Number(isCovered(fact));
  const seen = new Set();
  let good = 0;
  for (const { facts } of judged) {
    const fresh = facts.find((fact) => !seen.has(fact));
    if (fresh === undefined) continue;
    seen.add(fresh);
    good++;
  }
  const precision = good / Math.max(1, list.length);
  const recall = (2 * thesis + vital) / (2 + gold.vital);
  const covered = gold.units.filter((unit) =>
    list.some((point) => unit.some((one) => expresses(point, one) || share(point, one) >= 0.8)),
  );
  return {
    thesis,
    vital: vital / Math.max(1, gold.vital),
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
    units: gold.units.length ? covered.length / Math.min(gold.units.length, Math.max(1, list.length)) : null,
    never: judged.map(({ isNever }) => Number(isNever)),
    words: points.map(({ text }) => text.split(/\s+/).length),
  };
}
