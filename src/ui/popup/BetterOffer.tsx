import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { agree, type Offer } from '../../better.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { requestLeave } from '../../browser/permissions.ts';

interface Props {
  offer: Offer;
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
export function BetterOffer({ offer, too, ask, never, look, openSettings, children }: Props) {
  const [confirming, setConfirming] = useState(false);
  const { model, state, host, origin } = offer;
  const name = offer.name || nameOf(model.id);
  const cost = host
    ? offer.price === null
      ? t('betterCost', host, about(offer.tokens))
      : t('betterCostPrice', host, about(offer.tokens), dollars(offer.price))
    : t('betterLocal', about(offer.tokens));
  if (confirming && !offer.never)
    return (
      <div class="better-row">
        <span>
          {cost} {offer.parts > 1 && t('betterParts', offer.parts)} {t('betterFirst')}
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
          {t('betterNeverSite')}
        </button>
        <button type="button" class="button" onClick={() => void agree(origin).then(ask)}>
          {t('betterSend')}
        </button>
      </div>
    );
  return (
    <div class="better-row">
      {offer.never ? (
        <span class="quiet">{t('model_neverSent')}</span>
      ) : state.is === 'ready' ? (
        <button
          type="button"
          class="button plain"
          title={cost}
          onClick={() => (offer.agreed ? void ask() : setConfirming(true))}
        >
          {/* The name stands in the choice beside it, where there is one. */}
          {too ? t('betterAskToo', name) : t('betterAsk', children ? '' : name)}
        </button>
      ) : state.is === 'needs-permission' ? (
        <button type="button" class="button plain" onClick={() => void requestLeave({ hosts: state.hosts }).then(look)}>
          {t('leaveFor', host || 'localhost')}
        </button>
      ) : (
        <button type="button" class="button plain" onClick={openSettings}>
          {t('betterNotReady', name)}
        </button>
      )}
      {children}
    </div>
  );
}

export const nameOf = (id: string): string => t(`model_${id.replaceAll('-', '_')}_name` as MessageKey);
/** No more digits than an estimate has. */
const about = (tokens: number): string => Number(tokens.toPrecision(2)).toLocaleString();
const dollars = (price: number): string => (price < 0.01 ? '< $0.01' : `$${price.toFixed(2)}`);
