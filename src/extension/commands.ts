import browser, { type Commands } from 'webextension-polyfill';

/** In Firefox an extension can change its keyboard shortcuts. In Chromium only the user can, on a page of the browser. */
const { commands } = browser as typeof browser & {
  commands: Commands.Static & { openShortcutSettings?: () => Promise<void> };
};

/** Whether `setShortcut` works in this browser. */
export const canSetShortcuts: boolean = typeof commands.update === 'function';

export const loadCommands = (): Promise<Commands.Command[]> => commands.getAll();

/** Sets the keys of a command; '' removes its shortcut. Rejects with the browser's reason when it refuses the keys. */
export const setShortcut = (name: string, shortcut: string): Promise<void> => commands.update({ name, shortcut });

/** Opens the browser's page for the shortcuts of extensions. */
export async function openShortcutPage(): Promise<void> {
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
