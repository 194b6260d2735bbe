import { requestOrigin } from '../../core/base-address.ts';
import { t } from '../../extension/i18n.ts';
import type { Provider } from '../../rewriting/provider.ts';
import type { Field, Values } from '../../storage/field.ts';
import { toSecretOwner } from '../../storage/model-settings.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { SecretSetting } from './SecretSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  model: Provider;
  field: Field;
  values: Values;
  set: (change: Values) => unknown;
  showToast: ShowToast;
}

/** The form control for one settings field of a model provider. */
export function ProviderFieldSetting({ model, field, values, set, showToast }: Props) {
  const { key, kind, label, help, choices = [] } = field;
  const texts = { label: t(label), ...(help ? { help: t(help) } : {}) };
  const value = values[key] ?? '';
  if (kind === 'secret')
    return (
      <SecretSetting
        {...texts}
        place={toSecretOwner(model)}
        field={key}
        origin={requestOrigin(model, values)}
        showToast={showToast}
      />
    );
  // Clears the stored prices, because they belong to the model that was set before.
  const save = (text: string) => set({ [key]: text, ...(key === 'window' ? {} : { priceIn: '', priceOut: '' }) });
  if (kind === 'choice')
    return (
      <ChoiceSetting {...texts} value={value} choices={choices.map((one) => [one.value, t(one.label)])} save={save} />
    );
  return (
    <TextSetting
      {...texts}
      type={kind === 'url' ? 'url' : 'text'}
      value={value}
      save={(text) => describeMistake(field, text) || save(text)}
    />
  );
}

/** Returns the reason why a text is not valid for a field; '' when it is valid. */
function describeMistake({ key, kind }: Field, text: string): string {
  if (kind === 'url' && text && !/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(`${text}/`))
    return t('destinationBadAddress', text);
  return key === 'window' && text && !/^\d{3,7}$/.test(text) ? t('settingRange', 1_000, 2_000_000) : '';
}
