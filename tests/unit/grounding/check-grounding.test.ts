import { describe, expect, it } from 'vitest';
import {
  buildGroundingSource,
  checkGrounding,
  computeGroundedShare,
  findQuote,
  type GroundingSource,
  isGrounded,
} from '../../../src/core/grounding/index.ts';
import type { SummaryInput } from '../../../src/core/summary.ts';

const article = (markdown: string, change: Partial<SummaryInput> = {}): GroundingSource =>
  buildGroundingSource(
    {
      title: 'Vestby harbour reopens',
      markdown,
      language: 'en',
      authors: ['Ida Holm'],
      url: 'https://news.example.org/harbour',
      site: 'Vestby News',
      description: '',
      ...change,
    },
    '2026-03-02',
  );

const harbour =
  article(`The harbour of Vestby reopened on 2 March 2026 after two years of work. Ships of up to 40,000 tonnes can land again.

## What was built

The new quay is 310 metres long and rests on 480 piles. Ola Lund, who led the work, said: “We never closed the rail line.” The
two cranes came from the closed yard at [Nordhamn](https://nordhamn.example/yard). A rail link joins the quay to the main line.

## What it cost

The town paid 62.4 million euros, 13% less than planned. The council does not expect the fees to repay it before 2041. The
European Coal Board (ECB) gave a loan, and Anna Berg signed for the town at 10:30.`);

const quotes = {
  quay: 'The new quay is 310 metres long and rests on 480 piles.',
  cost: 'The town paid 62.4 million euros, 13% less than planned.',
  fees: 'The council does not expect the fees to repay it before 2041.',
  loan: 'The European Coal Board (ECB) gave a loan, and Anna Berg signed for the town at 10:30.',
  cranes: 'The two cranes came from the closed yard at Nordhamn.',
  opened: 'The harbour of Vestby reopened on 2 March 2026 after two years of work.',
};
const listFaults = (text: string, quote: string, source = harbour) =>
  checkGrounding({ text, quote }, source).faults.map(
    ({ kind, why, start, end }) => `${kind} ${why}: ${text.slice(start, end)}`,
  );

it('reads a percentage in words and in figures as the same number', () => {
  for (const [language, quote, text] of [
    ['es', 'El puerto ha perdido el 40 por ciento de sus barcos.', 'El puerto ha perdido el 40 % de sus barcos.'],
    ['nl', 'De haven verloor veertig procent van de schepen.', 'De haven verloor 40% van de schepen.'],
  ] as const)
    expect(listFaults(text, quote, article(quote, { language })), language).toEqual([]);
});

describe('a quote is found', () => {
  it('finds an exact quote', () => {
    expect(findQuote(quotes.quay, harbour)).toMatchObject({ how: 'exact', likeness: 1 });
  });

  it('finds a quote in another case, with other punctuation and white space', () => {
    expect(findQuote('“the new quay is 310  metres long, and rests on 480 piles”', harbour)?.how).toBe('normalised');
  });

  it('finds a quote with an ellipsis', () => {
    const match = findQuote('The town paid 62.4 million euros … less than planned', harbour);
    expect(match?.how).toBe('normalised');
  });

  it('finds a quote with four of five words, and returns the article’s own sentence', () => {
    const { matches, quote } = checkGrounding(
      { text: 'The quay is long.', quote: 'The new quay is 310 metres in length and rests on 480 piles.' },
      harbour,
    );
    expect(matches[0]?.how).toBe('fuzzy');
    expect(quote).toBe(quotes.quay);
  });

  it('finds several quotes line by line', () => {
    const result = checkGrounding(
      { text: 'The quay cost 62.4 million euros.', quote: `${quotes.cost}\n${quotes.quay}` },
      harbour,
    );
    expect(result.quote).toBe(`${quotes.quay}\n${quotes.cost}`);
    expect(isGrounded(result)).toBe(true);
  });

  it.each(['The quay was a gift of the crown and cost the town nothing at all.', 'the quay is', 'The town', ''])(
    'does not find a quote that the article lacks: %s',
    (quote) => {
      expect(findQuote(quote, harbour)).toBeNull();
      expect(isGrounded(checkGrounding({ text: 'The quay is long.', quote }, harbour))).toBe(false);
    },
  );

  it('finds a quote in a script without spaces', () => {
    const source = article('図書館は紙のカードに戻した。利用者は増えた。', { language: 'ja', title: '図書館' });
    expect(findQuote('図書館は紙のカードに戻した', source)?.how).toBe('exact');
    expect(findQuote('図書館は、紙のカードに戻した', source)?.how).toBe('normalised');
    expect(findQuote('図書館は電子の目録を捨てた', source)).toBeNull();
  });
});

