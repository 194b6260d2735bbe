/** Asks for a better post, from a window: first what it would take, then the question, which the background asks. */

import type { Article } from '../core/article.ts';
import { requestOrigin } from '../core/base-address.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../core/classify/taxonomy-index.ts';
import type { Profile } from '../core/format/profile.ts';
import type { Preferences } from '../core/llm/index.ts';
import { getKeyHost } from '../core/near-duplicate.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { toSummaryInput } from '../core/pipeline.ts';
import { getHost } from '../core/url.ts';
import { deleteJob, saveJob, updateJob } from '../jobs/job-store.ts';
import { wakeJobs } from '../jobs/wake-jobs.ts';
import type { Draft } from '../storage/drafts.ts';
import { loadModelSettings, type ModelSettings, saveModelSettings } from '../storage/model-settings.ts';
import { estimatePrice } from './estimate-price.ts';
import { estimateRequest, type ProposalInput } from './generate-proposal.ts';
import { createProposalJob, findProposalJob, listModelProposals, type ProposalJob } from './proposal-job.ts';
import type { Provider, ProviderReadiness } from './provider.ts';
import { createProviderContext } from './provider-context.ts';
import { getChosenProvider, listProviderVariants, loadProviderValues } from './provider-values.ts';
import { providers } from './providers/index.ts';

/** Everything that the user should know before a question is sent. */
export interface ProposalOffer {
  model: Provider;
  /** Name of the model, if one is set; ''. */
  name: string;
  readiness: ProviderReadiness;
  /** The host that the article would go to; '' when it stays on this machine. */
  host: string;
  /** Scheme, host and port, also of this machine; '' for the browser's own model. */
  origin: string;
  /** Estimated, question and answer together. */
  tokens: number;
  parts: number;
  /** Dollars; null when the service does not say what a token costs. */
  price: number | null;
  /** The user has excluded the article's site: its pages are never sent. */
  isExcluded: boolean;
  /** The user has agreed before that articles go to this origin. */
  hasConsent: boolean;
}

/** How many posts go along as examples, of how many newest ones, and how much of each. */
const EXAMPLE_LIMITS = { posts: 2, of: 20, characters: 1_200 };

/** The newest posts that may be sent, if the user wants that, with the addresses of their articles. */
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

function buildPreferences(
  { post, points }: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
  examples: string[],
): Preferences {
  const tags = indexTaxonomy(taxonomy).list.map(({ name }) => name);
  const { language, style } = settings;
  return {
    points,
    language,
    style,
    examples,
    tags,
    categories: [...new Set([...taxonomy.categories, ...post.categories])],
  };
}

/** Offers of the model that the user has chosen, then of others of its service that have answered before, then of every other provider that is ready. */
export async function listProposalOffers(draft: Draft, taxonomy: Taxonomy): Promise<ProposalOffer[]> {
  const settings = await loadModelSettings();
  const first = getChosenProvider(settings);
  if (!first) return [];
  const others = providers.filter((model) => model !== first);
  const [offer, ...rest] = await Promise.all(
    [first, ...others].flatMap((model) =>
      listProviderVariants(model, settings).map(({ model: name = '' }) =>
        buildProposalOffer(model, name, draft, taxonomy, settings),
      ),
    ),
  );
  const canAsk = ({ readiness }: ProposalOffer) => readiness.is === 'ready' || readiness.is === 'needs-permission';
  return offer ? [offer, ...rest.filter(canAsk)] : [];
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
  const { tokens, answer, parts } = await estimateRequest({ text, preferences }, model, values, context);
  const local = model.isLocal(values);
  const origin = requestOrigin(model, values);
  const host = local || !origin ? '' : new URL(origin).host;
  return {
    model,
    name,
    readiness: await model.checkReadiness(values, context),
    host,
    origin,
    tokens: tokens + answer,
    parts: parts.length,
    price: local ? 0 : estimatePrice({ question: tokens, answer }, values),
    isExcluded: isNeverSent(listArticleAddresses(draft.article, draft.post), settings.never),
    hasConsent: local || settings.agreed.includes(origin),
  };
}

/**
 * Stores a question, which the background asks; resolves when it is on disk. Answers of other models about the same text stay
 * beside it. A page that is never sent is not asked about.
 */
export async function requestProposal(
  { model, name, origin }: Pick<ProposalOffer, 'model' | 'name' | 'origin'>,
  draft: Draft,
  taxonomy: Taxonomy,
): Promise<void> {
  const settings = await loadModelSettings();
  const text = toSummaryInput(draft.article);
  const addresses = listArticleAddresses(draft.article, draft.post);
  if (isNeverSent(addresses, settings.never)) return;
  const stored = await findProposalJob(draft.key);
  const examples = await listExamples(settings);
  const preferences = buildPreferences(draft, taxonomy, settings, examples.texts);
  const previous = stored?.input.text.markdown === text.markdown ? stored : null;
  const values = await loadProviderValues(model, settings, name);
  const { parts } = await estimateRequest({ text, preferences }, model, values, createProviderContext());
  // Parts that were answered before a failure are not asked about again.
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
    completedParts: canResume ? previous.input.completedParts : [],
  };
  const what = { uniqueKey: draft.key, input, model: model.id, origin, name, others };
  await saveJob(createProposalJob(what, new Date().toISOString()));
  await wakeJobs();
}

/** Whether the answer is applied, as far as it is grounded, and saved without the user. */
export async function setAutoSave(job: ProposalJob, draft: Draft, profile: Profile, on: boolean): Promise<void> {
  const id = draft.saved ?? crypto.randomUUID();
  await updateJob<ProposalJob>(job.id, { autoSave: on ? { draft, profile, id } : null });
  // The answer may have come in the meantime.
  await wakeJobs();
}

/** Takes back what was saved without the user. Resolves with the draft of before; null when nothing was saved. */
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

/** The user agrees that articles go to this origin. */
export async function recordConsent(origin: string): Promise<void> {
  const { agreed } = await loadModelSettings();
  if (!agreed.includes(origin)) await saveModelSettings({ agreed: [...agreed, origin] });
}

/** Excludes the article's site, so that its pages are never sent: the tab's, or for a saved file the one that it names. Resolves with the site. */
export async function excludeSite({ url, frameOf, canonical }: Article): Promise<string> {
  const site = getHost(frameOf ?? url) || getHost(canonical.value);
  const { never } = await loadModelSettings();
  if (site && !never.includes(site)) await saveModelSettings({ never: [...never, site] });
  return site;
}
