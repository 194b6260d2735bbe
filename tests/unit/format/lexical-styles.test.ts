import { describe, expect, test } from 'vitest';
import { learnFormat } from '../../../src/core/format/learn/learn-format.ts';
import { parsePostFile } from '../../../src/core/format/parse-post.ts';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { postFromFile } from '../../../src/core/format/post-from-file.ts';
import { printPost } from '../../../src/core/format/print-post.ts';

const TITLES = [
  'Herons return',
  'A quiet weir',
  'Reed beds: a census',
  "The otter's den",
  'Eels, again',
  'Low water',
  'Night count',
  'Spring tide: part two',
];
const TAGS = [
  ['birds', 'spring'],
  ['water'],
  ['reeds', 'count', 'birds'],
  ['otters', 'night'],
  ['eels', 'water'],
  ['water', 'dry'],
  ['birds', 'night'],
  ['tide', 'spring'],
];

/** A way of writing front matter: what it prints for a title, a day, a list of tags and the number of the post. */
type Writer = (title: string, day: string, tags: string[], at: number) => string;

const quoted = (text: string) => JSON.stringify(text);
const single = (text: string) => `'${text.replace(/'/g, "''")}'`;
const needed = (text: string) => (/[:']/.test(text) ? quoted(text) : text);
const yaml = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n`;
const getHead = (text: string) => text.slice(0, text.lastIndexOf(text.slice(0, 3)) + 3);
const toml = (...lines: string[]) => `+++\n${lines.join('\n')}\n+++\n`;

const WRITERS: Record<string, Writer> = {
  'spaces before the colon': (title, day, tags) =>
    yaml(`title : ${quoted(title)}`, `date : ${day}`, `tags : [${tags.join(', ')}]`),
  'no space after dates, aligned values': (title, day) =>
    yaml(`layout:   post`, `title:    ${needed(title)}`, `date:     ${day}`, 'draft:    false'),
  'quoted texts with a tag': (title, day) => yaml('layout: post', `title: ! ${single(title)}`, `date: ${day}`),
  'indented maps and lists': (title, day, tags) =>
    yaml(
      `title: ${single(title)}`,
      `date: ${day}`,
      'tags:',
      ...tags.map((tag) => `    - ${tag}`),
      'image:',
      '    src: /reed.png',
      '    wide: true',
    ),
  'lists with a wide gap': (title, day, tags) =>
    yaml(`title: ${needed(title)}`, `date: ${day}`, 'tags:', ...tags.map((tag) => `-   ${tag}`)),
  'comments and blank lines': (title, day, tags) =>
    yaml(
      '# Field notes',
      `title: ${needed(title)}`,
      '',
      `date: ${day} # local time`,
      'draft: false   # published',
      `tags: [ ${tags.join(', ')} ]`,
      '',
    ),
  'a space after an open key': (title, day, tags) =>
    yaml(`title: ${needed(title)}`, `date: ${day}`, 'subtitle: ', 'tags: ', ...tags.map((tag) => `  - ${tag}`)),
  'capital truth values and flow maps': (title, day) =>
    yaml(`title: ${needed(title)}`, `date: ${day}`, 'comments: True', 'sitemap: { priority: 0.50, keep: yes }'),
  'keys with colons and quoted dates': (title, day) =>
    yaml(`title: ${quoted(title)}`, `date: ${quoted(day)}`, 'og:type: article'),
  'windows line ends': (title, day) =>
    yaml(`title: ${needed(title)}`, `date: ${day} 09:30:00 +0200`).replace(/\n/g, '\r\n'),
  'TOML with uneven spaces and indented tables': (title, day) =>
    toml(
      `title = ${quoted(title)}`,
      `date =  "${day}T10:00:00+09:00"`,
      '',
      '[scripts]',
      '  maths = false',
      '  charts = true',
    ),
  'TOML without spaces': (title, day, tags) =>
    toml(`title=${quoted(title)}`, `date=${day}`, `tags=[${tags.map(quoted).join(',')}]`),
  'TOML with aligned signs': (title, day, tags) =>
    toml(
      `title      = ${quoted(title)}`,
      `date       = ${day}T10:00:00Z`,
      `draft      = false # no`,
      `categories = [ ${tags.map(quoted).join(', ')} ]`,
    ),
  'TOML lists of several lines without a last comma': (title, day, tags) =>
    toml(
      `title = ${single(title.replace(/'/g, ''))}`,
      `date = ${day}`,
      'tags = [',
      tags.map((tag) => `    "${tag}"`).join(',\n'),
      ']',
    ),
  'TOML texts of several lines': (title, day, _, at) =>
    toml(`title = ${quoted(title)}`, `date = ${day}`, `epigraph = """\nDay ${at}:\na "short" walk.\n"""`),
  'TOML lists of tables': (title, day, _, at) =>
    toml(
      `title = ${quoted(title)}`,
      `date = ${day}`,
      '',
      '[[resources]]',
      `  src = "reed-${at}.png"`,
      '  name = "reed"',
      '',
      '[[resources]]',
      '  src = "weir.png"',
      '',
      '[menu.main]',
      '  weight = 3',
    ),
  'keys that only some posts have': (title, day, tags, at) =>
    yaml(
      'layout: post',
      `title: ${quoted(title)}`,
      ...(at > 6 ? [`subtitle: "Part ${at}"`] : []),
      `date: ${day} 10:00`,
      ...(at === 6 ? ['season: 2'] : []),
      'tags:',
      ...tags.map((tag) => `  - ${tag}`),
    ),
  'keys in the order of the alphabet': (title, day, _, at) =>
    yaml(`date: ${day}`, ...(at > 5 ? ['hook: none'] : []), 'layout: post', `title: ${needed(title)}`),
  'a house order by kind of post': (title, day, tags, at) =>
    at % 2 === 0
      ? yaml(`title: ${needed(title)}`, `date: ${day}`, `tags: [${tags.join(', ')}]`, 'layout: note')
      : yaml(
          'layout: link',
          `tags: [${tags.join(', ')}]`,
          `link: https://reeds.example/${at}`,
          `title: ${needed(title)}`,
          `date: ${day}`,
        ),
};

describe.each(Object.entries(WRITERS))('%s', (_, write) => {
  const files = TITLES.map((title, at) => {
    const day = `2026-0${at + 1}-1${at}`;
    return {
      path: `_posts/${day}-post-${at}.md`,
      text: `${write(title, day, TAGS[at] ?? [], at)}\nThe count took all day.\n`,
    };
  });
  const { profile, roundTrips, skipped } = learnFormat(files.slice(0, 6));

  test('prints the examples’ front matter to the letter', () => {
    expect(skipped).toEqual([]);
    for (const { text, printed } of roundTrips) expect(getHead(printed.text)).toBe(getHead(text));
  });

  test.each([6, 7])('prints the front matter of post %i, which was no example, to the letter', (at) => {
    const file = files[at] ?? { path: '', text: '' };
    const printed = printPost(postFromFile(parsePostFile(file.text), file.path, profile), profile);
    expect(getHead(printed.text)).toBe(getHead(file.text));
    expect(printed.path).toBe(file.path);
  });

  test('gives a profile that can be stored and read', () => {
    expect(parseProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });
});
