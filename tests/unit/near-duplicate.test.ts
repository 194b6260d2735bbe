import { describe, expect, test } from 'vitest';
import { computeSimHash, isNearDuplicate, toAddressKey, toSimHashBuckets } from '../../src/core/near-duplicate.ts';

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
  ])('%s = %s', (one, other) => {
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
    // Only Google's own hosts show what stands in their path, and its cache only under the name made of it.
    ['https://example.org/a/post', 'https://google.evil.example/amp/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://google.evil/amp/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://evil-example.cdn.ampproject.org/c/s/example.org/a/post'],
    ['https://example.org/a/post', 'https://evil.example/cdn.ampproject.org/c/s/example.org/a/post'],
    ['https://amp.github.io/a', 'https://github.io/a'],
  ])('%s ≠ %s', (one, other) => {
    expect(toAddressKey(other)).not.toBe(toAddressKey(one));
  });
  test('what is no address is its own key', () => expect(toAddressKey(' notes ')).toBe('notes'));
});

describe('texts of one article', () => {
  const text = Array.from(
    { length: 120 },
    (_, at) => `Sentence ${at} tells of the station on the hill number ${(at * 7919) % 101} and its ${at}th rain.`,
  );
  const sketch = (lines: string[]) => {
    const found = computeSimHash(lines.join(' '));
    if (!found) throw new Error('too short');
    return found;
  };

  test('a mended word leaves them near, and they share a band', () => {
    const other = sketch(text.with(50, text[50]?.replace('rain', 'snow') ?? ''));
    expect(isNearDuplicate(sketch(text), other)).toBe(true);
    expect(toSimHashBuckets(other).some((band) => toSimHashBuckets(sketch(text)).includes(band))).toBe(true);
  });
  test('half of it rewritten does not', () => {
    const other = sketch(
      text.map((line, at) => (at % 2 ? line : `Another ${at} story about birds, ${at * 3} of them, sang.`)),
    );
    expect(isNearDuplicate(sketch(text), other)).toBe(false);
  });
  test('too few words tell nothing', () => expect(computeSimHash('Only a few words.')).toBeNull());
});
