/**
 * Thirty posts that are likely to break something: YAML, TOML, a template language, a time zone or a Markdown dialect.
 */
import { hostileBlocks } from './hostile-blocks.mjs';

/**
 * Per post: title, date, tags, and the names of the hostile blocks that its text contains.
 * @type {[title: string, date: string, tags: string[], blocks: string][]}
 */
const postRows = [
  ['He said "go": a \'short\' tale', '2024-05-06T07:08:09+01:00', ['C#', '.NET', 'AI/ML'], 'output liquidBlock braces'],
  ['Colons: here: and there:', '2024-02-29T23:59:59-08:00', ['C++', 'C'], 'unknownTag nunjucksBlock comparison'],
  ['--- three dashes ---', '2023-12-31T23:30:00-05:00', ['#hashtag', '@home'], 'rawTag workflow generics'],
  ['🚀 To the moon 👩‍💻🇪🇺', '1969-07-20T20:17:40Z', ['🚀', 'space travel'], 'halfOpen shortcodeBlock importLine'],
  ['שלום: עולם (RTL)', '2024-01-01T00:00:00Z', ['עברית', 'العربية'], 'rtl shortcode table'],
  ['日本語のタイトル:「引用」', '2024-01-01T00:00:01+14:00', ['日本語', '中文'], 'cjk goTemplate attributes'],
  ['C:\\temp\\new \\"and\\" \\u0041', '2022-06-15', ['back\\slash', 'a/b'], 'backslashes attributesAlone outputInCode'],
  ['# Not a heading', '2021-03-04T12:00:00', ['yes', 'no'], 'headingId dollars hashes'],
  ['100 % sure & {{ certain }}', '2020-10-25T01:30:00+02:00', ['100%', 'R&D'], 'nunjucksComment pipes outputInLink'],
  ['- a dash first', '2025-01-02T03:04:05.678Z', ['-dash', 'x: y'], 'definition mathBlock escapedGenerics'],
  [
    '@mention first, then `code`',
    '2019-08-07T06:05:04+05:45',
    ['`tick`', "it's"],
    'exportLine component footnote backLink',
  ],
  [
    '* a star and *emphasis*',
    '2018-11-11T11:11:11-03:30',
    ['*star*', '_under_'],
    'tagsInText autolink entities escapes',
  ],
  ['2024', '2017-01-31T23:59:59Z', ['2024', '1.0'], 'comment htmlBlock rule'],
  ['yes', '2016-02-29', ['true', 'null'], 'pipesAndCode dashes fenceInFence directive'],
  ['null', '2015-12-31T16:00:00-08:00', ['~', 'Null'], 'tildes listWithCode quote'],
  [
    'List<T> and <em>not emphasis</em>',
    '2024-03-10T02:30:00Z',
    ['List<T>', '<b>'],
    'directiveBlock shortEmoji markersInCode',
  ],
  [
    '{{ site.title }} and {% raw %}',
    '2024-11-03T01:30:00-07:00',
    ['{{ x }}', '{% y %}'],
    'unknownLanguage tabs markers',
  ],
  [
    '2024-02-30: a date that is none',
    '2014-07-08T09:10:11+09:30',
    ['2024-01-01', '12:30'],
    'hardBreak looksLikeFence output',
  ],
  [
    '[Brackets], {braces}, | pipes | and > signs',
    '2013-05-05T05:05:05Z',
    ['a, b', '[x]'],
    'table pipes pipesAndCode shortcode',
  ],
  [
    '“Curly”, ‘single’ — and … dots',
    '2012-12-12T12:12:12+12:00',
    ['“quoted”', 'naïve café'],
    'entities braces importLine escapes',
  ],
  ['!important & ?question', '2011-11-11', ['!bang', '?ask'], 'quote listWithCode comparison tableAfterPipes'],
  ["''''", '2010-10-10T10:10:10-10:00', ['"', "'"], 'handComment liquidBlock exportLine'],
  ['~', '2009-09-09T00:00:00-07:00', ['tag with  two spaces', 'UPPER'], 'fenceInFence unknownTag dollars'],
  ['1_000:30', '2008-08-08T08:08:08+08:00', ['1e3', '0x1F'], 'workflow attributes escapedGenerics'],
  ['Ends with a colon:', '2007-07-07T23:00:00+00:00', ['ends:', 'C'], 'htmlBlock directive rawTag'],
  ['%percent first', '2006-06-06T06:06:06-06:00', ['%d', '50%'], 'markers halfOpen table'],
  ['+++ = "toml"', '2005-05-05', ['key = "v"', '[table]'], 'looksLikeFence shortcodeBlock tabs'],
  [
    'A very long title that goes on and on, as some do: '.repeat(4).trim(),
    '2004-04-04T04:04:04+04:00',
    ['a very long tag '.repeat(5).trim(), 'x'],
    'goTemplate component generics',
  ],
  ['Ünïcödé ñ ß İ ı ﬁ – em—dash', '2003-03-03T03:03:03+03:00', ['ÄÖÜ', 'ß'], 'mathBlock headingId nunjucksComment'],
  [
    'Nul, con, aux: names \u202eof devices\u202c',
    '2002-02-02T02:02:02-02:00',
    ['no\u00a0break', 'tab\there'],
    'rule autolink directiveBlock',
  ],
];

