type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Keys that a manifest (developer.mozilla.org, manifest.json/commands) names differently from a keyboard event. */
const MANIFEST_KEY_NAMES: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
  ',': 'Comma',
  '.': 'Period',
};

/** A key press in the form of the `commands` API (`Alt+Shift+P`); null when no command can have it. */
export function toShortcut({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): string | null {
  // With Alt, macOS types other letters (Alt+P: π), so the position of the key tells the letter.
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const name =
    letter ?? MANIFEST_KEY_NAMES[key] ?? (/^(F\d{1,2}|Home|End|PageUp|PageDown|Insert)$/.test(key) ? key : null);
  if (!name) return null;
  const isFunction = /^F\d/.test(name);
  if (!isFunction && !altKey && !ctrlKey && !metaKey) return null;
  const modifiers = [ctrlKey && 'Ctrl', metaKey && 'Command', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter(Boolean), name].join('+');
}
