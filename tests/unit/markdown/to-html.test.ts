import { describe, expect, test } from 'vitest';
import { listPictures, serializeHtml, toHtmlTree } from '../../../src/core/markdown/to-html.ts';

const toHtml = (markdown: string) => serializeHtml(toHtmlTree(markdown));

describe('Markdown as HTML', () => {
  test.each([
    [
      'paragraphs and marks',
      'One *two* **three** `four`',
      '<p>One <em>two</em> <strong>three</strong> <code>four</code></p>',
    ],
    ['headings', '## A heading', '<h2>A heading</h2>'],
    ['a tight list', '- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['a loose list', '- one\n\n- two', '<ul><li><p>one</p></li><li><p>two</p></li></ul>'],
    ['an ordered list that starts later', '3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['tasks', '- [x] done\n- [ ] open', '<ul><li>☑ done</li><li>☐ open</li></ul>'],
    ['a quotation', '> Quoted.', '<blockquote><p>Quoted.</p></blockquote>'],
    ['code', '```js\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
    ['a link', '[text](https://a.example/?x=1&y=2)', '<p><a href="https://a.example/?x=1&amp;y=2">text</a></p>'],
    ['a line break', 'one  \ntwo', '<p>one<br>two</p>'],
    [
      'a table',
      '| a | b |\n| --- | --: |\n| 1 | 2 |',
      '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table>',
    ],
    [
      'a footnote',
      'Text.[^1]\n\n[^1]: Note.',
      '<p>Text.<sup>1</sup></p><section><hr><ol><li><p>Note.</p></li></ol></section>',
    ],
    ['an excerpt marker', 'One\n\n<!--more-->\n\nTwo', '<p>One</p><p>Two</p>'],
  ])('%s', (_, markdown, html) => {
    expect(toHtml(markdown)).toBe(html);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a frame in a paragraph', 'Text <iframe src="https://evil.example"></iframe> text'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a link that runs code', '[text](javascript:alert(1))'],
    ['a link to data', '[text](data:text/html,x)'],
    ['a picture that is no web address', '![alt](file:///etc/passwd)'],
    ['a quotation mark in a title', '[a](https://a.example "x\\" onmouseover=\\"y")'],
  ])('%s leaves only harmless elements', (_, markdown) => {
    const html = toHtml(markdown).replace(/&\w+;|&#\d+;/g, '');
    expect(html).not.toMatch(/<(script|iframe)|\son\w+="|javascript:|data:|file:/i);
  });

  test('lists each picture once, wherever it is', () => {
    const markdown =
      '![a](https://a.example/1.png)\n\n- ![b](https://a.example/2.png)\n- ![a](https://a.example/1.png)';
    expect(listPictures(toHtmlTree(markdown))).toEqual(['https://a.example/1.png', 'https://a.example/2.png']);
  });
});
