import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { highlightSource } from '../../../src/ui/components/highlight-source.ts';
import { fixturePost } from '../format/fixtures.ts';

const joinTokens = (text: string) =>
  highlightSource(text)
    .map((line) => line.map((token) => token.text).join(''))
    .join('');

/** Returns the texts of all tokens of one kind. */
const listTexts = (text: string, kind: string) =>
  highlightSource(text)
    .flat()
    .filter((token) => token.kind === kind)
    .map((token) => token.text);

test('adds nothing and loses nothing, whatever the text', () => {
  const bits = fc.constantFrom(
    '---\n',
    '+++\n',
    'a: ',
    '"x\\"',
    "'",
    '# ',
    '`',
    '```\n',
    '[t](',
    ')',
    '<!--',
    '-->',
    '\r\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
      expect(joinTokens(parts.join(''))).toBe(parts.join(''));
    }),
  );
});

test.each(profiles)('gives a post of $id back unchanged', (profile) => {
  const { text } = printPost(fixturePost, profile);
  expect(joinTokens(text)).toBe(text);
  if (profile.frontMatter.language !== 'none') expect(listTexts(text, 'key')).toContain('title');
});

test('recognises the parts of front matter and Markdown', () => {
  const text =
    '---\ntitle: "A: b" # why\ndate: 2026-02-27\n---\n\n## Head\n\n- **One** `two` [three](https://x.example)\n<!--end-->\n';
  expect(listTexts(text, 'key')).toEqual(['title', 'date']);
  expect(listTexts(text, 'string')).toEqual(['"A: b"']);
  expect(listTexts(text, 'number')).toEqual(['2026-02-27']);
  expect(listTexts(text, 'comment')).toEqual(['# why', '<!--end-->']);
  expect(listTexts(text, 'heading')).toEqual(['## Head\n']);
  expect(listTexts(text, 'code')).toEqual(['`two`']);
  expect(listTexts(text, 'link')).toEqual(['https://x.example']);
});

test('takes a heading in a code block for code', () => {
  expect(listTexts('```sh\n# not a heading\n```\n# Heading\n', 'heading')).toEqual(['# Heading\n']);
});
