import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { type ProposalOffer, recordConsent } from '../../rewriting/request-proposal.ts';
import { getModelName } from '../components/model-labels.ts';
import { openModelSettings } from './extension-pages.ts';
import type { ProposalsState } from './use-proposals.ts';

interface Props {
  offer: ProposalOffer;
  proposals: ProposalsState;
  /** The control for choosing another model. */
  children: ComponentChildren;
}

/**
 * A row with a button that requests a proposal from one model. Before the first article is sent to a server, the row names
 * the server and the amount of text, and asks for the user's consent.
 */
export function ProposalOfferRow({ offer, proposals, children }: Props) {
  const [isConfirming, setConfirming] = useState(false);
  const { model, readiness, host, origin } = offer;
  const hasAsked = proposals.job !== null;
  const request = () => proposals.request(offer);
  const name = offer.name || getModelName(model.id);
  const cost = host
    ? offer.price === null
      ? t('proposalCost', host, formatTokens(offer.tokens))
      : t('proposalCostPrice', host, formatTokens(offer.tokens), formatPrice(offer.price))
    : t('proposalCostLocal', formatTokens(offer.tokens));
  if (isConfirming && !offer.isExcluded)
    return (
      <div class="proposal-row">
        <span>
          {cost} {offer.parts > 1 && t('proposalParts', offer.parts)} {t('proposalConsent')}
        </span>
        {/* Cancel has the focus, so that pressing Enter by accident sends nothing. */}
        <button
          type="button"
          class="button plain"
          ref={(button) => button?.focus()}
          onClick={() => setConfirming(false)}
        >
          {t('cancel')}
        </button>
        <button type="button" class="button plain" onClick={() => void proposals.excludeSite()}>
          {t('excludeSite')}
        </button>
        <button type="button" class="button" onClick={() => void recordConsent(origin).then(request)}>
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
          onClick={() => (offer.hasConsent ? void request() : setConfirming(true))}
        >
          {/* The button leaves out the model's name if `children`, the choice of models, shows it already. */}
          {hasAsked ? t('proposalRequestAnother', name) : t('proposalRequest', children ? '' : name)}
        </button>
      ) : readiness.is === 'needs-permission' ? (
        <button
          type="button"
          class="button plain"
          onClick={() => void requestPermission({ hosts: readiness.hosts }).then(proposals.refreshOffers)}
        >
          {t('grantPermissionFor', host || 'localhost')}
        </button>
      ) : (
        <button type="button" class="button plain" onClick={openModelSettings}>
          {t('proposalNotReady', name)}
        </button>
      )}
      {children}
    </div>
  );
}

/** Formats a number of tokens with two significant digits, because the number is an estimate. */
const formatTokens = (tokens: number): string => Number(tokens.toPrecision(2)).toLocaleString();
const formatPrice = (price: number): string => (price < 0.01 ? '< $0.01' : `$${price.toFixed(2)}`);
