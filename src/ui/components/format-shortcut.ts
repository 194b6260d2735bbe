import { type MessageKey, t } from '../../extension/i18n.ts';

const KEY_NAMES: Record<string, MessageKey> = {
  Control: 'keyNameControl',
  Shift: 'keyNameShift',
};
const KEY_SIGNS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Backspace: '⌫' };
const MAC_SIGNS: Record<string, string> = { ...KEY_SIGNS, Control: '⌘', Alt: '⌥', Shift: '⇧' };

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform ?? '');

/**
 * Formats a shortcut as keyboards show it: `Control+z` → `Ctrl+Z`, in German `Strg+Z`, on a Mac `⌘Z`. A sign stands apart:
 * `Ctrl ↵`.
 */
export function formatShortcut(keys: string, mac = isMac): string {
  const names = keys.split('+').map((key) => {
    const sign = (mac ? MAC_SIGNS : KEY_SIGNS)[key];
    return sign ?? (KEY_NAMES[key] ? t(KEY_NAMES[key]) : key.length === 1 ? key.toUpperCase() : key);
  });
  return mac ? names.join('') : names.join('+').replace(/\+(?=[↑↓↵⌫]$)/, ' ');
}
