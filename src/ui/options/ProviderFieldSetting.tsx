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
  const save = (text: string) => set({ [key]: text, ...changePrices(key) });
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

/** Fields of which the price of a token depends. */
const PRICED_BY = ['service', 'base', 'model'];

/** Clears the stored prices with the model that they belong to, and notes the day on which the user enters one. */
function changePrices(key: string): Values {
  if (PRICED_BY.includes(key)) return { priceIn: '', priceOut: '', priceAt: '' };
  return key.startsWith('price') ? { priceAt: new Date().toISOString().slice(0, 10) } : {};
}

/** Returns the reason why a text is not valid for a field; '' when it is valid. */
function describeMistake({ key, kind, range }: Field, text: string): string {
  if (range && text && !(Number(text) >= range[0] && Number(text) <= range[1])) return t('settingRange', ...range);
  if (kind === 'url' && text && !/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(`${text}/`))
    return t('destinationBadAddress', text);
  return key === 'window' && text && !/^\d{3,7}$/.test(text) ? t('settingRange', 1_000, 2_000_000) : '';
}
