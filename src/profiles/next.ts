import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Next.js with MDX, with the keys of the most used blog starter. In that starter, `authors` names files, so the
 * excerpt names the author instead.
 */
export const next: Profile = {
  version: 1,
  id: 'next',
  name: 'Next.js (MDX)',
  generator: 'next',
  frontMatter: { language: 'yaml', quote: { style: 'single', swap: true }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' } },
    { name: 'tags', from: 'tags' },
    { name: 'lastmod', from: 'updated', date: { format: '%Y-%m-%dT%H:%M:%S%:z' } },
    { name: 'draft', from: 'draft | default: false' },
    { name: 'summary', from: 'description' },
    { name: 'images', from: 'image | in_list' },
    { name: 'canonicalUrl', from: 'canonical' },
    ...listSourceKeys(),
  ],
  path: 'data/blog/{{ slug }}.mdx',
  slug: lowerCaseSlug,
  tags: { always: [], categories: true, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: true },
  body: usualBody(''),
  hazards: ['mdx'],
};
