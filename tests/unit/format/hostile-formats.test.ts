import { describe, expect, test } from 'vitest';
import { emptyPost } from '../../../src/core/format/empty-post.ts';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { RefusedFileError } from '../../../src/core/format/refused-file.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { jekyll } from '../../../src/profiles/jekyll.ts';

const post = {
  ...emptyPost,
  title: 'A quiet harbour',
  date: '2026-02-27T10:00:00Z',
  excerpt: 'Some words.',
  tags: ['a', 'b'],
};
const withPath = (path: string): Profile => ({ ...jekyll, path });
const withBody = (...content: string[]): Profile => ({ ...jekyll, body: { ...jekyll.body, content } });
const withKey = (from: string): Profile => ({ ...jekyll, keys: [{ name: 'k', from }] });
/** A Liquid template that doubles a text `times` times before the template `left`. */
const doubled = (times: number, left: string) =>
  `{% assign a = "ab .-" %}{% for i in (1..${times}) %}{% assign a = a | append: a %}{% endfor %}${left}`;
const slow = '{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}';

/** Runs the work. Returns the CPU time in milliseconds, and the error that the work threw. */
function timed(work: () => unknown): { spent: number; error: unknown } {
  const start = process.cpuUsage();
  let error: unknown;
  try {
    work();
  } catch (thrown) {
    error = thrown;
  }
  const { user, system } = process.cpuUsage(start);
  return { spent: (user + system) / 1_000, error };
}

describe('a format that would plant a file where posts are not', () => {
  test.each([
    '.github/workflows/build.yml',
    '.github/workflows/build.md',
    'posts/.hidden/{{ slug }}.md',
    '.eleventy.js',
    'astro.config.mjs',
    'posts/{{ slug }}.js',
    'posts/{{ slug }}.mdx.sh',
    'posts/{{ slug }}.qmd',
    'posts/{{ slug }}',
    '.md',
    '{{ nothing }}',
    '../..',
    '',
    `${'folder/'.repeat(200)}{{ slug }}.md`,
    '{% for i in (1..400) %}posts/{% endfor %}{{ slug }}.md',
  ])('refuses the path %s', (path) => {
    expect(() => parseProfile(withPath(path))).toThrow(/^path: The format (makes the path|writes too much)/);
    expect(() => printPost(post, withPath(path))).toThrow(RefusedFileError);
  });

  test.each([
    ['../../../etc/{{ slug }}.md', 'etc/a-quiet-harbour.md'],
    ['/etc/{{ slug }}.md', 'etc/a-quiet-harbour.md'],
    ['posts//x/./{{ slug }}.html/', 'posts/x/a-quiet-harbour.html'],
    ['con/nul.{{ slug }}.md', 'con_/nul_.a-quiet-harbour.md'],
    ['a\u0000\u202eb/{{ slug }}.MDX', 'ab/a-quiet-harbour.MDX'],
    ['C:\\temp\\{{ slug }}.markdown', 'C--temp-a-quiet-harbour.markdown'],
  ])('keeps the path %s within the blog', (path, expected) => {
    expect(printPost(post, parseProfile(withPath(path))).path).toBe(expected);
  });

  test('removes the leading dot of a typed slug, which would hide the file', () => {
    const profile = withPath('posts/{{ slug }}/index.md');
    expect(printPost({ ...post, slug: '.git' }, profile).path).toBe('posts/git/index.md');
  });
});

