import { expect, test } from 'vitest';
import { diffProfiles } from '../../../src/core/format/diff-profiles.ts';
import { jekyll } from '../../../src/profiles/jekyll.ts';

test('finds no change in a profile whose fields are in another order', () => {
  const turned = Object.fromEntries(Object.entries(jekyll).reverse()) as unknown as typeof jekyll;
  expect(diffProfiles(jekyll, turned)).toEqual([]);
});

test('names each changed field with both values', () => {
  const [first, second, ...keys] = jekyll.keys;
  if (!first || !second) throw new Error('The format has no keys.');
  const now = {
    ...jekyll,
    path: 'planted/{{ slug }}.md',
    body: { ...jekyll.body, after: [...jekyll.body.after, '<script src="https://a.example/x.js"></script>'] },
    keys: [second, ...keys, { name: 'permalink', table: 'seo', constant: '/x' }],
  };
  const changes = diffProfiles(jekyll, now);
  const places = changes.map(({ place }) => place);
  expect(changes).toContainEqual({
    place: 'path',
    before: JSON.stringify(jekyll.path),
    now: '"planted/{{ slug }}.md"',
  });
  expect(changes).toContainEqual({
    place: `body.after[${jekyll.body.after.length}]`,
    before: '',
    now: '"<script src=\\"https://a.example/x.js\\"></script>"',
  });
  expect(changes).toContainEqual({ place: 'keys.seo.permalink.constant', before: '', now: '"/x"' });
  expect(changes).toContainEqual({ place: `keys.${first.name}`, before: JSON.stringify(first.name), now: '' });
  expect(places).toContain('keys');
  expect(places).not.toContain('name');
});

test('finds a change of the keys’ order', () => {
  const keys = [...jekyll.keys].reverse();
  expect(diffProfiles(jekyll, { ...jekyll, keys }).map(({ place }) => place)).toEqual(['keys']);
});
