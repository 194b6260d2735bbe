import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  value: T;
  /** Pairs of a value and its label: two or three short ones. */
  choices: [T, string][];
  save: (value: T) => unknown;
}

/** A setting with one of a few values, all in sight. */
export function SegmentedSetting<T extends string>({ label, value, choices, save }: Props<T>) {
  const id = useId();
  return (
    <div class="setting" role="radiogroup" aria-labelledby={id}>
      <span id={id} class="label">
        {label}
      </span>
      <div class="segments">
        {choices.map(([choice, text]) => (
          <label key={choice}>
            <input type="radio" name={id} checked={choice === value} onChange={() => save(choice)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
