import { describe, expect, test } from 'vitest';
import { type Example, learn } from '../../../src/core/post/learn.ts';
import { parseFile } from '../../../src/core/post/parse.ts';
import { preflight } from '../../../src/core/post/preflight.ts';
import { print } from '../../../src/core/post/print.ts';
import { readProfile } from '../../../src/core/post/read-profile.ts';
import { recall } from '../../../src/core/post/recall.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { blogs } from './blogs.ts';
import { samplePost } from './sample.ts';

const headOf = (text: string) => text.slice(0, text.length - parseFile(text).body.length);

describe.each(Object.entries(blogs))('%s', (_, examples) => {
  const learned = learn(examples);

  test('prints its examples’ front matter and paths again, to the letter', () => {
    for (const { path, text, printed } of learned.proofs) {
      expect(headOf(printed.text)).toBe(headOf(text));
      expect(printed.path).toBe(path);
    }
  });

  test('is a profile like any other', () => {
    const { profile } = learned;
    expect(readProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    const file = print(samplePost, profile);
    expect(preflight(file, samplePost, profile).filter(({ level }) => level === 'error')).toEqual([]);
    expect(file.text).toContain('Readings arrive every minute.');
  });
});

describe.each(
  profiles.filter(({ frontMatter }) => frontMatter.language !== 'none').map((one) => [one.id, one] as const),
)('from posts printed by %s', (_, profile) => {
  const posts = ['Tide tables: open', 'Cranes get "eyes"', 'C# on the quay'].map((title, at) => ({
    ...samplePost,
    ...{ title, description: `About ${title}`, tags: ['C#', 'Sensors', `Tag ${at}`, 'Node.js'] },
    ...{ date: `2026-0${at + 1}-1${at}T0${at}:30:00+00:00`, canonical: `https://port.example/${at}` },
  }));
  const examples = posts.map((post): Example => print(post, profile));

  test('learns to print the next one alike, but for what no example shows', () => {
    const learned = learn(examples).profile;
    const next = { ...samplePost, title: 'Ferries & .NET', date: '2026-04-01T12:00:00+00:00' };
    // The same author and feed in every example are taken for the blog's own.
    const wanted = print(next, profile);
    const printed = print(next, learned);
    expect(headOf(printed.text)).toBe(headOf(wanted.text));
    expect(printed.path).toBe(wanted.path);
  });
});

describe('techhub', () => {
  const post = { ...samplePost, tags: ['C#', '.NET', 'Azure', 'DevOps', 'News', 'Sensors'] };
  const { profile, keys, proofs } = learn([print(post, techhub)]);

  test('one post gives order, styles, zone, sorting, derivations and the body’s shape', () => {
    expect(proofs.map(({ identical }) => identical)).toEqual([true]);
    expect(keys.map(({ name }) => name)).toEqual(techhub.keys.map(({ name }) => name));
    expect(profile).toMatchObject({
      zone: 'utc',
      tags: { sort: 'alphabet', categories: true },
      excerpt: techhub.excerpt,
    });
    const rules = new Map(keys.map((key) => [key.name, key]));
    expect(rules.get('permalink')).toMatchObject({ kind: 'derived', rule: '/{{ stem }}.html', agree: 1 });
    expect(rules.get('tags_normalized')).toMatchObject({ kind: 'derived', rule: 'tags | spell_symbols | downcase' });
    expect(rules.get('excerpt_separator')).toMatchObject({ kind: 'constant', rule: '"<!--excerpt_end-->"' });
    expect(profile.body.after[0]).toContain('appeared first on "{{ feed.name }}"');
  });

  test('a pasted post, without a path, gives the same profile', () => {
    expect(learn([{ path: '', text: print(post, techhub).text }]).profile).toEqual(profile);
  });

  test('a name that a download gave says nothing of the blog’s names', () => {
    for (const path of ['my-post (1).md', 'seed-post.md'])
      expect(learn([{ path, text: print(post, techhub).text }]).profile).toEqual(profile);
  });

  test('derived keys are derived where a post doesn’t say otherwise', () => {
    const { permalink: _, tags_normalized, ...values } = parseFile(print(samplePost, techhub).text).values;
    const place = { slug: 'Own-slug', day: '2026-02-27' };
    const valuesOf = (given: typeof values) => parseFile(print(recall(given, place, profile), profile).text).values;
    expect(valuesOf(values)).toMatchObject({ permalink: '/2026-02-27-Own-slug.html', tags_normalized });
    expect(valuesOf({ ...values, permalink: '/by/hand' })).toMatchObject({ permalink: '/by/hand', tags_normalized });
  });
});

test('what no example explains is asked for; what can’t be read is named', () => {
  const example = (at: number, extra: string): Example => ({
    path: `posts/${at}.md`,
    text: `---\ntitle: Post ${at}\nmood: ${extra}\n---\n\nText.\n`,
  });
  const broken = { path: 'posts/broken.md', text: '---\ntitle: [\n---\n' };
  const learned = learn([example(1, 'calm'), example(2, 'loud'), example(3, 'odd'), broken]);
  expect(learned.keys.find(({ name }) => name === 'mood')).toMatchObject({ kind: 'asked', seen: 3, identical: 3 });
  expect(learned.skipped).toMatchObject([{ path: 'posts/broken.md' }]);
  expect(() => learn([broken])).toThrow(/./);
  expect(() => learn([])).toThrow('No post was given.');
});

test('keys that a post lacks stay out, own ones come back', () => {
  const { profile } = learn(blogs['eleventy, block lists'] ?? []);
  const text = '---\ntitle: Third\nupdated: 2019-01-02\ndate: 2019-01-01\npinned: true\n---\n';
  const post = recall(parseFile(text).values, { slug: 'third', day: '' }, profile);
  expect(post).toMatchObject({ own: { updated: '2019-01-02', pinned: true }, without: ['layout'] });
  expect(headOf(print(post, profile).text)).toBe(
    '---\ntitle: Third\ndate: 2019-01-01\nupdated: 2019-01-02\npinned: true\n---\n',
  );
});
