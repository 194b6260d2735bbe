/** Asking for a better post, as the windows do it: what it would take, before anything is sent; and then that it be done. */

import type { Article } from '../core/article.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../core/classify/taxonomy-index.ts';
import type { Profile } from '../core/format/profile.ts';
import type { Preferences } from '../core/llm/index.ts';
import { hostOfKey } from '../core/near-duplicate.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { toSummaryInput } from '../core/pipeline.ts';
import { getHost } from '../core/url.ts';
import { askBackground } from '../extension/messages.ts';
import { requestOrigin } from '../publishing/destinations/index.ts';
import type { Draft } from '../storage/drafts.ts';
import {
  listProviderVariants,
  loadModelSettings,
  loadProviderValues,
  type ModelSettings,
  saveModelSettings,
} from '../storage/model-settings.ts';
import {
  deleteProposalJob,
  findProposalJob,
  listModelProposals,
  type ProposalJob,
  saveProposalJob,
  updateProposalJob,
} from './proposal-store.ts';
import {
  estimatePrice,
  estimateRequest,
  getChosenProvider,
  type Provider,
  type ProviderReadiness,
  providers,
} from './providers/index.ts';
import { createProviderContext } from './run-proposal.ts';

/** What the person should know before a question goes out. */
export interface ProposalOffer {
  model: Provider;
  /** The name of the very model, where one is set; ''. */
  name: string;
  readiness: ProviderReadiness;
  /** Where the article would go; '' when it stays on this machine. */
  host: string;
  /** Scheme, host and port of that, of this machine, too; '' for a model that is in the browser. */
  origin: string;
  /** Estimated, question and answer together. */
  tokens: number;
  parts: number;
  /** Dollars, where the service says what a token costs; null where it does not. */
  price: number | null;
  /** The person has said that pages of this site are never sent. */
  isExcluded: boolean;
  /** The person has agreed before that articles go there. */
  hasConsent: boolean;
}

/** Newest posts that go along, of how many that are looked at, and how much of each. */
const EXAMPLE_LIMITS = { posts: 2, of: 20, characters: 1_200 };

/** Newest posts that may be sent. `addresses`: what they are of. */
async function examplesFor({ examples, never }: ModelSettings): Promise<{ texts: string[]; addresses: string[] }> {
  if (!examples) return { texts: [], addresses: [] };
  const { listNewestPosts } = await import('../library/posts.ts');
  const posts = (await listNewestPosts(EXAMPLE_LIMITS.of))
    .map(({ post, seen }) => ({ post, addresses: [post.canonical, `https://${hostOfKey(seen.address)}/`] }))
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

/**
 * What asking would take: of the model that the person has chosen, then of others of its service that have answered before,
 * then of every other that could be asked as it is set.
 */
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
  const could = ({ readiness }: ProposalOffer) => readiness.is === 'ready' || readiness.is === 'needs-permission';
  return offer ? [offer, ...rest.filter(could)] : [];
}

async function buildProposalOffer(
  model: Provider,
  name: string,
  draft: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
): Promise<ProposalOffer> {
  const values = await loadProviderValues(model, settings, name);
  const world = createProviderContext();
  const text = toSummaryInput(draft.article);
  const examples = await examplesFor(settings);
  const wishes = buildPreferences(draft, taxonomy, settings, examples.texts);
  const { tokens, answer, parts } = await estimateRequest({ text, wishes }, model, values, world);
  const local = model.isLocal(values);
  const origin = requestOrigin(model, values);
  const host = local || !origin ? '' : new URL(origin).host;
  return {
    model,
    name,
    readiness: await model.checkReadiness(values, world),
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
 * Writes down what is asked, and has the background see to it. Resolves when it is on disk. What other models have answered
 * about the same text stays beside it. `name`: that of the very model, of those that are offered.
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
  const before = await findProposalJob(draft.key);
  const examples = await examplesFor(settings);
  const wishes = buildPreferences(draft, taxonomy, settings, examples.texts);
  const previous = before?.order.text.markdown === text.markdown ? before : null;
  // What was answered of the same parts, and then failed, is not asked for again.
  const { parts } = await estimateRequest(
    { text, wishes },
    model,
    await loadProviderValues(model, settings, name),
    createProviderContext(),
  );
  const canResume =
    previous?.state === 'failed' &&
    previous.model === model.id &&
    previous.name === name &&
    previous.parts === parts.length &&
    JSON.stringify(previous.order.wishes) === JSON.stringify(wishes);
  const others = previous
    ? listModelProposals(previous).filter((one) => one.model !== model.id || one.name !== name)
    : [];
  await saveProposalJob({
    key: draft.key,
    id: crypto.randomUUID(),
    order: {
      text,
      addresses: [...addresses, ...examples.addresses],
      published: draft.article.published?.value ?? '',
      wishes,
      kept: canResume ? previous.order.kept : [],
    },
    model: model.id,
    origin,
    name,
    others,
    state: 'waiting',
    part: 0,
    parts: 0,
    tries: 0,
    why: null,
    detail: '',
    proposal: null,
    keeping: null,
    kept: null,
    unsaved: '',
    at: new Date().toISOString(),
  });
  await wakeProposalRunner();
}

/** Has the background see to what is asked: it may have died over it. */
export async function wakeProposalRunner(): Promise<void> {
  await askBackground('see to what is asked of models');
}

/** Whether what comes of it is taken, as far as it is proved, and saved by itself. */
export async function setAutoSave(asking: ProposalJob, draft: Draft, profile: Profile, on: boolean): Promise<void> {
  const id = draft.saved ?? crypto.randomUUID();
  await updateProposalJob(asking, { keeping: on ? { draft, profile, id } : null });
  // It may have ended in the meantime.
  await wakeProposalRunner();
}

/** What was saved by itself is as it was before. Resolves with the draft of then. */
export async function undoAutoSave({ key, kept }: ProposalJob): Promise<Draft | null> {
  if (!kept) return null;
  const { binPosts, putFullPosts } = await import('../library/posts.ts');
  const { now, draft, library } = kept;
  if (library.length > 0) await putFullPosts(library);
  else if (now.saved) await binPosts([now.saved], new Date().toISOString());
  await deleteProposalJob(key);
  return draft;
}

/** The user agrees that articles go to this origin. */
export async function recordConsent(origin: string): Promise<void> {
  const { agreed } = await loadModelSettings();
  if (!agreed.includes(origin)) await saveModelSettings({ agreed: [...agreed, origin] });
}

/** Pages of this article's site are never sent: of the site that the tab is on, for a saved file of the one that it names. Resolves with the site. */
export async function excludeSite({ url, frameOf, canonical }: Article): Promise<string> {
  const site = getHost(frameOf ?? url) || getHost(canonical.value);
  const { never } = await loadModelSettings();
  if (site && !never.includes(site)) await saveModelSettings({ never: [...never, site] });
  return site;
}
