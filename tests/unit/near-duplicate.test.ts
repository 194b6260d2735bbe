import { describe, expect, test } from 'vitest';
import { toAddressKey } from '../../src/core/address-key.ts';
import { computeSimHash, isNearDuplicate, toSimHashBuckets } from '../../src/core/text/similarity.ts';

describe('addresses of one article', () => {
  test.each([
    ['https://example.org/a/post', 'http://www.example.org/a/post/'],
    ['https://example.org/a/post', 'https://example.org/a/post?utm_source=x&fbclid=1#top'],
    ['https://example.org/a/post', 'https://m.example.org/a/post'],
    ['https://example.org/a/post', 'https://amp.example.org/a/post'],
    ['https://example.org/a/post', 'https://example.org/a/post/amp/'],
    ['https://example.org/a/post', 'https://example.org/amp/a/post'],
    ['https://example.org/a/post.html', 'https://example.org/a/post.amp.html'],
    ['https://example.org/a/post', 'https://example.org/a/post?amp=1'],
    ['https://example.org/a/post', 'https://example-org.cdn.ampproject.org/c/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://www.google.com/amp/s/example.org/a/post'],
    ['https://example.org/a/', 'https://example.org/a/index.html'],
    ['https://example.org/?b=2&a=1', 'https://example.org/?a=1&b=2'],
    ['https://example.org/caf%C3%A9', 'https://example.org/café'],
  ])('gives %s the key of %s', (one, other) => {
    expect(toAddressKey(other)).toBe(toAddressKey(one));
  });
  test.each([
    ['https://example.org/a/post', 'https://example.org/a/post-2'],
    ['https://example.org/?p=1', 'https://example.org/?p=2'],
    ['https://example.org/Post', 'https://example.org/post'],
    ['https://one.example.org/a', 'https://two.example.org/a'],
    ['https://example.org:8080/a', 'https://example.org/a'],
    ['https://example.org/#/one', 'https://example.org/#/two'],
    ['https://m.org/a', 'https://n.org/a'],
    ['https://example.org/champ', 'https://example.org/ch'],
    // AMP addresses count as the article's only on Google's hosts, and in the AMP cache only under the host name
    // derived from the article's.
    ['https://example.org/a/post', 'https://google.evil.example/amp/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://google.evil/amp/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://evil-example.cdn.ampproject.org/c/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://evil.example/cdn.ampproject.org/c/s/example.org/a/post'],
    ['https://amp.github.io/a', 'https://github.io/a'],
  ])('gives %s another key than %s', (one, other) => {
    expect(toAddressKey(other)).not.toBe(toAddressKey(one));
  });
  test('keeps text that is not an address as its own key', () => expect(toAddressKey(' notes ')).toBe('notes'));
});

describe('texts of one article', () => {
  const text = Array.from(
    { length: 120 },
    (_, at) => `Sentence ${at} tells of the station on the hill number ${(at * 7919) % 101} and its ${at}th rain.`,
  );
  const hash = (lines: string[]) => {
    const found = computeSimHash(lines.join(' '));
    if (!found) throw new Error('too short');
    return found;
  };

  test('takes two texts with one different word for near-duplicates that share a bucket', () => {
    const other = hash(text.with(50, text[50]?.replace('rain', 'snow') ?? ''));
    expect(isNearDuplicate(hash(text), other)).toBe(true);
    expect(toSimHashBuckets(other).some((bucket) => toSimHashBuckets(hash(text)).includes(bucket))).toBe(true);
  });
  test('takes a text with half its sentences rewritten for another', () => {
    const other = hash(
      text.map((line, at) => (at % 2 ? line : `Another ${at} story about birds, ${at * 3} of them, sang.`)),
    );
    expect(isNearDuplicate(hash(text), other)).toBe(false);
  });
  test('computes no hash for a short text', () => expect(computeSimHash('Only a few words.')).toBeNull());
});