describe('a true point passes', () => {
  it.each([
    ['The quay is 310 m long.', quotes.quay],
    ['The town paid 62,4 million euros.', quotes.cost],
    ['It cost some 62 million euros, thirteen percent below the plan.', quotes.cost],
    ['The town paid €62.4m.', quotes.cost],
    ['Vestby’s harbour reopened on March 2, 2026.', quotes.opened],
    ['Reopened in March 2026 after 2 years of work.', quotes.opened],
    ['The fees are not expected to repay it before 2041.', quotes.fees],
    ['The ECB gave a loan.', quotes.loan],
    ['The harbour of Vestby reopened after two years of work.', quotes.opened],
    [
      'The town paid 62.4 million euros, and does not expect the fees to repay it before 2041.',
      `${quotes.cost}\n${quotes.fees}`,
    ],
    ['Anna Berg signed at 10.30 am.', quotes.loan],
    ['Two cranes came from Nordhamn (https://nordhamn.example/yard).', quotes.cranes],
    [
      'Lund said: “We never closed the rail line.”',
      'Ola Lund, who led the work, said: “We never closed the rail line.”',
    ],
  ])('finds no fault in: %s', (text, quote) => {
    const result = checkGrounding({ text, quote }, harbour);
    expect(listFaults(text, quote)).toEqual([]);
    expect(isGrounded(result)).toBe(true);
  });
});

describe('a fault is named in its place', () => {
  it.each([
    ['The quay is 320 metres long and rests on 480 piles.', quotes.quay, 'number missing: 320'],
    ['The quay is 480 metres long and rests on 310 piles.', quotes.quay, 'number changed: 480'],
    ['The quay is 310 metres long and rests on 2041 piles.', quotes.quay, 'number elsewhere: 2041'],
    ['The town paid 62.4 billion euros, 13% less than planned.', quotes.cost, 'number missing: 62.4 billion'],
    [
      'The town paid 62.4 million euros, twelve percent less than planned.',
      quotes.cost,
      'number missing: twelve percent',
    ],
    ['The harbour of Vestby reopened on 3 March 2026.', quotes.opened, 'date missing: 3 March 2026'],
    ['The harbour of Vestby reopened on 2 March 2025.', quotes.opened, 'date missing: 2 March 2025'],
    ['The two cranes came from the closed yard at Helsinki.', quotes.cranes, 'name missing: Helsinki'],
    ['The two cranes came from the closed yard at Vestby.', quotes.cranes, 'name changed: Vestby'],
    ['The board gave a loan, and Anna Lund signed for the town at 10:30.', quotes.loan, 'name changed: Lund'],
    ['The council does expect the fees to repay it before 2041.', quotes.fees, 'negation changed: expect'],
    ['The town never paid 62.4 million euros, 13% less than planned.', quotes.cost, 'negation changed: never'],
    [
      'The new quay is “the pride of the whole coast”.',
      quotes.quay,
      'quotation missing: “the pride of the whole coast”',
    ],
    ['The new quay is long, see https://evil.example/pay.', quotes.quay, 'url missing: https://evil.example/pay'],
    [
      'The new quay is long: [more](https://news.example.org/other)',
      quotes.quay,
      'url missing: https://news.example.org/other',
    ],
    ['The new quay is long, write to boss@evil.example.com', quotes.quay, 'url missing: boss@evil.example.com'],
    ['The new quay joins the fees to repay it before 2041.', quotes.quay, 'support elsewhere'],
    ['Fishing boats crowded merrily under autumn clouds.', quotes.quay, 'support elsewhere'],
    [
      'The town paid 62.4 million euros expect the fees to repay it before 2041.',
      quotes.cost,
      'support elsewhere: expect the fees to repay',
    ],
    [
      'The new quay is 310 metres joins the quay to the main line.',
      `${quotes.quay}\nA rail link joins the quay to the main line.`,
      'support elsewhere: joins the quay to the',
    ],
  ])('finds the fault in: %s', (text, quote, fault) => {
    expect(listFaults(text, quote).join('\n')).toContain(fault);
  });

  it('finds both of two faults in one text', () => {
    expect(listFaults('The quay at Helsinki is 999 metres long and rests on 480 piles.', quotes.quay)).toHaveLength(2);
  });
});

