import type { Output } from '../output.ts';

export const clipboard: Output = {
  id: 'clipboard',
  fields: [],
  needsWindow: () => true,
  async send({ items }, _values, world) {
    await world.writeClipboard(items.map(({ file }) => file.text).join('\n'));
    return { output: 'clipboard', where: '', at: world.now };
  },
};
