import { expect, test } from 'vitest';
import { applyBlogConfiguration } from '../../../../src/core/format/blog-configuration/apply-blog-configuration.ts';
import type { PostCollection } from '../../../../src/core/format/blog-configuration/blog-configuration.ts';
import { choosePostCollection } from '../../../../src/core/format/blog-configuration/choose-post-collection.ts';
import { readBlogConfiguration } from '../../../../src/core/format/blog-configuration/read-blog-configuration.ts';
import { learnFormat } from '../../../../src/core/format/learn/learn-format.ts';
import { parseProfile } from '../../../../src/core/format/parse-profile.ts';
import { preflight } from '../../../../src/core/format/preflight.ts';
import { printPost } from '../../../../src/core/format/print-post.ts';
import type { Profile } from '../../../../src/core/format/profile.ts';
import type { Post } from '../../../../src/core/post.ts';
import { astro } from '../../../../src/profiles/astro.ts';
import { eleventy } from '../../../../src/profiles/eleventy.ts';
import { hugoToml } from '../../../../src/profiles/hugo.ts';
import { jekyll } from '../../../../src/profiles/jekyll.ts';
import { fixturePost } from '../fixtures.ts';
import * as site from './sites.ts';

const read = (files: Record<string, string>, paths: string[] = []) => {
  const entries = Object.entries(files).map(([path, text]) => ({ path, text }));
  const collection = choosePostCollection(readBlogConfiguration(entries), paths);
  if (!collection) throw new Error('No collection was found.');
  return collection;
};

const configure = (profile: Profile, collection: PostCollection, isLearned = false) =>
  parseProfile(JSON.parse(JSON.stringify(applyBlogConfiguration(profile, collection, isLearned))));

const post: Post = { ...fixturePost, title: 'The lamp', categories: ['Tides'], tags: ['storm'], points: [], image: '' };

const findErrors = (changes: Partial<Post>, profile: Profile) => {
  const changed = { ...post, ...changes };
  return preflight(printPost(changed, profile), changed, profile).filter(({ level }) => level === 'error');
};

test('prints a post that a strict Astro schema accepts', () => {
  const profile = configure(astro, read({ 'src/content.config.ts': site.astroConfig }));
  const { path, text } = printPost({ ...post, own: { mood: 'low', note: 'even' } }, profile);
  expect(path).toBe('content/logbook/the-lamp.md');
  expect(text.split('\n---\n')[0]).toBe(`---
title: "The lamp"
pubDate: 2026-02-27T13:53:42+00:00
tags: ["storm"]
seo:
  canonicalURL: "https://port.example/news/sensors/"
category: "Tides"
note: "even"
mood: "low"`);
});

test('names each value that the blog’s schema refuses', () => {
  const profile = configure(astro, read({ 'src/content.config.ts': site.astroConfig }));
  const own = { mood: 'low', note: 'even' };
  expect(findErrors({ own }, profile)).toEqual([]);
  expect(findErrors({}, profile)).toEqual([{ level: 'error', code: 'key-missing', key: 'note' }]);
  expect(findErrors({ own, categories: ['Azure'] }, profile)).toEqual([
    { level: 'error', code: 'key-not-allowed', key: 'category', values: ['Tides', 'Lamps'] },
  ]);
  expect(findErrors({ own, tags: ['storm', 'gale'] }, profile)).toMatchObject([
    { code: 'key-not-allowed', key: 'tags' },
  ]);
  expect(findErrors({ own, tags: [] }, profile)).toMatchObject([{ code: 'key-not-allowed', key: 'tags' }]);
  expect(findErrors({ own, title: 'x'.repeat(61) }, profile)).toMatchObject([{ code: 'key-too-long', limit: 60 }]);
  expect(findErrors({ own: { ...own, draft: 'no' } }, profile)).toMatchObject([{ code: 'key-type', type: 'boolean' }]);
  expect(findErrors({ own: { ...own, cover: ['a.png'] } }, profile)).toMatchObject([
    { code: 'key-type', key: 'cover' },
  ]);
  expect(findErrors({ own: { ...own, 'seo.canonicalURL': 'here' } }, profile)).toMatchObject([
    { code: 'key-type', key: 'seo.canonicalURL', type: 'url' },
  ]);
});

