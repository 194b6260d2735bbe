import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePostFile } from '../../../src/core/format/parse-post.ts';
import { postFromFile } from '../../../src/core/format/post-from-file.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import type { Post } from '../../../src/core/post.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { fixturePost } from './fixtures.ts';
import { hostileTexts } from './hostile-texts.ts';

const hostile = fc.constantFrom(...hostileTexts);

const again = (text: string, path: string, profile: Profile) => postFromFile(parsePostFile(text), path, profile);

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
  test('reads the facts back from a printed file', () => {
    const file = printPost(fixturePost, profile);
    const post = again(file.text, file.path, profile);
    expect(printPost(post, profile)).toEqual(file);
    expect(post.title).toBe(fixturePost.title);
    expect(post.canonical).toBe(fixturePost.canonical);
    expect(post.authors.length === 0 || post.authors.join(', ') === fixturePost.authors.join(', ')).toBe(true);
  });

  test('reads any printed file into a post that prints the same file', () => {
    // Texts with template code are left out: escaped, they can't be read back exactly (the next test covers them).
    // Without front matter, an author called "A and B" would be read as two authors.
    const quiet = hostileTexts.filter((one) => !/[{:]|import|<|&|\\$/.test(one));
    const named = quiet.filter((one) => /^\p{L}/u.test(one) && !/ and |, /.test(one));
    const text = fc.constantFrom(...(profile.frontMatter.language === 'none' ? named : quiet));
    const post: fc.Arbitrary<Post> = fc.record({
      title: text,
      comment: fc.oneof(fc.constant(''), text),
      description: text,
      excerpt: text,
      introduction: text,
      authors: fc.array(text, { maxLength: 2 }),
      date: fc.constantFrom('', '2026-02-27', '2026-02-27T13:53:42+01:00'),
      canonical: fc.constantFrom('', 'https://port.example/a_(b)/'),
      feed: fc.record({ name: fc.oneof(fc.constant(''), text), url: fc.constant('') }),
      viewingMode: fc.constantFrom('external', 'internal'),
      language: fc.constant('en'),
      image: fc.constant(''),
      categories: fc.array(text, { maxLength: 2 }),
      tags: fc.array(text, { maxLength: 3 }),
      points: fc.array(fc.record({ text, quote: text }), { maxLength: 2 }),
      sections: fc.array(fc.record({ heading: text, text }), { maxLength: 1 }),
      links: fc.constant([]),
      slug: fc.constant(''),
    });
    fc.assert(
      fc.property(post, (made) => {
        const file = printPost(made, profile);
        expect(printPost(again(file.text, file.path, profile), profile).text).toBe(file.text);
      }),
      { numRuns: 50 },
    );
  });

  test('stays stable after the first reading of a file with template code', () => {
    const post = fc.record({
      title: hostile,
      excerpt: hostile,
      introduction: hostile,
      points: fc.array(fc.record({ text: hostile, quote: hostile }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(post, (texts) => {
        const file = printPost({ ...fixturePost, ...texts }, profile);
        const once = printPost(again(file.text, file.path, profile), profile);
        expect(printPost(again(once.text, once.path, profile), profile)).toEqual(once);
        expect(parsePostFile(once.text).inner).toBe(parsePostFile(file.text).inner);
      }),
      { numRuns: 50 },
    );
  });
});
