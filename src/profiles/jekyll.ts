import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Jekyll 3 and 4 (GitHub Pages). A post's file name needs a day, so an undated post is a draft. Drafts have a folder of their own. Liquid in
 * the body is wrapped in `raw` tags, since Jekyll 3 lacks `render_with_liquid`, the key that disables Liquid.
 */
export const jekyll: Profile = {
  version: 1,
  id: 'jekyll',
  name: 'Jekyll',
  generator: 'jekyll',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'layout', constant: 'post', quote: { style: 'plain' } },
    { name: 'title', from: 'title' },
    { name: 'description', from: 'description' },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%d %H:%M:%S %z' }, quote: { style: 'bare' } },
    { name: 'last_modified_at', from: 'updated', date: { format: '%Y-%m-%d %H:%M:%S %z' }, quote: { style: 'bare' } },
    { name: 'categories', from: 'categories' },
    { name: 'tags', from: 'tags' },
    { name: 'image', from: 'image' },
    { name: 'canonical_url', from: 'canonical' },
    ...listSourceKeys(),
    { name: 'excerpt_separator', constant: '<!--more-->', quote: { style: 'plain' } },
  ],
  path: '{% if draft or date == "" %}_drafts/{% else %}_posts/{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '<!--more-->', author: false },
  body: usualBody('<!--more-->'),
  hazards: ['kramdown', 'liquid'],
};
