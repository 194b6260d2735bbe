import type { Output } from '../output.ts';

export const clipboard: Output = {
  id: 'clipboard',
  delivers: 'hands-over',
  fields: [],
  needsWindow: () => true,
  async send({ items }, _values, context) {
    await context.writeClipboard(items.map(({ file }) => file.text).join('\n'));
    return { output: 'clipboard', where: '', at: context.now };
  },
};
