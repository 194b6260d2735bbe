import { describe, expect, test } from 'vitest';
import {
  addProof,
  addTextDirective,
  buildPageText,
  buildTextDirectives,
  prepareQuotedTexts,
} from '../../../src/core/grounding/index.ts';

const decode = (directives: string) => decodeURIComponent(directives);

describe('the text directive of a quote', () => {
  const page = buildPageText(
    [
      'The harbour at Lindhaven',
      'Sensors report the water level every minute, and the pilots read it on their way out.',
      'It works well.',
      'The old gauge (built in 1931) stays, but nobody reads it. It works well. Salt closed the first sensor after nineteen days, and a sock of goose down keeps the second one dry through the winter.',
    ].join('\n\n'),
  );

  test('holds a short sentence whole, with its own signs encoded', () => {
    expect(buildTextDirectives('The old gauge (built in 1931) stays, but nobody reads it.', page)).toBe(
      'text=The%20old%20gauge%20%28built%20in%201931%29%20stays%2C%20but%20nobody%20reads%20it',
    );
    expect(buildTextDirectives('A well-known fact & more', buildPageText('A well-known fact & more.'))).toBe(
      'text=A%20well%2Dknown%20fact%20%26%20more.',
    );
  });

  test('shortens a long sentence to its first and last words', () => {
    const quote =
      'Salt closed the first sensor after nineteen days, and a sock of goose down keeps the second one dry through the winter.';
    expect(decode(buildTextDirectives(quote, page))).toBe('text=Salt closed the,through the winter.');
  });

  test('takes so many words at the start of a long sentence that no other text begins so', () => {
    const twins = buildPageText(
      'The council of the town has agreed to close the bridge to all cars from the first day of May until the end.\n' +
        'The council of the town has agreed to open the market on every Sunday of the year, rain or shine, until the end.',
    );
    const quote =
      'The council of the town has agreed to open the market on every Sunday of the year, rain or shine, until the end.';
    expect(decode(buildTextDirectives(quote, twins))).toBe(
      'text=The council of the town has agreed to open,until the end.',
    );
  });

  test('names the words around a sentence that occurs twice', () => {
    const after = { before: 'but nobody reads it.', after: 'Salt closed the first' };
    expect(decode(buildTextDirectives('It works well.', page, after))).toBe('text=it.-,It works well');
    const before = { before: 'on their way out.', after: 'The old gauge' };
    expect(decode(buildTextDirectives('It works well.', page, before))).toBe('text=out.-,It works well.');
  });

  test('of a sentence that occurs nine times leads to the one in its context', () => {
    const nine = buildPageText(
      Array.from({ length: 9 }, (_, at) => `Station ${at + 1}. The pump was checked. Result ${at + 1}`).join('\n'),
    );
    const context = { before: 'Station 5.', after: 'Result 5' };
    expect(decode(buildTextDirectives('The pump was checked.', nine, context))).toBe('text=5.-,The pump was checked');
  });

  test('of nine equal sentences in equal contexts leads to the first', () => {
    const nine = buildPageText('The pump was checked.\n'.repeat(9));
    expect(decode(buildTextDirectives('The pump was checked.', nine))).toMatch(/The pump was checked\./);
  });

  test('crosses blocks only between the first and the last words', () => {
    const quote = 'The harbour at Lindhaven\nSensors report the water level every minute,';
    expect(decode(buildTextDirectives(quote, page))).toBe('text=The harbour at,level every minute');
  });

  test('has one directive for each line of the quote when other text is between them', () => {
    const quote = 'The harbour at Lindhaven\nThe old gauge (built in 1931) stays, but nobody reads it.';
    expect(buildTextDirectives(quote, page).split('&')).toHaveLength(2);
  });

  test('begins and ends at the edges of words', () => {
    const french = buildPageText("C'est l'eau de l'ile qui manque, dit-elle aux enfants. Puis l'orage vient.");
    expect(decode(buildTextDirectives("'eau de l'ile qui manque", french))).toBe("text=l'eau de l'ile qui manque");
    const half = buildPageText('Sensors report the water level every minute.');
    expect(decode(buildTextDirectives('nsors report the water level every min', half))).toBe(
      'text=report the water level every',
    );
    const japanese = buildPageText('図書館は紙のカードに戻した。理由は三つある。');
    expect(decode(buildTextDirectives('図書館は紙のカードに戻した。', japanese))).toBe(
      'text=図書館は紙のカードに戻した',
    );
  });

  test('is found around the number of a footnote, and not for a text that the page lacks', () => {
    const noted = buildPageText(
      'The tower was finished in 1931,[4] after a long winter, and the lamp was lit at once.',
    );
    const quote = 'The tower was finished in 1931, after a long winter, and the lamp was lit at once.';
    expect(decode(buildTextDirectives(quote, noted))).toBe('text=The tower was,lit at once.');
    expect(buildTextDirectives('Nobody wrote this sentence here.', noted)).toBe('');
  });

  test('of a passage of 50,000 characters is short', () => {
    const text = Array.from({ length: 6_000 }, (_, at) => `word${at}`).join(' ');
    expect(decode(buildTextDirectives(text, buildPageText(text)))).toBe(
      'text=word0 word1 word2,word5997 word5998 word5999',
    );
  });
});

test('a directive follows the fragment that an address already has', () => {
  expect(addTextDirective('https://port.example/a', 'text=b')).toBe('https://port.example/a#:~:text=b');
  expect(addTextDirective('https://port.example/a#top', 'text=b')).toBe('https://port.example/a#top:~:text=b');
  expect(addTextDirective('', 'text=b')).toBe('');
});

test('a sentence that a pull quote repeats is linked where the article has it', () => {
  const markdown = 'The lamp went out. Nobody saw it for a week. Then the ferry came.';
  const shown = `Nobody saw it for a week\n${markdown}`;
  const texts = prepareQuotedTexts(markdown, shown);
  const [point] = addProof([{ text: 'Nobody saw it.', quote: 'Nobody saw it for a week.' }], texts);
  expect(decode(point?.proof ?? '')).toBe('text=out.-,Nobody saw it for a week');
});
