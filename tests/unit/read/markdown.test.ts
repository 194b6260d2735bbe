import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { printMarkdown } from '../../../src/core/markdown/print.ts';
import type { MarkdownBlock } from '../../../src/core/markdown/tree.ts';
import { toMarkdownBlocks } from '../../../src/core/read/to-markdown/blocks.ts';

const toMarkdown = (html: string) =>
  printMarkdown(
    toMarkdownBlocks([parseHtml(html, 'https://a.example/').body], {
      base: 'https://a.example/',
      enter: () => true,
      keep: () => true,
    }),
  );

describe('Markdown of HTML', () => {
  it.each([
    ['<p>a <b>bold </b>word and <i>it</i></p>', 'a **bold** word and *it*\n'],
    ['<p>f(<a href="/x_(y)">link</a>)</p>', 'f([link](https://a.example/x_\\(y\\)))\n'.replace('x_\\(y\\)', 'x_(y)')],
    // A picture whose class speaks of a caption is no caption.
    ['<p><img class="img-caption" src="/a.png" alt="Inn"></p>', '![Inn](https://a.example/a.png)\n'],
    // `](` in the address of the image must be escaped: a renderer could take it for the end of the link's text.
    [
      '<p><a href="/x"><img src="/](javascript:alert(1)"></a></p>',
      '[![](<https://a.example/%5D(javascript:alert(1)>)](https://a.example/x)\n',
    ],
    ['<p>1. not a list<br># nor a heading</p>', '1\\. not a list  \n\\# nor a heading\n'],
    ['<p>use <code>a`b</code></p>', 'use ``a`b``\n'],
    ['<pre><code>```\nx\n```</code></pre>', '````\n```\nx\n```\n````\n'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c\n'],
    ['<p>a</p><ul>b <i>c</i></ul><p>d</p>', 'a\n\nb *c*\n\nd\n'],
    ['<ul>Two:<li>a</li>or<li>b</li></ul>', 'Two:\n\n- a\n\n  or\n\n- b\n'],
    ['<ol><ol><li>a</li></ol></ol>', '1. a\n'],
    ['<div>a <cite>b<div> <div></div></div>, c</cite></div>', 'a b, c\n'],
    ['<ol start="3"><li><p>a</p><pre>x</pre></li></ol>', '3. a\n\n   ```\n   x\n   ```\n'],
    [
      '<table><tr><th>a|b</th><th>c</th></tr><tr><td>1</td><td><code>x|y</code></td></tr></table>',
      '| a\\|b | c |\n| --- | --- |\n| 1 | `x\\|y` |\n',
    ],
    ['<div class="image-box"><img src="/a.png" alt=""><p>b <i>c</i></p></div>', '![](https://a.example/a.png "b c")\n'],
    [
      '<div class="image-box"><img src="/a.png" alt=""><p>b<img src="/c.png" alt=""></p></div>',
      '![](https://a.example/a.png)\n\nb![](https://a.example/c.png)\n',
    ],
    ['<div class="text"><img src="/a.png" alt=""><p>b</p></div>', '![](https://a.example/a.png)\n\nb\n'],
    [
      '<img src="/a.png" alt="" width="570" height="0"> <img src="/b.png" height="0">',
      '![](https://a.example/a.png)\n',
    ],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b\n'],
    ['<h2><a href="/t">Title</a> <a href="#t">#</a></h2>', '## [Title](https://a.example/t)\n'],
    ['<p>snake_case * star &amp;amp; &lt;b&gt;</p>', 'snake_case * star \\&amp; \\<b>\n'],
  ])('prints %s', (html, describeBlocks) => {
    expect(toMarkdown(html)).toBe(describeBlocks);
  });
});

/** Returns the blocks that a CommonMark parser finds: their kinds, their nesting and their words. */
function describeTokens(tokens: Token[]): unknown[] {
  return tokens.flatMap((token): unknown[] => {
    if (token.type === 'space') return [];
    if (token.type === 'heading') return [['h', (token as Tokens.Heading).depth, readWords(token)]];
    if (token.type === 'code') return [['code', (token as Tokens.Code).lang ?? '', (token as Tokens.Code).text]];
    if (token.type === 'blockquote') return [['quote', describeTokens((token as Tokens.Blockquote).tokens)]];
    if (token.type === 'list') {
      const list = token as Tokens.List;
      return [['list', list.ordered, list.items.map(({ tokens: inner }) => describeTokens(inner))]];
    }
    if (token.type === 'hr') return [['rule']];
    return [['p', readWords(token)]];
  });
}

const decodeEntities = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );

