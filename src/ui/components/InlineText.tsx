import type { HTMLAttributes, Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { readEditableText, writeEditableText } from './editable-text.ts';

interface Props extends Pick<HTMLAttributes<HTMLSpanElement>, 'onKeyDown' | 'onFocus' | 'onBlur' | 'tabIndex' | 'dir'> {
  label: string;
  value: string;
  onInput: (value: string) => void;
  class?: string;
  /** Shown while the text is empty. */
  placeholder?: string;
  isWrong?: boolean;
  /** Id of the element that says what is wrong. */
  describedBy?: string | undefined;
  field?: Ref<HTMLSpanElement>;
}

/**
 * A text of one paragraph that is edited where it stands. Unlike a text field it wraps with the words around it, so that a
 * heading and its sentence share a line.
 */
export function InlineText({
  label,
  value,
  onInput,
  class: extra = '',
  placeholder = '',
  isWrong,
  describedBy,
  field,
  onKeyDown,
  ...rest
}: Props) {
  const own = useRef<HTMLSpanElement>(null);
  // Not a child of the element: the browser edits the text, and a renderer that finds other nodes there would fail.
  useLayoutEffect(() => {
    const element = own.current;
    if (element && (element.textContent !== value || (value === '' && element.firstChild)))
      writeEditableText(element, value);
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can't wrap with the words around it
    <span
      {...rest}
      ref={(element) => {
        own.current = element;
        if (typeof field === 'function') field(element);
        else if (field) field.current = element;
      }}
      class={`inline-text ${extra}`}
      role="textbox"
      tabIndex={rest.tabIndex ?? 0}
      contentEditable="plaintext-only"
      spellcheck
      aria-label={label}
      aria-placeholder={placeholder || undefined}
      aria-invalid={isWrong || undefined}
      aria-describedby={describedBy}
      data-placeholder={value === '' ? placeholder : undefined}
      onInput={({ currentTarget }) => onInput(readEditableText(currentTarget))}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        // A line break would end the paragraph.
        if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
      }}
    />
  );
}
