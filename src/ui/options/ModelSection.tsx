import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { requestOrigin } from '../../core/base-address.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { isOriginHeaderRemoved, setOriginHeaderRemoved } from '../../extension/origin-header-rule.ts';
import { requestPermission, watchPermissions } from '../../extension/permissions.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { ListedModel, Provider, ProviderReadiness } from '../../rewriting/provider.ts';
import { createProviderContext } from '../../rewriting/provider-context.ts';
import { getChosenProvider, loadProviderValues, withProviderDefaults } from '../../rewriting/provider-values.ts';
import { downloadBrowserModel, parseOpenaiBaseUrl, providers } from '../../rewriting/providers/index.ts';
import type { Field, Values } from '../../storage/field.ts';
import {
  clearSentLog,
  loadModelSettings,
  loadSentLog,
  type ModelSettings,
  type SentLogEntry,
  saveModelSettings,
  toSecretOwner,
} from '../../storage/model-settings.ts';
import { ChipList } from '../components/ChipList.tsx';
import { describeModelError } from '../components/destination-labels.ts';
import { RedirectLookup } from '../components/RedirectLookup.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { SecretSetting } from './SecretSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

const getProviderName = ({ id }: Provider) => t(`model_${id.replaceAll('-', '_')}_name` as MessageKey);
const getProviderHelp = ({ id }: Provider) => t(`model_${id.replaceAll('-', '_')}_help` as MessageKey);

interface ModelsState {
  settings: ModelSettings;
  state: ProviderReadiness | null;
  sent: SentLogEntry[];
  /** Questions to the local server leave the extension's name out; null where there is no such server, or no such way. */
  originHeaderRemoved: boolean | null;
}

async function loadModelsState(): Promise<ModelsState> {
  const [settings, sent] = await Promise.all([loadModelSettings(), loadSentLog()]);
  const model = getChosenProvider(settings);
  const state = model
    ? await model.checkReadiness(await loadProviderValues(model, settings), createProviderContext())
    : null;
  const origin = model && getLocalOrigin(model, settings);
  return { settings, sent, state, originHeaderRemoved: origin ? await isOriginHeaderRemoved(origin) : null };
}

/** Origin of a server on this machine, '' when the model is elsewhere. */
function getLocalOrigin(model: Provider, settings: ModelSettings): string {
  const values = withProviderDefaults(model, settings);
  return model.hosts(values).length > 0 && model.isLocal(values) ? (parseOpenaiBaseUrl(values)?.origin ?? '') : '';
}

