import { describe, expect, test } from 'vitest';
import type { PostSummary } from '../../../src/library/post-summary.ts';
import {
  computeStats,
  loadSegment,
  type SearchQuery,
  searchPosts,
  sortNewestFirst,
} from '../../../src/library/search/search.ts';
import { buildSegment, forEachPosting, mergeSegments, type Segment } from '../../../src/library/search/segment.ts';
import { tokenizeForSearch } from '../../../src/library/search/tokens.ts';
import { buildDictionary, listMisspellings, listVariants } from '../../../src/library/search/variants.ts';

const card = (id: string, more: Partial<PostSummary> = {}): PostSummary => ({
  id,
  revision: 'r1',
  title: id,
  site: 'Site',
  day: '2026-02-27',
  savedAt: `2026-03-0${id}T10:00:00.000Z`,
  tags: [],
  categories: [],
  outputs: [],
  ...more,
});
const segment = (id: number, texts: Record<string, string>, revision = 'r1'): Segment =>
  buildSegment(
    id,
    Object.entries(texts).map(([post, text]) => ({
      id: post,
      revision,
      tokens: new Map(tokenizeForSearch(text).map((token) => [token, 1])),
    })),
  );
const ask = (all: PostSummary[], segments: Segment[], query: Partial<SearchQuery>) => {
  const cards = sortNewestFirst([...all]);
  const placeOf = new Map(cards.map(({ id }, place) => [id, place]));
  const { results, found } = searchPosts(
    { text: '', filters: {}, sort: 'best', limit: 10, ...query },
    cards,
    segments.map((one) => loadSegment(one, cards, placeOf)),
  );
  return { ...results, glance: computeStats(found) };
};

const cards = ['1', '2', '3'].map((id) => card(id));
const texts = { 1: 'Kubernetes cluster upgrade', 2: 'Café über Kubernetes', 3: '東京の天気は晴れです' };

test('drafts are the posts that no output has published', () => {
  const all = [card('1', { outputs: ['github'] }), card('2'), card('3')];
  expect(ask(all, [], { filters: { status: 'draft' } }).ids).toEqual(['3', '2']);
  expect(ask(all, [], { filters: { status: 'published' } }).ids).toEqual(['1']);
  expect(ask(all, [], { filters: { status: 'published' }, limit: 0 })).toMatchObject({ total: 1, ids: [] });
});

describe('what is found', () => {
  test.each([
    ['a whole word', 'kubernetes', ['2', '1']],
    ['a beginning', 'kuber', ['2', '1']],
    ['all words, in any order', 'upgrade kubernetes', ['1']],
    ['without accents', 'cafe uber', ['2']],
    ['a misspelling', 'kubernetse', ['2', '1']],
    ['a misspelt beginning', 'kuebrn', ['2', '1']],
    ['a word in a script without spaces', '天気', ['3']],
    ['nothing, when one word is nowhere', 'kubernetes zebra', []],
    ['everything, newest first, when nothing is asked', '', ['3', '2', '1']],
  ])('%s', (_, text, wanted) => {
    expect(new Set(ask(cards, [segment(1, texts)], { text }).ids)).toEqual(new Set(wanted));
  });

  test('a word that exists does not count as a misspelling of another', () => {
    const found = ask(cards, [segment(1, { 1: 'form', 2: 'from', 3: 'else' })], { text: 'form' });
    expect(found.ids).toEqual(['1']);
  });

  test('a rare word scores more than a common one, and a whole word more than a prefix', () => {
    const found = ask(cards, [segment(1, { 1: 'data lakes', 2: 'data lake', 3: 'data' })], { text: 'lake' });
    expect(found.ids).toEqual(['2', '1']);
  });

  test('the text before a change is not found', () => {
    const old = segment(1, { 1: 'before' });
    const now = segment(2, { 1: 'after' }, 'r2');
    const changed = [card('1', { revision: 'r2' })];
    expect(ask(changed, [old, now], { text: 'before' }).total).toBe(0);
    expect(ask(changed, [old, now], { text: 'after' }).ids).toEqual(['1']);
  });

  test('filters limit the results and their counts', () => {
    const cards = [card('1', { tags: ['ai'], outputs: ['github'] }), card('2', { tags: ['ai', 'web'] }), card('3')];
    expect(ask(cards, [], { filters: { tag: 'ai' } }).ids).toEqual(['2', '1']);
    expect(ask(cards, [], { filters: { tag: 'ai', output: '' } }).ids).toEqual(['2']);
    expect(ask(cards, [], { filters: { from: '2026-03-02', to: '2026-03-02' } }).ids).toEqual(['2']);
    const { glance } = ask(cards, [], { filters: { tag: 'ai' } });
    expect(glance.tags).toEqual([
      { name: 'ai', count: 2 },
      { name: 'web', count: 1 },
    ]);
    expect(glance.weeks).toEqual([
      { name: '2026-02-23', count: 1 },
      { name: '2026-03-02', count: 1 },
    ]);
    expect(glance.unpublished).toBe(1);
  });
});

describe('segments', () => {
  const listOf = (one: Segment, word: string) => {
    const found: [string, number][] = [];
    forEachPosting(one, one.words.split('\n').indexOf(word), (post, weight) =>
      found.push([one.ids[post] ?? '', weight]),
    );
    return found;
  };

  test('segments hold long lists, with differences of more than a byte', () => {
    const many = Object.fromEntries(
      Array.from({ length: 700 }, (_, at) => [`p${at}`, at % 300 === 0 ? 'rare' : 'common']),
    );
    expect(listOf(segment(1, many), 'rare').map(([id]) => id)).toEqual(['p0', 'p300', 'p600']);
  });

  test('merged segments equal one segment of all posts that remain', () => {
    const one = segment(1, { a: 'red green', b: 'red' });
    const two = segment(2, { c: 'blue red', d: 'green' });
    const merged = mergeSegments([
      { segment: one, alive: Int32Array.of(0, -1) },
      { segment: two, alive: Int32Array.of(1, 2) },
    ]);
    expect({ ...merged, id: 3 }).toEqual(segment(3, { a: 'red green', c: 'blue red', d: 'green' }));
  });
});

describe('variants', () => {
  const dictionary = buildDictionary(['azure', 'azures', 'cafe', 'form', 'from', 'kubernetes', 'zebra'].join('\n'));
  const names = (found: { word: number }[]) => found.map(({ word }) => dictionary.words[word]);

  test('the typed word scores more than its variants', () => {
    expect(listVariants('azure', dictionary).map(({ weight: worth }) => worth)).toEqual([1, expect.closeTo(0.55, 1)]);
  });
  test.each([
    ['azrue', ['azure', 'azures']],
    ['asure', ['azure', 'azures']],
    ['zebro', ['zebra']],
    ['kubrenetes', ['kubernetes']],
    ['kbernets', ['kubernetes']],
    ['fro', []],
    ['xyzzy', []],
  ])('%s may be %j', (typed, wanted) => {
    expect(names(listMisspellings(typed, dictionary))).toEqual(wanted);
  });
});
