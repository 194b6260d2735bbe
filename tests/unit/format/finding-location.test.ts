import { expect, test } from 'vitest';
import { locateFinding } from '../../../src/core/format/finding-location.ts';
import { type Finding, type PreflightContext, preflight } from '../../../src/core/format/preflight.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { hugoYaml } from '../../../src/profiles/hugo.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { zola } from '../../../src/profiles/zola.ts';
import { fixturePost } from './fixtures.ts';

interface Case {
  post?: Partial<typeof fixturePost>;
  profile?: Profile;
  context?: PreflightContext;
  /** Damages the text of the printed file before preflight checks it. */
  damage?: (text: string) => string;
}

/** Returns the text of the line that a preflight finding points at; null when the finding has no line. */
function line(code: Finding['code'], { post = {}, profile = techhub, context = {}, damage = (text) => text }: Case) {
  const whole = { ...fixturePost, ...post };
  const file = printPost(whole, profile);
  const text = damage(file.text);
  const finding = preflight({ ...file, text }, whole, profile, context).find((one) => one.code === code);
  expect(finding, code).toBeDefined();
  const at = finding && locateFinding(finding, text, profile);
  return typeof at === 'number' ? text.split('\n')[at] : at;
}

test('finds a key by the field that it prints', () => {
  expect(line('date-future', { context: { now: '2026-01-01T00:00:00Z' } })).toMatch(/^date: 2026/);
  expect(line('date-future', { context: { now: '2026-01-01T00:00:00Z' }, profile: zola })).toMatch(/^date = 2026/);
  expect(line('category-unknown', { context: { categories: ['Azure'] } })).toMatch(
    /^categories: \["Azure", "DevOps"\]/,
  );
  expect(line('category-unknown', { context: { categories: ['Azure'] }, profile: hugoYaml })).toMatch(/DevOps/);
});

test('finds a lost value by its key, and a syntax error by the parser’s line', () => {
  expect(line('value-lost', { damage: (text) => text.replace('Harbour', 'Harbor') })).toMatch(/^title: "Harbor/);
  const unclosed = (text: string) => text.replace(/^(title .*)"$|^(title: .*)"$/m, '$1$2');
  expect(line('front-matter-invalid', { damage: unclosed })).toMatch(/^(title|description): /);
  expect(line('front-matter-invalid', { damage: unclosed, profile: zola })).toMatch(/^title = /);
});

test('finds unescaped template code and a second marker in the body', () => {
  const profile = { ...techhub, body: { ...techhub.body, after: ['{% raw %}{% include "x" %}{% endraw %}'] } };
  expect(line('hazard-left', { profile })).toBe('{% include "x" %}');
  const twice = (text: string) => `${text}Again <!--excerpt_end-->\n`;
  expect(line('marker-count', { damage: twice })).toBe('Again <!--excerpt_end-->');
});

test('finds no line for something that is not in the file', () => {
  expect(line('no-date', { post: { date: '' } })).toBeNull();
  expect(line('no-title', { post: { title: '' } })).toBeNull();
  expect(line('name-taken', { context: { paths: [printPost(fixturePost, techhub).path] } })).toBeNull();
});
