interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  id?: string;
  class?: string;
  placeholder?: string;
  title?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A labelled text field for one paragraph; its height grows with the text. Line breaks become spaces. */
export function GrowingField({ label, value, onInput, class: extra = '', ...rest }: Props) {
  return (
    <div class={`growing-field ${extra}`} data-value={value || rest.placeholder || ''} dir="auto">
      <textarea
        {...rest}
        aria-label={label}
        rows={1}
        dir="auto"
        spellcheck
        value={value}
        onInput={(event) => onInput(event.currentTarget.value.replace(/(?<!\s)\s*\n\s*/g, ' '))}
      />
    </div>
  );
}
