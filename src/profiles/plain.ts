import {
  commentBlock,
  furtherLinks,
  pointList,
  sectionsBlock,
  titleHeading,
  viaLine,
} from '../core/format/liquid-blocks.ts';
import type { Profile } from '../core/format/profile.ts';
import { lowerCaseSlug } from '../core/slug.ts';

/** Markdown for any reader: no front matter, and the article's source in a line under the title. */
export const plainMarkdown: Profile = {
  version: 1,
  id: 'plain',
  name: 'Plain Markdown',
  generator: 'other',
  frontMatter: { language: 'none', quote: { style: 'double' }, list: { form: 'flow' } },
  keys: [],
  path: '{% if date != "" %}{{ date | date: "%Y-%m-%d" }}-{% endif %}{{ slug }}.md',
  slug: lowerCaseSlug,
  tags: { always: [], categories: false, sort: 'keep', form: 'keep' },
  zone: 'keep',
  excerpt: { marker: '', author: false },
  body: {
    before: [
      titleHeading,
      '{% if authors.size > 0 %}{{ authors | sentence }}{% if date != "" or canonical != "" %} · {% endif %}{% endif %}{% if date != "" %}{{ date | date: "%Y-%m-%d" }}{% if canonical != "" %} · {% endif %}{% endif %}{% if canonical != "" %}[{% if feed.name != "" %}{{ feed.name }}{% else %}{{ host }}{% endif %}]({{ canonical }}){% endif %}' +
        viaLine,
      commentBlock,
    ],
    content: ['{{ excerpt }}', pointList(), sectionsBlock, furtherLinks],
    after: [],
    closing: '',
  },
  hazards: [],
};
