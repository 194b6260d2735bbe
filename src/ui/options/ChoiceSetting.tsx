import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  /** A sentence below the control. */
  help?: string;
  value: T;
  /** Pairs of a value and its label. */
  choices: [T, string][];
  save: (value: T) => unknown;
}

/** A setting with one value chosen from a list; saved as soon as the user changes it. */
export function ChoiceSetting<T extends string>({ label, help, value, choices, save }: Props<T>) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <select
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        class="boxed"
        value={value}
        onChange={(event) => save(event.currentTarget.value as T)}
      >
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
    </div>
  );
}
