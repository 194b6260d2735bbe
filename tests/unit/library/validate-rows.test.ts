import { DOMParser } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { separateValidParts } from '../../../src/core/blog-file.ts';
import { isOpenable } from '../../../src/core/validate/formats.ts';
import { listInvalidSettings, readSettings } from '../../../src/core/validate/settings.ts';
import { createJobState } from '../../../src/jobs/job.ts';
import {
  isStoredJob,
  isStoredPost,
  isStoredSummary,
  readBinnedPost,
  readStoredPost,
} from '../../../src/library/validate-rows.ts';
import { profiles } from '../../../src/profiles/index.ts';
import { createSendJob } from '../../../src/publishing/send-job.ts';
import { getKindSchema, isStoredDraft } from '../../../src/storage/stored-kinds.ts';
import { parseOpml } from '../../../src/ui/options/parse-opml.ts';
import { createWholePost } from './arbitrary-posts.ts';

const defaults = { profile: 'techhub', points: 7, preview: false, destination: 'clipboard' };
const modelDefaults = { model: '', values: {}, used: {}, never: [] as string[] };
const schemas = { values: getKindSchema('valuesById'), used: getKindSchema('valueListsById') };

describe('stored settings', () => {
  test.each([5, null, 'x', [], [1]])('%j is no settings, so the defaults hold', (stored) => {
    expect(readSettings(stored, defaults)).toEqual({});
    expect(listInvalidSettings(stored, defaults)).toEqual(['*']);
  });

  test('a setting of another type is skipped and named, and the others hold', () => {
    const stored = { profile: 5, preview: true, points: '7', more: 1, destination: { a: 1 } };
    expect(readSettings(stored, defaults)).toEqual({ preview: true });
    expect(listInvalidSettings(stored, defaults)).toEqual(['profile', 'points', 'destination']);
  });

  test('each entry of a table is valid or not by itself', () => {
    const good = { base: 'https://a.example' };
    const stored = { values: { a: good, b: { base: 5 }, c: 7 }, used: { a: [good], b: [5] }, never: ['x', 1] };
    expect(readSettings(stored, modelDefaults, schemas)).toEqual({ values: { a: good }, used: { a: [good] } });
    expect(listInvalidSettings(stored, modelDefaults, schemas)).toEqual(['values', 'used', 'never']);
  });

  test('a file’s values are limited in size', () => {
    const stored = { profile: 'x'.repeat(2_000_000) };
    expect(readSettings(stored, defaults, {}, 'file')).toEqual({});
  });
});

describe('stored records', () => {
  const { saved } = createWholePost('a');
  const job = createSendJob(
    { id: 'j', kind: 'send', destination: 'd', origin: 'https://dav.example', output: 'webdav', posts: ['a'] },
    {
      items: [{ file: { path: 'a.md', text: 'x' }, post: saved.post }],
      assets: [{ path: 'a.png', bytes: new Uint8Array(9) }],
    },
    saved.savedAt,
  );

  test('whole records are read, also with a key of a newer version or a partial date', () => {
    expect(isStoredPost({ ...saved, newer: 1, post: { ...saved.post, date: '2026-02-', newer: [] } })).toBe(true);
    expect(isStoredJob(job)).toBe(true);
  });

  test('a post of an older version, also one in the bin, is read with an empty comment', () => {
    const { comment: _, ...older } = saved.post;
    const row = { ...saved, post: older };
    expect(readStoredPost(row)).toEqual({ ...saved, post: { ...saved.post, comment: '' } });
    const binned = { id: 'a', saved: row, body: null, receipts: [], binnedAt: saved.savedAt };
    expect(readBinnedPost(binned)?.saved.post.comment).toBe('');
    expect(readStoredPost({ ...row, post: { ...older, title: 7 } })).toBeUndefined();
  });

  test('a question to a model is read with any number of tags of its blog and words of its article', () => {
    const tags = Array.from({ length: 20_000 }, (_, at) => `Subject ${at}`);
    const input = {
      text: { markdown: 'word '.repeat(1_000_000) },
      addresses: [],
      preferences: { tags },
      completedParts: [],
    };
    const members = { id: 'i', others: [], part: 0, parts: 0, proposal: null };
    const job = { ...createJobState(saved.savedAt), uniqueKey: 'k', kind: 'proposal', input, model: 'm', name: 'n' };
    expect(isStoredJob({ ...job, ...members })).toBe(true);
  });

  test.each([
    ['a post that is null', isStoredPost, { ...saved, post: null }],
    ['tags that are no list', isStoredPost, { ...saved, post: { ...saved.post, tags: 'x' } }],
    ['a point that is null', isStoredPost, { ...saved, post: { ...saved.post, points: [null] } }],
    ['a card without a title', isStoredSummary, { id: 'bad', revision: '1', title: null }],
    ['a job with a number for a time', isStoredJob, { ...job, addedAt: 5 }],
    ['a job of a state that there is not', isStoredJob, { ...job, state: 'lost' }],
    ['a draft of a hollow article', isStoredDraft, { version: 2, key: 'k', article: { canonical: { value: 'x' } } }],
    ['nothing', isStoredPost, undefined],
  ])('%s: it is passed over', (_, check, value) => {
    expect(check(value)).toBe(false);
  });
});

test('the valid formats, tags and sites of a backup are restored, and the others named', () => {
  const [profile] = profiles;
  const { file, leftOut } = separateValidParts({
    precis: 1,
    profiles: [profile, { ...profile, path: '{{ slug' }, 5],
    taxonomies: JSON.parse('{"mine":{"categories":["A"]},"bad":{"categories":5},"__proto__":{"categories":[]}}'),
    sites: [{ match: 'a.example' }, { match: 'b.example', feedUrl: 'javascript:alert(1)' }, null],
  });
  expect(file).toEqual({
    precis: 1,
    profiles: [profile],
    taxonomies: { mine: { categories: ['A'] } },
    sites: [{ match: 'a.example' }],
  });
  expect(leftOut.map(({ kind }) => kind)).toEqual(['format', 'format', 'tags', 'tags', 'site', 'site']);
});

test.each([
  ['https://a.example/x', true],
  ['http://localhost:8080/', true],
  ['http://a.example/', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  [`https://a.example/${'x'.repeat(20_000)}`, false],
])('%s may be opened: %s', (url, may) => {
  expect(isOpenable(url)).toBe(may);
});

describe('a feed list', () => {
  beforeAll(() => Object.assign(globalThis, { DOMParser }));
  const opml = (outlines: string, before = '') => `${before}<opml version="2.0"><body>${outlines}</body></opml>`;

  test('a feed list tells how many of its feeds are invalid', () => {
    const { rules, leftOut } = parseOpml(
      opml(`<outline text="A" xmlUrl="https://a.example/feed"/><outline text="B" xmlUrl="javascript:alert(1)"/>
        <outline text="${'n'.repeat(20_000)}" xmlUrl="https://c.example/feed"/>`),
    );
    expect(rules).toEqual([{ match: 'a.example', feedName: 'A', feedUrl: 'https://a.example/feed' }]);
    expect(leftOut).toBe(2);
  });

  test('a feed list with its own entities is refused', () => {
    const entities = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">]>';
    expect(() => parseOpml(opml('<outline text="&a;" xmlUrl="https://a.example/feed"/>', entities))).toThrow('no OPML');
  });
});
