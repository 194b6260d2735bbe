/** Plants faults in true key points, as a model might make them. Every run plants the same faults. */

/** mulberry32, a seeded random generator: the same seed gives the same numbers in [0, 1). */
function createSeededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBER =
  /(?<![\p{L}\d.,])\d[\d.,]*\d(?![\p{L}\d])|(?<![\p{L}\d.,])\d(?![\p{L}\d.,])|(?<!\p{L})(?:two|three|four|five|six|seven|ten|trois|quatre|cinq|drei|vier|fünf)(?!\p{L})/gu;
/**
 * Matches one to three capitalised words that do not open a sentence, probably a name. German capitalises every noun,
 * so there two words are needed.
 */
const NAME = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+){0,2}/gu;
const NAME_OF_TWO = /(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,}|^\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,}(?= \p{Ll})/gu;
const findCapitalizedNames = (text, language) =>
  [...text.matchAll(language === 'de' ? NAME_OF_TWO : NAME)].map(([name]) => name);

const WORD_FOR = {
  two: 'six',
  three: 'nine',
  four: 'seven',
  five: 'eight',
  six: 'four',
  seven: 'three',
  ten: 'twelve',
  trois: 'sept',
  quatre: 'neuf',
  cinq: 'huit',
  drei: 'neun',
  vier: 'sieben',
  fünf: 'acht',
};

/** The same number in digits, which is no fault. */
const DIGITS_OF = {
  ...{ two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', ten: '10' },
  ...{ trois: '3', quatre: '4', cinq: '5', drei: '3', vier: '4', fünf: '5' },
};

/** Returns a different number that looks similar. */
function changeNumber(number, random) {
  if (WORD_FOR[number]) return WORD_FOR[number];
  const digits = [...number];
  const at = digits.findIndex((digit) => /[1-9]/.test(digit));
  const ways = [
    () => digits.with(at, String(((Number(digits[at]) + 1 + Math.floor(random() * 7)) % 9) + 1)).join(''),
    () =>
      number.length > 1 && /^\d\d/.test(number) && number[0] !== number[1] && number[1] !== '0'
        ? number[1] + number[0] + number.slice(2)
        : '',
    () => (/^\d+$/.test(number) && number.length < 3 ? `${number}0` : ''),
  ];
  const value = ways[Math.floor(random() * ways.length)]() || ways[0]();
  return value === number ? `${number}7` : value;
}

const INVENTED = [
  ['en', '“We have never seen anything grow this quickly before”'],
  ['en', '"a turning point that nobody expected"'],
  ['fr', '« nous ne reviendrons jamais en arrière »'],
  ['de', '„das hat wirklich niemand kommen sehen“'],
];
const NEGATIONS = {
  en: [
    [/\b(is|are|was|were|can|will|has|have|should|could) (?!not\b)/, '$1 not '],
    [/\b(?:not|never) /, ''],
  ],
  fr: [
    [/\b(est|sont|était|peut|a) (?!pas)/, 'n’$1 pas '],
    [/\bpas /, ''],
  ],
  de: [
    [/\b(ist|sind|war|wurde|wird|kann|hat) (?!nicht)/, '$1 nicht '],
    [/\bnicht /, ''],
  ],
};

/**
 * Each function plants one kind of fault. Returns `[how, text, quote]`, or null when the point has nothing to falsify.
 */
const FAULT_MAKERS = {
  number(point, article, _other, random) {
    const all = [...point.text.matchAll(NUMBER)];
    if (!all.length) return null;
    const { 0: old, index } = all[Math.floor(random() * all.length)];
    const put = (value) => point.text.slice(0, index) + value + point.text.slice(index + old.length);
    if (random() < 0.5) {
      const digits = [...article.source.plain.matchAll(NUMBER)]
        .map(([number]) => number)
        .filter((number) => !point.quote.includes(number) && /^\d/.test(number) && number !== DIGITS_OF[old]);
      if (digits.length) return ['another of the article', put(digits[Math.floor(random() * digits.length)])];
    }
    return ['a made-up one', put(changeNumber(old, random))];
  },
  name(point, article, other, random) {
    const language = article.record.lang;
    const all = findCapitalizedNames(point.text, language);
    if (!all.length) return null;
    const old = all[Math.floor(random() * all.length)];
    const inside = random() < 0.5;
    const from = findCapitalizedNames(inside ? article.source.plain : other.source.plain, language).filter(
      (name) =>
        !point.quote.includes(name) &&
        name.split(' ').every((part) => !point.quote.includes(part)) &&
        (inside || !article.source.plain.includes(name)),
    );
    if (!from.length) return null;
    return [
      inside ? 'another of the article' : 'of another article',
      point.text.replace(old, from[Math.floor(random() * from.length)]),
    ];
  },
  quotation(point, article, other, random) {
    if (random() < 0.5) {
      const inside = random() < 0.5;
      const { sentences } = article.source;
      const at = sentences.findIndex(({ text }) => text === point.quote);
      const far = sentences.filter(({ text }, index) => Math.abs(index - at) > 3 && text.length > 40);
      const foreign = inside ? far[Math.floor(random() * far.length)]?.text : other.points[0]?.quote;
      return (
        foreign && [
          inside ? 'the quote is another of the article' : 'the quote is of another article',
          point.text,
          foreign,
        ]
      );
    }
    const [, quotation] = INVENTED.filter(([language]) => language === article.record.lang)[0] ?? INVENTED[1];
    return ['quotation marks round made-up words', `${point.text.replace(/[.!?]$/, '')}: ${quotation}.`];
  },
  url(point, article, other, random) {
    const host = `${other.record.feed.toLowerCase().replace(/[^a-z]+/g, '-')}.example.com`;
    const ways = [
      ['another site', `https://${host}/news/${other.record.id.length}`],
      ['another site, without https', `www.${host.replace('.example', '')}/login`],
      ['another path', `${article.record.url.startsWith('http') ? article.record.url : 'https://example.org'}/offers`],
      ['a Markdown link', `[more](https://${host})`],
    ];
    const [how, url] = ways[Math.floor(random() * ways.length)];
    return [how, `${point.text} ${url}`];
  },
  negation(point, article) {
    for (const [pattern, replacement] of NEGATIONS[article.record.lang] ?? []) {
      const text = point.text.replace(pattern, replacement);
      if (text !== point.text) return [replacement ? 'put in' : 'taken out', text];
    }
    return null;
  },
  merged(point, article, _other, random) {
    const second = article.points[Math.floor(random() * article.points.length)];
    const [a, b] = [point.text.split(' '), second.text.split(' ')];
    if (second === point || a.length < 8 || b.length < 8) return null;
    const text = [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))].join(' ');
    return ['half of one, half of another', text];
  },
};

/**
 * Plants `count` faults of a kind in points of random articles. `articles`: `{record, source, points}`. Returns `{how,
 * point, from, source}` for each fault; `from` is the original text.
 */
export function plantFaults(kind, articles, count) {
  const random = createSeededRandom(kind.length * 7919 + count);
  const out = [];
  for (let tries = 0; out.length < count && tries < count * 200; tries += 1) {
    const article = articles[Math.floor(random() * articles.length)];
    const other = articles[Math.floor(random() * articles.length)];
    const point = article.points[Math.floor(random() * article.points.length)];
    if (!point || other === article || other.record.lang !== article.record.lang) continue;
    const made = FAULT_MAKERS[kind](point, article, other, random);
    if (!made || (made[1] === point.text && made[2] === undefined)) continue;
    const [how, text, quote = point.quote] = made;
    out.push({ how, from: point.text, point: { text, quote }, source: article.source });
  }
  return out;
}
