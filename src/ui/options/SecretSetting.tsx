import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { isRemembered, keepSecret, loadSecret } from '../../browser/secrets.ts';
import type { Tell } from '../parts/Toast.tsx';

interface Props {
  label: string;
  help?: string;
  /** Id of the destination, or of the model's secrets. */
  place: string;
  /** Key of the field. */
  field: string;
  tell: Tell;
}

/** A token or password: never shown again, kept till the browser closes unless the person wants it remembered. */
export function SecretSetting({ label, help, place, field, tell }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [kept, setKept] = useState<{ there: boolean; remembered: boolean } | null>(null);
  const load = async () => {
    const [secret, remembered] = await Promise.all([loadSecret(place, field), isRemembered(place, field)]);
    setKept({ there: secret !== '', remembered });
  };
  useEffect(() => void load(), [place]);
  const keep = async (secret: string, remember: boolean) => {
    await keepSecret(place, field, secret, remember);
    setTyped('');
    await load();
    tell({ text: t(secret === '' ? 'secretForgotten' : remember ? 'secretRemembered' : 'secretKept') });
  };
  const remembered = kept?.remembered ?? false;
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="boxed"
        type="password"
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        placeholder={kept?.there ? '••••••••' : ''}
        aria-describedby={help ? `${id}-help` : undefined}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) =>
          event.currentTarget.value.trim() && void keep(event.currentTarget.value.trim(), remembered)
        }
      />
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={remembered}
          disabled={!kept?.there}
          onChange={({ currentTarget: { checked } }) =>
            void loadSecret(place, field).then((secret) => keep(secret, checked))
          }
        />
        {t('secretRemember')}
      </label>
      {kept?.there && (
        <button type="button" class="button" onClick={() => void keep('', false)}>
          {t('secretForget')}
        </button>
      )}
    </div>
  );
}
