import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { loadSecret, loadSecretStatus, saveSecret } from '../../storage/secrets.ts';
import type { ShowToast } from '../components/Toast.tsx';

interface Props {
  label: string;
  help?: string;
  /** Id of the destination, or of the model provider, to which the secret belongs. */
  place: string;
  /** Key of the settings field. */
  field: string;
  /** The origin to which the secret may be sent; '' while the user has not entered an address. */
  origin: string;
  showToast: ShowToast;
}

/**
 * Setting for a token or password. A saved secret is never shown again, and is deleted when the browser closes, unless the
 * user wants it remembered. It is sent to one origin only: after a change of the address, the user must type it again.
 */
export function SecretSetting({ label, help, place, field, origin, showToast }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [status, setStatus] = useState<Awaited<ReturnType<typeof loadSecretStatus>> | null>(null);
  const load = async () => setStatus(await loadSecretStatus(place, field));
  // Loads only the status. The text in the field stays: saving a new address can change `origin` while the user types.
  useEffect(() => void load(), [place, origin]);
  const save = async (secret: string, remember: boolean) => {
    await saveSecret(place, field, { value: secret, origin }, remember);
    setTyped((now) => (now.trim() === secret ? '' : now));
    await load();
    showToast({ text: t(secret === '' ? 'secretForgotten' : remember ? 'secretRemembered' : 'secretKept') });
  };
  const isStored = status !== null && status.origin !== '';
  const isForOrigin = isStored && status.origin === origin;
  const remembered = isForOrigin && status.isRemembered;
  const notice =
    origin === ''
      ? t('secretNeedsAddress')
      : isStored && !isForOrigin
        ? t('secretElsewhere', status.origin, origin)
        : '';
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
        placeholder={isForOrigin ? '••••••••' : ''}
        aria-describedby={[notice && `${id}-notice`, help && `${id}-help`].filter(Boolean).join(' ') || undefined}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) =>
          event.currentTarget.value.trim() && void save(event.currentTarget.value.trim(), remembered)
        }
      />
      {notice && (
        <p id={`${id}-notice`} class={isStored ? 'needs' : 'quiet help'}>
          {notice}
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
          disabled={!isForOrigin}
          onChange={({ currentTarget: { checked } }) =>
            void loadSecret(place, field, origin).then((secret) => save(secret, checked))
          }
        />
        {t('secretRemember')}
      </label>
      {isStored && (
        <button type="button" class="button" onClick={() => void save('', false)}>
          {t('secretForget')}
        </button>
      )}
    </div>
  );
}
