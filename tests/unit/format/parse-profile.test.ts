import { expect, test } from 'vitest';
import { emptyPost } from '../../../src/core/format/empty-post.ts';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import { techhub } from '../../../src/profiles/techhub.ts';

const copy = (change: object) => ({ ...structuredClone(techhub), ...change });

test('accepts its own export', () => {
  expect(parseProfile(JSON.parse(JSON.stringify(techhub)))).toEqual(techhub);
});

test.each([
  [null, 'The file: must be of type object'],
  [{ version: 2 }, 'version: this profile is of version 2'],
  [copy({ zone: 'Mars' }), 'zone: must match'],
  [copy({ extra: 1 }), 'The file: has an unknown “extra”'],
  [copy({ keys: [{ from: 'title' }] }), 'keys[0]: lacks “name”'],
  [copy({ keys: [{ name: 'a', quote: { style: 'loud' } }] }), 'keys[0].quote.style: must be one of'],
  [copy({ keys: [{ name: 'a', before: ['b: c'] }] }), 'keys[0].before[0]: must match'],
  [copy({ keys: [{ name: 'a', after: ' b' }] }), 'keys[0].after: must match'],
  [copy({ keys: [{ name: 'a', quote: { style: 'single', tag: '!x y' } }] }), 'keys[0].quote.tag: must match'],
  [copy({ keys: [{ name: 'a', spelling: { true: 'no' } }] }), 'keys[0].spelling: no is not true'],
  [copy({ keys: [{ name: 'a', spelling: { true: 'True\nb: 1' } }] }), 'keys[0].spelling: True'],
  [
    copy({ keys: [{ name: 'a', earlier: { until: '2026-02-27', style: { spelling: { 1: '"1"' } } } }] }),
    'keys[0].spelling',
  ],
  [copy({ keys: [{ name: 'a', from: 'title | shout' }] }), 'keys[0].from: undefined filter: shout'],
  [copy({ path: '{% if date %}{{ slug }}.md' }), 'path: tag {% if date %} not closed'],
])('refuses %j', (value, reason) => {
  expect(() => parseProfile(value)).toThrow(reason);
});

test('prints with a learned profile of an older version as that version did', () => {
  const older = parseProfile({
    ...copy({ path: '{{ slug }}.md', body: { before: [], content: [], after: [], closing: '' } }),
    frontMatter: { language: 'toml', quote: { style: 'double' }, list: { form: 'flow', quote: { style: 'single' } } },
    keys: [
      { name: 'title', from: 'title', space: '' },
      { name: 'author', from: 'authors | join: ", "', quoteOf: { Ana: { style: 'single' } } },
      { name: 'tags', from: 'tags', table: 'taxonomies' },
    ],
  });
  const post = { ...emptyPost, title: 'Low water', authors: ['Ana'], tags: ['Reeds'] };
  expect(printPost(post, older).text).toBe(
    "+++\ntitle=\"Low water\"\nauthor = 'Ana'\n\n[taxonomies]\ntags = ['Reeds']\n+++\n",
  );
});

test('prints a key as it was written in the time of the post', () => {
  const profile = parseProfile(
    copy({
      path: '{{ slug }}.md',
      body: { before: [], content: [], after: [], closing: '' },
      keys: [
        {
          name: 'title',
          from: 'title',
          quote: { style: 'plain' },
          earlier: { until: '2026-02-27', style: { quote: { style: 'single' }, spaceBefore: ' ', before: ['# old'] } },
        },
      ],
    }),
  );
  const print = (date: string) => printPost({ ...emptyPost, title: 'Low water', date }, profile).text;
  expect(print('2026-02-27T10:00:00Z')).toBe("---\n# old\ntitle : 'Low water'\n---\n");
  expect(print('2026-02-28T10:00:00Z')).toBe('---\ntitle: Low water\n---\n');
  expect(print('')).toBe('---\ntitle: Low water\n---\n');
});