describe('a format that would hang or flood the page', () => {
  test.each(
    Object.entries<Profile>({
      'a loop without end': withBody('{% for i in (1..1000000000) %}x{% endfor %}'),
      'a loop in a loop': withBody(slow),
      'thirty of them': withBody(...Array.from({ length: 30 }, (_, at) => `${at}${slow}`)),
      'a list without end': withKey('(1..1000000000) | join: ","'),
      'a key that loops': withKey(`${slow}{{ title }}`),
      'a hundred keys that loop': {
        ...jekyll,
        keys: Array.from({ length: 100 }, (_, at) => ({ name: `k${at}`, from: `${slow}{{ title }}` })),
      },
      'a path that loops': withPath(`${slow}{{ slug }}.md`),
      'a text doubled 24 times': withBody(doubled(24, '{{ a }}')),
      'a text doubled 40 times': withBody(doubled(40, '{{ a | size }}')),
      'a key of a text that is doubled': withKey(doubled(20, '{{ a }}')),
      'a path of a text that is doubled': withPath(doubled(17, '{{ a }}x.md')),
      'a slug of a text that is doubled': withBody(doubled(18, '{{ a | slug | size }}')),
      'a text taken apart': withBody(doubled(24, '{% assign b = a | split: "" %}{{ b | size }}')),
      'a text looked through again and again': withBody(
        `{% capture a %}{% for i in (1..200) %}${'y'.repeat(9_000)}{% endfor %}{% endcapture %}`,
        `{% capture a %}{% for i in (1..200) %}${'y'.repeat(9_000)}{% endfor %}{% endcapture %}{% for i in (1..9000) %}{% if a contains "yz" %}{% endif %}{% endfor %}`,
      ),
      'each letter replaced by all': withBody(
        '{% assign a = "aaaaaaaaaaaaaaaa" %}{% for i in (1..6) %}{% assign a = a | replace: "a", a %}{% endfor %}{{ a | size }}',
      ),
      'more output than a file': withBody(`{% for i in (1..900) %}${'y'.repeat(9_000)}{% endfor %}`),
      'a key of more than 100 kB': withKey(`{% for i in (1..100) %}${'y'.repeat(1_500)}{% endfor %}{{ title }}`),
      'a date of 400 kB': { ...jekyll, keys: [{ name: 'k', from: 'date', date: { format: '%Y'.repeat(100_000) } }] },
    }),
  )('refuses %s when parsing and when printing, in less than a second', (_, profile) => {
    const parsing = timed(() => parseProfile(profile));
    expect(parsing.error).toEqual(
      expect.objectContaining({ message: expect.stringMatching(/The format(’s templates take|\swrites) too much/) }),
    );
    expect(parsing.spent).toBeLessThan(1_000);
    const printing = timed(() => printPost(post, profile));
    expect(printing.error).toBeInstanceOf(RefusedFileError);
    expect(printing.spent).toBeLessThan(1_000);
  });

  test('refuses a format with 20,000 keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => ({ name: `k${at}`, from: 'title', before: ['#'] }));
    expect(() => parseProfile({ ...jekyll, keys })).toThrow('holds too much for a profile');
  });
});

describe('a format that would reach outside', () => {
  test.each(["{% include 'x' %}", "{% render '/etc/passwd' %}", "{% layout '../../package.json' %}"])(
    'refuses the block %s',
    (block) => expect(() => parseProfile(withBody(block))).toThrow('Failed to lookup'),
  );

  test('gives templates no access to constructors and prototypes', () => {
    const asked =
      '[{{ title.constructor }}{{ title.constructor.constructor }}{{ "x".__proto__ }}{{ constructor }}{{ own.constructor }}{{ tags.constructor }}]';
    expect(printPost(post, parseProfile(withBody(asked))).text).toContain('[]');
  });

  test.each([{ keep: ']a' }, { keep: '\\d)+$(?=' }])('escapes the slug rule %j in patterns', (rule) => {
    const profile = parseProfile({ ...jekyll, slug: { ...jekyll.slug, ...rule } });
    expect(printPost(post, profile).path).toMatch(/a-quiet-harbour\.md$/);
  });
});

test('prints large real posts within all limits', () => {
  const point = { label: 'A label', text: 'Some words about it. '.repeat(20), quote: 'Some words.' };
  const large = {
    ...post,
    points: Array.from({ length: 60 }, () => point),
    links: Array(60).fill({ text: 'a', url: 'https://a.example/' }),
    authors: Array.from({ length: 400 }, (_, at) => `Ann Lee ${at}`),
    introduction: 'Words. '.repeat(10_000),
  };
  for (const profile of profiles) expect(printPost(large, parseProfile(profile)).path).toMatch(/\.mdx?$/);
});
