/**
 * Requests a better post from a model, on behalf of a window: first an offer with its price, then a job for the background.
 */

import { getKeyHost } from '../core/address-key.ts';
import type { Article } from '../core/article.ts';
import { requestOrigin } from '../core/base-address.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../core/classify/taxonomy-index.ts';
import type { Profile } from '../core/format/profile.ts';
import type { ModelAnswer, PointDraft, Preferences, RewriteWish } from '../core/llm/index.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { toSummaryInput } from '../core/pipeline.ts';
import type { Post } from '../core/post.ts';
import type { SummaryInput } from '../core/summary.ts';
import { toBaseLanguage } from '../core/text/get-language.ts';
import { getHost } from '../core/url.ts';
import { getUiLanguage } from '../extension/i18n.ts';
import { deleteJob, saveJob, updateJob } from '../jobs/job-store.ts';
import { wakeJobs } from '../jobs/wake-jobs.ts';
import type { Draft } from '../storage/drafts.ts';
import { loadModelSettings, type ModelSettings, saveModelSettings } from '../storage/model-settings.ts';
import { getCurrentText } from './apply-proposals.ts';
import { estimatePrice } from './estimate-price.ts';
import { isOverBudget } from './model-budget.ts';
import { type ProposalInput, planRequest } from './plan-request.ts';
import { createProposalJob, findProposalJob, listModelProposals, type ProposalJob } from './proposal-job.ts';
import type { Provider, ProviderReadiness } from './provider.ts';
import { createProviderContext } from './provider-context.ts';
import { getChosenProvider, listProvidersHere, listProviderVariants, loadProviderValues } from './provider-values.ts';

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

/** At most `posts` example posts are sent, chosen among the newest `of` posts, each cut after so many characters. */
const EXAMPLE_LIMITS = { posts: 2, of: 20, characters: 1_200 };

/**
 * Lists example posts for the prompt, if the user allows examples, and the addresses of their articles. Excluded sites are
 * skipped.
 */
async function listExamples({ examples, never }: ModelSettings): Promise<{ texts: string[]; addresses: string[] }> {
  if (!examples) return { texts: [], addresses: [] };
  const { listNewestPosts } = await import('../library/posts.ts');
  const posts = (await listNewestPosts(EXAMPLE_LIMITS.of))
    .map(({ post, seen }) => ({ post, addresses: [post.canonical, `https://${getKeyHost(seen.address)}/`] }))
    .filter(({ addresses }) => !isNeverSent(addresses, never))
    .slice(0, EXAMPLE_LIMITS.posts);
  return {
    texts: posts.map(({ post: { title, excerpt, points } }) =>
      [title, excerpt, ...points.map(({ text }) => `- ${text}`)].join('\n').slice(0, EXAMPLE_LIMITS.characters),
    ),
    addresses: posts.flatMap(({ addresses }) => addresses),
  };
}

/** What the user wants of one request besides the settings: a style, or another language (BCP 47). */
export interface RequestWish {
  wish?: RewriteWish;
  language?: string;
}

