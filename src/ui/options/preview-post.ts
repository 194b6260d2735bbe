import type { Profile } from '../../core/format/profile.ts';
import type { Post } from '../../core/post.ts';

/** Returns the sample post with the date and the author that a format wants. */
export const createPreviewPost = ({ dates, author }: Profile): Post => ({
  ...previewPost,
  ...(dates === 'posted' ? { date: '2026-03-09T17:05:00+01:00' } : {}),
  ...(author === 'user' ? { authors: ['Mara Holm'] } : {}),
  source: { authors: previewPost.authors, date: previewPost.date },
});

/**
 * Sample post for format previews. All fields have values, and the title contains characters that front matter must quote.
 */
export const previewPost: Post = {
  title: 'Harbour reopens: "A quay for the next century"',
  comment: 'Vestby did what larger towns only plan: it put the quay and the railway into one budget.',
  description:
    'After two years of work the harbour of Vestby takes ships of 40,000 tonnes again. The new quay is 310 metres long; a rail link joins it to the main line.',
  excerpt: 'Ida Holm reports on the reopening of the harbour of Vestby, with a longer quay and a rail link.',
  introduction:
    'The harbour of Vestby reopened on Monday after two years of work. Ships of up to 40,000 tonnes can land again.',
  authors: ['Ida Holm'],
  date: '2026-03-02T08:30:00+01:00',
  canonical: 'https://news.example/2026/03/harbour-reopens/',
  feed: { name: 'Vestby News', url: 'https://news.example/feed.xml' },
  viewingMode: 'external',
  language: 'en',
  image: 'https://news.example/images/quay.jpg',
  categories: ['Shipping'],
  tags: ['Harbour', 'Rail', 'Shipping', 'Vestby'],
  points: [
    {
      label: 'The quay',
      text: 'It is 310 metres long and rests on 480 piles.',
      quote: 'It is 310 metres long and rests on 480 piles.',
    },
    {
      label: 'Rail',
      text: 'A link joins the quay to the main line.',
      quote: 'A link joins the quay to the main line.',
    },
    { text: 'The town paid 62 million euros.', quote: 'The town paid 62 million euros.' },
  ],
  sections: [{ heading: 'Outlook', text: 'The council expects the fees to repay it by 2041.' }],
  links: [{ text: 'the council’s plan', url: 'https://council.example/plan' }],
  slug: '',
};
