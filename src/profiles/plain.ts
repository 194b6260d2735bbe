import {
  andVia,
  commentBlock,
  furtherLinks,
  pointList,
  sectionsBlock,
  titleHeading,
} from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';

/** Markdown for any reader: no front matter, and the article's source in a line under the title. */
export const plainMarkdown: Profile = {
  version: 1,
  id: 'plain',
  name: 'Markdown without front matter',
  generator: 'other',
  frontMatter: { language: 'none', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [],
  path: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  dates: 'posted',
  author: 'user',
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: {
    before: [
      titleHeading,
      '{% if source.authors.size > 0 %}{{ source.authors | sentence }}{% if source.date != "" or canonical != "" %} · {% endif %}{% endif %}{% if source.date != "" %}{{ source.date | date: "%Y-%m-%d" }}{% if canonical != "" %} · {% endif %}{% endif %}{% if canonical != "" %}[{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}]({{ canonical }}){% endif %}' +
        andVia,
      commentBlock,
    ],
    content: ['{{ excerpt }}', pointList(), sectionsBlock, furtherLinks],
    after: [],
    closing: '',
  },
  hazards: [],
};