function buildPreferences(
  { post, points }: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
  examples: string[],
  { wish, language = settings.language }: RequestWish = {},
): Preferences {
  const tags = indexTaxonomy(taxonomy).list.map(({ name }) => name);
  return {
    points,
    language,
    style: settings.style,
    ...(wish && { wish }),
    examples,
    tags,
    categories: [...new Set([...taxonomy.categories, ...post.categories])],
  };
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

/** Returns the post's points with the article's kind, for the model to improve. */
async function buildPointDraft({ post }: Draft, text: SummaryInput): Promise<PointDraft> {
  const { recognizeKind } = await import('../core/summarize/kind.ts');
  const { parseDocument } = await import('../core/summarize/sentences.ts');
  const found = recognizeKind(parseDocument(text.markdown, toBaseLanguage(text.language)), text);
  const points = post.points.map(({ label, text, quote }) => ({ ...(label ? { label } : {}), text, quote }));
  return { ...(found ? { kind: found.kind } : {}), points };
}

/**
 * Stores a request to a model, which the background sends; resolves when the request is on disk. Proposals of other models
 * about the same text are kept. Nothing is stored for a page of an excluded site.
 */
export async function requestProposal(
  { model, name, origin }: Pick<ProposalOffer, 'model' | 'name' | 'origin'>,
  draft: Draft,
  taxonomy: Taxonomy,
  wish: RequestWish = {},
): Promise<void> {
  const settings = await loadModelSettings();
  const text = toSummaryInput(draft.article);
  const addresses = listArticleAddresses(draft.article, draft.post);
  if (isNeverSent(addresses, settings.never)) return;
  const stored = await findProposalJob(draft.key);
  const examples = await listExamples(settings);
  const preferences = buildPreferences(draft, taxonomy, settings, examples.texts, wish);
  const previous = stored?.input.text.markdown === text.markdown ? stored : null;
  const values = await loadProviderValues(model, settings, name);
  const pointDraft = await buildPointDraft(draft, text);
  const own = { text, preferences, draft: pointDraft };
  const { parts } = planRequest(own, model, values);
  // If a request with the same settings failed midway, the parts that it completed are not sent again.
  const canResume =
    previous?.state === 'stopped' &&
    previous.model === model.id &&
    previous.name === name &&
    previous.parts === parts.length &&
    JSON.stringify(previous.input.preferences) === JSON.stringify(preferences);
  const others = previous
    ? listModelProposals(previous).filter((one) => one.model !== model.id || one.name !== name)
    : [];
  const input: ProposalInput = {
    text,
    addresses: [...addresses, ...examples.addresses],
    published: draft.article.published?.value ?? '',
    preferences,
    post: toModelAnswer(draft.post),
    draft: pointDraft,
    completedParts: canResume ? previous.input.completedParts : [],
  };
  const what = { uniqueKey: draft.key, input, model: model.id, origin, name, others };
  await saveJob(createProposalJob(what, new Date().toISOString()));
  await wakeJobs();
}

/** Returns the texts of a post as a model would have written them. */
const toModelAnswer = (post: Post): ModelAnswer => ({
  title: post.title,
  excerpt: post.excerpt,
  introduction: post.introduction,
  points: post.points.map(({ label = '', text, quote }) => ({ label, text, quote })),
  closing: getCurrentText(post, 'closing'),
  tags: post.tags,
  categories: post.categories,
});

/** Sets whether the proposal, as far as the article supports it, is saved as soon as it arrives, without another click. */
export async function setAutoSave(job: ProposalJob, draft: Draft, profile: Profile, on: boolean): Promise<void> {
  const id = draft.saved ?? crypto.randomUUID();
  await updateJob<ProposalJob>(job.id, { autoSave: on ? { draft, profile, id } : null });
  // The proposal may have arrived before the setting was stored.
  await wakeJobs();
}

/** Undoes the automatic saving of a proposal. Resolves with the draft as it was before; null when nothing was saved. */
export async function undoAutoSave({ id, autoSaved }: ProposalJob): Promise<Draft | null> {
  if (!autoSaved) return null;
  const { binPosts } = await import('../library/bin.ts');
  const { putFullPosts } = await import('../library/posts.ts');
  const { now, draft, library } = autoSaved;
  if (library.length > 0) await putFullPosts(library);
  else if (now.saved) await binPosts([now.saved], new Date().toISOString());
  await deleteJob(id);
  return draft;
}

/** Stores the user's consent to sending articles to this origin. */
export async function recordConsent(origin: string): Promise<void> {
  const { agreed } = await loadModelSettings();
  if (!agreed.includes(origin)) await saveModelSettings({ agreed: [...agreed, origin] });
}

/**
 * Excludes an article's site from requests to models, and resolves with its host: the tab's, or for a saved file the host of
 * the address that the page names.
 */
export async function excludeSite({ url, frameOf, canonical }: Article): Promise<string> {
  const site = getHost(frameOf ?? url) || getHost(canonical.value);
  const { never } = await loadModelSettings();
  if (site && !never.includes(site)) await saveModelSettings({ never: [...never, site] });
  return site;
}
