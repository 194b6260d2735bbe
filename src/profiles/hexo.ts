import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * A format for Hexo. Hexo drops the offset of an unquoted date, so the date is quoted. Hexo reads a plain list of categories
 * as one nested path, so each category is a list of its own. `disableNunjucks` keeps Hexo from running braces in the body.
 */
export const hexo: Profile = {
  version: 1,
  id: 'hexo',
  name: 'Hexo',
  generator: 'hexo',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'block', indent: 2 } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' } },
    { name: 'updated', from: 'updated', date: { format: '%Y-%m-%dT%H:%M:%S%:z' } },
    { name: 'description', from: 'description' },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'categories', from: 'categories | in_list' },
    { name: 'tags', from: 'tags' },
    { name: 'cover', from: 'image' },
    { name: 'canonical', from: 'canonical' },
    ...listSourceKeys(),
    { name: 'disableNunjucks', constant: true },
  ],
  path: 'source/{% if draft %}_drafts{% else %}_posts{% endif %}/{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '<!-- more -->', author: false },
  body: usualBody('<!-- more -->'),
  hazards: [],
};
