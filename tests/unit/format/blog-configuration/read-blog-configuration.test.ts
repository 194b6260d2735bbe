import { describe, expect, test } from 'vitest';
import { isConfigurationFile } from '../../../../src/core/format/blog-configuration/configuration-paths.ts';
import { readBlogConfiguration } from '../../../../src/core/format/blog-configuration/read-blog-configuration.ts';
import * as site from './sites.ts';

const read = (path: string, text: string) => {
  const { files, collections } = readBlogConfiguration([{ path, text }]);
  return { gaps: files[0]?.gaps, collections };
};

describe('the content configuration of Astro', () => {
  const { gaps, collections } = read('lamp/src/content.config.ts', site.astroConfig);
  const [log] = collections;

  test('gives the folder and the literal part of the schema', () => {
    expect(collections).toHaveLength(1);
    expect(log).toMatchObject({ name: 'log', folder: 'content/logbook', fileName: '{{ slug }}.md', isStrict: true });
    const from = 'src/content.config.ts';
    expect(log?.keys.slice(0, 7)).toEqual([
      { key: 'title', type: 'text', required: true, max: 60, from },
      { key: 'pubDate', type: 'timestamp', required: true, from },
      { key: 'category', type: 'text', required: true, values: ['Tides', 'Lamps'], from },
      { key: 'tags', type: 'list', items: 'text', required: true, values: ['storm', 'calm'], min: 1, max: 3, from },
      { key: 'updated', type: 'date', from },
      { key: 'draft', type: 'boolean', default: false, from },
      { key: 'cover', type: 'image', from },
    ]);
    expect(log?.keys.find(({ key }) => key === 'seo.canonicalURL')).toMatchObject({ format: 'url', required: true });
  });

  test('names what only running it would tell', () => {
    expect(log?.keys.find(({ key }) => key === 'mood')).toEqual({
      key: 'mood',
      type: 'any',
      from: 'src/content.config.ts',
    });
    expect(gaps).toEqual([
      { reason: 'computed', text: "mood: moods.pick('low')", line: 19 },
      { reason: 'computed', text: 'note: (text) => text.length % 2 === 0', line: 20 },
    ]);
  });

  test.each([
    ['const s = z.object({ a: z.string() });\nexport const collections = { blog: make(s) }', 'blog: make(s)'],
    ['export const collections = { blog: defineCollection({ schema: await load() }) }', 'await load()'],
    ['const blog = defineCollection({ schema: z.object(fields()) })', 'fields()'],
    ['const blog = defineCollection({ schema: a ? z.object({}) : z.any() })', 'a ? z.object({}) : z.any()'],
    ['const blog = defineCollection({ schema: z.object({ c: z.enum(list) }) })', 'c: list'],
    ['const blog = defineCollection({ schema: z.constructor() })', 'z.constructor()'],
    ['const s = s2; const s2 = s; const blog = defineCollection({ schema: s })', 's2'],
  ])('names the computed part of %s', (text, part) => {
    expect(read('src/content/config.ts', text).gaps?.map((gap) => [gap.reason, gap.text])).toContainEqual([
      'computed',
      part,
    ]);
  });

  test('knows unions, literals, coercion and the functions that keep a type', () => {
    const fields = `a: z.union([z.literal('x'), z.literal('y')]), b: z.string().trim().nullish(), c: z.coerce.number().min(1),
      d: z.string().or(z.array(z.string())), e: z.iso.date(), f: z.string().datetime(), g: z.string().transform((s) => s + 1)`;
    const { collections: found } = read(
      'src/content.config.mjs',
      `const blog = defineCollection({ schema: z.object({ ${fields} }) })`,
    );
    const from = 'src/content.config.mjs';
    expect(found[0]?.keys).toEqual([
      { key: 'a', type: 'any', values: ['x', 'y'], required: true, from },
      { key: 'b', type: 'text', nullable: true, from },
      { key: 'c', type: 'number', required: true, min: 1, from },
      { key: 'd', type: 'any', required: true, from },
      { key: 'e', type: 'text', format: 'day', required: true, from },
      { key: 'f', type: 'text', format: 'instant', required: true, from },
      { key: 'g', type: 'text', required: true, from },
    ]);
  });
});

test('reads the collections of Pages CMS', () => {
  const { gaps, collections } = read('lamp/.pages.yml', site.pagesConfig);
  expect(collections).toHaveLength(1);
  expect(collections[0]).toMatchObject({
    folder: 'content/posts',
    fileName: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  });
  const from = '.pages.yml';
  expect(collections[0]?.keys).toEqual([
    { key: 'title', type: 'text', required: true, from },
    { key: 'date', type: 'date', required: true, from },
    { key: 'category', type: 'any', required: true, values: ['Tides', 'Lamps'], from },
    { key: 'tags', type: 'list', max: 2, from },
    { key: 'layout', type: 'text', initial: 'post', from },
    { key: 'place', type: 'any', from },
  ]);
  expect(gaps).toEqual([{ reason: 'unsupported', text: 'place: map' }]);
});

