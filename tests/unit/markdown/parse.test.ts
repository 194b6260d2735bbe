import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { printMarkdown } from '../../../src/core/markdown/print.ts';
import { toMarkdownBlocks } from '../../../src/core/read/to-markdown/blocks.ts';
import { parseWithMdast } from './mdast.ts';

const cases = join(import.meta.dirname, '../../cases');
const listFiles = (name: string): [string, string][] =>
  readdirSync(cases, { withFileTypes: true })
    .map((entry): [string, string] => [entry.name, join(cases, entry.name, name)])
    .filter(([, file]) => existsSync(file))
    .map(([slug, file]) => [slug, readFileSync(file, 'utf8')]);
const bodies = listFiles('expected.md');
const pages = listFiles('page.html');

describe('the Markdown of an article', () => {
  it.each(bodies)('has the tree that mdast-util-from-markdown parses: %s', (_, body) => {
    expect(parseMarkdown(body)).toEqual(parseWithMdast(body));
  });

  it.each(bodies)('is printed from its tree with the same meaning: %s', (_, body) => {
    expect(parseMarkdown(printMarkdown(parseMarkdown(body).children))).toEqual(parseMarkdown(body));
  });
});

describe('the Markdown of a whole page', () => {
  it.each(pages)('has the tree that it was printed from: %s', (_, html) => {
    const { body } = parseHtml(html, 'https://a.example/');
    const children = toMarkdownBlocks([body], { base: 'https://a.example/', enter: () => true, keep: () => true });
    expect(parseMarkdown(printMarkdown(children))).toEqual({ type: 'root', children });
  });
});

describe('a text of any signs', () => {
  const line = fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'word',
          ' ',
          '*',
          '**',
          '_',
          '__',
          '~',
          '~~',
          '`',
          '``',
          '[',
          ']',
          '(',
          ')',
          '![',
          '](/u)',
          '](<a b>)',
        ],
        ...[
          '<',
          '>',
          '<b>',
          '</b>',
          '<!-- c -->',
          '<http://x.example>',
          '<a@b.example>',
          '&amp;',
          '\\',
          '"t"',
          '.',
          'é',
        ],
        ...['[^n]', '[l]', '| a |', '#'],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((signs) => `w${signs.join('')}w`);
  const opening = fc.constantFrom(
    ...['', '', '', '- ', '* ', '3. ', '4) ', '> ', '# ', '## ', '  ', '```\n', '| a | b |\n| - | :-: |\n| '],
    ...['- [x] ', '[^n]: ', '[l]: /d\n\n', '---\n', '<div>\n'],
  );
  const lines = fc
    .array(fc.tuple(opening, line, fc.constantFrom('\n', '\n\n', '  \n')), { minLength: 1, maxLength: 6 })
    .map((list) => list.flat().join(''));

  it('has the tree that mdast-util-from-markdown parses, in 99 of 100 cases', () => {
    const texts = fc.sample(lines, { numRuns: 600, seed: 21 });
    const different = texts.filter((markdown) => !isDeepStrictEqual(parseMarkdown(markdown), parseWithMdast(markdown)));
    expect(different.length).toBeLessThan(texts.length / 100);
  });
});

const text = (value: string) => ({ type: 'text', value });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const listFromThree = (word: string) => ({
  type: 'list',
  ordered: true,
  start: 3,
  spread: false,
  children: [{ type: 'listItem', spread: false, checked: null, children: [paragraph(text(word))] }],
});

describe('known differences from mdast-util-from-markdown', () => {
  it.each([
    ['a character reference with a rare name stays as it is written', '&Zopf;', [paragraph(text('&Zopf;'))]],
    [
      'any list may follow indented code, as CommonMark says',
      '    code\n3. a',
      [{ type: 'code', lang: null, meta: null, value: 'code' }, listFromThree('a')],
    ],
    [
      'any list may begin a block quote below a paragraph, as CommonMark says',
      'a\n> 3. b',
      [paragraph(text('a')), { type: 'blockquote', children: [listFromThree('b')] }],
    ],
    ['a line may break after a tab and two spaces', 'a\t  \nb', [paragraph(text('a'), { type: 'break' }, text('b'))]],
  ])('%s', (_, markdown, children) => {
    const tree = { type: 'root', children };
    expect(parseMarkdown(markdown)).toEqual(tree);
    expect(parseWithMdast(markdown)).not.toEqual(tree);
  });
});
