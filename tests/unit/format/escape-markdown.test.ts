import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, formatLink } from '../../../src/core/format/escape-markdown.ts';

/** Returns the addresses of the links and images in a Markdown text, as a renderer sees them. */
function targets(markdown: string): string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') found.push(token.href);
  });
  return found;
}

describe('text that may hold Markdown', () => {
  test.each([
    '[a](javascript:alert(1))',
    '[](javascript:alert(1))](https://site.example/)',
    '![a](data:text/html;base64,AAAA)',
    '[a](<javascript:alert(1)>)',
    '[a]( JaVaScRiPt:alert(1) "title")',
    '[a](java&Tab;script&colon;alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](java\\script:alert(1))',
    '[a]\n\n[a]: javascript:alert(1)',
    '<b>x</b> [a](vbscript:x)',
  ])('escapes the link in %s', (text) => {
    expect(targets(escapeMarkdown(text)).filter((target) => !target.startsWith('https:'))).toEqual([]);
  });

  test.each([
    '[the data: a story](https://site.example/data:1)',
    '[a](https://site.example/?q=javascript:1) and **b**',
    '`[a](javascript:alert(1))` is code',
    'An array[0] (javascript: a language)',
  ])('keeps %s unchanged', (text) => expect(escapeMarkdown(text)).toBe(text));
});

test('escapes a link within a link’s text even for renderers that unescape it first', () => {
  expect(formatLink({ text: 'a\\[b\\](javascript:x)', url: 'https://site.example/' })).toBe(
    '[a\\[b\\]\\(javascript:x)](https://site.example/)',
  );
  expect(escapeMarkdown('[a\\[b\\](javascript:x)](https://site.example/)')).toBe(
    '[a\\[b\\]\\(javascript:x)](https://site.example/)',
  );
});

test('encodes quotation marks in an image’s description', () => {
  expect(escapeMarkdown('![x"y [z"](https://e.example/) ](https://e.example/a.png "b") "c"')).toBe(
    '![x&quot;y [z&quot;](https://e.example/) ](https://e.example/a.png "b") "c"',
  );
  expect(escapeMarkdown('![`"a`](https://e.example/a.png)')).toBe('![&#96;&quot;a&#96;](https://e.example/a.png)');
});

describe('code', () => {
  test.each([
    'A `List<T>` and ``a ` <b>`` in a line',
    '```js\n<b>\n```\n\n~~~\n<i>\n~~~',
    '1. First:\n\n   ```html\n   <b>\n\n   </b>\n   ```\n\n2. Second',
    'Escaped \\` marks \\` stay',
  ])('keeps the code in %j', (text) => expect(escapeMarkdown(text)).toBe(text));

  test.each([
    ['one ` mark', 'one &#96; mark'],
    ['at https://e.example/`<b>` now', 'at https://e.example/&#96;&lt;b>&#96; now'],
    ['~`<b>`', '~&#96;&lt;b>&#96;'],
    ['` <b> ` between spaces', '&#96; &lt;b> &#96; between spaces'],
    ['``` <b>', '&#96;&#96;&#96; &lt;b>'],
    ['```\nnever <b> ended', '&#96;&#96;&#96;\nnever &lt;b> ended'],
    ['over ` two\n<b> lines `', 'over &#96; two\n&lt;b> lines &#96;'],
  ])('encodes the code marks in %j, which only some renderers read as code', (text, safe) => {
    expect(escapeMarkdown(text)).toBe(safe);
    expect(escapeMarkdown(safe)).toBe(safe);
  });
});
