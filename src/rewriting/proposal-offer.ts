/** The models that a window offers for a better post, each with its price and with what it still needs. */
import { requestOrigin } from '../core/base-address.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { toSummaryInput } from '../core/pipeline.ts';
import { getUiLanguage } from '../extension/i18n.ts';
import type { Draft } from '../storage/drafts.ts';
import { loadModelSettings, type ModelSettings } from '../storage/model-settings.ts';
import { estimatePrice } from './estimate-price.ts';
import { isOverBudget } from './model-budget.ts';
import { planRequest } from './plan-request.ts';
import type { Provider, ProviderReadiness } from './provider.ts';
import { createProviderContext } from './provider-context.ts';
import { getChosenProvider, listProvidersHere, listProviderVariants, loadProviderValues } from './provider-values.ts';
import { buildPreferences, listExamples } from './request-preferences.ts';

/** What the user is told about a model before a request to it: where the article would go, and the price. */
export interface ProposalOffer {
  model: Provider;
  /** Name of the model; '' when none is set. */
  name: string;
  readiness: ProviderReadiness;
  /** Whether the model can write the post in the language of the interface. */
  knowsUiLanguage: boolean;
  /** The host that the article would go to; '' when it stays on this machine. */
  host: string;
  /** Scheme, host and port of the model's server, which may be on this machine; '' for the browser's own model. */
  origin: string;
  /** Estimated tokens of the prompts and the responses together. */
  tokens: number;
  parts: number;
  /** Estimated dollars for the whole request; null when the service publishes no price for a token. */
  price: number | null;
  /** When the price was looked up (`2026-12-01`); '' when there is none. */
  priceAt: string;
  /** Whether the request would pass the user's monthly limit. */
  isOverBudget: boolean;
  /** Whether the user has excluded the article's site, so that its pages are never sent to a model. */
  isExcluded: boolean;
  /** Whether articles may go to this origin: the user has agreed to it before, or it is on this machine. */
  hasConsent: boolean;
}

/**
 * Lists offers: first the model that the user has chosen, then other models that have responded before, then other ready
 * providers. Without a chosen model, only what the browser has of its own is offered.
 */
export async function listProposalOffers(draft: Draft, taxonomy: Taxonomy): Promise<ProposalOffer[]> {
  const settings = await loadModelSettings();
  const chosen = getChosenProvider(settings);
  const here = listProvidersHere();
  const others = chosen ? here.filter((model) => model !== chosen) : here.filter(({ browser }) => browser);
  const offers = await Promise.all(
    [...(chosen ? [chosen] : []), ...others].flatMap((model) =>
      listProviderVariants(model, settings).map(({ model: name = '' }) =>
        buildProposalOffer(model, name, draft, taxonomy, settings),
      ),
    ),
  );
  // A permission for Firefox's own model is asked for only when the user has chosen that model.
  const canAsk = ({ readiness }: ProposalOffer) =>
    readiness.is === 'ready' || (readiness.is === 'needs-permission' && 'hosts' in readiness);
  return offers.filter((offer, index) => canAsk(offer) || (chosen !== undefined && index === 0));
}

async function buildProposalOffer(
  model: Provider,
  name: string,
  draft: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
): Promise<ProposalOffer> {
  const values = await loadProviderValues(model, settings, name);
  const context = createProviderContext();
  const text = toSummaryInput(draft.article);
  const examples = await listExamples(settings);
  const preferences = buildPreferences(draft, taxonomy, settings, examples.texts);
  const input = { text, preferences, draft: { points: draft.post.points } };
  const { tokens, answer, parts } = planRequest(input, model, values);
  const { lang } = getUiLanguage();
  const inUiLanguage = { article: text.language, post: lang };
  const languages = model.isTranslator ? inUiLanguage : { ...inUiLanguage, post: preferences.language };
  const local = model.isLocal(values);
  const origin = requestOrigin(model, values);
  const price = local ? 0 : estimatePrice({ question: tokens, answer }, values);
  const host = local || !origin ? '' : new URL(origin).host;
  return {
    model,
    name,
    readiness: await model.checkReadiness(values, context, languages),
    knowsUiLanguage: (await model.checkReadiness(values, context, inUiLanguage)).is !== 'unavailable',
    host,
    origin,
    tokens: tokens + answer,
    parts: parts.length,
    price,
    priceAt: values.priceAt ?? '',
    isOverBudget: await isOverBudget(price, settings, new Date()),
    isExcluded: isNeverSent(listArticleAddresses(draft.article, draft.post), settings.never),
    hasConsent: local || settings.agreed.includes(origin),
  };
}
