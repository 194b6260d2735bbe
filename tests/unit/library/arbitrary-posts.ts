import fc from 'fast-check';
import type { Post } from '../../../src/core/post.ts';
import { createFingerprint } from '../../../src/library/fingerprint.ts';
import type { FullPost } from '../../../src/library/post-transaction.ts';
import { fixturePost } from '../format/fixtures.ts';
import { hostileTexts } from '../format/hostile-texts.ts';

export function createWholePost(id: string, post: Partial<Post> = {}, more: Partial<FullPost['saved']> = {}): FullPost {
  const made = { ...fixturePost, ...post };
  const savedAt = '2026-03-01T08:00:00.000Z';
  return {
    saved: {
      id,
      post: made,
      profile: 'techhub',
      savedAt,
      changedAt: savedAt,
      seen: createFingerprint(made.canonical, made.title, made.date, ''),
      ...more,
    },
    body: { id, markdown: `The text of ${id}.` },
    receipts: [{ post: id, output: 'download', where: 'a.md', at: '2026-03-02T08:00:00.000Z' }],
  };
}

const arbitraryText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
const arbitraryTexts = fc.array(arbitraryText, { maxLength: 3 });
/** Addresses that an import accepts: web addresses, and addresses relative to the blog. */
const address = fc.oneof(fc.constantFrom('', '/images/a b.png', 'a.example/x?y=1'), fc.webUrl());
const arbitraryInstant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const arbitraryPost: fc.Arbitrary<Post> = fc.record(
  {
    title: arbitraryText,
    comment: arbitraryText,
    via: fc.record({ name: arbitraryText, url: address }),
    kind: fc.constantFrom('link', 'quote', 'note'),
    description: arbitraryText,
    excerpt: arbitraryText,
    introduction: arbitraryText,
    authors: arbitraryTexts,
    date: fc.constantFrom('', '2026-02-27', '2026-02-27T13:53:42+01:00'),
    canonical: fc.webUrl({ withQueryParameters: true }),
    feed: fc.record({ name: arbitraryText, url: address }),
    viewingMode: fc.constantFrom('external', 'internal'),
    language: arbitraryText,
    image: address,
    categories: arbitraryTexts,
    tags: arbitraryTexts,
    points: fc.array(
      fc.record(
        { label: arbitraryText, text: arbitraryText, quote: arbitraryText },
        { requiredKeys: ['text', 'quote'] },
      ),
      {
        maxLength: 2,
      },
    ),
    sections: fc.array(fc.record({ heading: arbitraryText, text: arbitraryText }), { maxLength: 2 }),
    links: fc.array(fc.record({ text: arbitraryText, url: address }), { maxLength: 2 }),
    slug: arbitraryText,
    body: arbitraryText,
    own: fc.dictionary(
      fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name)),
      fc.oneof(arbitraryText, fc.integer(), fc.boolean(), arbitraryTexts),
      { maxKeys: 2 },
    ),
    without: arbitraryTexts,
  },
  {
    requiredKeys: [
      ...([
        'title',
        'comment',
        'description',
        'excerpt',
        'introduction',
        'authors',
        'date',
        'canonical',
        'feed',
        'viewingMode',
      ] as const),
      ...(['language', 'image', 'categories', 'tags', 'points', 'sections', 'links', 'slug'] as const),
    ],
  },
);

/** Saved posts with arbitrary content; no two have the same id. */
export const arbitraryWholePosts: fc.Arbitrary<FullPost[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      post: arbitraryPost,
      savedAt: arbitraryInstant,
      changedAt: arbitraryInstant,
      body: arbitraryText,
      output: arbitraryText,
      at: arbitraryInstant,
    }),
    {
      selector: ({ id }) => id,
      maxLength: 4,
    },
  )
  .map((all) =>
    all.map(({ id, post, savedAt, changedAt, body, output, at }) => ({
      saved: {
        id,
        post,
        profile: 'mine',
        savedAt,
        changedAt,
        seen: createFingerprint(post.canonical, post.title, post.date, `${body} `.repeat(70)),
      },
      body: body ? { id, markdown: body } : null,
      receipts: output ? [{ post: id, output: 'webdav', where: output, at }] : [],
    })),
  );
