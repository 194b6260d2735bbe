import { describe, expect, it } from 'vitest';
import { preflight } from '../../../src/core/format/preflight.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { measureRepeatedShare } from '../../../src/core/format/repeated-share.ts';
import { markdown } from '../../../src/profiles/markdown.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixturePost } from './fixtures.ts';

const sentences = [
  'The lighthouse of Vestby was painted red again.',
  'Two painters hung on ropes for nine days.',
  'Gulls had nested on the gallery since spring.',
  'The council paid eleven thousand crowns for the work.',
];
const article = { markdown: `# Red again\n\n${sentences.join(' ')}`, language: 'en' };
const quoting = (...texts: string[]) => ({
  ...fixturePost,
  excerpt: '',
  introduction: '',
  points: texts.map((text) => ({ text, quote: text })),
  sections: [],
});

const list = (...texts: string[]) => texts.map((text) => `- ${text}`).join('\n');

describe('the share of a short article that a post repeats', () => {
  it('is that of the sentences that the body takes over, once each', () => {
    const once = measureRepeatedShare(list(sentences[1] ?? ''), article);
    expect(once).toBeCloseTo(8 / 35, 1);
    expect(measureRepeatedShare(`${sentences[1]}\n\n${list(sentences[1] ?? '')}`, article)).toBe(once);
  });

  it('is nothing for words of the user’s own, and for a long article', () => {
    expect(measureRepeatedShare('Painters gave the tower its colour back.', article)).toBe(0);
    const long = { ...article, markdown: `${article.markdown}\n\n${'A long tale. '.repeat(4_000)}` };
    expect(measureRepeatedShare(list(...sentences), long)).toBe(0);
  });

  it('counts block quotations, and Japanese without spaces', () => {
    expect(measureRepeatedShare(`> ${sentences.join(' ')}`, article)).toBeGreaterThan(0.9);
    const japanese = { markdown: '港の灯台が赤く塗り直されました。二人の職人が九日間働きました。', language: 'ja' };
    expect(measureRepeatedShare('- 港の灯台が赤く塗り直されました。', japanese)).toBeGreaterThan(0.4);
  });

  it('leaves out what the format does not print', () => {
    const post = { ...quoting(sentences[0] ?? ''), introduction: sentences.slice(1).join(' ') };
    const check = (profile: Profile) =>
      preflight(printPost(post, profile), post, profile, { article }).map(({ code }) => code);
    expect(check(techhub)).toContain('repeats-article');
    expect(check(markdown)).not.toContain('repeats-article');
  });

  it('is a warning above a third, and none below', () => {
    const check = (...texts: string[]) =>
      preflight(printPost(quoting(...texts), techhub), quoting(...texts), techhub, { article });
    expect(check(...sentences.slice(0, 3))).toContainEqual({ level: 'warn', code: 'repeats-article', percent: 69 });
    expect(check(...sentences.slice(0, 1)).map(({ code }) => code)).not.toContain('repeats-article');
  });
});
