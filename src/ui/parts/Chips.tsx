import { useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';

interface Props {
  label: string;
  values: string[];
  /** Values that the blog has not used yet; they are marked. */
  onChange: (values: string[]) => void;
}

/** A list of short texts: a chip each, removable, and a field to add more (Enter or comma; Backspace takes the last one back). */
export function Chips({ label, values, onChange }: Props) {
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const added = typed
      .split(/[,;\n]/)
      .map((value) => value.trim())
      .filter((value) => value && !values.some((old) => old.toLowerCase() === value.toLowerCase()));
    setText('');
    if (added.length) onChange([...values, ...added]);
  };
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{label}</legend>
      <ul>
        {values.map((value) => (
          <li key={value} class="chip" dir="auto">
            {value}
            <button
              type="button"
              class="icon"
              aria-label={t('tagRemove', value)}
              onClick={() => onChange(values.filter((other) => other !== value))}
            >
              ×
            </button>
          </li>
        ))}
        <li>
          <input
            class="quiet-input"
            aria-label={t('tagAdd')}
            placeholder={`+ ${t('tagAdd')}`}
            dir="auto"
            value={text}
            onInput={(event) =>
              /[,;]/.test(event.currentTarget.value)
                ? add(event.currentTarget.value)
                : setText(event.currentTarget.value)
            }
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                add(text);
              } else if (event.key === 'Backspace' && !text && values.length) {
                event.preventDefault();
                setText(values.at(-1) ?? '');
                onChange(values.slice(0, -1));
              }
            }}
            onBlur={() => add(text)}
          />
        </li>
      </ul>
    </fieldset>
  );
}
