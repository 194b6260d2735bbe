import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { type MessageKey, t } from '../../browser/i18n.ts';
import {
  chosenModel,
  eraseSent,
  filledModel,
  loadModels,
  loadSent,
  type ModelSettings,
  modelValues,
  type Sent,
  saveModels,
  secretsOf,
} from '../../browser/models.ts';
import { isNameless, setNameless } from '../../browser/nameless.ts';
import { requestLeave, watchLeave } from '../../browser/permissions.ts';
import {
  baseOf,
  fetchBrowserModel,
  type Model,
  ModelFailed,
  type ModelState,
  models,
  type Offer,
} from '../../engines/index.ts';
import { modelWorld } from '../../model-desk.ts';
import { type Field, requestOrigin, type Values } from '../../outputs/index.ts';
import { Chips } from '../parts/Chips.tsx';
import { RedirectLookup } from '../parts/RedirectLookup.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { useStored } from '../parts/use-stored.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { SecretSetting } from './SecretSetting.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

const nameOf = ({ id }: Model) => t(`model_${id.replaceAll('-', '_')}_name` as MessageKey);
const helpOf = ({ id }: Model) => t(`model_${id.replaceAll('-', '_')}_help` as MessageKey);

interface Now {
  settings: ModelSettings;
  state: ModelState | null;
  sent: Sent[];
  /** Questions to the local server leave the extension's name out; null where there is no such server, or no such way. */
  nameless: boolean | null;
}

async function loadNow(): Promise<Now> {
  const [settings, sent] = await Promise.all([loadModels(), loadSent()]);
  const model = chosenModel(settings);
  const state = model ? await model.state(await modelValues(model, settings), modelWorld()) : null;
  const origin = model && serverOf(model, settings);
  return { settings, sent, state, nameless: origin ? await isNameless(origin) : null };
}

/** Origin of a server on this machine, '' when the model is elsewhere. */
function serverOf(model: Model, settings: ModelSettings): string {
  const values = filledModel(model, settings);
  return model.hosts(values).length > 0 && model.isLocal(values) ? (baseOf(values)?.origin ?? '') : '';
}

/** Which model is asked for better posts, and all that goes with it. None is, until the person chooses one. */
export function Models({ tell }: { tell: Tell }) {
  const now = useStored(loadNow, watchLeave);
  if (!now) return null;
  const { settings, state, sent, nameless } = now;
  const model = chosenModel(settings);
  const set = async (change: Partial<ModelSettings>) => {
    await saveModels(change);
    tell({ text: t('modelSaved'), undo: () => saveModels(settings) });
  };
  const setValues = (change: Values) =>
    model && set({ values: { ...settings.values, [model.id]: { ...settings.values[model.id], ...change } } });
  const values = model ? filledModel(model, settings) : {};
  return (
    <>
      <h3>{t('betterTitle')}</h3>
      <p class="quiet">{t('modelHelp')}</p>
      <fieldset class="fields" aria-label={t('betterTitle')}>
        <ChoiceSetting
          label={t('modelChoose')}
          value={settings.model}
          choices={[['', t('modelNone')], ...models.map((one): [string, string] => [one.id, nameOf(one)])]}
          save={(id) => set({ model: id })}
        />
        {model && <p class="quiet">{helpOf(model)}</p>}
        {model?.fields.map((field) => (
          <FieldSetting
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
              nameless === null ? 'modelOllama' : 'modelOllamaOr',
              `OLLAMA_ORIGINS=${new URL(browser.runtime.getURL('')).origin}`,
            )}
          </p>
        )}
        {model && nameless !== null && (
          <SwitchSetting
            label={t('modelNameless')}
            help={t('modelNamelessHelp', serverOf(model, settings))}
            on={nameless}
            save={(on) =>
              setNameless(serverOf(model, settings), on).then(
                (when) =>
                  when !== 'refused' && tell({ text: t(when === 'later' ? 'modelNamelessSoon' : 'modelSaved') }),
                (error: unknown) => tell({ text: String(error), bad: true }),
              )
            }
          />
        )}
      </fieldset>
      {model && state && (
        <Standing key={model.id} model={model} state={state} settings={settings} set={setValues} tell={tell} />
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
            <Chips
              label={t('modelNever')}
              add={t('siteAdd')}
              remove={(site) => t('siteRemove', site)}
              values={settings.never}
              onChange={(never) => set({ never })}
            />
          </div>
        </fieldset>
      )}
      {sent.length > 0 && <Log sent={sent} tell={tell} />}
    </>
  );
}

