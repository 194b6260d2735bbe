import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  value: T;
  /** Value and its words. */
  choices: [T, string][];
  save: (value: T) => unknown;
}

/** A labelled choice of one among few, which saves itself. */
export function ChoiceSetting<T extends string>({ label, value, choices, save }: Props<T>) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <select id={id} class="boxed" value={value} onChange={(event) => save(event.currentTarget.value as T)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