/** Fields of a post that hold the hostile texts; the formats print each field in a different way. */
const textPlaces = ['introduction', 'section', 'points', 'body'];

/** Identifies the post of a built page by the number in its excerpt, since the title may come out wrong. */
export const getPostNumber = (html) => /Post number (\d\d)\b/.exec(html)?.[1];

export const hostilePosts = postRows.map(([title, date, tags, names], at) => {
  const number = String(at + 1).padStart(2, '0');
  const excerpt = `Post number ${number}, which has something to say.`;
  const place = textPlaces[at % textPlaces.length];
  const blocks = names.split(' ').map((name) => hostileBlocks[name]);
  const isHandwritten = place === 'body' || blocks.some((one) => one.handwritten);
  // A body written by hand leaves out `prose` texts, whose Markdown means markup there. A text of several lines goes
  // into a section, not into a key point.
  const used = isHandwritten ? blocks.filter((one) => !one.prose) : blocks;
  const points = !isHandwritten && place === 'points' ? used.filter((one) => one.line) : [];
  const rest = used.filter((one) => !points.includes(one));
  const markdown = rest.map((one) => one.markdown).join('\n\n');
  const label = 'A: {{ label }}';
  return {
    number,
    /** The post as a `Post`, the type that the product prints. */
    post: {
      title,
      comment: '',
      description: `About ${title}`,
      excerpt,
      introduction: !isHandwritten && place === 'introduction' ? markdown : '',
      authors: ['Zoë "Zed" O’Neill', 'B: C'],
      date,
      canonical: `https://example.com/posts/${number}?a=1&b=2`,
      feed: { name: 'Example: the "Blog"', url: 'https://example.com/feed.xml' },
      viewingMode: /** @type {const} */ ('external'),
      language: 'en',
      image: 'https://example.com/a b.png',
      categories: ['News: #1'],
      tags,
      points: points.map((one) => ({ label, text: one.markdown, quote: '' })),
      sections:
        !isHandwritten && (place === 'section' || place === 'points')
          ? [{ heading: 'More: {{ here }}', text: markdown }]
          : [],
      links: [],
      // `~` would get the file name `untitled`, which another post already has.
      slug: title === '~' ? 'tilde' : '',
      ...(isHandwritten ? { body: markdown } : {}),
    },
    /** Every block of text that a reader must see, in order. `code` lists the code blocks. */
    says: [
      excerpt,
      ...points.flatMap((one) => [`${label}: ${one.says[0]}`]),
      ...(!isHandwritten && (place === 'section' || place === 'points') ? ['More: {{ here }}'] : []),
      ...rest.flatMap((one) => one.says),
    ],
    code: rest.flatMap((one) => one.code ?? []),
  };
});

/** Posts whose front matter is hostile and whose text is not, for a format that fits several generators. */
export const plainPosts = hostilePosts.map(({ number, post: { body: _, ...post } }) => {
  const text = 'High water came at noon.';
  return {
    number,
    post: { ...post, introduction: '', sections: [], points: [{ text, quote: text }] },
    says: [post.excerpt, text],
    code: [],
  };
});
