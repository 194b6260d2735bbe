/** The contract of all shipped profiles. */
import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../src/core/format/parse-profile.ts';
import { preflight } from '../../src/core/format/preflight.ts';
import { printPost } from '../../src/core/format/print-post.ts';
import { getProfile, profiles } from '../../src/profiles/index.ts';
import { fixturePost } from '../unit/format/fixtures.ts';
import { hostileTexts } from '../unit/format/hostile-texts.ts';

test('gives each profile a unique id, and the first profile for an unknown id', () => {
  expect(new Set(profiles.map((profile) => profile.id)).size).toBe(profiles.length);
  expect(getProfile('no such profile')).toBe(profiles[0]);
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
  test('matches the schema', () => {
    expect(parseProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  test('prints the sample post without findings', () => {
    const file = printPost(fixturePost, profile);
    expect(preflight(file, fixturePost, profile)).toEqual([{ level: 'ok', code: 'ready', path: file.path }]);
    expect(file.text).toContain('Readings arrive every minute.');
    expect(file.text).toContain(fixturePost.canonical);
    expect(file.text).toMatch(/[^\n]\n$/);
  });

  test('prints a post that has only a title, without a date', () => {
    const bare = {
      ...fixturePost,
      ...{
        description: '',
        excerpt: '',
        introduction: '',
        authors: [],
        date: '',
        canonical: '',
        image: '',
        language: '',
      },
      ...{ feed: { name: '', url: '' }, categories: [], tags: [], points: [], sections: [], links: [] },
    };
    const file = printPost(bare, profile);
    expect(file.text).not.toMatch(/undefined|null|Invalid|\b(19|20)\d\d-\d\d/);
    expect(file.path).not.toMatch(/undefined|--|\/-|^-|\d{4}-\d\d/);
    const errors = preflight(file, bare, profile).filter((finding) => finding.level === 'error');
    expect(errors).toEqual([]);
  });

  test.each(hostileTexts.map((text, at) => [at, JSON.stringify(text).slice(0, 40), text] as const))(
    'prints hostile text %i without loss: %s',
    (_at, _shown, text) => {
      const post = {
        ...fixturePost,
        ...{ title: text, description: text, excerpt: text, introduction: text, authors: [text], tags: [text, 'b'] },
        ...{ points: [{ label: text, text, quote: text }], sections: [{ heading: text, text }] },
        ...{ links: [{ text, url: 'https://x.example/(a b)' }], categories: [text] },
      };
      for (const hostile of [post, { ...post, body: text }, { ...fixturePost, slug: text }]) {
        const file = printPost(hostile, profile);
        const bad = preflight(file, hostile, profile).filter(
          (finding) => finding.level === 'error' || finding.code === 'hazard-left',
        );
        expect(bad).toEqual([]);
        expect(file.path).not.toMatch(/(^|\/)\.\.?(\/|$)|[\0-\x1f\u202a-\u202e<>:"\\|?*]/);
        expect(file.text).not.toMatch(/\r|\n\n$/);
      }
    },
  );
});