/** Which model is asked for better posts, and all that goes with it. None is, until the person chooses one. */
export function ModelSection({ tell }: { tell: ShowToast }) {
  const now = useStored(loadModelsState, watchPermissions);
  if (!now) return null;
  const { settings, state, sent, originHeaderRemoved } = now;
  const model = getChosenProvider(settings);
  const set = async (change: Partial<ModelSettings>) => {
    await saveModelSettings(change);
    tell({ text: t('modelSaved'), undo: () => saveModelSettings(settings) });
  };
  const setValues = (change: Values) =>
    model && set({ values: { ...settings.values, [model.id]: { ...settings.values[model.id], ...change } } });
  const values = model ? withProviderDefaults(model, settings) : {};
  return (
    <>
      <h3>{t('proposalTitle')}</h3>
      <p class="quiet">{t('modelHelp')}</p>
      <fieldset class="fields" aria-label={t('proposalTitle')}>
        <ChoiceSetting
          label={t('modelChoose')}
          value={settings.model}
          choices={[['', t('modelNone')], ...providers.map((one): [string, string] => [one.id, getProviderName(one)])]}
          save={(id) => set({ model: id })}
        />
        {model && <p class="quiet">{getProviderHelp(model)}</p>}
        {model?.fields.map((field) => (
          <ProviderFieldSetting
            key={`${model.id} ${field.key}`}
            model={model}
            field={field}
            values={values}
            set={setValues}
            tell={tell}
          />
        ))}
        {values.service === 'ollama' && (
          <p class="quiet whole">
            {t(
              originHeaderRemoved === null ? 'modelOllama' : 'modelOllamaOr',
              `OLLAMA_ORIGINS=${new URL(browser.runtime.getURL('')).origin}`,
            )}
          </p>
        )}
        {model && originHeaderRemoved !== null && (
          <SwitchSetting
            label={t('originHeader')}
            help={t('originHeaderHelp', getLocalOrigin(model, settings))}
            on={originHeaderRemoved}
            save={(on) =>
              setOriginHeaderRemoved(getLocalOrigin(model, settings), on).then(
                (when) => when !== 'refused' && tell({ text: t(when === 'later' ? 'originHeaderSoon' : 'modelSaved') }),
                (error: unknown) => tell({ text: String(error), bad: true }),
              )
            }
          />
        )}
      </fieldset>
      {model && state && (
        <ProviderStatus key={model.id} model={model} state={state} settings={settings} set={setValues} tell={tell} />
      )}
      {model && (
        <fieldset class="fields" aria-label={t('modelStyle')}>
          <TextSetting
            label={t('modelStyle')}
            help={t('modelStyleHelp')}
            value={settings.style}
            save={(style) => set({ style })}
          />
          <TextSetting
            label={t('modelLanguage')}
            help={t('modelLanguageHelp')}
            placeholder="en"
            value={settings.language}
            save={(language) =>
              language && !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language)
                ? t('modelLanguageBad', language)
                : set({ language })
            }
          />
          <SwitchSetting
            label={t('modelExamples')}
            help={t('modelExamplesHelp')}
            on={settings.examples === 'yes'}
            save={(on) => set({ examples: on ? 'yes' : '' })}
          />
          <div class="setting">
            <span aria-hidden="true">{t('modelNever')}</span>
            <ChipList
              label={t('modelNever')}
              add={t('siteAdd')}
              remove={(site) => t('siteRemove', site)}
              values={settings.never}
              onChange={(never) => set({ never })}
            />
          </div>
        </fieldset>
      )}
      {sent.length > 0 && <SentLog sent={sent} tell={tell} />}
    </>
  );
}

interface ReadinessProps {
  model: Provider;
  state: ProviderReadiness;
  settings: ModelSettings;
  set: (change: Values) => unknown;
  tell: ShowToast;
}

