import { expect, test, vi } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { getOrigin, type Origin, SOURCES, type SourceId } from '../../../src/core/source.ts';
import { getSourceLabel } from '../../../src/ui/popup/source-labels.ts';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: (key: keyof typeof english) => english[key].message } },
}));

const labelSource = (source: SourceId) => getSourceLabel({ source, from: getOrigin(source) });

test.each(SOURCES)('the source %s is named in words', (source) => {
  expect(labelSource(source)).toMatch(/^[a-z][\w’ ]+$/);
});

test('the words for a source say where on the page the value stands', () => {
  expect(labelSource('visible-line-near-title')).toBe('beside the headline');
  expect(labelSource('json-ld-published')).toBe('in the page’s data');
});

test.each([
  ['meta-of-a-newer-version', 'meta', 'in the page’s hidden details'],
  ['constructor', 'constructor', 'in the page’s text'],
  ['', '', 'in the page’s text'],
])('the unknown source “%s” with the origin “%s” is called “%s”', (source, from, label) => {
  expect(getSourceLabel({ source: source as SourceId, from: from as Origin })).toBe(label);
});
