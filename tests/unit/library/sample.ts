import fc from 'fast-check';
import type { Post } from '../../../src/core/types.ts';
import type { Whole } from '../../../src/library/posts.ts';
import { seenOf } from '../../../src/library/seen.ts';
import { hostileTexts } from '../post/hostile.ts';
import { samplePost } from '../post/sample.ts';

export function whole(id: string, post: Partial<Post> = {}, more: Partial<Whole['saved']> = {}): Whole {
  const made = { ...samplePost, ...post };
  const savedAt = '2026-03-01T08:00:00.000Z';
  return {
    saved: {
      id,
      post: made,
      profile: 'techhub',
      savedAt,
      changedAt: savedAt,
      seen: seenOf(made.canonical, made.title, made.date, ''),
      ...more,
    },
    body: { id, markdown: `The text of ${id}.` },
    receipts: [{ post: id, output: 'download', where: 'a.md', at: '2026-03-02T08:00:00.000Z' }],
  };
}

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
const texts = fc.array(text, { maxLength: 3 });
/** What an import lets an address be: of the web, or relative to the blog. */
const address = fc.oneof(fc.constantFrom('', '/images/a b.png', 'a.example/x?y=1'), fc.webUrl());
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const post: fc.Arbitrary<Post> = fc.record(
  {
    title: text,
    description: text,
    excerpt: text,
    introduction: text,
    authors: texts,
    date: fc.constantFrom('', '2026-02-27', '2026-02-27T13:53:42+01:00'),
    canonical: fc.webUrl({ withQueryParameters: true }),
    feed: fc.record({ name: text, url: address }),
    viewingMode: fc.constantFrom('external', 'internal'),
    language: text,
    image: address,
    categories: texts,
    tags: texts,
    points: fc.array(fc.record({ label: text, text, quote: text }, { requiredKeys: ['text', 'quote'] }), {
      maxLength: 2,
    }),
    sections: fc.array(fc.record({ heading: text, text }), { maxLength: 2 }),
    links: fc.array(fc.record({ text, url: address }), { maxLength: 2 }),
    slug: text,
    body: text,
    own: fc.dictionary(
      fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name)),
      fc.oneof(text, fc.integer(), fc.boolean(), texts),
      { maxKeys: 2 },
    ),
    without: texts,
  },
  {
    requiredKeys: [
      ...([
        'title',
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

/** Saved posts of any content, each with an id of its own. */
export const anyWholes: fc.Arbitrary<Whole[]> = fc
  .uniqueArray(
    fc.record({ id: fc.uuid(), post, savedAt: instant, changedAt: instant, body: text, output: text, at: instant }),
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
        seen: seenOf(post.canonical, post.title, post.date, `${body} `.repeat(70)),
      },
      body: body ? { id, markdown: body } : null,
      receipts: output ? [{ post: id, output: 'webdav', where: output, at }] : [],
    })),
  );
