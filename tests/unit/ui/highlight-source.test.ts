import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { highlightSource } from '../../../src/ui/components/highlight-source.ts';
import { fixturePost } from '../format/fixtures.ts';

const joined = (text: string) =>
  highlightSource(text)
    .map((line) => line.map((token) => token.text).join(''))
    .join('');

/** The pieces of one kind. */
const pieces = (text: string, kind: string) =>
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
      expect(joined(parts.join(''))).toBe(parts.join(''));
    }),
  );
});

test.each(profiles)('shows a post of $id as it is', (profile) => {
  const { text } = printPost(fixturePost, profile);
  expect(joined(text)).toBe(text);
  if (profile.frontMatter.language !== 'none') expect(pieces(text, 'key')).toContain('title');
});

test('tells the parts of front matter and Markdown', () => {
  const text =
    '---\ntitle: "A: b" # why\ndate: 2026-02-27\n---\n\n## Head\n\n- **One** `two` [three](https://x.example)\n<!--end-->\n';
  expect(pieces(text, 'key')).toEqual(['title', 'date']);
  expect(pieces(text, 'string')).toEqual(['"A: b"']);
  expect(pieces(text, 'number')).toEqual(['2026-02-27']);
  expect(pieces(text, 'comment')).toEqual(['# why', '<!--end-->']);
  expect(pieces(text, 'heading')).toEqual(['## Head\n']);
  expect(pieces(text, 'code')).toEqual(['`two`']);
  expect(pieces(text, 'link')).toEqual(['https://x.example']);
});

test('a heading in a code block is code', () => {
  expect(pieces('```sh\n# not a heading\n```\n# Heading\n', 'heading')).toEqual(['# Heading\n']);
});
