import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Zola. Zola rejects a taxonomy (tags, categories) that the site's config does not declare. Nearly all sites
 * declare tags, so categories become tags.
 */
export const zola: Profile = {
  version: 1,
  id: 'zola',
  name: 'Zola',
  generator: 'zola',
  frontMatter: { language: 'toml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'description', from: 'description' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%Z' }, quote: { style: 'bare' } },
    { name: 'updated', from: 'updated', date: { format: '%Y-%m-%dT%H:%M:%S%Z' }, quote: { style: 'bare' } },
    { name: 'draft', from: 'draft' },
    { name: 'authors', from: 'authors' },
    { table: 'taxonomies', name: 'tags', from: 'tags' },
    { table: 'extra', name: 'canonical_url', from: 'canonical' },
    { table: 'extra', name: 'image', from: 'image' },
    ...listSourceKeys({ table: 'extra' }),
  ],
  path: 'content/blog/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '<!-- more -->', author: false },
  body: usualBody('<!-- more -->'),
  hazards: ['tera'],
};
