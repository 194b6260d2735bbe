import type { Output } from '../output.ts';

/** Downloads each file without its folders, because the browser's downloads folder is not the blog's folder. */
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
