import type { Output } from '../output.ts';

/** Saves under the file's own name, without its folders: the browser's downloads folder is not the blog. */
export const download: Output = {
  id: 'download',
  delivers: 'hands-over',
  fields: [],
  needsWindow: () => true,
  async send({ items }, _values, context) {
    const names = items.map(({ file }) => file.path.slice(file.path.lastIndexOf('/') + 1));
    for (const [at, { file }] of items.entries()) await context.download(names[at] ?? '', file.text);
    return { output: 'download', where: names.join(', '), at: context.now };
  },
};
