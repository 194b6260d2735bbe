import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExtract } from '../../../src/core/grounding/index.ts';
import { parseDocument, sampleDocument } from '../../../src/core/summarize/sentences.ts';
import { summarizeArticle } from '../../../src/core/summarize/summarize.ts';
import type { SummaryInput } from '../../../src/core/summary.ts';

const text = (markdown: string, more: Partial<SummaryInput> = {}): SummaryInput => ({
  title: '',
  markdown,
  language: '',
  authors: [],
  url: '',
  site: '',
  description: '',
  ...more,
});

const ARTICLE = `The kettle team released Kettle 4 today. It boils water in half the time and warns before it runs dry.

## What changed

- **Faster heating**: The new coil heats a full litre in ninety seconds. Earlier models needed three minutes.
- **Dry warning**: A sensor in the base rings a bell when less than a cup is left.
- **Quiet mode**: At night the kettle hums at twenty decibels, as quiet as a library.

\`\`\`js
kettle.boil({ cups: 2 });
\`\`\`

## How to upgrade

However, owners of Kettle 3 can order the new base alone (the jug is the same). Have you read the [upgrade guide](https://kettle.example/guide/upgrade)?

| Model | Time |
|---|---|
| 3 | 180 s |

![a kettle](https://kettle.example/k.png)

## Conclusion

Kettle 4 is the first kettle that looks after itself. The team will repair every model for ten years.

[Home](https://kettle.example/) [Share](https://kettle.example/share?u=1) [Learn more about coils](https://coils.example/how-they-work#top)`;

