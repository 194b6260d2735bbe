import { andVia, commentBlock, keyPointsBlock, keyPointsLine, readAllLine } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';
import { listSourceKeys } from './source-keys.ts';

/**
 * The format of somebody who has chosen none: front matter with the keys that every site generator reads, and a body that
 * keeps apart what is the article's. The date has an offset and no quotes, since some generators misread other forms.
 */
export const markdown: Profile = {
  version: 1,
  id: 'markdown',
  name: 'Markdown',
  generator: 'other',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'date', from: 'date', date: { format: '%Y-%m-%dT%H:%M:%S%:z' }, quote: { style: 'bare' } },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'link', from: 'canonical' },
    { name: 'source', from: 'feed.name' },
    ...listSourceKeys(),
    { name: 'description', from: 'description' },
    { name: 'categories', from: 'categories' },
    { name: 'tags', from: 'tags' },
    { name: 'draft', from: 'draft' },
  ],
  path: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  borrowed: 'line',
  body: {
    before: [commentBlock, '{{ excerpt }}'],
    content: [keyPointsBlock(keyPointsLine)],
    after: [readAllLine + andVia],
    closing: '',
  },
  hazards: [],
};
