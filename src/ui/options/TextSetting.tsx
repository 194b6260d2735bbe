import { useId, useState } from 'preact/hooks';

interface Props {
  label: string;
  /** A sentence below the field. */
  help?: string;
  value: string;
  /** Called when the user leaves the field or presses Enter. A string that it gives is the reason why the value is refused. */
  save: (value: string) => unknown;
  type?: 'text' | 'url' | 'number';
  /** Whether the value is code: left to right, in a monospaced font. */
  code?: boolean;
  placeholder?: string;
  /** Smallest and largest value of a number. */
  range?: [min: number, max: number];
}

/** A labelled field, saved when the user leaves it. Text that is being typed stays when another window saves the value. */
export function TextSetting({ label, help, value, save, type = 'text', code = false, placeholder, range }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [mistake, setMistake] = useState('');
  const id = useId();
  const commit = async (text: string) => {
    const reason = await save(text);
    setMistake(typeof reason === 'string' ? reason : '');
    // The user may have typed on while this was saved.
    if (typeof reason !== 'string') setTyped((now) => (now?.trim() === text ? null : now));
  };
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        min={range?.[0]}
        max={range?.[1]}
        placeholder={placeholder}
        id={id}
        // Each type has attributes of its own in the typings; those used here are of all three.
        type={type as 'text'}
        class={`boxed ${code ? 'code' : ''}`}
        dir={code || type === 'url' ? 'ltr' : 'auto'}
        spellcheck={!code}
        aria-invalid={mistake !== ''}
        aria-describedby={mistake ? `${id}-wrong` : help ? `${id}-help` : undefined}
        value={typed ?? value}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => commit(event.currentTarget.value.trim())}
      />
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
      {mistake && (
        <p id={`${id}-wrong`} role="alert" class="invalid">
          {mistake}
        </p>
      )}
    </div>
  );
}
