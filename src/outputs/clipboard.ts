import type { Output } from './output.ts';

export const clipboard: Output = {
  id: 'clipboard',
  async send(file, world) {
    await world.writeClipboard(file.text);
    return { output: 'clipboard', where: '', at: world.now };
  },
};
