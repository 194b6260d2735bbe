import { describe, expect, test } from 'vitest';
import { moveKey } from '../../../src/core/format/key-order.ts';
import { learnFormat, type PostExample } from '../../../src/core/format/learn/learn-format.ts';
import { parsePostFile } from '../../../src/core/format/parse-post.ts';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { postFromFrontMatter } from '../../../src/core/format/post-from-front-matter.ts';
import { preflight } from '../../../src/core/format/preflight.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { exampleBlogs } from './example-blogs.ts';
import { fixturePost } from './fixtures.ts';

const getHead = (text: string) => text.slice(0, text.length - parsePostFile(text).body.length);

describe.each(Object.entries(exampleBlogs))('%s', (_, examples) => {
  const learned = learnFormat(examples);

  test('reproduces its examples’ front matter and paths exactly', () => {
    for (const { path, text, printed } of learned.roundTrips) {
      expect(getHead(printed.text)).toBe(getHead(text));
      expect(printed.path).toBe(path);
    }
  });

  test('gives a valid profile', () => {
    const { profile } = learned;
    expect(parseProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    const file = printPost(fixturePost, profile);
    expect(preflight(file, fixturePost, profile).filter(({ level }) => level === 'error')).toEqual([]);
    expect(file.text).toContain('Readings arrive every minute.');
  });
});

describe.each(
  profiles.filter(({ frontMatter }) => frontMatter.language !== 'none').map((one) => [one.id, one] as const),
)('from posts printed by %s', (_, profile) => {
  const posts = ['Tide tables: open', 'Cranes get "eyes"', 'C# on the quay'].map((title, at) => ({
    ...fixturePost,
    ...{ title, description: `About ${title}`, tags: ['C#', 'Sensors', `Tag ${at}`, 'Node.js'] },
    ...{ date: `2026-0${at + 1}-1${at}T0${at}:30:00+00:00`, canonical: `https://port.example/${at}` },
  }));
  const examples = posts.map((post): PostExample => printPost(post, profile));

  test('prints the next post like the original profile', () => {
    const learned = learnFormat(examples).profile;
    const next = { ...fixturePost, title: 'Ferries & .NET', date: '2026-04-01T12:00:00+00:00' };
    // All examples have the same author and feed, so learnFormat takes both for fixed values of the blog.
    const wanted = printPost(next, profile);
    const printed = printPost(next, learned);
    expect(getHead(printed.text)).toBe(getHead(wanted.text));
    expect(printed.path).toBe(wanted.path);
  });
});

describe('techhub', () => {
  const post = { ...fixturePost, tags: ['C#', '.NET', 'Azure', 'DevOps', 'News', 'Sensors'] };
  const { profile, keys, roundTrips } = learnFormat([printPost(post, techhub)]);

  test('learns order, styles, zone, sorting, derivations and the body’s structure from one post', () => {
    expect(roundTrips.map(({ identical }) => identical)).toEqual([true]);
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

  test('learns the same profile from a pasted post without a path', () => {
    expect(learnFormat([{ path: '', text: printPost(post, techhub).text }]).profile).toEqual(profile);
  });

  test('ignores a file name that a download made up', () => {
    for (const path of ['my-post (1).md', 'seed-post.md'])
      expect(learnFormat([{ path, text: printPost(post, techhub).text }]).profile).toEqual(profile);
  });

  test('derives a key’s value unless the post has its own', () => {
    const { permalink: _, tags_normalized, ...values } = parsePostFile(printPost(fixturePost, techhub).text).values;
    const place = { slug: 'Own-slug', day: '2026-02-27' };
    const printValues = (given: typeof values) =>
      parsePostFile(printPost(postFromFrontMatter(given, place, profile), profile).text).values;
    expect(printValues(values)).toMatchObject({ permalink: '/2026-02-27-Own-slug.html', tags_normalized });
    expect(printValues({ ...values, permalink: '/by/hand' })).toMatchObject({ permalink: '/by/hand', tags_normalized });
  });
});

test('asks for a key that no rule explains, and names an unreadable example', () => {
  const example = (at: number, extra: string): PostExample => ({
    path: `posts/${at}.md`,
    text: `---\ntitle: Post ${at}\nmood: ${extra}\n---\n\nText.\n`,
  });
  const broken = { path: 'posts/broken.md', text: '---\ntitle: [\n---\n' };
  const learned = learnFormat([example(1, 'calm'), example(2, 'loud'), example(3, 'odd'), broken]);
  expect(learned.keys.find(({ name }) => name === 'mood')).toMatchObject({ kind: 'asked', seen: 3, identical: 3 });
  expect(learned.skipped).toMatchObject([{ path: 'posts/broken.md' }]);
  expect(() => learnFormat([broken])).toThrow(/./);
  expect(() => learnFormat([])).toThrow('No post was given.');
});

test('omits a key that a post lacks, and keeps its additional ones', () => {
  const { profile } = learnFormat(exampleBlogs['eleventy, block lists'] ?? []);
  const text = '---\ntitle: Third\nupdated: 2019-01-02\ndate: 2019-01-01\npinned: true\n---\n';
  const post = postFromFrontMatter(parsePostFile(text).values, { slug: 'third', day: '' }, profile);
  expect(post).toMatchObject({ own: { updated: '2019-01-02', pinned: true }, without: ['layout'] });
  expect(getHead(printPost(post, profile).text)).toBe(
    '---\ntitle: Third\ndate: 2019-01-01\nupdated: 2019-01-02\npinned: true\n---\n',
  );
});

test('learns the keys of a link blog for the user’s words, the place of the find and the kind', () => {
  const examples = ['link', 'quote', 'note'].map((kind, at) => {
    const head = `title: Post ${at}\nlink: https://port.example/${at}\nvia: https://notes.example/${at}\nkind: ${kind}\ncomment: My take on ${at}`;
    return { path: `posts/${at}.md`, text: `---\n${head}\n---\n\nText.\n` };
  });
  const { profile } = learnFormat(examples);
  const via = { name: 'Pier Notes', url: 'https://notes.example/9' };
  const { text } = printPost({ ...fixturePost, comment: 'Mine.', via, kind: 'note' }, profile);
  expect(parsePostFile(text).values).toMatchObject({ comment: 'Mine.', via: via.url, kind: 'note' });
  expect(text).toContain('\nlink: https://port.example/news/sensors/\n');
});

test('keeps a lone `via` for the address of the article', () => {
  const examples = [1, 2].map((at) => ({
    path: `posts/${at}.md`,
    text: `---\ntitle: Post ${at}\nvia: https://port.example/${at}\n---\n\nText.\n`,
  }));
  expect(learnFormat(examples).profile.keys.find(({ name }) => name === 'via')?.from).toBe('canonical');
});

describe('posts that disagree', () => {
  const write = (at: number, title: string, date: string): PostExample => ({
    path: `_posts/2026-0${at}-15-post-${at}.md`,
    text: `---\ntitle: ${title}\ndate: ${date}\n---\nNotes.\n`,
  });

  test('are reported key by key, and the format follows the newer ones', () => {
    const { profile, keys } = learnFormat([
      write(1, '"Reeds"', '2026-01-15'),
      write(2, '"Weir"', '2026-02-15'),
      write(3, 'Eels', '2026-03-15'),
      write(4, 'Otters', '2026-04-15'),
    ]);
    expect(keys.find(({ name }) => name === 'title')).toMatchObject({ seen: 4, identical: 2 });
    expect(printPost({ ...fixturePost, title: 'Herons' }, profile).text).toContain('title: Herons\n');
  });

  test('keep their orders of keys until the user moves a key', () => {
    const examples = ['title: A\nlayout: post', 'layout: link\ntitle: B\nref: 1', 'title: C\nlayout: post'].map(
      (keys, at): PostExample => ({ path: `notes/${at}.md`, text: `---\n${keys}\n---\nNotes.\n` }),
    );
    const { profile } = learnFormat(examples);
    const print = (one: Profile) =>
      printPost({ ...fixturePost, own: { layout: 'link', ref: 2 } }, one).text.split('\n')[1];
    expect(print(profile)).toBe('layout: link');
    expect(print({ ...profile, ...moveKey(profile, 0, 0) })).toMatch(/^title: /);
  });

  test('show since when a key is written differently', () => {
    const examples = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) =>
      write(at, at < 6 ? `'Count ${at}'` : `"Count ${at}"`, `2026-0${at}-15`),
    );
    const { profile, keys, roundTrips } = learnFormat(examples);
    expect(keys.find(({ name }) => name === 'title')).toMatchObject({ identical: 9, earlierUntil: '2026-05-15' });
    expect(roundTrips.map(({ text, printed }) => getHead(printed.text) === getHead(text))).not.toContain(false);
    const print = (date: string) => printPost({ ...fixturePost, title: 'Herons', date }, profile).text;
    expect(print('2026-10-01')).toContain('title: "Herons"\n');
    expect(print('2025-10-01')).toContain("title: 'Herons'\n");
  });
});

describe('borrowed sentences', () => {
  const write = (body: (at: number) => string): PostExample[] =>
    [1, 2, 3].map((at) => ({ path: `posts/pier-${at}.md`, text: `---\ntitle: Pier ${at}\n---\n\n${body(at)}\n` }));
  const point = { label: '', text: 'Readings arrive every minute.', quote: 'Readings arrive every minute.' };
  const print = (examples: PostExample[]) =>
    printPost({ ...fixturePost, points: [point, point] }, learnFormat(examples).profile).text;

  test('are put in quotation marks where the posts do', () => {
    const examples = write((at) => `Pier ${at} opens.\n\n- “It opens at ${at}.”\n- **Cranes**: “They turn.”\n`);
    expect(learnFormat(examples).profile.borrowed).toBe('quotes');
    expect(print(examples)).toContain('- “Readings arrive every minute.”');
  });

  test('are block quotations where the posts have these, in a list or alone', () => {
    const listed = write((at) => `Pier ${at} opens.\n\n- > It opens at ${at}.\n- > They turn.\n`);
    expect(print(listed)).toContain('- > Readings arrive every minute.');
    const alone = write((at) => `Pier ${at} opens.\n\n> It opens at ${at}.\n\nGood.\n`);
    expect(learnFormat(alone).profile.borrowed).toBe('blockquote');
    expect(print(alone)).toMatch(/^> Readings arrive every minute\.$/m);
    expect(print(alone)).not.toContain('- >');
  });

  test('stand under the line that says so where the posts have it, in any language', () => {
    const german = 'Das Wichtigste, in den Worten des Artikels:';
    const examples = write((at) => `Pier ${at} öffnet.\n\n${german}\n\n- Er öffnet um ${at}.\n- Kräne drehen.\n`);
    expect(learnFormat(examples).profile.borrowed).toBe('line');
    expect(print(examples)).toContain('Key points, in the article’s own words:');
  });

  test('are not marked where most posts mark nothing', () => {
    const examples = write((at) => `Pier ${at} opens.\n\n- It opens at ${at}, “they” say.\n- Cranes turn.\n`);
    expect(learnFormat(examples).profile.borrowed).toBeUndefined();
  });
});
