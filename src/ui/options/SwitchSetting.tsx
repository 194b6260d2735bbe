import { useId } from 'preact/hooks';

interface Props {
  label: string;
  help?: string;
  on: boolean;
  save: (on: boolean) => unknown;
}

/** A setting with a labelled checkbox; saved as soon as the user changes it. */
export function SwitchSetting({ label, help, on, save }: Props) {
  const id = useId();
  return (
    <div class="setting">
      <label class="tick">
        <input
          type="checkbox"
          checked={on}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => save(event.currentTarget.checked)}
        />
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
    </div>
  );
}
