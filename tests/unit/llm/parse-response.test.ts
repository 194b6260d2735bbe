import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModelAnswer, parseModelResponse } from '../../../src/core/llm/index.ts';

const answer: ModelAnswer = {
  excerpt: 'The harbour reopens, says the "Vestby News".',
  introduction: 'After two years of work ships land again.',
  points: [
    {
      label: 'Quay',
      text: 'The quay is 310 metres long.',
      quote: 'The new quay is 310 metres long, and rests on [480] piles.',
    },
    { label: '', text: 'It cost 62 million.', quote: 'The town paid 62 million euros.' },
  ],
  closing: '',
  title: 'A harbour {again}',
  tags: ['harbour', 'vestby'],
  categories: ['News'],
};
const json = JSON.stringify(answer);
const pretty = JSON.stringify(answer, null, 2);

describe('an answer is read', () => {
  it.each([
    ['as it was asked for', json],
    ['with a byte order mark and white space', `\uFEFF\n ${pretty}\n\n`],
    ['in a fence', `\`\`\`json\n${pretty}\n\`\`\``],
    ['in a fence without an end', `\`\`\`json\n${pretty}`],
    [
      'in a fence without a language, with prose round it',
      `Here is your post:\n\n\`\`\`\n${json}\n\`\`\`\nAnything else?`,
    ],
    ['with prose round it', `Sure! The result is ${json} I hope it helps {smiles}.`],
    ['after braces that mean nothing', `I used {placeholders} and [brackets]. ${json}`],
    ['after thoughts with half an answer in them', `<think>Maybe {"excerpt": "no"}? Or better…</think>${json}`],
    ['as a string that holds it', JSON.stringify(json)],
    ['inside of another object', JSON.stringify({ answer })],
    ['with commas too many', pretty.replace(/"\n/g, '",\n').replace(/\]\n/g, '],\n')],
    ['with comments', pretty.replace('{', '{ // the post\n')],
    ['with line breaks in a string', pretty.replace('two years', 'two\\nyears').replace('two\\nyears', 'two years')],
  ])('parses an answer %s', (_, text) => {
    expect(parseModelResponse(text)).toEqual({ answer, whole: true });
  });

  const sentences = [
    'The quay is long.',
    'It cost 62 million.',
    'Cranes came.',
    'Fees repay it.',
    'Two years.',
    'Six.',
  ];
  const readQuote = (point: object) =>
    parseModelResponse(JSON.stringify({ points: [{ text: 'A point.', ...point }] }), sentences)?.answer.points[0]
      ?.quote;

  it.each([
    ['as numbers', { sentences: [1, 2] }],
    ['as texts', { sentences: ['[1]', '[2]'] }],
    ['in one text', { sentence: '[1], [2]' }],
    ['in place of a quote', { quote: '1, 2' }],
    ['with one that no sentence has', { sentences: [1, 0, 2, 7, -3] }],
  ])('looks up the sentences that a point names by number: %s', (_, point) => {
    expect(readQuote(point)).toBe('The quay is long.\nIt cost 62 million.');
  });

  it('refuses numbers that no sentence has, and more sentences than a point can rest on', () => {
    expect(readQuote({ sentences: [7] })).toBe('');
    expect(readQuote({ sentences: [] })).toBe('');
    expect(readQuote({ sentences: [1, 2, 3, 4, 5, 6] })?.split('\n')).toEqual(sentences.slice(0, 2));
  });

  it('removes the numbers of sentences from texts, and no other numbers', () => {
    const { answer: cited } = parseModelResponse(
      JSON.stringify({ excerpt: 'It is long [1].', points: [{ text: 'It cost [62] million [2] [3], says Ida.' }] }),
    ) ?? { answer: null };
    expect(cited?.excerpt).toBe('It is long.');
    expect(cited?.points[0]?.text).toBe('It cost [62] million, says Ida.');
  });

  it('parses an answer with other names and types', () => {
    const found = parseModelResponse(
      JSON.stringify({
        Summary: answer.excerpt,
        'Key Points': {
          Quay: 'The quay is 310 metres long.',
          Cost: { statement: 'It cost 62 million.', evidence: ['One.', 'Two.'] },
        },
        keywords: '#harbour, vestby',
        category: 'News',
        closing: null,
        title: 7,
      }),
    );
    expect(found?.answer).toMatchObject({
      excerpt: answer.excerpt,
      points: [
        { label: 'Quay', text: 'The quay is 310 metres long.', quote: '' },
        { label: 'Cost', text: 'It cost 62 million.', quote: 'One.\nTwo.' },
      ],
      tags: ['harbour', 'vestby'],
      categories: ['News'],
      closing: '',
      title: '7',
    });
  });

  it('parses points given as a list of sentences or as one text', () => {
    expect(parseModelResponse('{"points": ["One.", "Two."]}')?.answer.points.map(({ text }) => text)).toEqual([
      'One.',
      'Two.',
    ]);
    expect(parseModelResponse('{"points": "- One.\\n2. Two."}')?.answer.points.map(({ text }) => text)).toEqual([
      'One.',
      'Two.',
    ]);
    expect(parseModelResponse('[{"text": "One.", "quote": "A."}]')?.answer.points).toHaveLength(1);
  });

  it('parses the complete part of an answer that was cut off', () => {
    const cut = (at: number) => parseModelResponse(pretty.slice(0, at));
    const afterFirst = pretty.indexOf('"It cost') + 4;
    expect(cut(afterFirst)).toMatchObject({ whole: false });
    expect(cut(afterFirst)?.answer.points[0]).toEqual(answer.points[0]);
    for (let at = pretty.indexOf('"points"'); at < pretty.length; at += 7)
      expect(cut(at)?.answer.excerpt).toBe(answer.excerpt);
  });
});

describe('there is nothing to use', () => {
  it.each([
    ['', 'nothing'],
    ['   \n', 'white space'],
    ['null', 'null'],
    ['{}', 'an empty object'],
    ['[]', 'an empty list'],
    ['{"error": {"message": "overloaded"}}', 'an error'],
    ['I am sorry, I can’t help with that.', 'a refusal'],
    ['<!doctype html><title>502 Bad Gateway</title><body style="a{b}">', 'an error page'],
    ['{"excerpt"', 'too little'],
    ['<think>the article says {"excerpt": "x"}', 'thoughts without an end'],
    ['{"points": [1, null, {}]}x'.replace('1, ', ''), 'points without words'],
  ])('finds nothing in %j: %s', (text) => {
    expect(parseModelResponse(text)).toBeNull();
  });
});

it('never throws, and parses any text within seconds', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'a', '`', '\n') }),
      ),
      (text) => void parseModelResponse(text),
    ),
  );
  const start = performance.now();
  parseModelResponse('{['.repeat(50_000));
  parseModelResponse('```'.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(5_000);
});
