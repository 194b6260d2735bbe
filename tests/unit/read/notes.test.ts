import { expect, it } from 'vitest';
import { PROSE_HTML, parsePage, readHtml } from './read-html.ts';

const readBody = (body: string) =>
  readHtml(parsePage({ body: PROSE_HTML + body })).markdown.split('where to look.\n\n')[1] ?? '';

it.each([
  [
    'notes in a list with links back',
    '<p>Salt came too.<sup id="r1"><a href="#fn1">1</a></sup></p><hr><ol class="footnotes"><li id="fn1"><p>By mule. <a href="#r1">↩</a></p></li></ol>',
    'Salt came too.[^1]\n\n[^1]: By mule.\n',
  ],
  [
    'numbers in brackets with notes under their own heading',
    '<p>Salt came too <a href="#r7">[7]</a>, and rice <a href="#r9">[9]</a>.</p><h3>References</h3><p><a id="r7"></a>[7] A book.</p><p><a id="r9"></a>[9] A map.</p>',
    'Salt came too [^7], and rice [^9].\n\n[^7]: A book.\n\n[^9]: A map.\n',
  ],
  [
    'raised numbers without links',
    '<p>Salt came too.<sup>1</sup></p><p>So did rice.<sup>2</sup></p><p><sup>1</sup> By mule.</p><p><sup>2</sup> By hand.</p>',
    'Salt came too.[^1]\n\nSo did rice.[^2]\n\n[^1]: By mule.\n\n[^2]: By hand.\n',
  ],
  [
    'sidenotes',
    '<p>Salt came too.<label for="s">1</label><input id="s" type="checkbox"><span class="sidenote"><sup>1</sup> By mule.</span> And rice.</p>',
    'Salt came too.[^1] And rice.\n\n[^1]: By mule.\n',
  ],
  [
    'a note of two paragraphs',
    '<p>Salt came too.<sup><a href="#fn1">*</a></sup></p><div id="fn1"><p>* By mule.</p><p>By hand.</p></div>',
    'Salt came too.[^1]\n\n[^1]: By mule.\n\n    By hand.\n',
  ],
  ['powers as text', '<p>The slope is 10<sup>2</sup> m<sup>2</sup>.</p>', 'The slope is 102 m2.\n'],
  [
    'links to figures and sections as links',
    '<p>See figure <a href="#fig1">1</a>.</p><h2 id="fig1">The pass</h2><p>It is high up here.</p>',
    'See figure [1](https://blog.example/2026/notes-on-tea#fig1).\n\n## The pass\n\nIt is high up here.\n',
  ],
])('reads %s', (_, html, expected) => {
  expect(readBody(html)).toBe(expected);
});
