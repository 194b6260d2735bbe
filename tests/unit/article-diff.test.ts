import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DiffPiece, diffArticle, splitMarkdownParagraphs } from '../../src/core/article-diff.ts';

const page = { title: 'Harbour sensors', date: '2026-02-27T13:53:42+01:00', markdown: '' };
const shown = (pieces: DiffPiece[]) =>
  pieces.map(({ text, is }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}`, cut: '…' })[is]).join('');
const changes = (before: string, now: string) =>
  diffArticle({ ...page, markdown: before }, { ...page, markdown: now })?.paragraphs.map(shown) ?? [];

describe('a page that was saved', () => {
  it('finds no change when only marks, links, pictures, spacing and punctuation differ', () => {
    const before =
      '# Tides\n\nThe *pier* has [sensors](https://a.example).\n\n- one\n- two\n\n![quay](https://a.example/q.jpg)';
    const now = 'Tides\n=====\n\nThe pier has\nsensors\n\n1. One\n\n2. Two';
    expect(changes(before, now)).toEqual([]);
  });

  it('shows a changed word in its paragraph', () => {
    const before = 'First.\n\nTwelve boats lie at the northern quay.\n\nLast.';
    expect(changes(before, before.replace('Twelve', 'Fourteen'))).toEqual([
      '[-Twelve-]{+Fourteen+} boats lie at the northern quay.',
    ]);
  });

  it('shows added and removed paragraphs in order', () => {
    const before = 'The pier is old.\n\nIt was built in 1898.\n\nNobody knows by whom.';
    const now = 'The pier is old.\n\nNobody knows by whom.\n\nCorrection: an earlier version gave a year.';
    expect(changes(before, now)).toEqual([
      '[-It was built in 1898.-]',
      '{+Correction: an earlier version gave a year.+}',
    ]);
  });

  it('shows a rewritten stretch in one piece, not split at each space', () => {
    const before = 'The mayor said that the old ferry will leave at nine in the morning on weekdays.';
    const now = 'The mayor said that a new catamaran will leave at nine in the morning on weekdays.';
    expect(changes(before, now)).toEqual([
      'The mayor said that [-the old ferry-]{+a new catamaran+} will leave at nine in the morning on weekdays.',
    ]);
  });

  it('shows little of the unchanged text around a change in a long paragraph', () => {
    const long = 'The station has measured wind and rain for many years without a gap. '.repeat(10);
    const [text = ''] = changes(`${long}It is blue. ${long}`, `${long}It is green. ${long}`);
    expect(text).toMatch(/^….{40,80}\[-blue-\]\{\+green\+\}.{40,80}…$/);
  });

  it('compares code, table rows and scripts without spaces, too', () => {
    expect(changes('```js\nrun(1);\n```', '```js\nrun(2);\n```')).toEqual(['run([-1-]{+2+});']);
    expect(changes('| a | b |\n|---|---|\n| one | 2 |', '| a | b |\n|---|---|\n| one | 3 |')).toEqual([
      expect.stringContaining('[-2-]{+3+}'),
    ]);
    expect(changes('東京は今日も晴れです。', '東京は明日も晴れです。')).toEqual(['東京は[-今-]{+明+}日も晴れです。']);
  });

  it('shows a changed code block whole, with its blank lines', () => {
    const code = (line: string) => `Before.\n\n\`\`\`py\n# first\n\n# ${line}\n\n- no list\n\`\`\`\n\nAfter.`;
    expect(changes(code('second'), code('third'))).toEqual(['# first\n\n# [-second-]{+third+}']);
  });

  it('compares a long article at once', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `Boat ${at} lies at the northern quay.`);
    const text = (lines: string[]) => lines.join('\n\n');
    expect(changes(text(long), text(long.with(15_000, 'Boat 15000 has sailed from the northern quay.')))).toEqual([
      'Boat 15000 [-lies at-]{+has sailed from+} the northern quay.',
    ]);
  });

  it('shows a changed title and a changed day', () => {
    const diff = diffArticle(page, { ...page, title: 'Harbour sensors fail', date: '2026-03-01T08:00:00+01:00' });
    expect(diff?.title && shown(diff.title)).toBe('Harbour sensors{+ fail+}');
    expect(diff?.date).toEqual({ before: page.date, now: '2026-03-01T08:00:00+01:00' });
    expect(diff?.paragraphs).toEqual([]);
  });

  test.each([
    ['2026-02-27T13:53:42+01:00', '2026-02-27T12:53:42+00:00'],
    ['2026-02-27', '2026-02-27T12:53:42+00:00'],
    ['2026-02-27T13:53:42+01:00', ''],
  ])('takes %s and %s for the same date', (before, now) => {
    expect(diffArticle({ ...page, date: before }, { ...page, date: now })).toBeNull();
  });

  it('lists 30 changes and counts the others', () => {
    const many = (word: string) => Array.from({ length: 50 }, (_, at) => `${word} number ${at}.`).join('\n\n');
    const diff = diffArticle({ ...page, markdown: many('Boat') }, { ...page, markdown: many('Ship') });
    expect(diff?.paragraphs.length).toBe(30);
    expect(diff?.more).toBe(20);
  });

  it('compares long texts that have nothing in common', () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join('\n\n');
    const diff = diffArticle({ ...page, markdown: many('a') }, { ...page, markdown: many('b') });
    expect((diff?.paragraphs.length ?? 0) + (diff?.more ?? 0)).toBe(6_000);
  });
});

describe('for any two texts', () => {
  const sentence = fc.array(fc.constantFrom('boat', 'pier', '12', 'the', 'quay,', '“wind”', '港'), {
    minLength: 1,
    maxLength: 8,
  });
  const text = fc.array(
    sentence.map((some) => some.join(' ')),
    { maxLength: 8 },
  );

  it('keeps each paragraph of both texts in the pieces, and finds no change in a text compared with itself', () => {
    fc.assert(
      fc.property(text, text, (old, current) => {
        const [before, now] = [old.join('\n\n'), current.join('\n\n')];
        expect(diffArticle({ ...page, markdown: before }, { ...page, markdown: `${before}\n` })).toBeNull();
        const diff = diffArticle({ ...page, markdown: before }, { ...page, markdown: now });
        for (const pieces of diff?.paragraphs ?? []) {
          const without = (is: DiffPiece['is']) => pieces.flatMap((one) => (one.is === is ? [] : one.text)).join('');
          if (without('new')) expect(splitMarkdownParagraphs(before)).toContain(without('new'));
          if (without('gone')) expect(splitMarkdownParagraphs(now)).toContain(without('gone'));
        }
      }),
    );
  });
});
