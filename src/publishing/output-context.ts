import browser from 'webextension-polyfill';
import { downloadBlob } from '../extension/download-blob.ts';
import { t } from '../extension/i18n.ts';
import { hasPermission } from '../extension/permissions.ts';
import { openFolder } from './folders.ts';
import type { OutputContext } from './output.ts';

/** Creates the context for outputs in this window or worker. Clipboard and downloads work only in a window. */
export function createOutputContext(): OutputContext {
  return {
    now: new Date().toISOString(),
    translate: t,
    fetch: globalThis.fetch,
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    download: async (name, text) => downloadBlob(name, new Blob([text], { type: 'text/markdown' })),
    openTab: async (url) => void (await browser.tabs.create({ url })),
    hasPermission: (hosts) => hasPermission({ hosts }),
    folder: (values) => openFolder(values.folder ?? ''),
  };
}
