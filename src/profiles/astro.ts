import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';

/** The schema of Astro's blog starter, and keys that its themes add. A site's schema drops unknown keys. */
export const astro: Profile = {
  version: 1,
  id: 'astro',
  name: 'Astro',
  generator: 'astro',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    // The starter's schema requires the key, even if empty.
    { name: 'description', from: 'description', empty: 'blank' },
    { name: 'pubDate', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'tags', from: 'tags' },
    { name: 'canonicalURL', from: 'canonical' },
  ],
  path: 'src/content/blog/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: usualBody(''),
  hazards: [],
};