interface StandingProps {
  model: Model;
  state: ModelState;
  settings: ModelSettings;
  set: (change: Values) => unknown;
  tell: Tell;
}

/** Whether it would answer, what keeps it from that, and what can be done about it here. */
function Standing({ model, settings, set, tell, ...given }: StandingProps) {
  /** As it is after what was done here, which nothing stored tells of. */
  const [fresh, setFresh] = useState<ModelState | null>(null);
  const state = fresh ?? given.state;
  const [share, setShare] = useState<number | null>(null);
  const [offers, setOffers] = useState<Offer[]>([]);
  const [redirects, setRedirects] = useState(false);
  const values = filledModel(model, settings);
  const endpoint = model.endpoint(values);
  const words: Record<ModelState['is'], string> = {
    ready: t('stateReady'),
    unavailable: state.is === 'unavailable' ? t(`model_${state.why}`) : '',
    downloadable: t('modelDownloadable'),
    downloading: t('modelDownloading'),
    'needs-settings': t('modelNeeds'),
    'needs-permission': t('modelLeave', state.is === 'needs-permission' ? bare(state.hosts) : ''),
  };
  const list = async () => {
    try {
      const found = (await model.list?.(await modelValues(model, settings), modelWorld())) ?? [];
      setOffers(found);
      tell({ text: t('modelListed', found.length) });
    } catch (error) {
      if (!(error instanceof ModelFailed)) throw error;
      setRedirects(error.why === 'redirected');
      tell({ text: `${t(`model_${error.why}`)} ${error.detail}`, bad: true });
    }
  };
  const download = async () => {
    setShare(0);
    try {
      await fetchBrowserModel(globalThis, setShare);
      tell({ text: t('modelDownloaded') });
      setFresh(await model.state({}, modelWorld()));
    } catch (error) {
      tell({ text: `${t('model_gone')} ${error instanceof Error ? error.message : ''}`, bad: true });
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
    <div class="standing">
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
          <button type="button" class="button primary" onClick={() => void requestLeave({ hosts: state.hosts })}>
            {t('leaveFor', bare(state.hosts))}
          </button>
        )}
        {/* Of a download that another page has begun it is here, too, that its progress is told. */}
        {(state.is === 'downloadable' || state.is === 'downloading') && (
          <button type="button" class="button primary" disabled={share !== null} onClick={() => void download()}>
            {t('modelDownload')}
          </button>
        )}
        {model.list && state.is !== 'needs-permission' && (
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

const bare = (hosts: string[]) => hosts.map((host) => host.replace(/^\w+:\/\/|\/\*$/g, '')).join(', ');

interface FieldProps {
  model: Model;
  field: Field;
  values: Values;
  set: (change: Values) => unknown;
  tell: Tell;
}

function FieldSetting({ model, field, values, set, tell }: FieldProps) {
  const { key, kind, label, help, choices = [] } = field;
  const shown = { label: t(label), ...(help ? { help: t(help) } : {}) };
  const value = values[key] ?? '';
  if (kind === 'secret')
    return (
      <SecretSetting
        {...shown}
        place={secretsOf(model)}
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
      t('placeBadAddress', text)) ||
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

function Log({ sent, tell }: { sent: Sent[]; tell: Tell }) {
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
          await eraseSent();
          tell({ text: t('sentErased') });
        }}
      >
        {t('sentErase')}
      </button>
    </details>
  );
}
