import { describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: (key: string) => key, getUILanguage: () => 'en' }, extension: {}, runtime: {} },
}));

const { groupByPeriod, namePeriod } = await import('../../../src/ui/library/group-by-day.ts');
const { countPostTags, replaceTags } = await import('../../../src/ui/library/rename-tag.ts');
const { formatPlace, parsePlace } = await import('../../../src/ui/library/use-place.ts');
const { bindListKeys, listActions, listShownKeys } = await import('../../../src/ui/library/list-actions.ts');
const { fitTags } = await import('../../../src/ui/library/PostRow.tsx');

/** A Tuesday. Times are local, so that the test does not depend on the time zone. */
const now = new Date(2026, 11, 1, 12);
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 9).toISOString();

describe('periods of the list', () => {
  test.each([
    [at(2026, 12, 1), 'Today'],
    // A clock that was set back says tomorrow.
    [at(2026, 12, 2), 'Today'],
    [at(2026, 11, 30), 'Yesterday'],
    [at(2026, 11, 29), 'Last week'],
    [at(2026, 11, 23), 'Last week'],
    [at(2026, 11, 22), 'November'],
    [at(2026, 1, 5), 'January'],
    [at(2025, 12, 31), 'December 2025'],
  ])('%s is %s', (savedAt, name) => expect(namePeriod(savedAt, now, 'en')).toBe(name));

  test('a language’s own words are used', () => {
    expect(namePeriod(at(2026, 11, 30), now, 'de')).toBe('Gestern');
    expect(namePeriod(at(2026, 11, 23), now, 'fr')).toBe('La semaine dernière');
  });

  test('neighbours of one period are one group, in the given order', () => {
    const days = [at(2026, 12, 1), at(2026, 11, 24), at(2026, 11, 23), at(2026, 10, 2)];
    const posts = days.map((savedAt) => ({ savedAt }));
    const groups = groupByPeriod(posts, now, 'en');
    expect(groups.map(({ posts }) => posts.length)).toEqual([1, 2, 1]);
  });
});

describe('tags', () => {
  test('a tag is renamed where it stands', () =>
    expect(replaceTags(['a', 'b', 'c'], ['b'], 'x')).toEqual(['a', 'x', 'c']));
  test('merged tags stay once, where the first of them stood', () => {
    expect(replaceTags(['a', 'b', 'c'], ['a', 'c'], 'c')).toEqual(['c', 'b']);
    expect(replaceTags(['x', 'b', 'a'], ['a'], 'x')).toEqual(['x', 'b']);
  });
  test('other posts’ tags stay', () => expect(replaceTags(['a', 'b'], ['z'], 'y')).toEqual(['a', 'b']));
  test('the most frequent tag comes first', () => {
    expect(countPostTags([{ tags: ['a', 'b'] }, { tags: ['b'] }])).toEqual([
      { name: 'b', count: 2 },
      { name: 'a', count: 1 },
    ]);
  });
  test('at most three tags fit into a row, and the others are counted', () => {
    expect(fitTags(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual({ shown: ['a', 'b', 'c'], more: 4 });
    expect(fitTags(['software development', 'open source', 'c'])).toEqual({ shown: ['software development'], more: 2 });
    expect(fitTags([])).toEqual({ shown: [], more: 0 });
  });
});

test('every place has an address, and an unknown address is the list of all posts', () => {
  for (const place of [{ posts: 'drafts' }, { page: 'bin' }, { search: 'a-1' }] as const)
    expect(parsePlace(formatPlace(place))).toEqual(place);
  expect(parsePlace('#posts')).toEqual({ posts: 'all' });
  expect(parsePlace('')).toEqual({ posts: 'all' });
});

describe('keys of the list', () => {
  test('no two actions have the same key', () => {
    const keys = listActions.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test('keys of one sign can be turned off, and every action but those that have buttons keeps a key', () => {
    const list = {} as Parameters<typeof bindListKeys>[0];
    const single = Object.keys(bindListKeys(list, false)).filter((key) => key.length === 1 && key !== ' ');
    expect(single).toEqual([]);
    expect(Object.keys(bindListKeys(list, true))).toContain('j');
    const without = listActions.filter((action) => listShownKeys(action, false).length === 0);
    expect(without.map(({ label }) => label)).toEqual(['openOriginal', 'librarySearch', 'shortcutSheetTitle']);
  });
});