test('reads a date as the generator does: quoted it is a text, bare it is a date', () => {
  const make = (type: 'text' | 'timestamp') => ({ ...astro, rules: [{ key: 'pubDate', type, from: 'a' }] });
  expect(findErrors({}, make('timestamp'))).toEqual([]);
  expect(findErrors({}, make('text'))).toMatchObject([{ code: 'key-type', key: 'pubDate' }]);
  const quoted = astro.keys.map((key) =>
    key.name === 'pubDate' ? { ...key, quote: { style: 'double' as const } } : key,
  );
  expect(findErrors({}, { ...make('timestamp'), keys: quoted })).toMatchObject([{ code: 'key-type' }]);
  expect(findErrors({}, { ...make('text'), keys: quoted })).toEqual([]);
});

test('writes an instant in UTC and a day as text where the schema asks for texts', () => {
  const schema = (date: string) =>
    read({ 'src/content.config.ts': `const blog = defineCollection({ schema: z.object({ date: ${date} }) })` });
  const print = (date: string) =>
    /date: .*/.exec(
      printPost({ ...post, date: '2026-02-27T23:30:00-05:00' }, configure(astro, schema(date))).text,
    )?.[0];
  expect(print('z.string().datetime()')).toBe('date: "2026-02-28T04:30:00Z"');
  expect(print('z.iso.date()')).toBe('date: "2026-02-27"');
  expect(print('z.date()')).toBe('date: 2026-02-27T23:30:00-05:00');
});

test('takes folder, file name and first values from an editor’s configuration', () => {
  const profile = configure(eleventy, read({ '.pages.yml': site.pagesConfig }));
  const { path, text } = printPost(post, profile);
  expect(path).toBe('content/posts/2026-02-27-the-lamp.md');
  expect(text).toContain('\nlayout: ');
  expect(text).toMatch(/\ncategory: "?Tides/);
  const decap = configure(eleventy, read({ 'static/admin/config.yml': site.decapConfig }));
  expect(printPost(post, decap).path).toBe('content/blog/2026/the-lamp.md');
  expect(printPost(post, decap).text).toMatch(/\nkind: "?link"?\nfeatured: false\n/);
  expect(findErrors({ own: { kind: 'poem' } }, decap)).toMatchObject([{ code: 'key-not-allowed', key: 'kind' }]);
});

test('joins the site, the section’s archetype and an editor’s enumerations', () => {
  const files = {
    'hugo.toml': site.hugoConfig,
    'archetypes/log.md': site.hugoArchetype,
    'frontmatter.json': site.frontMatterConfig,
  };
  const collection = read(files, ['content/log/a.md']);
  expect(collection).toMatchObject({ generator: 'hugo', folder: 'content/log', language: 'toml' });
  const profile = configure(hugoToml, collection);
  const { path, text } = printPost({ ...post, own: { weather: 'sun' } }, profile);
  expect(path).toBe('content/log/the-lamp/index.md');
  expect(text).toContain('type = "log"');
  expect(text).not.toContain('draft');
  expect(findErrors({}, profile)).toMatchObject([{ code: 'key-not-allowed', key: 'weather', values: ['fog', 'sun'] }]);
});

test('prints no key that Jekyll sets by default, and ends the excerpt as Jekyll does', () => {
  const profile = configure(jekyll, read({ '_config.yml': site.jekyllConfig }));
  const { path, text } = printPost(post, profile);
  expect(path).toBe('content/_posts/2026-02-27-the-lamp.md');
  expect(text).not.toContain('comments');
  expect(text).toContain('\n\n<!--more-->\n');
});

test('lets the posts decide where a format was learned from them', () => {
  const text = '---\ntitle: Ebb\npubDate: 2026-01-02\ncategory: Tides\n---\n\nThe water is gone.\n';
  const { profile: learned } = learnFormat([{ path: 'logbook/ebb.md', text }]);
  const profile = configure(learned, read({ 'src/content.config.ts': site.astroConfig }), true);
  expect(profile.path).toBe(learned.path);
  expect(profile.keys.slice(0, 3).map(({ name }) => name)).toEqual(['title', 'pubDate', 'category']);
  expect(profile.keys.map(({ name }) => name)).toContain('note');
  expect(profile.rules?.length).toBeGreaterThan(8);
});

test('chooses the collection that holds the posts', () => {
  const text = `export const collections = {
    pages: defineCollection({ loader: glob({ base: 'src/pages' }), schema: z.object({ title: z.string() }) }),
    blog: defineCollection({ loader: glob({ base: 'src/blog' }), schema: z.object({ title: z.string() }) }),
    essays: defineCollection({ loader: glob({ base: 'src/essays' }), schema: z.object({ title: z.string() }) }),
  }`;
  expect(read({ 'src/content.config.ts': text }).name).toBe('blog');
  expect(read({ 'src/content.config.ts': text }, ['src/essays/a.md']).name).toBe('essays');
});
