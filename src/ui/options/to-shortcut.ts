type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** How a manifest names keys (developer.mozilla.org, manifest.json/commands), where a keyboard event names them otherwise. */
const MANIFEST_KEY_NAMES: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
  ',': 'Comma',
  '.': 'Period',
};

/** The shortcut that was pressed, in the form of the `commands` API (`Alt+Shift+P`); null for what can be none. */
export function toShortcut({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): string | null {
  // With Alt, a Mac types other letters: the key's place says which one it was.
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const name =
    place ?? MANIFEST_KEY_NAMES[key] ?? (/^(F\d{1,2}|Home|End|PageUp|PageDown|Insert)$/.test(key) ? key : null);
  if (!name) return null;
  const isFunction = /^F\d/.test(name);
  if (!isFunction && !altKey && !ctrlKey && !metaKey) return null;
  const modifiers = [ctrlKey && 'Ctrl', metaKey && 'Command', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter(Boolean), name].join('+');
}
