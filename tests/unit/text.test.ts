import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatSentences } from '../../src/core/text/concat-sentences.ts';
import { findSentenceSpans, splitSentences } from '../../src/core/text/sentences.ts';
import { truncateAtWord } from '../../src/core/text/truncate-at-word.ts';
import { countWords, splitWords } from '../../src/core/text/words.ts';
import { SENTENCE_BOUNDARIES } from './sentence-boundaries.ts';

describe('sentences', () => {
  for (const [language, rows] of Object.entries(SENTENCE_BOUNDARIES)) {
    it.each(rows.map((row) => [row]))(`splits the sentences of ${language}: %s`, (row) => {
      const expected = row.split(' ⏐ ');
      expect(splitSentences(expected.join(language === 'ja' || language === 'zh' ? '' : ' '), language)).toEqual(
        expected,
      );
    });
  }

  it('tests at least 200 difficult boundaries', () => {
    expect(Object.values(SENTENCE_BOUNDARIES).flat().length).toBeGreaterThanOrEqual(200);
  });

  it('splits at a full stop glued to a function word', () => {
    expect(splitSentences('Elle a tout vu.Le lendemain, elle partit.', 'fr')).toHaveLength(2);
    expect(splitSentences('He took the photo.The crowd left.', 'en')).toHaveLength(2);
    expect(splitSentences('Call System.Text.Json first.', 'en')).toHaveLength(1);
  });

  it('joins sentences with the space that their language has between them', () => {
    expect(concatSentences(['One.', 'Two.'])).toBe('One. Two.');
    expect(concatSentences(['港は再開した。', '船が着く。'])).toBe('港は再開した。船が着く。');
    expect(concatSentences([])).toBe('');
  });

  it('ends a sentence at a line break', () => {
    expect(splitSentences('one line\nanother line', 'en')).toEqual(['one line', 'another line']);
  });

  it('keeps all text but white space, in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('en', 'de', 'ja', 'xx-nonsense', ''),
        (text, language) => {
          const spans = findSentenceSpans(text, language);
          const kept = spans.map(([start, end]) => text.slice(start, end)).join('');
          expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          spans.forEach(([start, end], i) => {
            expect(end).toBeGreaterThan(start);
            expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
          });
        },
      ),
    );
  }, 60_000);

  it('takes linear time for one endless sentence', () => {
    const text = 'word '.repeat(50_000);
    const start = performance.now();
    expect(splitSentences(text, 'en')).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('words', () => {
  it('splits into words of letters, marks and digits, in lower case', () => {
    expect(splitWords('Node.js 20 isn’t C++', 'en')).toEqual(['node', 'js', '20', 'isn', 't', 'c']);
    expect(splitWords('हिन्दी में', 'hi')).toEqual(['हिन्दी', 'में']);
    expect(countWords('Ça va très bien', 'fr')).toBe(4);
  });

  it('segments unspaced scripts into words', () => {
    expect(splitWords('東京に行きました', 'ja').length).toBeGreaterThan(2);
    expect(splitWords('今天天气很好', 'zh').length).toBeGreaterThan(1);
  });
});

describe('truncateAtWord', () => {
  it('cuts between words and adds an ellipsis', () => {
    expect(truncateAtWord('one two three', 50)).toBe('one two three');
    expect(truncateAtWord('one two three four', 12)).toBe('one two…');
    expect(truncateAtWord('x'.repeat(50), 10)).toHaveLength(10);
  });
});
