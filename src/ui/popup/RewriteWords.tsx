import { useState } from 'preact/hooks';
import { getUiLanguage, t } from '../../extension/i18n.ts';
import { requestPermission } from '../../extension/permissions.ts';
import { recordConsent } from '../../rewriting/consent.ts';
import type { ProposalOffer } from '../../rewriting/proposal-offer.ts';
import { createProviderContext } from '../../rewriting/provider-context.ts';
import type { RequestWish } from '../../rewriting/request-preferences.ts';
import { formatDollars, getModelName, nameLanguage } from '../components/model-labels.ts';
import { useEditor } from './editor-context.ts';
import { openModelSettings } from './extension-pages.ts';
import type { ProposalsState } from './use-proposals.ts';

interface Props {
  offer: ProposalOffer;
  proposals: ProposalsState;
  /** Whether another model has answered already: then this one is offered by its name. */
  isAnother?: boolean;
}

/**
 * What a model can do with the points, in a word each. Before the first article is sent to a server, names the server and the
 * amount of text, and asks for the user's consent.
 */
export function RewriteWords({ offer, proposals, isAnother = false }: Props) {
  const { draft } = useEditor();
  const [confirmed, setConfirmed] = useState<RequestWish | null>(null);
  const { model, readiness, host, origin } = offer;
  const name = offer.name || getModelName(model.id);
  const cost = describeCost(offer);
  if (offer.isExcluded) return <span class="rewrite-note">{t('error_neverSent')}</span>;
  if (offer.isOverBudget) return <span class="rewrite-note">{t('error_overBudget')}</span>;
  if (confirmed)
    return (
      <div class="proposal-row">
        <span>
          {cost} {offer.parts > 1 && t('proposalParts', offer.parts)} {t('proposalConsent')}
        </span>
        {/* Cancel has the focus, so that pressing Enter by accident sends nothing. */}
        <button type="button" class="button" ref={(button) => button?.focus()} onClick={() => setConfirmed(null)}>
          {t('cancel')}
        </button>
        <button type="button" class="button" onClick={() => void proposals.excludeSite()}>
          {t('excludeSite')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void recordConsent(origin).then(() => proposals.request(offer, confirmed))}
        >
          {t('proposalConfirm')}
        </button>
      </div>
    );
  if (readiness.is === 'needs-permission')
    return (
      <button
        type="button"
        class="button plain"
        onClick={() => void requestPermission(readiness).then(proposals.refreshOffers)}
      >
        {'hosts' in readiness ? t('grantPermissionFor', host || 'localhost') : t('modelGrantPermission')}
      </button>
    );
  if (readiness.is === 'unavailable' && readiness.why === 'language')
    return <span class="rewrite-note">{t('modelUnknownLanguage', name, nameLanguage(readiness.language))}</span>;
  if (readiness.is !== 'ready')
    return (
      <button type="button" class="button plain" onClick={openModelSettings}>
        {t('proposalNotReady', name)}
      </button>
    );
  const { lang } = getUiLanguage();
  const ask = (wish: RequestWish) => {
    // First, because the browser starts a download only during the click.
    model.startDownload?.(createProviderContext(), { article: draft.article.language?.value ?? '', post: lang });
    if (offer.hasConsent) void proposals.request(offer, wish);
    else setConfirmed(wish);
  };
  if (isAnother)
    return (
      <button
        type="button"
        class="button plain"
        title={cost}
        onClick={() => ask(model.isTranslator ? { language: lang } : {})}
      >
        {t('proposalRequestAnother', name)}
      </button>
    );
  const asked = proposals.job && nameWish(proposals.job.input.preferences);
  return (
    <fieldset class="rewrite-words">
      <legend class="visually-hidden">{t('proposalTitle')}</legend>
      {listWishes(offer, draft.article.language?.value ?? '').map(({ label, wish }) => (
        <button
          key={label}
          type="button"
          class="button plain"
          title={cost}
          aria-pressed={asked === nameWish(wish)}
          onClick={() => ask(wish)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

interface OfferedWish {
  label: string;
  wish: RequestWish;
}

/**
 * Lists what is offered for an article in a language: another language only where the user's own is another one, and where the
 * model knows it.
 */
function listWishes({ model, knowsUiLanguage }: ProposalOffer, language: string): OfferedWish[] {
  const { lang } = getUiLanguage();
  const isForeign = language !== '' && toPrimary(language) !== toPrimary(lang) && knowsUiLanguage;
  const translation = isForeign ? [{ label: t('wishLanguage'), wish: { language: lang } }] : [];
  if (model.isTranslator) return translation;
  return [
    { label: t('wishShorter'), wish: { wish: 'shorter' } },
    { label: t('wishPlainer'), wish: { wish: 'plainer' } },
    ...translation,
    { label: t('wishRewrite'), wish: {} },
  ];
}

const toPrimary = (language: string): string => language.split('-')[0]?.toLowerCase() ?? '';

const nameWish = ({ wish, language = '' }: RequestWish): string =>
  wish ?? (language === getUiLanguage().lang ? 'language' : 'rewrite');

function describeCost({ host, price, priceAt, tokens }: ProposalOffer): string {
  if (!host) return t('proposalCostLocal', formatTokens(tokens));
  if (price === null) return t('proposalCost', host, formatTokens(tokens));
  const cost = t('proposalCostPrice', host, formatTokens(tokens), formatDollars(price));
  return priceAt ? `${cost} ${t('modelPriceDate', formatDay(priceAt))}` : cost;
}

/** Formats a day (`2026-12-01`). It is a day of UTC, so that no time zone moves it. */
const formatDay = (day: string): string =>
  new Date(day).toLocaleDateString(getUiLanguage().lang, { dateStyle: 'medium', timeZone: 'UTC' });

/** Formats a number of tokens with two significant digits, because the number is an estimate. */
const formatTokens = (tokens: number): string => Number(tokens.toPrecision(2)).toLocaleString();
