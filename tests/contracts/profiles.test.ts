/** The contract of all shipped profiles. */
import { describe, expect, test } from 'vitest';
import { parsePostFile } from '../../src/core/format/parse-post.ts';
import { parseProfile } from '../../src/core/format/parse-profile.ts';
import { postFromFile } from '../../src/core/format/post-from-file.ts';
import { preflight } from '../../src/core/format/preflight.ts';
import { printPost } from '../../src/core/format/print-post.ts';
import type { Post } from '../../src/core/post.ts';
import { getProfile, profiles } from '../../src/profiles/index.ts';
import { fixturePost } from '../unit/format/fixtures.ts';
import { hostileTexts } from '../unit/format/hostile-texts.ts';

test('gives each profile a unique id, and the first profile for an unknown id', () => {
  expect(new Set(profiles.map((profile) => profile.id)).size).toBe(profiles.length);
  expect(getProfile('no such profile')).toBe(profiles[0]);
});

/** How each format hides a draft and says when a post was changed; '' for a format whose generator has no such thing. */
const drafts: Record<string, { draft: string; updated: string }> = {
  markdown: { draft: 'draft: true', updated: '' },
  jekyll: { draft: '_drafts/', updated: 'last_modified_at: 2026-03-05 10:00:00 +0000' },
  'hugo-yaml': { draft: 'draft: true', updated: 'lastmod: 2026-03-05T10:00:00+00:00' },
  'hugo-toml': { draft: 'draft = true', updated: 'lastmod = 2026-03-05T10:00:00+00:00' },
  astro: { draft: '', updated: 'updatedDate: 2026-03-05T10:00:00+00:00' },
  eleventy: { draft: 'draft: true', updated: '' },
  hexo: { draft: 'source/_drafts/', updated: 'updated: "2026-03-05T10:00:00+00:00"' },
  docusaurus: { draft: 'draft: true', updated: 'last_update:\n  date: 2026-03-05T10:00:00+00:00' },
  obsidian: { draft: '', updated: '' },
  zola: { draft: 'draft = true', updated: 'updated = 2026-03-05T10:00:00Z' },
  next: { draft: 'draft: true', updated: "lastmod: '2026-03-05T10:00:00+00:00'" },
  plain: { draft: '', updated: '' },
  techhub: { draft: '', updated: '' },
};

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

  test('tells the article’s author and date apart from the post’s own, and repeats neither', () => {
    const posted = { ...fixturePost, authors: ['Ida Holm'], date: '2026-03-04T09:00:00+00:00' };
    const source = { authors: ['Mara Quist'], date: fixturePost.date };
    const { text, path } = printPost({ ...posted, source }, profile);
    if (profile.id !== 'techhub') {
      expect(text).toContain('Mara Quist');
      expect(text).toContain('2026-02-27');
      expect(`${path} ${text}`).toContain('2026-03-04');
    }
    expect(printPost({ ...posted, source: { authors: posted.authors, date: posted.date } }, profile)).toEqual(
      printPost(posted, profile),
    );
  });

  test('reads a posted file back without loss', () => {
    const source = { authors: ['Mara Quist'], date: '2026-02-27' };
    const posted: Post = { ...fixturePost, authors: ['Ida Holm'], date: '2026-03-04T09:00:00+00:00', source };
    for (const post of [
      posted,
      { ...posted, draft: true as const },
      { ...posted, updated: '2026-03-05T10:00:00+00:00' },
    ]) {
      const file = printPost(post, profile);
      const read = postFromFile(parsePostFile(file.text), file.path, profile);
      expect(printPost(read, profile)).toEqual(file);
    }
  });

  test('hides a draft and tells the day of a change where the generator can', () => {
    const usual = printPost(fixturePost, profile);
    for (const [name, change] of [
      ['draft', { draft: true as const }],
      ['updated', { updated: '2026-03-05T10:00:00+00:00' }],
    ] as const) {
      const { path, text } = printPost({ ...fixturePost, ...change }, profile);
      const sign = drafts[profile.id]?.[name] ?? '';
      if (sign === '') expect({ path, text }).toEqual(usual);
      else expect(`${path}\n${text}`).toContain(sign);
      expect(`${usual.path}\n${usual.text}`).not.toContain(sign || '\0');
    }
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
