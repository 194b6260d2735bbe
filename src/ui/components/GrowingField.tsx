import type { Ref } from 'preact';

interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  class?: string;
  placeholder?: string;
  /** Whether the field keeps line breaks, for Markdown of several paragraphs. Otherwise they become spaces. */
  keepLines?: boolean;
  /** Whether the field takes the focus when it appears. */
  takesFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}

const focusField: Ref<HTMLTextAreaElement> = (field) => field?.focus();

/** A labelled text field whose height grows with the text. */
export function GrowingField({ label, value, onInput, class: extra = '', keepLines, takesFocus, ...rest }: Props) {
  // A text has its own direction; a placeholder that of the interface, which `auto` would not give an empty field.
  const dir = value === '' ? undefined : 'auto';
  return (
    <div class={`growing-field ${extra}`} data-value={value || rest.placeholder || ''} dir={dir}>
      <textarea
        {...rest}
        {...(takesFocus && { ref: focusField })}
        aria-label={label}
        rows={1}
        dir={dir}
        spellcheck
        value={value}
        onInput={({ currentTarget: { value: typed } }) =>
          onInput(keepLines ? typed : typed.replace(/(?<!\s)\s*\n\s*/g, ' '))
        }
      />
    </div>
  );
}
