const TEXT_FIELDS = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';

/** Whether keys that are pressed in `target` type text or choose a value. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(TEXT_FIELDS);
