import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for the schema of Astro's blog starter, with keys that Astro themes add. A site's schema drops keys that it does
 * not know.
 */
export const astro: Profile = {
  version: 1,
  id: 'astro',
  name: 'Astro',
  generator: 'astro',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    // The schema of the blog starter requires this key, even if empty.
    { name: 'description', from: 'description', empty: 'blank' },
    { name: 'pubDate', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    { name: 'updatedDate', from: 'updated', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'tags', from: 'tags' },
    { name: 'canonicalURL', from: 'canonical' },
    ...listSourceKeys(),
  ],
  path: 'src/content/blog/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: usualBody(''),
  hazards: [],
};