describe('summarizeArticle', () => {
  const whole = summarizeArticle(text(ARTICLE, { title: 'Kettle 4 boils faster', language: 'en' }), { points: 5 });

  it('repeats neither the title nor a call to read elsewhere', () => {
    const title = 'Kettle 4 boils twice as fast as any kettle before';
    const more = 'To learn more about the kettle and its new coil, see the kettle guide of the team.';
    const { points, excerpt } = summarizeArticle(
      text(`Home News ${title}\n\n${ARTICLE}\n\n${more}`, { title, language: 'en' }),
      { points: 30 },
    );
    // The sentences of the excerpt are no points.
    expect(points.length).toBeGreaterThan(4);
    expect(points.map(({ quote }) => quote)).not.toContainEqual(expect.stringContaining(title));
    expect(excerpt).not.toContain(title);
    const short = summarizeArticle(
      text(`The kettle boils any water fast.\n\n${more}`, { title: 'A kettle', language: 'en' }),
      {
        points: 1,
      },
    );
    expect(short.excerpt).toBe('The kettle boils any water fast.');
  });

  it('selects points in the article’s order after the main message, each from verbatim sentences', () => {
    expect(whole.points).toHaveLength(5);
    const plain = ARTICLE.replace(/\*\*/g, '');
    let at = -1;
    whole.points.forEach((point, number) => {
      const found = point.quote.split('\n').map((quote) => plain.indexOf(quote));
      for (const place of found) expect(place, point.quote).toBeGreaterThanOrEqual(0);
      if (number > 0) expect(found[0], point.quote).toBeGreaterThan(at);
      if (number > 0) at = found[0] ?? at;
      expect(isExtract(point, plain)).toBe(true);
    });
  });

  it('uses a bold lead-in as the label, not as text', () => {
    const point = whole.points.find((candidate) => candidate.quote.startsWith('Dry warning'));
    expect(point).toMatchObject({
      label: 'Dry Warning',
      text: 'A sensor in the base rings a bell when less than a cup is left.',
    });
  });

  it('gives each paragraph with a bold lead-in one point with its label', () => {
    const paragraphs = [
      ['Our bread licence continues unchanged.', 'The mill keeps the right to use every recipe of the bakery.'],
      [
        'The sharing of income stays as it is.',
        'Both houses share the income of every loaf, also of loaves sold elsewhere.',
      ],
      [
        'The mill remains the only grinder of rye.',
        'Rye for the bakery is ground by the mill alone, on its two old stones.',
      ],
      [
        'Ovens, including the new one, stay at the mill.',
        'The bakery goes on baking its own loaves in the ovens of the mill.',
      ],
      [
        'The meaning of a fresh loaf is unchanged.',
        'A loaf of either house counts as fresh for three hours after it leaves the oven.',
      ],
      [
        'The partnership supports the growth of the bakery.',
        'The bakery may rent further ovens where it needs more heat.',
      ],
      ['Delivery by boat goes on.', 'Flour leaves the mill by boat each morning, and loaves come back at noon.'],
    ];
    const body = paragraphs
      .map(([lead, rest]) => `**${lead}** ${rest} Customers were asked, and they agree.`)
      .join('\n\n');
    const { points } = summarizeArticle(
      text(
        `Since 2019 the mill and the bakery have worked together on bread for the whole valley.\n\nNothing in the news of this week changes the terms of the partnership between the mill and the bakery.\n\n${body}\n\nWe remain committed to our valley and to good bread.`,
        { title: 'The mill and the bakery on their continuing partnership', language: 'en' },
      ),
    );
    expect(points.flatMap(({ label }) => label ?? [])).toEqual([
      'Bread Licence',
      'Sharing of Income',
      'The Mill Remains the Only Grinder of Rye',
      'Ovens, Including the New One',
      'Meaning of a Fresh Loaf',
      'The Partnership Supports the Growth of the Bakery',
      'Delivery by Boat Goes On',
    ]);
  });

  it('fills the texts around the points', () => {
    expect(whole.excerpt).toContain('Kettle 4');
    expect(whole.description.length).toBeLessThanOrEqual(400);
    // Of five points, one takes the closing's first sentence.
    const { closing } = summarizeArticle(text(ARTICLE, { title: 'Kettle 4 boils faster', language: 'en' }), {
      points: 3,
    });
    expect(closing).toMatch(/^Kettle 4 is the first kettle/);
    expect(whole.engine).toBe('extractive');
  });

  it('gives a short article no introduction, which would take the sentences of its points', () => {
    const verse = 'A kettle sings of the morning light\n\nA cup is waiting beside the bread';
    const summary = summarizeArticle(text(verse, { language: 'en' }), { points: 1 });
    expect(summary.introduction).toBe('');
    expect(summary.points).toHaveLength(1);
  });

  it('removes a leading dash and whole asides, not half of nested brackets', () => {
    const of = (line: string) => summarizeArticle(text(line, { language: 'en' }), { points: 1 }).points[0]?.text;
    expect(of('- - the club boils in any old kettle of the house.')).toBe(
      'The club boils in any old kettle of the house.',
    );
    // A bracket that the article itself never closes would be torn in a post, too.
    expect(of('The kettle leads a report (Kettles of the world (no. 7, May 2026).')).toBeUndefined();
    expect(of('The kettle leads a report (of all the world) on boiling water.')).toBe(
      'The kettle leads a report on boiling water.',
    );
  });

  it('lists the links of the article without navigation', () => {
    expect(whole.links).toEqual([
      { text: 'upgrade guide', url: 'https://kettle.example/guide/upgrade' },
      { text: 'Learn more about coils', url: 'https://coils.example/how-they-work#top' },
    ]);
  });

  it('selects no code, tables, pictures or questions', () => {
    const all = summarizeArticle(text(ARTICLE, { language: 'en' }), { points: 50 });
    const said = all.points.map((point) => point.quote).join('\n');
    expect(said).not.toMatch(/boil\(|180 s|k\.png|\?/);
  });

  it('keeps the selected points when one more is asked for', () => {
    const of = (points: number) =>
      summarizeArticle(text(ARTICLE, { language: 'en' }), { points }).points.map((p) => p.quote);
    for (let k = 0; k < 10; k++) for (const quote of of(k)) expect(of(k + 1)).toContain(quote);
  });

  it('gives the same summary every time, and a similar one after a small edit', () => {
    const again = summarizeArticle(text(ARTICLE, { title: 'Kettle 4 boils faster', language: 'en' }), { points: 5 });
    expect(again).toEqual(whole);
    const edited = ARTICLE.replace('rings a bell', 'rings loudly').replace('Earlier models', 'Older models');
    const other = summarizeArticle(text(edited, { title: 'Kettle 4 boils faster', language: 'en' }), { points: 5 });
    const kept = other.points.filter((point) => whole.points.some((old) => old.quote === point.quote));
    expect(kept.length).toBeGreaterThanOrEqual(3);
  });
});

/** The text of the article, one sentence a line. */
const readText = (markdown: string): string =>
  parseDocument(markdown, 'en')
    .sentences.map((sentence) => sentence.text)
    .join('\n');

describe('properties', () => {
  const LINES = fc.constantFrom(
    '# Heading one',
    '## Conclusion',
    '- **Label**: an item with some words in it.',
    '- short',
    '  - nested item (with an aside) here.',
    '1. First, do this thing.',
    'However, the plan failed. It was late. And nobody came, as mentioned above.',
    '> A quote from _someone_ who said **much**.',
    '```',
    'code();',
    '| a | b |',
    '|---|---|',
    '',
    '',
    'Ein Satz am 3. Oktober. Noch einer.',
    '東京は大きい。京都は古い。',
    'See [the guide](https://a.example/b) and ![pic](c.png) now.',
    '*** ___ ** * _ `` ` [ ]( ![',
    'What is this?',
    '**Bold line**',
    'A line\\',
    '&amp; &#x41; <b>tags</b> <!-- c -->',
  );
  const body = fc.oneof(
    fc.array(LINES, { maxLength: 40 }).map((lines) => lines.join('\n')),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(fc.oneof(LINES, fc.string({ maxLength: 30 })), { maxLength: 30 }).map((lines) => lines.join('\n\n')),
  );

  it('selects extracts of the article, and keeps them when more are asked for', () => {
    fc.assert(
      fc.property(body, fc.constantFrom('', 'en', 'de', 'ja', 'ar'), fc.nat(12), (markdown, language, points) => {
        const few = summarizeArticle(text(markdown, { language, title: 'A title' }), { points });
        const more = summarizeArticle(text(markdown, { language, title: 'A title' }), { points: points + 1 });
        expect(few.points.length).toBeLessThanOrEqual(points);
        for (const point of few.points) {
          expect(isExtract(point, readText(markdown))).toBe(true);
          expect(point.text.trim()).not.toBe('');
        }
        // Items with one lead-in are joined, so that one more item goes into the point of the first.
        const quotes = more.points.flatMap(({ quote }) => quote.split('\n'));
        for (const { quote } of few.points) for (const line of quote.split('\n')) expect(quotes).toContain(line);
        expect(few.description.length).toBeLessThanOrEqual(400);
      }),
      // Found by a random run: the lower case of the capital of `ς` (final sigma) is `σ`, another letter.
      {
        numRuns: 200,
        examples: [
          ['ςㇰ⺀¹', 'en', 1],
          ['1. First, do this thing.\n1. First, do this thing.\nA line\\', '', 1],
        ],
      },
    );
  }, 60_000);
});

describe('bad input', () => {
  const none = (markdown: string) => expect(summarizeArticle(text(markdown), { points: 5 }).points).toEqual([]);

  it('gives an empty summary for an empty text', () => {
    none('');
    none('\n\n   \n');
    none('***\n\n---');
    expect(summarizeArticle(text(''), { points: 5 })).toMatchObject({
      excerpt: '',
      description: '',
      introduction: '',
      closing: '',
    });
  });

  it('selects no entries of a table of contents', () => {
    const parts = ['A new coil for the base', 'A bell for a dry pot', 'Spare parts by post'];
    const body = parts.map(
      (part) => `## ${part}\n\nThe kettle has ${part.toLowerCase()} since the spring of this year.`,
    );
    const list = parts.map((part) => `- ${part}`).join('\n');
    const { points } = summarizeArticle(text(`${list}\n\n${body.join('\n\n')}`, { language: 'en' }), { points: 9 });
    expect(points).toHaveLength(3);
    for (const point of points) expect(point.quote).toMatch(/^The kettle has/);
  });

  it('selects no calls to action, name lines or unmarked headings', () => {
    none('Visit our shop for more kettles today.\n\nSee the kettle guide for more information about it.');
    none('Ana Lind, Senior Kettle Engineer, Kettle Works\n\nA Kettle For Every Kitchen\n\nHappy building to you all!');
    const steps = '1. Download the tools for the kettle.\n2. Connect the kettle to the tools.';
    expect(summarizeArticle(text(steps, { language: 'en' }), { points: 5 }).points).toHaveLength(2);
  });

  it('selects nothing from code, tables or pictures alone', () => {
    none('```\nconst a = 1;\nconst b = 2;\n```');
    none('| a | b |\n|---|---|\n| one thing | another thing |');
    none('![one](a.png)\n\n![two](b.png)');
  });

  it('selects a single sentence unchanged', () => {
    const { points } = summarizeArticle(text('The bridge opens to traffic on Monday.'), { points: 5 });
    expect(points.map((point) => point.text)).toEqual(['The bridge opens to traffic on Monday.']);
  });

  it('rejects a sentence of 50,000 words within ten seconds', () => {
    const start = performance.now();
    none('word and other words '.repeat(12_500));
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('summarizes lists, unpunctuated text, poetry, a transcript and mixed languages', () => {
    const nouns = 'lamp gate river stone wheel cloud train glass paper horse candle bridge'.split(' ');
    const verbs = 'turns holds burns opens keeps lifts warms cuts draws folds moves lights'.split(' ');
    const list = nouns.map((noun, i) => `- The ${noun} ${verbs[i]} the old ${nouns[(i + 5) % 12]}`).join('\n');
    // Short items join to one point, so that fewer points hold the list.
    const listed = summarizeArticle(text(list), { points: 5 }).points.flatMap(({ quote }) => quote.split('\n'));
    expect(new Set(listed).size).toBeGreaterThanOrEqual(5);
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i} of words that never end in a stop  `).join('\n');
    expect(summarizeArticle(text(lines), { points: 3 }).points.length).toBeLessThanOrEqual(3);
    const poem = 'The moon is thin,  \nthe night is wide,  \na fox goes in,  \na fox outside.';
    expect(summarizeArticle(text(poem), { points: 2 }).points.length).toBeLessThanOrEqual(2);
    const talk = nouns.map(
      (noun, i) =>
        `**${i % 2 ? 'ANN' : 'BEN'}:** They ${verbs[i]} near the ${noun} before ${nouns[(i + 7) % 12]} ${verbs[(i + 3) % 12]}.`,
    );
    expect(summarizeArticle(text(talk.join('\n\n')), { points: 4 }).points).toHaveLength(4);
    const mixed =
      'The harbour was closed for repairs. Der Hafen war wegen Bauarbeiten geschlossen. 港は修理のため閉鎖された。';
    expect(summarizeArticle(text(mixed), { points: 3 }).points.length).toBeGreaterThan(0);
  });

  it('accepts invalid options', () => {
    for (const points of [-1, Number.NaN, 0.5, Number.POSITIVE_INFINITY]) {
      expect(() => summarizeArticle(text(ARTICLE, { language: 'not a language!' }), { points })).not.toThrow();
    }
    expect(summarizeArticle(text(ARTICLE), { points: 0 }).points).toEqual([]);
  });
});

describe('scale', () => {
  /** Generates a long text: sentences of made-up words, in sections with lists. */
  const long = (count: number) => {
    let seed = 7;
    const random = (n: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % n;
    };
    const syllables = ['ka', 'lo', 'mi', 'ten', 'ver', 'sol', 'dra', 'pen', 'qui', 'zor'];
    const word = () => Array.from({ length: 2 + random(2) }, () => syllables[random(10)]).join('');
    const sentence = () => `The ${Array.from({ length: 10 + random(8) }, word).join(' ')}.`;
    const parts: string[] = [];
    for (let i = 0; i < count; ) {
      if (i % 60 === 0) parts.push(`## ${word()} ${word()}`);
      const size = 1 + random(4);
      const item = random(4) === 0 ? '- ' : '';
      parts.push(item + Array.from({ length: size }, sentence).join(' '));
      i += size;
    }
    return parts.join('\n\n');
  };

  it('keeps all sentences of a usual text, and the openings of paragraphs of a very long one', () => {
    const usual = parseDocument(long(3900), 'en');
    expect(sampleDocument(usual)).toBe(usual);

    const whole = parseDocument(long(12_000), 'en');
    const { sentences, sections } = sampleDocument(whole);
    expect(sentences.length).toBeLessThanOrEqual(4000);
    expect(sentences.length).toBeGreaterThan(2000);
    expect(sentences.filter(({ index }) => index === 0)).toHaveLength(sentences.length);
    expect(new Set(sentences.map(({ block }) => block)).size).toBe(sentences.length);
    expect(sections.map(({ heading, words }) => [heading, words])).toEqual(
      whole.sections.map(({ heading, words }) => [heading, words]),
    );
    sections.forEach(({ first, sentenceCount: count, items }, number) => {
      const own = sentences.slice(first, first + count);
      expect(own.every(({ section }) => section === number)).toBe(true);
      expect(own.filter(({ kind }) => kind === 'item')).toHaveLength(items);
    });
    expect(sections.reduce((sum, { sentenceCount: count }) => sum + count, 0)).toBe(sentences.length);
  });

  it('does not say again as a point what the article says of itself in the excerpt', () => {
    const own = 'This post describes how we found the lock that slowed down our kettles every night.';
    const { excerpt, points } = summarizeArticle(
      text(`${own}\n\n${ARTICLE}`, { language: 'en', title: 'A lock nobody asked for', authors: ['Priya Raman'] }),
      { isExcerptShown: true },
    );
    expect(excerpt).toContain('Priya Raman describes how');
    expect(points.map((point) => point.quote)).not.toContain(own);
    expect(points.length).toBeGreaterThan(2);
  });

  it('samples an endless paragraph and an endless list up to their ends', () => {
    const lines = long(9000).replace(/^(?:#.*|- )/gm, '');
    const sentences = lines
      .split('\n')
      .join(' ')
      .split(/(?<=\.)\s+/);
    for (const source of [sentences.join(' '), sentences.map((line) => `- ${line}`).join('\n')]) {
      const whole = parseDocument(source, 'en').sentences;
      const sampled = sampleDocument(parseDocument(source, 'en')).sentences;
      const last = whole.findIndex(({ text: own }) => own === sampled.at(-1)?.text);
      expect(sampled.length).toBeLessThanOrEqual(4000);
      expect(sampled.length).toBeGreaterThan(2000);
      expect(last).toBeGreaterThan(whole.length - 5);
    }
  });

  it('takes less than 18 times as long for ten times the sentences', () => {
    const time = (count: number) => {
      const source = text(long(count), { language: 'en', title: 'Ka lo mi' });
      const start = process.cpuUsage();
      expect(summarizeArticle(source, { points: 9 }).points).toHaveLength(9);
      return process.cpuUsage(start).user / 1000;
    };
    time(2000);
    const small = Math.min(time(2000), time(2000));
    expect(time(20_000)).toBeLessThan(small * 18 + 300);
  }, 60_000);
});
