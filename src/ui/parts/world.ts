import type { World } from '../../outputs/index.ts';

/** What an output may reach for, in a page of the extension. */
export function world(): World {
  return {
    now: new Date().toISOString(),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    async download(name, text) {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
      const link = Object.assign(document.createElement('a'), { href: address, download: name });
      link.click();
      // The browser reads the blob after the click returns.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
  };
}
