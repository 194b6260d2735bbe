import { expect, test } from 'vitest';
import { preflight } from '../../../src/core/format/preflight.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import { hugoYaml } from '../../../src/profiles/hugo.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { zola } from '../../../src/profiles/zola.ts';
import { fixturePost } from './fixtures.ts';

const codes = (...[post, around, profile = techhub]: [typeof fixturePost, object?, typeof techhub?]) =>
  preflight(printPost(post, profile), post, profile, around).map((finding) => finding.code);

test('reports a complete post as ready', () => {
  const file = printPost(fixturePost, techhub);
  expect(preflight(file, fixturePost, techhub)).toEqual([{ level: 'ok', code: 'ready', path: file.path }]);
  expect(codes(fixturePost, {}, zola)).toEqual(['ready']);
});

test('reports missing, invalid and new values', () => {
  expect(codes({ ...fixturePost, title: '' })).toEqual(['no-title']);
  expect(codes({ ...fixturePost, date: '' })).toEqual(['no-date']);
  expect(codes({ ...fixturePost, date: 'next week' })).toEqual(['date-invalid']);
  expect(codes({ ...fixturePost, canonical: '' })).toEqual(['no-source']);
  expect(codes({ ...fixturePost, canonical: 'javascript:alert(1)' })).toEqual(['address-left-out']);
  expect(codes({ ...fixturePost, feed: { name: 'F', url: 'f.example' } })).toEqual(['address-left-out']);
  expect(codes({ ...fixturePost, image: 'data:image/png,x' })).toEqual(['address-left-out']);
  expect(codes({ ...fixturePost, image: '/images/quay.jpg' })).toEqual(['ready']);
  expect(codes({ ...fixturePost, title: '!!!' })).toEqual(['name-made-up']);
  expect(codes(fixturePost, { now: '2026-02-27T13:53:41Z' })).toEqual(['date-future']);
  expect(codes(fixturePost, { now: '2026-02-27T15:00:00+01:00' })).toEqual(['ready']);
  expect(codes({ ...fixturePost, date: '2026-02-27' }, { now: '2026-02-27T01:00:00Z' })).toEqual(['ready']);
  expect(codes(fixturePost, { paths: [printPost(fixturePost, techhub).path.toUpperCase()] })).toEqual(['name-taken']);
  expect(codes(fixturePost, { categories: ['azure'], tags: fixturePost.tags })).toEqual(['category-unknown']);
  expect(codes(fixturePost, { tags: ['Azure', 'DevOps', 'News', 'Sensors'] })).toEqual(['tag-new']);
  expect(codes({ ...fixturePost, introduction: 'Use {{ x }}' })).toEqual(['ready', 'escaped']);
});

test('reports addresses that would expose the user', () => {
  const link = (url: string) => ({ ...fixturePost, links: [{ text: 'the plan', url }] });
  expect(codes({ ...fixturePost, canonical: 'http://wiki.corp/start' })).toEqual(['address-local']);
  expect(codes({ ...fixturePost, image: 'http://192.168.0.4/quay.jpg' }, {}, hugoYaml)).toEqual(['address-local']);
  expect(codes(link('http://localhost:3000/'))).toEqual(['address-local']);
  expect(codes(link('https://mara:secret@port.example/plan'))).toEqual(['address-credentials']);
  expect(codes(link('https://port.example/plan?gift=Jx81'))).toEqual(['address-private']);
  expect(codes({ ...fixturePost, introduction: 'See `http://localhost/` and http://localhost/.' })).toEqual(['ready']);
  const secret = link('https://mara:secret@port.example/plan');
  expect(JSON.stringify(preflight(printPost(secret, techhub), secret, techhub))).not.toContain('mara:secret');
});

test('reports damage to a printed file as errors', () => {
  const { path, text } = printPost(fixturePost, techhub);
  const check = (damaged: string) => preflight({ path, text: damaged }, fixturePost, techhub)[0];
  expect(check(text.replace('Harbour', 'Harbor'))).toMatchObject({ code: 'value-lost', key: 'title' });
  expect(check(text.replace('title: "', 'title: ["'))).toMatchObject({ code: 'front-matter-invalid' });
  expect(check(text.replace('---\n', ''))).toMatchObject({ code: 'front-matter-invalid' });
  expect(check(text.replace('<!--excerpt_end-->\n\n', '\n'))).toMatchObject({ code: 'marker-count', count: 0 });
});
