import { expect, test } from 'vitest';
import { parseProfile } from '../../../src/core/format/parse-profile.ts';
import { techhub } from '../../../src/profiles/techhub.ts';

const copy = (change: object) => ({ ...structuredClone(techhub), ...change });

test('accepts its own export', () => {
  expect(parseProfile(JSON.parse(JSON.stringify(techhub)))).toEqual(techhub);
});

test.each([
  [null, 'The file: must be of type object'],
  [{ version: 2 }, 'version: this profile is of version 2'],
  [copy({ zone: 'Mars' }), 'zone: must match'],
  [copy({ extra: 1 }), 'The file: has an unknown “extra”'],
  [copy({ keys: [{ from: 'title' }] }), 'keys[0]: lacks “name”'],
  [copy({ keys: [{ name: 'a', quote: { style: 'loud' } }] }), 'keys[0].quote.style: must be one of'],
  [copy({ keys: [{ name: 'a', before: ['b: c'] }] }), 'keys[0].before[0]: must match'],
  [copy({ keys: [{ name: 'a', from: 'title | shout' }] }), 'keys[0].from: undefined filter: shout'],
  [copy({ path: '{% if date %}{{ slug }}.md' }), 'path: tag {% if date %} not closed'],
])('refuses %j', (value, reason) => {
  expect(() => parseProfile(value)).toThrow(reason);
});
