import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { type ProposalOffer, recordConsent } from '../../rewriting/request-proposal.ts';
import { getModelName } from '../components/model-labels.ts';

interface Props {
  offer: ProposalOffer;
  /** Others have been asked about this article before. */
  too: boolean;
  ask: () => Promise<void>;
  never: () => Promise<void>;
  /** Looks again at what can be asked. */
  look: () => Promise<void>;
  openSettings: () => void;
  /** Where another is chosen. */
  children: ComponentChildren;
}

/** A model that can be asked. Before the first time that an article goes there, it is said where, and how much of it. */
export function ProposalOfferRow({ offer, too, ask, never, look, openSettings, children }: Props) {
  const [confirming, setConfirming] = useState(false);
  const { model, readiness, host, origin } = offer;
  const name = offer.name || getModelName(model.id);
  const cost = host
    ? offer.price === null
      ? t('proposalCost', host, formatTokens(offer.tokens))
      : t('proposalCostPrice', host, formatTokens(offer.tokens), formatPrice(offer.price))
    : t('proposalCostLocal', formatTokens(offer.tokens));
  if (confirming && !offer.isExcluded)
    return (
      <div class="proposal-row">
        <span>
          {cost} {offer.parts > 1 && t('proposalParts', offer.parts)} {t('proposalConsent')}
        </span>
        {/* The choice that sends nothing has the focus. */}
        <button
          type="button"
          class="button plain"
          ref={(button) => button?.focus()}
          onClick={() => setConfirming(false)}
        >
          {t('cancel')}
        </button>
        <button type="button" class="button plain" onClick={() => void never()}>
          {t('excludeSite')}
        </button>
        <button type="button" class="button" onClick={() => void recordConsent(origin).then(ask)}>
          {t('proposalConfirm')}
        </button>
      </div>
    );
  return (
    <div class="proposal-row">
      {offer.isExcluded ? (
        <span class="quiet">{t('error_neverSent')}</span>
      ) : readiness.is === 'ready' ? (
        <button
          type="button"
          class="button plain"
          title={cost}
          onClick={() => (offer.hasConsent ? void ask() : setConfirming(true))}
        >
          {/* The name stands in the choice beside it, where there is one. */}
          {too ? t('proposalRequestAnother', name) : t('proposalRequest', children ? '' : name)}
        </button>
      ) : readiness.is === 'needs-permission' ? (
        <button
          type="button"
          class="button plain"
          onClick={() => void requestPermission({ hosts: readiness.hosts }).then(look)}
        >
          {t('grantPermissionFor', host || 'localhost')}
        </button>
      ) : (
        <button type="button" class="button plain" onClick={openSettings}>
          {t('proposalNotReady', name)}
        </button>
      )}
      {children}
    </div>
  );
}

/** No more digits than an estimate has. */
const formatTokens = (tokens: number): string => Number(tokens.toPrecision(2)).toLocaleString();
const formatPrice = (price: number): string => (price < 0.01 ? '< $0.01' : `$${price.toFixed(2)}`);
