import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { t } from '../../extension/i18n.ts';
import { lookUpRedirect, type RedirectTarget } from '../../extension/look-up-redirect.ts';
import { createOutputContext } from '../../publishing/output-context.ts';

interface Props {
  /** The address that redirects. */
  endpoint: string;
  /** The text in the address field. */
  typed: string;
  /** Puts another address into the address field. */
  use: (address: string) => unknown;
}

/** A button that looks up where a redirecting address leads, and then offers the target as the new address. */
export function RedirectLookup({ endpoint, typed, use }: Props) {
  const [found, setFound] = useState<RedirectTarget | null>(null);
  const [isBusy, setBusy] = useState(false);
  const lookUp = async () => {
    setBusy(true);
    setFound(await lookUpRedirect(createOutputContext().fetch, endpoint, typed));
    setBusy(false);
  };
  const address = found?.is === 'there' ? found.address : null;
  return (
    <div class="redirect" role="status" aria-live="polite">
      {found && <p dir="auto">{describeRedirect(found, endpoint)}</p>}
      <div class="button-row row">
        {!found && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void lookUp()}>
            {t('redirectLookUp')}
          </button>
        )}
        {address !== null && (
          <button type="button" class="button" onClick={() => void use(address)}>
            {t('redirectUse')}
          </button>
        )}
        {found?.is === 'hidden' && (
          <button type="button" class="button" onClick={() => void browser.tabs.create({ url: endpoint })}>
            {endpoint}
          </button>
        )}
      </div>
    </div>
  );
}

function describeRedirect(found: RedirectTarget, endpoint: string): string {
  if (found.is === 'none') return t('redirectNone', endpoint);
  if (found.is === 'hidden') return t('redirectHidden', endpoint);
  if (found.is === 'offline') return t('error_offline_model');
  return t(found.isSameOrigin ? 'redirectTo' : 'redirectElsewhere', found.to);
}
