import { useId, useState } from 'preact/hooks';

interface Props {
  label: string;
  /** A sentence below the field. */
  help?: string;
  value: string;
  /** Called when the user leaves the field or presses Enter. To refuse the value, returns the reason as a string. */
  save: (value: string) => unknown;
  /** `code`: left to right, in a monospaced font. */
  type?: 'text' | 'url' | 'number' | 'code';
  placeholder?: string;
  /** Whether `save` is called for each typed character, for a value of which nothing is stored yet. */
  live?: boolean;
  /** Smallest and largest allowed number. */
  range?: [min: number, max: number];
}

/** A labelled text field, saved when the user leaves it. Typed text is not lost when another window saves a new value. */
export function TextSetting({ label, help, value, save, type = 'text', live = false, placeholder, range }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [mistake, setMistake] = useState('');
  const id = useId();
  const isCode = type === 'code';
  const commit = async (text: string) => {
    const reason = await save(text);
    setMistake(typeof reason === 'string' ? reason : '');
    // Keeps the text if the user has typed more while `text` was being saved.
    if (typeof reason !== 'string') setTyped((now) => (now?.trim() === text ? null : now));
  };
  const input = (text: string) => {
    setTyped(text);
    if (!live) return;
    const reason = save(text.trim());
    setMistake(typeof reason === 'string' ? reason : '');
  };
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        min={range?.[0]}
        max={range?.[1]}
        placeholder={placeholder}
        id={id}
        // The typings allow different attributes for each input type. Those used here exist for all three types.
        type={(isCode ? 'text' : type) as 'text'}
        class={`boxed ${isCode ? 'code' : ''}`}
        dir={isCode || type === 'url' ? 'ltr' : 'auto'}
        spellcheck={!isCode}
        aria-invalid={mistake !== ''}
        aria-describedby={mistake ? `${id}-wrong` : help ? `${id}-help` : undefined}
        value={typed ?? value}
        onInput={(event) => input(event.currentTarget.value)}
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