/** Whether it would answer, what keeps it from that, and what can be done about it here. */
function ProviderStatus({ model, settings, set, tell, ...given }: ReadinessProps) {
  /** As it is after what was done here, which nothing stored tells of. */
  const [fresh, setFresh] = useState<ProviderReadiness | null>(null);
  const state = fresh ?? given.state;
  const [share, setShare] = useState<number | null>(null);
  const [offers, setOffers] = useState<ListedModel[]>([]);
  const [redirects, setRedirects] = useState(false);
  const values = withProviderDefaults(model, settings);
  const endpoint = model.endpoint(values);
  const words: Record<ProviderReadiness['is'], string> = {
    ready: t('stateReady'),
    unavailable: state.is === 'unavailable' ? t(`model_${state.why}`) : '',
    downloadable: t('modelDownloadable'),
    downloading: t('modelDownloading'),
    'needs-settings': t('modelNeeds'),
    'needs-permission': t('modelNeedsPermission', state.is === 'needs-permission' ? formatHosts(state.hosts) : ''),
  };
  const list = async () => {
    try {
      const found =
        (await model.listModels?.(await loadProviderValues(model, settings), createProviderContext())) ?? [];
      setOffers(found);
      tell({ text: t('modelListed', found.length) });
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      setRedirects(error.code === 'redirected');
      tell({ text: `${describeModelError(error.code)} ${error.detail}`, bad: true });
    }
  };
  const download = async () => {
    setShare(0);
    try {
      await downloadBrowserModel(globalThis, setShare);
      tell({ text: t('modelDownloaded') });
      setFresh(await model.checkReadiness({}, createProviderContext()));
    } catch (error) {
      tell({ text: `${t('error_gone')} ${error instanceof Error ? error.message : ''}`, bad: true });
    }
    setShare(null);
  };
  const choose = (id: string) => {
    const offer = offers.find((one) => one.id === id);
    if (!offer) return;
    const { window, price } = offer;
    set({
      model: id,
      ...(window ? { window: String(window) } : {}),
      priceIn: price ? String(price.question) : '',
      priceOut: price ? String(price.answer) : '',
    });
  };
  return (
    <div class="provider-status">
      <p role="status" class={state.is === 'ready' ? 'good' : 'needs'}>
        {share === null ? words[state.is] : t('modelDownloading')}
      </p>
      {share !== null && (
        <p class="row">
          <progress aria-label={t('modelDownloading')} value={share} /> {Math.round(share * 100)} %
        </p>
      )}
      <div class="row">
        {state.is === 'needs-permission' && (
          <button type="button" class="button primary" onClick={() => void requestPermission({ hosts: state.hosts })}>
            {t('grantPermissionFor', formatHosts(state.hosts))}
          </button>
        )}
        {/* Of a download that another page has begun it is here, too, that its progress is told. */}
        {(state.is === 'downloadable' || state.is === 'downloading') && (
          <button type="button" class="button primary" disabled={share !== null} onClick={() => void download()}>
            {t('modelDownload')}
          </button>
        )}
        {model.listModels && state.is !== 'needs-permission' && (
          <button type="button" class="button" onClick={() => void list()}>
            {t('modelList')}
          </button>
        )}
      </div>
      {redirects && endpoint && (
        <RedirectLookup
          key={endpoint}
          endpoint={endpoint}
          typed={values.base || endpoint}
          use={(base) => set({ base })}
        />
      )}
      {offers.length > 0 && (
        <ChoiceSetting
          label={t('modelPick')}
          value={settings.values[model.id]?.model ?? ''}
          choices={[['', t('modelPick')], ...offers.map(({ id }): [string, string] => [id, id])]}
          save={choose}
        />
      )}
    </div>
  );
}

const formatHosts = (hosts: string[]) => hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', ');

interface FieldProps {
  model: Provider;
  field: Field;
  values: Values;
  set: (change: Values) => unknown;
  tell: ShowToast;
}

function ProviderFieldSetting({ model, field, values, set, tell }: FieldProps) {
  const { key, kind, label, help, choices = [] } = field;
  const shown = { label: t(label), ...(help ? { help: t(help) } : {}) };
  const value = values[key] ?? '';
  if (kind === 'secret')
    return (
      <SecretSetting
        {...shown}
        place={toSecretOwner(model)}
        field={key}
        origin={requestOrigin(model, values)}
        tell={tell}
      />
    );
  // Another model has another price.
  const save = (text: string) => set({ [key]: text, ...(key === 'window' ? {} : { priceIn: '', priceOut: '' }) });
  if (kind === 'choice')
    return (
      <ChoiceSetting {...shown} value={value} choices={choices.map((one) => [one.value, t(one.label)])} save={save} />
    );
  const wrong = (text: string) =>
    (kind === 'url' &&
      text &&
      !/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(`${text}/`) &&
      t('destinationBadAddress', text)) ||
    (key === 'window' && text && !/^\d{3,7}$/.test(text) && t('settingRange', 1_000, 2_000_000));
  return (
    <TextSetting
      {...shown}
      type={kind === 'url' ? 'url' : 'text'}
      value={value}
      save={(text) => wrong(text) || save(text)}
    />
  );
}

function SentLog({ sent, tell }: { sent: SentLogEntry[]; tell: ShowToast }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('sentTitle', sent.length)}</summary>
      <p class="quiet">{t('sentHelp')}</p>
      <ul class="entries">
        {sent.map(({ at, host, model, address, tokens }) => (
          <li key={at}>
            {new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })} · <bdi>{host}</bdi> ·{' '}
            <bdi>{model}</bdi> · {t('sentTokens', tokens.toLocaleString())}
            {address && ' · '}
            <bdi>{address}</bdi>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        onClick={async () => {
          await clearSentLog();
          tell({ text: t('sentErased') });
        }}
      >
        {t('sentErase')}
      </button>
    </details>
  );
}
