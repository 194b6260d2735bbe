import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHits, extractSnippet, splitByHits } from '../../../src/library/search/hits.ts';

const marked = (text: string, typed: string, words: string[] = []) =>
  splitByHits(text, createHits(typed, words))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('what is marked', () => {
  test.each([
    ['a whole word', 'The harbour is open', 'harbour', [], 'The [harbour] is open'],
    ['a word that begins so', 'Kubernetes, again', 'kube', [], '[Kubernetes], again'],
    ['a word that was meant', 'Azure and azures', 'azrue', ['azure', 'azures'], '[Azure] and [azures]'],
    ['a word with accents', 'Über die Brücke', 'uber brucke', ['uber', 'brucke'], '[Über] die [Brücke]'],
    ['a word of a script without spaces', '東京の天気は晴れです', '天気', ['天気'], '東京の[天気]は晴れです'],
    ['nothing for one letter, but the letter itself', 'a cat and I', 'a', ['a'], '[a] cat and I'],
    ['nothing when nothing is typed', 'The harbour', '', ['harbour'], 'The harbour'],
  ])('%s', (_, text, typed, words, wanted) => {
    expect(marked(text, typed, words)).toBe(wanted);
  });

  test('the pieces join to the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        const pieces = splitByHits(text, createHits(typed, []));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('a snippet', () => {
  const body = `# Wind\n\n${'The station measures the wind. '.repeat(20)}\n\nA [storm](https://a.example/storm) broke the mast. ${'It was mended. '.repeat(20)}`;
  test('a snippet shows the text around the hit, as a reader sees it', () => {
    const snippet = extractSnippet(body, createHits('storm', []));
    expect(snippet).toMatch(/^….*A storm broke the mast\. It was.*…$/);
    expect(snippet.length).toBeLessThan(190);
  });
  test('a snippet is empty without a hit', () => {
    expect(extractSnippet(body, createHits('harbour', []))).toBe('');
  });
});
