/**
 * Markdown that some generator executes, drops or fails on, as `read` prints it and as a user may type it. Each entry
 * says what a reader of the built page must see. `says`: the visible text in order, one entry per block. `code`: whole
 * code blocks, to the letter. `line`: fits a key point, which is one line. `prose`: not for a body written by hand,
 * where the same Markdown means markup.
 */
const fence = (lines, language = '', mark = '```') => `${mark}${language}\n${lines.join('\n')}\n${mark}`;
const text = (markdown, ...rest) => ({ markdown, says: [markdown], line: true, ...Object.assign({}, ...rest) });
const codeBlock = (lines, language, mark) => ({
  markdown: fence(lines, language, mark),
  says: [lines.join('\n')],
  code: [lines.join('\n')],
});

export const hostileBlocks = {
  // Template syntax of Liquid, Nunjucks and Tera
  output: text('Write {{ page.title }} where the title goes, and {{page.url}} where its address goes.'),
  unknownTag: text('The tags {% unknowntag here %} and {% if x %} were never closed.'),
  rawTag: text('Between {% raw %} and {% endraw %} Liquid rests, and so it does after {%- endraw -%} alone.'),
  halfOpen: text('An opening {{ alone, or {% alone, or {{{ three }}} of them.'),
  nunjucksComment: text('A comment {# in Nunjucks #} is text here, and so is {{ "a" | safe }}.'),
  outputInCode: {
    markdown: 'Use `{{ x | safe }}` in a template and `{% endraw %}` after it.',
    says: ['Use {{ x | safe }} in a template and {% endraw %} after it.'],
    line: true,
  },
  outputInLink: {
    markdown: 'See [the guide](https://example.com/a/{{id}}/b) first.',
    says: ['See the guide first.'],
    line: true,
  },
  liquidBlock: codeBlock(
    ['{% for post in site.posts %}', '  {{ post.title | escape }}', '{% endfor %}', '{% raw %}{{ kept }}{% endraw %}'],
    'liquid',
  ),
  nunjucksBlock: codeBlock(["{{ '{{' }} {# gone? #}", '{% highlight ruby %}', 'puts 1', '{% endhighlight %}']),
  workflow: codeBlock(['env:', `  TOKEN: \${{ secrets.TOKEN }}`, `  IF: \${{ github.ref == 'x' }}`], 'yaml'),
  // Shortcodes of Hugo
  shortcode: text('Put {{< figure src=1.png >}} or {{% notice %}} on a page, or {{< /end >}} after it.'),
  shortcodeBlock: codeBlock(['{{< highlight go >}}', 'x := 1', '{{< /highlight >}}', '{{% tip %}}'], 'text'),
  goTemplate: codeBlock(['{{ range .Pages }}{{ .Title }}{{ end }}', '{{/* a comment */}}', '{{- $x := 1 -}}'], 'go'),
  // Attribute lists of kramdown
  attributes: text('A line may end in {: .note} or hold {::comment} or {#id} in it.'),
  attributesAlone: { markdown: 'Lead.\n\n{: .lead}\n\nAfter.', says: ['Lead.', '{: .lead}', 'After.'] },
  headingId: { markdown: '### Install {#install}\n\nThen run it.', says: ['Install {#install}', 'Then run it.'] },
  dollars: text('It cost $$5 and then $$7, or $5 and $7, or $x^2$ of them.'),
  pipes: text('Run ls | wc -l, or a || b, and choose x|y.'),
  pipesAndCode: {
    markdown: 'Run `ls | wc` or a | b, and `x||y`.',
    says: ['Run ls | wc or a | b, and x||y.'],
    line: true,
  },
  tableAfterPipes: {
    markdown: 'A | b.\n\n| `x` | y |\n|:--|---|\n| 1 | `2 3` |\n\nC | d.',
    says: ['A | b.', 'x', 'y', '1', '2 3', 'C | d.'],
  },
  definition: { markdown: 'The term\n: and its meaning', says: ['The term : and its meaning'], prose: true },
  mathBlock: codeBlock(['$$', 'x^2', '$$']),
  // Expressions and JSX of MDX
  braces: text('A set is {1, 2, 3}, an object { a: 1 }, an empty one {}, and one never closed {.'),
  comparison: text('When a < b and c > d, then a <= d and 3<4.'),
  generics: text('A List<T> of Map<String, List<int>> and a <Button> beside </div>.', { prose: true }),
  escapedGenerics: {
    markdown: 'An escaped Vec\\<T> and \\<div> and \\{x\\}.',
    says: ['An escaped Vec<T> and <div> and {x}.'],
    line: true,
  },
  importLine: {
    markdown: 'import x from y begins a module.\n\nSo it goes.',
    says: ['import x from y begins a module.', 'So it goes.'],
  },
  exportLine: {
    markdown: 'export default ends it, and\nimport comes again.',
    says: ['export default ends it, and import comes again.'],
  },
  component: codeBlock(["import A from 'a';", 'export const B = () => <A x={1}>{y}</A>;', '<!-- note -->'], 'jsx'),
  autolink: {
    markdown: 'It is at <https://example.com/x?a=1&b=2> now.',
    says: ['It is at https://example.com/x?a=1&b=2 now.'],
    line: true,
  },
  // Raw HTML
  tagsInText: text('Use <br> for a break and <!doctype html> at the top, <b>not</b> here.', { prose: true }),
  comment: text('Before <!-- hidden words --> after.', { prose: true }),
  handComment: { markdown: 'Seen <!-- hidden --> and seen.', says: ['Seen and seen.'], handwritten: true },
  entities: {
    markdown: 'Written &lt;b&gt; and &amp;amp; and &copy; alike.',
    says: ['Written <b> and &amp; and © alike.'],
    line: true,
  },
  htmlBlock: codeBlock(['<script>alert("x")</script>', '</code></pre> &amp; &lt;', '<T,>() => {}'], 'html'),
  // Markdown that generators interpret differently
  escapes: {
    markdown: 'Escaped \\&copy; and \\~ and \\@ and \\% and \\/ and \\# and \\\\& end.',
    says: ['Escaped &copy; and ~ and @ and % and / and # and \\& end.'],
    line: true,
  },
  rule: {
    markdown: 'Above the line.\n\n---\n\nBelow the line.\n\n***\n\nThe end.',
    says: ['Above the line.', 'Below the line.', 'The end.'],
  },
  dashes: {
    markdown: 'Not a heading\n---\nnor this\n===\nhere.',
    says: ['Not a heading --- nor this === here.'],
    prose: true,
  },
  table: {
    markdown: '| Name | Type |\n| --- | ---: |\n| a \\| b | `{x}` |\n| {{ c }} | List\\<T> |',
    says: ['Name', 'Type', 'a | b', '{x}', '{{ c }}', 'List<T>'],
  },
  fenceInFence: codeBlock(['```js', 'const a = { b: [`1`] };', '```', '~~~', '{{ x }}'], 'md', '````'),
  tildes: codeBlock(['```', '{% x %}', '```'], '', '~~~'),
  listWithCode: {
    markdown: '1. First:\n\n   ```sh\n   echo "{{ x }}" | cat\n   ```\n\n2. Second {% y %}.',
    says: ['First:', 'echo "{{ x }}" | cat', 'Second {% y %}.'],
    code: ['echo "{{ x }}" | cat'],
  },
  quote: { markdown: '> Quoted {{ x }} and\n> {: .y} and more.', says: ['Quoted {{ x }} and {: .y} and more.'] },
  backslashes: {
    markdown: 'In C:\\temp\\new and `\\\\server\\share` and \\\\n.',
    says: ['In C:\\temp\\new and \\\\server\\share and \\n.'],
    line: true,
  },
  directive: text('The ratio a:b[c] and :name[x]{y} and std::vector at 10:30.'),
  directiveBlock: {
    markdown: 'Before.\n\n:::note\n\nInside.\n\n:::\n\nAfter.',
    says: ['Before.', ':::note', 'Inside.', ':::', 'After.'],
  },
  shortEmoji: text('A :smile: and a :+1: are typed so; this is 🎉 and 👩‍💻.'),
  hashes: {
    markdown: '#hashtag first, then \\#another, and 1986\\. A year.',
    says: ['#hashtag first, then #another, and 1986. A year.'],
  },
  backLink: { markdown: '[^](https://example.com/#back) from a note.', says: ['^ from a note.'], line: true },
  footnote: {
    markdown: 'As said\\[^1] and \\[x] before, \\*not bold\\*.',
    says: ['As said[^1] and [x] before, *not bold*.'],
    line: true,
  },
  markers: text('It holds <!--more-->, <!-- more -->, <!--excerpt_end--> and <!-- truncate --> as text.', {
    prose: true,
  }),
  markersInCode: {
    markdown: 'The code `<!--more-->` and `<!-- truncate -->` and `<!--excerpt_end-->` stays.',
    says: ['The code <!--more--> and <!-- truncate --> and <!--excerpt_end--> stays.'],
    line: true,
  },
  unknownLanguage: codeBlock(['a = b ;; {c}'], 'nosuchlanguage'),
  tabs: codeBlock(['if x:', '\treturn {}', '', '', '    # after two blank lines'], 'python'),
  rtl: text('שלום עולם, זהו טקסט. مرحبا بالعالم!'),
  cjk: text('日本語の本文です。「引用」と（括弧）。'),
  hardBreak: { markdown: 'One line  \nand its next\\\nand a third.', says: ['One line and its next and a third.'] },
  looksLikeFence: { markdown: 'Text.\n\n+++\n\nMore text.', says: ['Text.', '+++', 'More text.'] },
};
