import browser from 'webextension-polyfill';
import type { World } from '../outputs/index.ts';
import { openFolder } from './folders.ts';
import { t } from './i18n.ts';
import { hasLeave } from './permissions.ts';
import { saveBlob } from './save-blob.ts';

/** What an output may reach for, in whatever part of the extension: clipboard and downloads are there in windows only. */
export function world(): World {
  return {
    now: new Date().toISOString(),
    say: t,
    fetch: globalThis.fetch,
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    download: async (name, text) => saveBlob(name, new Blob([text], { type: 'text/markdown' })),
    openTab: async (url) => void (await browser.tabs.create({ url })),
    permitted: (hosts) => hasLeave({ hosts }),
    folder: (values) => openFolder(values.folder ?? ''),
  };
}