describe('other languages', () => {
  it.each([
    [
      'de',
      'Die Bahn kaufte 1.200 Wagen für 3,5 Milliarden Euro. Am 4. Mai fuhr Karl Weber als Erster.',
      'Die Bahn kaufte tausend zweihundert Wagen.',
      'Die Bahn kaufte 1200 Wagen für 3,5 Mrd. Euro.',
      'Die Bahn kaufte 1300 Wagen.',
    ],
    [
      'fr',
      'La ville de Lyon a payé 1 500 vélos, soit vingt-cinq pour cent du budget de l’année 2024.',
      'Lyon a payé 1.500 vélos, 25 % du budget.',
      'Lyon a payé 1500 vélos.',
      'Lyon a payé 1 800 vélos, 25 % du budget.',
    ],
    [
      'es',
      'El puente mide treinta y dos metros y costó dos millones de pesos en Puebla.',
      'El puente mide 32 metros.',
      'Costó 2 millones de pesos en Puebla.',
      'El puente mide 33 metros.',
    ],
    [
      'ru',
      'Москва купила 350 автобусов у завода. Их водит Иван Петров с мая.',
      'В Москве купили 350 автобусов.',
      'Автобусы водит Петров, их 350.',
      'Москва купила 360 автобусов.',
    ],
    [
      'ja',
      '図書館は3万冊の本を三百人に貸した。利用者は二倍に増えた。',
      '図書館は30,000冊の本を300人に貸した。',
      '図書館は3万冊の本を貸した。',
      '図書館は4万冊の本を三百人に貸した。',
    ],
    [
      'ar',
      'اشترت المدينة ٣٥٠ حافلة جديدة هذا العام لخدمة الركاب.',
      'اشترت المدينة 350 حافلة جديدة.',
      'اشترت المدينة ٣٥٠ حافلة.',
      'اشترت المدينة ٣٦٠ حافلة جديدة.',
    ],
  ])('reads numbers of the language %s in any form', (language, markdown, one, other, wrong) => {
    const source = article(markdown, { language, title: 'X', authors: [], site: '' });
    const faults = (text: string) => checkGrounding({ text, quote: '' }, source).faults.map(({ kind }) => kind);
    expect(faults(one)).toEqual([]);
    expect(faults(other)).toEqual([]);
    expect(faults(wrong)).toEqual(['number']);
  });

  it('recognises a name in another grammatical case', () => {
    const source = article('Роман Анны Берг вышел в Праге. Критики хвалят Берг за язык.', {
      language: 'ru',
      title: 'Роман',
    });
    const faults = (text: string) => checkGrounding({ text, quote: '' }, source).faults;
    expect(faults('Новый роман написала Анна Берг, его издала Прага.')).toEqual([]);
    expect(faults('Новый роман издан, его автор Ольга.')).toHaveLength(1);
  });

  it('checks only the facts of a point in another language', () => {
    const { faults } = checkGrounding(
      {
        text: 'Der neue Kai ist 310 Meter lang und ruht auf 480 Pfählen, die für die Stadt teuer waren.',
        quote: quotes.quay,
      },
      harbour,
    );
    expect(faults).toEqual([]);
  });
});

describe('what stands for the same fact', () => {
  const source =
    article(`Sales rose in the second quarter. They brought twenty - five machines, she wrote, and “we didn't wait”.

Shall we meet at 7? The hall has room 4 and room 5.`);
  it.each(['Sales rose in Q2.', 'They brought 25 machines.', 'They meet at 7 pm.', 'They “did not wait” for anyone.'])(
    '%s',
    (text) => {
      expect(checkGrounding({ text, quote: '' }, source).faults).toEqual([]);
    },
  );

  it.each([
    ['Sales rose in Q3.', 'Q3'],
    ['They brought 26 machines.', '26'],
    ['They meet at 8 pm.', '8 pm.'],
    ['They “did not hesitate” at all.', '“did not hesitate”'],
  ])('but not: %s', (text, wrong) => {
    const { faults } = checkGrounding({ text, quote: '' }, source);
    expect(faults.map(({ start, end }) => text.slice(start, end))).toEqual([wrong]);
  });
});

it('computes the share of grounded points', () => {
  const good = checkGrounding({ text: 'The quay is 310 metres long.', quote: quotes.quay }, harbour);
  const bad = checkGrounding({ text: 'The quay is 311 metres long.', quote: quotes.quay }, harbour);
  expect(computeGroundedShare([good, bad, bad, good])).toBe(0.5);
  expect(computeGroundedShare([])).toBe(1);
});
