import { expect, test } from 'vitest';
import type { Receipt } from '../../../src/core/post.ts';
import { isPublication } from '../../../src/library/post-summary.ts';

const at = '2025-01-01T00:00:00.000Z';

test.each<[string, Receipt, boolean]>([
  ['that publishes', { output: 'anything', where: 'a.md', at, delivers: 'publishes' }, true],
  ['that hands over', { output: 'anything', where: '', at, delivers: 'hands-over', destination: 'mine' }, false],
  ['of the clipboard, from version 1', { output: 'clipboard', where: '', at }, false],
  ['of a download, from an older version', { output: 'download', where: 'a.md', at, destination: 'download' }, false],
  ['of a repository, from an older version', { output: 'github', where: 'a.md', at, destination: 'my-blog' }, true],
  ['with an address alone', { output: 'github', where: 'a.md', at, url: 'https://github.com/ana/blog' }, true],
  ['with a commit alone', { output: 'gitea', where: 'a.md', at, commit: '1234567' }, true],
  ['with an undo alone', { output: 'folder', where: 'blog/a.md', at, undo: { place: 'x', files: [] } }, true],
])('a receipt %s: whether it is a publication', (_, receipt, expected) => {
  expect(isPublication(receipt)).toBe(expected);
});
