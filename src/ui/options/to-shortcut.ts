type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** `KeyboardEvent.key` → name of the key in a manifest (developer.mozilla.org, manifest.json/commands), if they differ. */
const MANIFEST_KEY_NAMES: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
  ',': 'Comma',
  '.': 'Period',
};

/** Converts a key press to the syntax of the `commands` API (`Alt+Shift+P`); null when it can't be an extension shortcut. */
export function toShortcut({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): string | null {
  // Takes the letter from the key's position (`code`), because Alt changes the typed character on macOS (Alt+P: π).
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const name =
    letter ?? MANIFEST_KEY_NAMES[key] ?? (/^(F\d{1,2}|Home|End|PageUp|PageDown|Insert)$/.test(key) ? key : null);
  if (!name) return null;
  const isFunction = /^F\d/.test(name);
  if (!isFunction && !altKey && !ctrlKey && !metaKey) return null;
  const modifiers = [ctrlKey && 'Ctrl', metaKey && 'Command', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter(Boolean), name].join('+');
}
