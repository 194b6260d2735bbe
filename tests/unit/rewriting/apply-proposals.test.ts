import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/core/format/profile.ts';
import { buildGroundingSource } from '../../../src/core/grounding/index.ts';
import { buildProposal, type ModelAnswer, type Proposal } from '../../../src/core/llm/index.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { applySelection, defaultSelection } from '../../../src/rewriting/apply-proposals.ts';
import type { Draft } from '../../../src/storage/drafts.ts';

const sentences = [
  'The harbour of Vestby reopened on Monday after two years of work.',
  'The new quay is 310 metres long and rests on 480 piles.',
  'The town paid 62 million euros for it.',
];
const [opened = '', quay = '', paid = ''] = sentences;
const markdown = sentences.join(' ');
const source = buildGroundingSource({
  title: 'Vestby harbour reopens',
  markdown,
  language: 'en',
  authors: [],
  url: 'https://news.example.org/harbour',
  site: '',
  description: '',
});
const proposed = (excerpt: string, tags: string[], ...points: [text: string, quote: string][]): Proposal => {
  const texts = { excerpt, introduction: '', closing: '', title: '' };
  const answer: ModelAnswer = {
    ...texts,
    points: points.map(([text, quote]) => ({ label: '', text, quote })),
    tags,
    categories: [],
  };
  return buildProposal(answer, source, { points: 3, tags: ['Quays', 'Harbours'], categories: [] }, []);
};
const draft = {
  article: { markdown },
  post: {
    title: 'Vestby harbour reopens',
    excerpt: 'An excerpt.',
    introduction: '',
    authors: [],
    feed: { name: '', url: '' },
    language: 'en',
    sections: [],
    points: [
      { text: paid, quote: paid },
      { text: 'My own point.', quote: '' },
    ],
    tags: [],
    categories: [],
  },
  rewritten: [],
} as unknown as Draft;
const profile = profiles[0] as Profile;

const one = proposed('What one says.', ['Harbours'], ['It reopened on Monday.', opened], ['It is 900 m long.', quay]);
const other = proposed(
  'What the other says.',
  ['Quays'],
  ['The quay is 310 metres long.', quay],
  ['It cost 62 million euros.', paid],
);

describe('proposals side by side', () => {
  it('the proposal with most grounded points is selected, with its texts and tags, and the user’s own points stay', () => {
    expect(defaultSelection(draft, [one, other])).toEqual({
      texts: { title: null, excerpt: 1, introduction: null, closing: null },
      points: [
        [false, false],
        [true, true],
      ],
      ownPoints: [false, true],
      tags: [false, true],
      categories: [false, true],
    });
  });

  it('points are mixed from all, in the order of the article', () => {
    const choice = {
      ...defaultSelection(draft, [one, other]),
      texts: { title: null, excerpt: 0, introduction: null, closing: null },
      points: [
        [true, false],
        [true, false],
      ],
      ownPoints: [true, false],
      tags: [true, true],
    };
    const { post } = applySelection(draft, [one, other], choice, profile);
    expect(post.points.map(({ text }) => text)).toEqual([
      'It reopened on Monday.',
      'The quay is 310 metres long.',
      paid,
    ]);
    expect(post.excerpt).toContain('What one says.');
    expect(post.tags).toEqual(['Harbours', 'Quays']);
  });

  it('without a grounded point in any proposal, the points of the post stay selected', () => {
    const none = proposed('', [], ['It is 900 m long.', 'It is 900 m long.']);
    const choice = defaultSelection(draft, [none, none]);
    expect(choice.points).toEqual([[false], [false]]);
    expect(applySelection(draft, [none, none], choice, profile).post.points).toHaveLength(2);
  });
});
