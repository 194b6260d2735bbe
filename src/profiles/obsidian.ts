import { usualBody } from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { titleNameSlug } from '../core/slug.ts';

const body = usualBody('');

/**
 * A note in an Obsidian vault with the properties of Obsidian's own clipper. The file name is the title with its spaces. Who keeps a
 * copy of the article switches `fullText` on.
 */
export const obsidian: Profile = {
  version: 1,
  id: 'obsidian',
  name: 'Obsidian',
  generator: 'obsidian',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'block', indent: 2 } },
  keys: [
    { name: 'title', from: 'title' },
    { name: 'source', from: 'canonical' },
    { name: 'author', from: 'authors' },
    { name: 'published', from: 'source.date', date: { format: '%Y-%m-%d' }, quote: { style: 'bare' } },
    { name: 'created', from: 'date | other_than: source.date', date: { format: '%Y-%m-%d' }, quote: { style: 'bare' } },
    { name: 'description', from: 'description' },
    { name: 'tags', from: 'tags' },
  ],
  path: 'Clippings/{{ slug }}.md',
  slug: titleNameSlug,
  tags: { always: ['clippings'], categories: true, sort: 'keep', form: 'nest' },
  dates: 'posted',
  author: 'article',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  fullText: false,
  body: { ...body, after: [...body.after, '{{ article }}'] },
  hazards: [],
};
