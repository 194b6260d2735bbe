import {
  closingLine,
  conclusionHeading,
  furtherLinks,
  keyPointsBlock,
  keyPointsHeading,
  sectionsBlock,
  titleHeading,
} from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { titleCaseSlug } from '../core/slug.ts';

/** The format of the Tech Hub blog: Jekyll with fourteen front-matter keys. Strings are quoted as in JSON. */
export const techhub: Profile = {
  version: 1,
  id: 'techhub',
  name: 'Tech Hub',
  generator: 'jekyll',
  frontMatter: { language: 'yaml', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [
    { name: 'layout', constant: 'post' },
    { name: 'title', from: 'title' },
    { name: 'description', from: 'description' },
    { name: 'author', from: 'authors | join: ", "' },
    { name: 'excerpt_separator', constant: '<!--excerpt_end-->', quote: { style: 'plain' } },
    { name: 'canonical_url', from: 'canonical' },
    { name: 'viewing_mode', from: 'viewingMode' },
    { name: 'feed_name', from: 'feed.name' },
    { name: 'feed_url', from: 'feed.url' },
    {
      name: 'date',
      from: 'date',
      date: { format: '%Y-%m-%d %H:%M:%S +00:00', day: '%Y-%m-%d 00:00:00 +00:00' },
      quote: { style: 'bare' },
    },
    { name: 'permalink', from: '/{{ stem }}.html' },
    { name: 'categories', from: 'categories' },
    { name: 'tags', from: 'tags' },
    { name: 'tags_normalized', from: 'tags | spell_symbols | downcase' },
  ],
  path: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: titleCaseSlug,
  tags: { always: ['News'], categories: true, sort: 'alphabet', form: 'keep' },
  dates: 'article',
  author: 'article',
  zone: 'utc',
  excerpt: { marker: '<!--excerpt_end-->', author: true },
  body: {
    before: ['{{ excerpt }}<!--excerpt_end-->'],
    content: [titleHeading, '{{ introduction }}', keyPointsBlock(keyPointsHeading), sectionsBlock, furtherLinks],
    after: [closingLine],
    closing: conclusionHeading,
  },
  hazards: ['kramdown', 'liquid'],
};
