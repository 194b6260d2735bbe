import { expect, it } from 'vitest';
import { listSentVersions } from '../../src/publishing/undo-scope.ts';

const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const receipt = (undo: unknown) => ({ output: 'github', where: '', at: '', undo }) as never;

it('lists the files of a receipt by the paths that a send request has', () => {
  const files = [
    { path: 'site/_posts/a.md', ours: one, before: null },
    { path: 'img/b.png', ours: two, before: two },
  ];
  expect(listSentVersions(receipt({ files }), '/site/')).toEqual({ '_posts/a.md': one, 'img/b.png': two });
  expect(listSentVersions(receipt({ files }), '')).toEqual({ 'site/_posts/a.md': one, 'img/b.png': two });
});

it('lists nothing for a receipt without files, and no file without a valid version', () => {
  expect(listSentVersions(receipt(undefined), '')).toEqual({});
  expect(listSentVersions(receipt({ url: 'https://blog.example/1' }), '')).toEqual({});
  expect(listSentVersions(receipt({ files: [{ path: 'a.md', ours: 'x' }, { ours: one }] }), '')).toEqual({});
});
