import { useState } from 'preact/hooks';
import { getUiLanguage, t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { JobError, toJobError } from '../../jobs/job-error.ts';
import type { DownloadProgress, ListedModel, Provider, ProviderReadiness } from '../../rewriting/provider.ts';
import { createProviderContext } from '../../rewriting/provider-context.ts';
import { loadProviderValues, withProviderDefaults } from '../../rewriting/provider-values.ts';
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
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
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
      setRedirected(error instanceof JobError && error.code === 'redirected');
      showError(error);
    }
  };
  const showError = (error: unknown) => {
    const { code, detail } = toJobError(error);
    showToast({ text: `${describeModelError(code)} ${detail}`.trim(), bad: true });
  };
  /** Stores what a download has changed. Where that is nothing, as in Chromium, only asking again shows the new state. */
  const refresh = async (change: Values = {}) => {
    const isStored = Object.keys(change).length > 0;
    if (isStored) await set(change);
    setAfterDownload(isStored ? null : await model.checkReadiness(values, createProviderContext()));
  };
  const download = async () => {
    setProgress({ share: 0 });
    try {
      await refresh(await model.download?.(values, createProviderContext(), setProgress));
      showToast({ text: t('modelDownloaded') });
    } catch (error) {
      showError(error);
    }
    setProgress(null);
  };
  const deleteDownload = async () => {
    try {
      await refresh(await model.deleteDownload?.(createProviderContext()));
      showToast({ text: t('modelDeleted') });
    } catch (error) {
      showError(error);
    }
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
      priceAt: price ? new Date().toISOString().slice(0, 10) : '',
    });
  };
  return (
    <div class="provider-status">
      <p role="status" class={readiness.is === 'ready' ? 'good' : 'needs'}>
        {progress ? t('modelDownloading') : describeProviderReadiness(model, readiness)}
      </p>
      {progress && (
        <p class="row">
          <progress aria-label={t('modelDownloading')} value={progress.share} /> {describeProgress(progress)}
        </p>
      )}
      <div class="row">
        {readiness.is === 'needs-permission' && (
          <button type="button" class="button primary" onClick={() => void requestPermission(readiness)}>
            {'hosts' in readiness ? t('grantPermissionFor', formatHosts(readiness.hosts)) : t('modelGrantPermission')}
          </button>
        )}
        {/* During a download started on another page, a click joins that download and shows its progress here as well. */}
        {(readiness.is === 'downloadable' || readiness.is === 'downloading') && (
          <button type="button" class="button primary" disabled={progress !== null} onClick={() => void download()}>
            {t('modelDownload')}
          </button>
        )}
        {model.deleteDownload && readiness.is === 'ready' && (
          <button type="button" class="button" onClick={() => void deleteDownload()}>
            {t('modelDelete')}
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

const formatMegabytes = (bytes: number): string =>
  new Intl.NumberFormat(getUiLanguage().lang, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(
    bytes / 1e6,
  );

const describeProgress = ({ share, bytes }: DownloadProgress): string =>
  `${Math.round(share * 100)} %${
    bytes ? ` (${t('modelDownloadedSize', formatMegabytes(bytes.loaded), formatMegabytes(bytes.total))})` : ''
  }`;

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
      return 'hosts' in readiness
        ? t('modelNeedsPermission', formatHosts(readiness.hosts))
        : t('modelNeedsBrowserPermission');
  }
}
