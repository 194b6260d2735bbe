import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import type { TemplateHazard } from '../../../src/core/format/profile.ts';
import { escapeTemplateSyntax, findTemplateHazards } from '../../../src/core/format/template-hazards.ts';
import { hostileTexts } from './hostile-texts.ts';

const all: TemplateHazard[] = ['liquid', 'kramdown', 'nunjucks', 'hexo', 'shortcode', 'tera', 'mdx', 'directive'];

test.each([
  ['liquid', 'a {{ x }} b {% if %}', 'a {% raw %}{{ x }}{% endraw %} b {% raw %}{% if %}{% endraw %}'],
  ['liquid', 'open {{ only', 'open {% raw %}{{{% endraw %} only'],
  ['shortcode', '{{< figure >}} {{% n %}} {{ x }}', '{{</* figure */>}} {{%/* n */%}} {{ x }}'],
  ['shortcode', '{{</* shown */>}}', '{{</* shown */>}}'],
  ['tera', '{{ youtube(id="x") }} {{ x }}', '{{/* youtube(id="x") */}} {{ x }}'],
  ['kramdown', 'a {: .b} {#c} $$x$$ $5 $$', 'a \\{: .b} \\{#c} \\$\\$x\\$\\$ $5 $$'],
  ['kramdown', '`{: .b}`', '`{: .b}`'],
  [
    'kramdown',
    'a | b `|` c\n\n| a | b |\n|---|---|\n| `x` | y |\n\nc | d',
    'a \\| b `|` c\n\n| a | b |\n|---|---|\n| `x` | y |\n\nc \\| d',
  ],
  ['kramdown', '`x` {#a} `y` ` {#b}\n\n` \\`{#c}\\`', '`x` \\{#a} `y` ` \\{#b}\n\n` \\`\\{#c}\\`'],
  ['kramdown', 'a \\&copy; \\* \\\\& \\~', 'a &#38;copy; \\* \\\\& &#126;'],
  ['shortcode', '- [x] done\na[x] or [ ] [x](/y)', '- [x] done\na\\[x] or \\[ ] [x](/y)'],
  ['shortcode', '# A {#a}\n\nB {b} {.c}', '# A \\{#a}\n\nB {b} \\{.c}'],
  [
    'directive',
    '# A {#a}\n:key: 10:30:45 http://x.example/a:b:c',
    '# A {<wbr>#a}\n:key<wbr>: 10:30:45 http://x.example/a:b:c',
  ],
  ['directive', ':::note a:b[c] 12:30 `x:y[z]`', '\\:::note a\\:b[c] 12:30 `x:y[z]`'],
  [
    'mdx',
    'a {b} <c> `{d}` <!-- e --> <https://f.example>',
    'a \\{b\\} &lt;c> `{d}`  [https://f.example](https://f.example)',
  ],
  ['kramdown', '```\n```\n{: .b}', '```\n```\n\\{: .b}'],
  ['kramdown', '![a](b) ![c ![d] *[X]: y', '![a](b) !\\[c !\\[d] *[X]&#58; y'],
  ['shortcode', '{{</* a {{< b */ c >}}', '{&#123;</* a {&#123;< b */ c >}}'],
  ['shortcode', '## x {:onclick="f({})"}', '## x \\{:onclick="f({})"}'],
  ['mdx', 'import x\n```\nimport {y}\n```', '&#105;mport x\n```\nimport {y}\n```'],
] satisfies [TemplateHazard, string, string][])('escapes %s in %s', (hazard, text, safe) => {
  expect(escapeTemplateSyntax(text, [hazard], '')).toBe(safe);
});

describe('a body made safe', () => {
  test.each(all)('leaves no %s hazard in an escaped body', (hazard) => {
    for (const text of hostileTexts) {
      const safe = escapeTemplateSyntax(text, [hazard], '');
      expect(findTemplateHazards(safe, [hazard])).toEqual([]);
    }
  });
});

test('turns the excerpt’s marker into an ordinary comment', () => {
  expect(escapeTemplateSyntax('a <!--more--> b', [], '<!--more-->')).toBe('a <!-- more --> b');
  expect(escapeTemplateSyntax('a <!-- more --> b', [], '<!-- more -->')).toBe('a <!--more--> b');
  expect(escapeTemplateSyntax('a {/* truncate */} b', [], '{/* truncate */}')).toBe('a  b');
});

test('escapes text so that Liquid renders it as written', () => {
  const engine = new Liquid();
  for (const text of [
    ...hostileTexts,
    '{% raw %}a{% endraw %} {{ b }}',
    'open {{ and {% and {{ x\n}}',
    '{%- endraw -%}{{',
  ]) {
    expect(engine.parseAndRenderSync(escapeTemplateSyntax(text, ['liquid'], ''))).toBe(text);
  }
});