function readWords(token: Token): string {
  const inner = (token as { tokens?: Token[] }).tokens;
  if (token.type === 'br') return ' ';
  if (inner?.length) return inner.map(readWords).join('');
  return 'text' in token ? decodeEntities(token.text) : '';
}

const wordArbitrary = fc
  .stringMatching(/^[a-z][a-zA-Z0-9_*`#+!<>&~[\]().|\\-]{0,8}$/)
  .filter((text) => !/www\.|:\/\/|@/.test(text));
const lineArbitrary = fc.array(wordArbitrary, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
const text = (value: string) => ({ type: 'text' as const, value });
const leafArbitrary: fc.Arbitrary<MarkdownBlock> = fc.oneof(
  lineArbitrary.map((value): MarkdownBlock => ({ type: 'paragraph', children: [text(value)] })),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), lineArbitrary)
    .map(([depth, value]): MarkdownBlock => ({ type: 'heading', depth, children: [text(value)] })),
  fc
    .array(fc.stringMatching(/^[a-z`~ ]{0,9}[a-z`~]$/), { minLength: 1, maxLength: 3 })
    .map((lines): MarkdownBlock => ({ type: 'code', lang: 'js', meta: null, value: lines.join('\n') })),
  fc.constant<MarkdownBlock>({ type: 'thematicBreak' }),
);
const paragraphArbitrary = lineArbitrary.map(
  (value): MarkdownBlock => ({ type: 'paragraph', children: [text(value)] }),
);
const blockArbitrary: fc.Arbitrary<MarkdownBlock> = fc.letrec<{ block: MarkdownBlock }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leafArbitrary,
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((children): MarkdownBlock => ({ type: 'blockquote', children })),
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.tuple(paragraphArbitrary, fc.array(tie('block'), { maxLength: 2 })), {
          minLength: 1,
          maxLength: 3,
        }),
      )
      .map(
        ([ordered, items]): MarkdownBlock => ({
          type: 'list',
          ordered,
          start: ordered ? 1 : null,
          spread: false,
          children: items.map(([first, rest]) => ({
            type: 'listItem',
            spread: rest.length > 0,
            checked: null,
            children: [first, ...rest],
          })),
        }),
      ),
  ),
})).block;

const describeBlocks = (blocks: MarkdownBlock[]): unknown[] =>
  blocks.map((block) => {
    if (block.type === 'paragraph') return ['p', joinText(block)];
    if (block.type === 'heading') return ['h', block.depth, joinText(block)];
    if (block.type === 'code') return ['code', block.lang, block.value];
    if (block.type === 'blockquote') return ['quote', describeBlocks(block.children)];
    if (block.type === 'list')
      return ['list', block.ordered, block.children.map(({ children }) => describeBlocks(children))];
    return ['rule'];
  });
const joinText = (block: { children: unknown[] }) =>
  block.children.map((child) => (child as { value: string }).value).join('');

it('escapes a tilde by what stands beside it in the escaped text', () => {
  const blocks: MarkdownBlock[] = [{ type: 'paragraph', children: [text('a``*~\\ a0 a~) a0')] }];
  expect(describeTokens(marked.lexer(printMarkdown(blocks)))).toEqual(describeBlocks(blocks));
});

it('prints Markdown that parses back to the same blocks', () => {
  fc.assert(
    fc.property(fc.array(blockArbitrary, { minLength: 1, maxLength: 4 }), (blocks) => {
      expect(describeTokens(marked.lexer(printMarkdown(blocks)))).toEqual(describeBlocks(blocks));
    }),
    { numRuns: 300 },
  );
});
