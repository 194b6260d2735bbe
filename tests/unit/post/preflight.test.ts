import { expect, test } from 'vitest';
import { preflight } from '../../../src/core/post/preflight.ts';
import { print } from '../../../src/core/post/print.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { zola } from '../../../src/profiles/zola.ts';
import { samplePost } from './sample.ts';

const codes = (...[post, around, profile = techhub]: [typeof samplePost, object?, typeof techhub?]) =>
  preflight(print(post, profile), post, profile, around).map((finding) => finding.code);

test('a sound post is ready', () => {
  const file = print(samplePost, techhub);
  expect(preflight(file, samplePost, techhub)).toEqual([{ level: 'ok', code: 'ready', path: file.path }]);
  expect(codes(samplePost, {}, zola)).toEqual(['ready']);
});

test('says what is missing, wrong or new', () => {
  expect(codes({ ...samplePost, title: '' })).toEqual(['no-title']);
  expect(codes({ ...samplePost, date: '' })).toEqual(['no-date']);
  expect(codes({ ...samplePost, date: 'next week' })).toEqual(['date-invalid']);
  expect(codes({ ...samplePost, canonical: '' })).toEqual(['no-source']);
  expect(codes({ ...samplePost, canonical: 'javascript:alert(1)' })).toEqual(['address-left-out']);
  expect(codes({ ...samplePost, feed: { name: 'F', url: 'f.example' } })).toEqual(['address-left-out']);
  expect(codes({ ...samplePost, image: 'data:image/png,x' })).toEqual(['address-left-out']);
  expect(codes({ ...samplePost, image: '/images/quay.jpg' })).toEqual(['ready']);
  expect(codes({ ...samplePost, title: '!!!' })).toEqual(['name-made-up']);
  expect(codes(samplePost, { now: '2026-02-27T13:53:41Z' })).toEqual(['date-future']);
  expect(codes(samplePost, { now: '2026-02-27T15:00:00+01:00' })).toEqual(['ready']);
  expect(codes({ ...samplePost, date: '2026-02-27' }, { now: '2026-02-27T01:00:00Z' })).toEqual(['ready']);
  expect(codes(samplePost, { paths: [print(samplePost, techhub).path.toUpperCase()] })).toEqual(['name-taken']);
  expect(codes(samplePost, { categories: ['azure'], tags: samplePost.tags })).toEqual(['category-unknown']);
  expect(codes(samplePost, { tags: ['Azure', 'DevOps', 'News', 'Sensors'] })).toEqual(['tag-new']);
  expect(codes({ ...samplePost, introduction: 'Use {{ x }}' })).toEqual(['ready', 'neutralised']);
});

test('a file that was damaged on the way is refused', () => {
  const { path, text } = print(samplePost, techhub);
  const check = (damaged: string) => preflight({ path, text: damaged }, samplePost, techhub)[0];
  expect(check(text.replace('Harbour', 'Harbor'))).toMatchObject({ code: 'value-lost', key: 'title' });
  expect(check(text.replace('title: "', 'title: ["'))).toMatchObject({ code: 'front-matter-invalid' });
  expect(check(text.replace('---\n', ''))).toMatchObject({ code: 'front-matter-invalid' });
  expect(check(text.replace('<!--excerpt_end-->\n\n', '\n'))).toMatchObject({ code: 'marker-count', count: 0 });
});
