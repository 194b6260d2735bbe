import { expect, test } from 'vitest';
import { searchCommands } from '../../../src/ui/popup/search-commands.ts';

const labels = ['Copy the file', 'Send to my-blog', 'Rendered', 'Tout copier', 'Étiquettes', 'Copy as rich text'];
const search = (query: string) =>
  searchCommands(
    labels.map((label) => ({ label })),
    query,
  ).map(({ label }) => label);

test('every word of the query must be in the label, in any order; labels that begin with it come first', () => {
  expect(search('')).toEqual(labels);
  expect(search('cop')).toEqual(['Copy the file', 'Copy as rich text', 'Tout copier']);
  expect(search('rich copy')).toEqual(['Copy as rich text']);
  expect(search('nothing')).toEqual([]);
});

test('case and accents do not matter', () => {
  expect(search('ETIQ')).toEqual(['Étiquettes']);
});