test('reads the folder collections of Decap', () => {
  const { gaps, collections } = read('static/admin/config.yml', site.decapConfig);
  expect(collections).toHaveLength(1);
  expect(collections[0]).toMatchObject({
    folder: 'content/blog',
    fileName: '{{ date | date: "%Y" }}/{{ slug }}.md',
  });
  const from = 'static/admin/config.yml';
  expect(collections[0]?.keys.slice(2)).toEqual([
    { key: 'kind', type: 'any', required: true, values: ['link', 'essay'], initial: 'link', from },
    { key: 'featured', type: 'boolean', required: true, initial: false, from },
    { key: 'rating', type: 'number', min: 1, max: 5, from },
    { key: 'sku', type: 'text', from },
  ]);
  expect(gaps).toEqual([{ reason: 'unsupported', text: 'sku: pattern' }]);
});

test('reads the content types of Front Matter CMS', () => {
  const { gaps, collections } = read('frontmatter.json', site.frontMatterConfig);
  expect(collections[0]).toMatchObject({ folder: 'content/log', fileName: '{{ slug }}/index.md' });
  const from = 'frontmatter.json';
  expect(collections[0]?.keys).toEqual([
    { key: 'title', type: 'text', required: true, from },
    { key: 'date', type: 'date', required: true, from },
    { key: 'tags', type: 'list', values: ['storm', 'calm'], max: 2, from },
    { key: 'weather', type: 'any', required: true, values: ['fog', 'sun'], from },
    { key: 'type', type: 'text', initial: 'log', from },
  ]);
  expect(gaps).toEqual([]);
});

test('reads the site and the archetypes of Hugo', () => {
  expect(read('hugo.toml', site.hugoConfig).collections[0]).toMatchObject({ name: 'log', folder: 'content/log' });
  expect(read('hugo.toml', site.hugoConfig).collections[0]?.keys.map(({ key }) => key)).toEqual(['tags', 'lamps']);
  const { gaps, collections } = read('archetypes/log.md', site.hugoArchetype);
  const from = 'archetypes/log.md';
  expect(collections[0]).toMatchObject({ name: 'log', language: 'toml', folder: 'content/log' });
  expect(collections[0]?.keys).toEqual([
    { key: 'title', type: 'any', from },
    { key: 'date', type: 'date', from },
    { key: 'draft', type: 'boolean', from },
    { key: 'type', type: 'any', initial: 'log', from },
    { key: 'tags', type: 'list', from },
    { key: 'cover.alt', type: 'any', from },
  ]);
  expect(gaps?.map(({ text }) => text)).toEqual(['{{ with .Site.Params.intro }}']);
  expect(read('config.toml', 'base_url = "https://lamp.example"').collections).toEqual([]);
});

test('reads the configuration of Jekyll and of Hexo', () => {
  const { gaps, collections } = read('_config.yml', site.jekyllConfig);
  const from = '_config.yml';
  expect(collections).toEqual([
    {
      name: 'posts',
      from,
      generator: 'jekyll',
      folder: 'content/_posts',
      fileName: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
      marker: '<!--more-->',
      keys: [
        { key: 'layout', type: 'any', default: 'post', from },
        { key: 'author', type: 'any', default: 'Mara Quist', from },
        { key: 'comments', type: 'any', default: true, from },
      ],
    },
  ]);
  expect(gaps).toEqual([{ reason: 'unsupported', text: 'timezone: Europe/Berlin' }]);
  expect(read('_config.yml', site.hexoConfig).collections[0]).toMatchObject({
    folder: 'source/_posts',
    fileName: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  });
});

test.each([
  ['src/content.config.ts', 'const blog = defineCollection({ schema: z.object({ a: z.string()'],
  ['src/content.config.ts', 'const a = "open'],
  ['src/content.config.ts', 'const a = { b: }'],
  ['.pages.yml', 'content: [a'],
  ['.pages.yml', '- one\n- two'],
  ['static/admin/config.yml', 'collections:\n\t- a'],
  ['frontmatter.json', '{ "a": [1, }'],
  ['hugo.toml', 'a = '],
  ['archetypes/default.md', '---\ntitle: [\n---\n'],
  ['_config.yml', '\0\u0001\ufffd: {'],
])('names the syntax error of %s with the text %s', (path, text) => {
  const { gaps, collections } = read(path, text);
  expect(gaps).toEqual([{ reason: 'syntax', text: expect.stringMatching(/\S/) }]);
  expect(collections).toEqual([]);
});

test('reads hostile files without running them, and in time', () => {
  const hostile = [
    '('.repeat(50_000),
    '<'.repeat(100_000),
    'const a = '.repeat(15_000),
    `const blog = defineCollection({ schema: z${'.object({})'.repeat(15_000)} })`,
    `const blog = defineCollection({ schema: ${'z.array('.repeat(5_000)}1${')'.repeat(5_000)} })`,
    'const blog = defineCollection({ schema: z.object({ __proto__: z.string(), constructor: z.string() }) })',
    'x'.repeat(300_000),
  ];
  const start = performance.now();
  for (const text of hostile) expect(read('src/content.config.ts', text).gaps).toBeDefined();
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(read('src/content.config.ts', hostile.at(-1) ?? '').gaps).toEqual([{ reason: 'too-large', text: '300000' }]);
});

test('ignores the configuration files of dependencies and built sites', () => {
  expect(isConfigurationFile('lamp/node_modules/theme/archetypes/default.md')).toBe(false);
  expect(isConfigurationFile('lamp/_site/admin/config.yml')).toBe(false);
  expect(isConfigurationFile('lamp/public/admin/config.yml')).toBe(true);
  expect(isConfigurationFile('lamp/config.yml')).toBe(false);
});
