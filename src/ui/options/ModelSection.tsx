import browser from 'webextension-polyfill';
import { requestOrigin } from '../../core/base-address.ts';
import { t } from '../../extension/i18n.ts';
import { isOriginHeaderRemoved, setOriginHeaderRemoved } from '../../extension/origin-header-rule.ts';
import { watchPermissions } from '../../extension/permissions.ts';
import { PRICE_FIELDS, type Provider, type ProviderReadiness } from '../../rewriting/provider.ts';
import { createProviderContext } from '../../rewriting/provider-context.ts';
import {
  getChosenProvider,
  listProvidersHere,
  loadProviderValues,
  withProviderDefaults,
} from '../../rewriting/provider-values.ts';
import { providers } from '../../rewriting/providers/index.ts';
import type { Field, Values } from '../../storage/field.ts';
import {
  loadModelSettings,
  loadSentLog,
  type ModelSettings,
  type SentLogEntry,
  saveModelSettings,
} from '../../storage/model-settings.ts';
import { loadSpending } from '../../storage/model-spending.ts';
import { getModelHelp, getModelName } from '../components/model-labels.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { ModelBudget } from './ModelBudget.tsx';
import { ProviderFieldSetting } from './ProviderFieldSetting.tsx';
import { ProviderStatus } from './ProviderStatus.tsx';
import { RewritePreferences } from './RewritePreferences.tsx';
import { SentLog } from './SentLog.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';

interface ModelsState {
  settings: ModelSettings;
  /** Whether the chosen model can be used; null while no model is chosen. */
  readiness: ProviderReadiness | null;
  sent: SentLogEntry[];
  /** Dollars that requests to models have cost this month. */
  spent: number;
  /**
   * Whether the `Origin` header is removed from requests to a local server; null when there is no local server or no rule.
   */
  originHeaderRemoved: boolean | null;
}

async function loadModelsState(): Promise<ModelsState> {
  const [settings, sent, spent] = await Promise.all([loadModelSettings(), loadSentLog(), loadSpending(new Date())]);
  const model = getChosenProvider(settings);
  const readiness = model
    ? await model.checkReadiness(await loadProviderValues(model, settings), createProviderContext())
    : null;
  const origin = model && getLocalOrigin(model, settings);
  return { settings, sent, spent, readiness, originHeaderRemoved: origin ? await isOriginHeaderRemoved(origin) : null };
}

/** Returns the origin of the model's server if it runs on this machine; otherwise ''. */
function getLocalOrigin(model: Provider, settings: ModelSettings): string {
  const values = withProviderDefaults(model, settings);
  return model.hosts(values).length > 0 && model.isLocal(values) ? requestOrigin(model, values) : '';
}

/** Options for the language model that may rewrite posts, and the log of requests. By default, no model is chosen. */
export function ModelSection({ showToast }: { showToast: ShowToast }) {
  const state = useStored(loadModelsState, watchPermissions);
  if (!state) return null;
  const { settings, readiness, sent, spent, originHeaderRemoved } = state;
  const model = getChosenProvider(settings);
  const set = async (change: Partial<ModelSettings>) => {
    await saveModelSettings(change);
    showToast({ text: t('modelSaved'), undo: () => saveModelSettings(settings) });
  };
  const setValues = (change: Values) =>
    model && set({ values: { ...settings.values, [model.id]: { ...settings.values[model.id], ...change } } });
  const values = model ? withProviderDefaults(model, settings) : {};
  const isLocal = model?.isLocal(values) ?? true;
  const isShown = (field: Field) => !(isLocal && PRICE_FIELDS.includes(field));
  return (
    <>
      <h3>{t('proposalTitle')}</h3>
      <p class="quiet">{t('modelHelp')}</p>
      <fieldset class="fields" aria-label={t('proposalTitle')}>
        <ChoiceSetting
          label={t('modelChoose')}
          value={settings.model}
          choices={[
            ['', t('modelNone')],
            ...listChoices(model).map(({ id }): [string, string] => [id, getModelName(id)]),
          ]}
          save={(id) => set({ model: id })}
        />
        {model && <p class="quiet">{getModelHelp(model.id)}</p>}
        {model?.fields.filter(isShown).map((field) => (
          <ProviderFieldSetting
            key={`${model.id} ${field.key}`}
            model={model}
            field={field}
            values={values}
            set={setValues}
            showToast={showToast}
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
          <OriginHeaderSwitch
            origin={getLocalOrigin(model, settings)}
            isRemoved={originHeaderRemoved}
            showToast={showToast}
          />
        )}
      </fieldset>
      {model && readiness && (
        <ProviderStatus
          key={model.id}
          model={model}
          stored={readiness}
          settings={settings}
          set={setValues}
          showToast={showToast}
        />
      )}
      {model && <RewritePreferences settings={settings} set={set} />}
      {!isLocal && <ModelBudget settings={settings} spent={spent} set={set} />}
      {sent.length > 0 && <SentLog sent={sent} showToast={showToast} />}
    </>
  );
}

/** Lists the models that can be chosen here, and the chosen one, which another browser may have. Translators need no choice. */
const listChoices = (chosen: Provider | undefined): Provider[] =>
  providers.filter((one) => one === chosen || (listProvidersHere().includes(one) && !one.isTranslator));

interface OriginHeaderSwitchProps {
  /** Origin of the local model server. */
  origin: string;
  isRemoved: boolean;
  showToast: ShowToast;
}

function OriginHeaderSwitch({ origin, isRemoved, showToast }: OriginHeaderSwitchProps) {
  return (
    <SwitchSetting
      label={t('originHeader')}
      help={t('originHeaderHelp', origin)}
      on={isRemoved}
      save={(on) =>
        setOriginHeaderRemoved(origin, on).then(
          (when) => when !== 'refused' && showToast({ text: t(when === 'later' ? 'originHeaderSoon' : 'modelSaved') }),
          (error: unknown) => showToast({ text: String(error), bad: true }),
        )
      }
    />
  );
}
