import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { clearSentLog, type SentLogEntry } from '../../storage/model-settings.ts';
import { formatMoment } from '../components/format-date.ts';
import type { ShowToast } from '../components/Toast.tsx';

/** Lists the requests sent to models: time, host, model, number of tokens, and article. */
export function SentLog({ sent, showToast }: { sent: SentLogEntry[]; showToast: ShowToast }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('sentTitle', sent.length)}</summary>
      <p class="quiet">{t('sentHelp')}</p>
      <ul class="entries">
        {sent.map(({ at, host, model, address, tokens }) => (
          <li key={at}>
            {formatMoment(at)} · <bdi>{host}</bdi> · <bdi>{model}</bdi> · {t('sentTokens', tokens.toLocaleString())}
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
          showToast({ text: t('sentErased') });
        }}
      >
        {t('sentErase')}
      </button>
    </details>
  );
}
