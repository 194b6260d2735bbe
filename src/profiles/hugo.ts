import { usualBody } from '../core/format/liquid-blocks.ts';
import type { FrontMatterKey, Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

const hugoKeys: FrontMatterKey[] = [
  { name: 'title', from: 'title' },
  { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
  { name: 'lastmod', from: 'updated', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
  { name: 'draft', from: 'draft' },
  { name: 'description', from: 'description' },
  { name: 'authors', from: 'authors' },
  { name: 'categories', from: 'categories' },
  { name: 'tags', from: 'tags' },
  { name: 'images', from: 'image | in_list' },
  { name: 'canonicalURL', from: 'canonical' },
  ...listSourceKeys(),
];

const hugoBase = {
  version: 1,
  generator: 'hugo',
  keys: hugoKeys,
  path: 'content/posts/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '<!--more-->', author: false },
  body: usualBody('<!--more-->'),
  hazards: ['shortcode'],
} satisfies Partial<Profile>;

export const hugoYaml: Profile = {
  ...hugoBase,
  id: 'hugo-yaml',
  name: 'Hugo (YAML)',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
};

/** Hugo with TOML. The date is RFC 3339 and unquoted, since Hugo rejects a quoted date with a space before the offset. */
export const hugoToml: Profile = {
  ...hugoBase,
  id: 'hugo-toml',
  name: 'Hugo (TOML)',
  frontMatter: { language: 'toml', quote: { style: 'double' }, list: { form: 'flow' } },
};
