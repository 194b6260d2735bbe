import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { guard, linkOf } from '../../../src/core/post/markdown.ts';

/** Where the links of a text lead to, as a renderer sees them. */
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
  ])('%s leads nowhere', (text) => {
    expect(targets(guard(text)).filter((target) => !target.startsWith('https:'))).toEqual([]);
  });

  test.each([
    '[the data: a story](https://site.example/data:1)',
    '[a](https://site.example/?q=javascript:1) and **b**',
    '`[a](javascript:alert(1))` is code',
    'An array[0] (javascript: a language)',
  ])('%s stays as it is', (text) => expect(guard(text)).toBe(text));
});

test('a link in the text of a link does not run once a renderer takes the backslashes away', () => {
  expect(linkOf({ text: 'a\\[b\\](javascript:x)', url: 'https://site.example/' })).toBe(
    '[a\\[b\\]\\(javascript:x)](https://site.example/)',
  );
  expect(guard('[a\\[b\\](javascript:x)](https://site.example/)')).toBe(
    '[a\\[b\\]\\(javascript:x)](https://site.example/)',
  );
});
