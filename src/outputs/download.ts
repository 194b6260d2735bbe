import type { Output } from './output.ts';

/** Saves under the file's own name, without its folders: the browser's downloads folder is not the blog. */
export const download: Output = {
  id: 'download',
  async send(file, world) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    await world.download(name, file.text);
    return { output: 'download', where: name, at: world.now };
  },
};
