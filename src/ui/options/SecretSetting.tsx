import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { loadSecret, loadSecretStatus, saveSecret } from '../../storage/secrets.ts';
import type { ShowToast } from '../components/Toast.tsx';

interface Props {
  label: string;
  help?: string;
  /** Id of the destination, or of the model's secrets. */
  place: string;
  /** Key of the field. */
  field: string;
  /** Where it would be sent to, '' while there is no address. */
  origin: string;
  tell: ShowToast;
}

/**
 * A token or password: never shown again, kept till the browser closes unless the user wants it remembered, and for one origin.
 * When the address changes to another, it is asked for again.
 */
export function SecretSetting({ label, help, place, field, origin, tell }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [kept, setKept] = useState<Awaited<ReturnType<typeof loadSecretStatus>> | null>(null);
  const load = async () => setKept(await loadSecretStatus(place, field));
  // Keeps the text that is being typed: the address typed before it may be saved only now.
  useEffect(() => void load(), [place, origin]);
  const keep = async (secret: string, remember: boolean) => {
    await saveSecret(place, field, { value: secret, origin }, remember);
    setTyped((now) => (now.trim() === secret ? '' : now));
    await load();
    tell({ text: t(secret === '' ? 'secretForgotten' : remember ? 'secretRemembered' : 'secretKept') });
  };
  const there = kept !== null && kept.origin !== '';
  const isHere = there && kept.origin === origin;
  const remembered = isHere && kept.isRemembered;
  const why =
    origin === '' ? t('secretNeedsAddress') : there && !isHere ? t('secretElsewhere', kept.origin, origin) : '';
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
        disabled={origin === ''}
        placeholder={isHere ? '••••••••' : ''}
        aria-describedby={[why && `${id}-why`, help && `${id}-help`].filter(Boolean).join(' ') || undefined}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) =>
          event.currentTarget.value.trim() && void keep(event.currentTarget.value.trim(), remembered)
        }
      />
      {why && (
        <p id={`${id}-why`} class={there ? 'needs' : 'quiet help'}>
          {why}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} class="quiet help">
          {help}
        </p>
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={remembered}
          disabled={!isHere}
          onChange={({ currentTarget: { checked } }) =>
            void loadSecret(place, field, origin).then((secret) => keep(secret, checked))
          }
        />
        {t('secretRemember')}
      </label>
      {there && (
        <button type="button" class="button" onClick={() => void keep('', false)}>
          {t('secretForget')}
        </button>
      )}
    </div>
  );
}
