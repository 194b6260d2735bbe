import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Docusaurus. `format: md` keeps Docusaurus from parsing the body as MDX. A date with an offset is not quoted,
 * since Docusaurus refuses quoted ones.
 */
export const docusaurus: Profile = {
  version: 1,
  id: 'docusaurus',
  name: 'Docusaurus',
  generator: 'docusaurus',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'block', indent: 2 } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'slug', from: 'slug' },
    { name: 'description', from: 'description' },
    { name: 'authors', from: 'authors | named' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    {
      table: 'last_update',
      name: 'date',
      from: 'updated',
      date: { format: '%Y-%m-%dT%H:%M:%S%:z' },
      quote: { style: 'bare' },
    },
    { name: 'tags', from: 'tags', list: { form: 'flow' } },
    { name: 'image', from: 'image' },
    { name: 'draft', from: 'draft' },
    ...listSourceKeys(),
    { table: 'mdx', name: 'format', constant: 'md', quote: { style: 'plain' } },
  ],
  path: 'blog/{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '<!-- truncate -->', author: false },
  body: usualBody('<!-- truncate -->'),
  hazards: ['directive'],
};
