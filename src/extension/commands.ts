import browser, { type Commands } from 'webextension-polyfill';

/** Firefox lets an extension change its shortcuts; Chromium has a page of its own for that. */
const { commands } = browser as typeof browser & {
  commands: Commands.Static & { openShortcutSettings?: () => Promise<void> };
};

/** Whether `setShortcut` works here. */
export const canSetShortcuts: boolean = typeof commands.update === 'function';

export const loadCommands = (): Promise<Commands.Command[]> => commands.getAll();

/** '' takes the shortcut away. Rejects with the browser's reason when it does not take the keys. */
export const setShortcut = (name: string, shortcut: string): Promise<void> => commands.update({ name, shortcut });

/** The browser's own page for the shortcuts of extensions. */
export async function openShortcutPage(): Promise<void> {
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
