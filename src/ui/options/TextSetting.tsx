import { useId, useState } from 'preact/hooks';

interface Props {
  label: string;
  /** A sentence under it. */
  help?: string;
  value: string;
  /** Takes the value when the person leaves the field or presses Enter. A text that comes back says why it can't be. */
  save: (value: string) => unknown;
  type?: 'text' | 'url' | 'number';
  /** Code: left to right and in even letters. */
  code?: boolean;
  placeholder?: string;
  min?: number;
  max?: number;
}

/** A labelled field that saves itself. What is being typed stays, whatever another window saves meanwhile. */
export function TextSetting({ label, help, value, save, type = 'text', code = false, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  const id = useId();
  const commit = async (text: string) => {
    const reason = await save(text);
    setWrong(typeof reason === 'string' ? reason : '');
    // The user may have typed on while this was saved.
    if (typeof reason !== 'string') setTyped((now) => (now?.trim() === text ? null : now));
  };
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        {...rest}
        id={id}
        // Each type has attributes of its own in the typings; those used here are of all three.
        type={type as 'text'}
        class={`boxed ${code ? 'code' : ''}`}
        dir={code || type === 'url' ? 'ltr' : 'auto'}
        spellcheck={!code}
        aria-invalid={wrong !== ''}
        aria-describedby={wrong ? `${id}-wrong` : help ? `${id}-help` : undefined}
        value={typed ?? value}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => commit(event.currentTarget.value.trim())}
      />
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} role="alert" class="invalid">
          {wrong}
        </p>
      )}
    </div>
  );
}
