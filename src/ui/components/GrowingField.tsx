interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  id?: string;
  class?: string;
  placeholder?: string;
  /** Whether the field keeps line breaks, for Markdown of several paragraphs. Otherwise they become spaces. */
  keepLines?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A labelled text field whose height grows with the text. */
export function GrowingField({ label, value, onInput, class: extra = '', keepLines, ...rest }: Props) {
  return (
    <div class={`growing-field ${extra}`} data-value={value || rest.placeholder || ''} dir="auto">
      <textarea
        {...rest}
        aria-label={label}
        rows={1}
        dir="auto"
        spellcheck
        value={value}
        onInput={({ currentTarget: { value: typed } }) =>
          onInput(keepLines ? typed : typed.replace(/(?<!\s)\s*\n\s*/g, ' '))
        }
      />
    </div>
  );
}
