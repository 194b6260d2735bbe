import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { secretsOf } from '../../browser/models.ts';
import { isRemembered, keepSecret, loadSecret } from '../../browser/secrets.ts';
import type { Model } from '../../engines/index.ts';
import type { Tell } from '../parts/Toast.tsx';

interface Props {
  label: string;
  model: Model;
  /** Key of the field. */
  field: string;
  tell: Tell;
}

/** A key of a model's service: never shown again, kept till the browser closes unless the person wants it remembered. */
export function ModelKey({ label, model, field, tell }: Props) {
  const id = useId();
  const place = secretsOf(model);
  const [typed, setTyped] = useState('');
  const [kept, setKept] = useState({ there: false, remembered: false });
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
        placeholder={kept.there ? '••••••••' : ''}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={({ currentTarget: { value } }) => value.trim() && void keep(value.trim(), kept.remembered)}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={kept.remembered}
          disabled={!kept.there}
          onChange={({ currentTarget: { checked } }) =>
            void loadSecret(place, field).then((secret) => keep(secret, checked))
          }
        />
        {t('secretRemember')}
      </label>
      {kept.there && (
        <button type="button" class="button" onClick={() => void keep('', false)}>
          {t('secretForget')}
        </button>
      )}
    </div>
  );
}
