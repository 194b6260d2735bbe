import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Eleventy. `templateEngineOverride` makes Eleventy parse the body as Markdown only, without Liquid or
 * Nunjucks.
 */
export const eleventy: Profile = {
  version: 1,
  id: 'eleventy',
  name: 'Eleventy',
  generator: 'eleventy',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'block', indent: 2 } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'description', from: 'description' },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    { name: 'tags', from: 'tags' },
    { name: 'image', from: 'image' },
    { name: 'canonical', from: 'canonical' },
    { name: 'draft', from: 'draft' },
    ...listSourceKeys(),
    { name: 'templateEngineOverride', constant: 'md', quote: { style: 'plain' } },
  ],
  path: 'posts/{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: usualBody(''),
  hazards: [],
};
