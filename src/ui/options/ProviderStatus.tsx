import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { ListedModel, Provider, ProviderReadiness } from '../../rewriting/provider.ts';
import { createProviderContext } from '../../rewriting/provider-context.ts';
import { loadProviderValues, withProviderDefaults } from '../../rewriting/provider-values.ts';
import { downloadBrowserModel } from '../../rewriting/providers/index.ts';
import type { Values } from '../../storage/field.ts';
import type { ModelSettings } from '../../storage/model-settings.ts';
import { describeModelError, formatHosts } from '../components/destination-labels.ts';
import { getModelName, nameLanguage } from '../components/model-labels.ts';
import { RedirectLookup } from '../components/RedirectLookup.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';

interface Props {
  model: Provider;
  /** The readiness that follows from the stored settings. */
  stored: ProviderReadiness;
  settings: ModelSettings;
  set: (change: Values) => unknown;
  showToast: ShowToast;
}

/** Shows whether the model can be used and what is missing, with buttons such as for downloading the model. */
export function ProviderStatus({ model, stored, settings, set, showToast }: Props) {
  // A model download changes the readiness but not the extension's storage, so `stored` is not updated.
  const [afterDownload, setAfterDownload] = useState<ProviderReadiness | null>(null);
  const readiness = afterDownload ?? stored;
  const [share, setShare] = useState<number | null>(null);
  const [offers, setOffers] = useState<ListedModel[]>([]);
  const [isRedirected, setRedirected] = useState(false);
  const values = withProviderDefaults(model, settings);
  const endpoint = model.endpoint(values);
  const list = async () => {
    try {
      const found =
        (await model.listModels?.(await loadProviderValues(model, settings), createProviderContext())) ?? [];
      setOffers(found);
      showToast({ text: t('modelListed', found.length) });
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      setRedirected(error.code === 'redirected');
      showToast({ text: `${describeModelError(error.code)} ${error.detail}`, bad: true });
    }
  };
  const download = async () => {
    setShare(0);
    try {
      await downloadBrowserModel(globalThis, setShare);
      showToast({ text: t('modelDownloaded') });
      setAfterDownload(await model.checkReadiness({}, createProviderContext()));
    } catch (error) {
      showToast({ text: `${t('error_gone')} ${error instanceof Error ? error.message : ''}`, bad: true });
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
      <p role="status" class={readiness.is === 'ready' ? 'good' : 'needs'}>
        {share === null ? describeProviderReadiness(model, readiness) : t('modelDownloading')}
      </p>
      {share !== null && (
        <p class="row">
          <progress aria-label={t('modelDownloading')} value={share} /> {Math.round(share * 100)} %
        </p>
      )}
      <div class="row">
        {readiness.is === 'needs-permission' && (
          <button type="button" class="button primary" onClick={() => void requestPermission(readiness)}>
            {t('grantPermissionFor', formatHosts(readiness.hosts))}
          </button>
        )}
        {/* During a download started on another page, a click joins that download and shows its progress here as well. */}
        {(readiness.is === 'downloadable' || readiness.is === 'downloading') && (
          <button type="button" class="button primary" disabled={share !== null} onClick={() => void download()}>
            {t('modelDownload')}
          </button>
        )}
        {model.listModels && readiness.is !== 'needs-permission' && (
          <button type="button" class="button" onClick={() => void list()}>
            {t('modelList')}
          </button>
        )}
      </div>
      {isRedirected && endpoint && (
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

function describeProviderReadiness({ id }: Provider, readiness: ProviderReadiness): string {
  switch (readiness.is) {
    case 'ready':
      return t('stateReady');
    case 'unavailable':
      return readiness.why === 'language'
        ? t('modelUnknownLanguage', getModelName(id), nameLanguage(readiness.language))
        : t(`model_${readiness.why}`);
    case 'downloadable':
      return t('modelDownloadable');
    case 'downloading':
      return t('modelDownloading');
    case 'needs-settings':
      return t('modelNeeds');
    case 'needs-permission':
      return t('modelNeedsPermission', formatHosts(readiness.hosts));
  }
}
