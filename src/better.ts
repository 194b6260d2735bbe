/** Asking for a better post, as the windows do it: what it would take, before anything is sent; and then that it be done. */
import type { Draft } from './browser/drafts.ts';
import { ask } from './browser/messages.ts';
import { chosenModel, loadModels, type ModelSettings, modelValues, namedModels, saveModels } from './browser/models.ts';
import { indexOf } from './core/classify/index-of.ts';
import type { Taxonomy } from './core/classify/model.ts';
import { isNeverSent } from './core/never-sent.ts';
import { addressesOf } from './core/own-address.ts';
import { textOf } from './core/pipeline.ts';
import type { Wishes } from './core/propose/index.ts';
import { hostOfKey } from './core/same.ts';
import type { Article, Profile } from './core/types.ts';
import { hostOf } from './core/url.ts';
import { type Model, type ModelState, models, priceOf, sizeOf } from './engines/index.ts';
import { type Asking, answeredOf, changeAsking, dropAsking, findAsking, putAsking } from './library/proposals.ts';
import { modelWorld } from './model-desk.ts';
import { requestOrigin } from './outputs/index.ts';

/** What the person should know before a question goes out. */
export interface Offer {
  model: Model;
  /** The name of the very model, where one is set; ''. */
  name: string;
  state: ModelState;
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
  never: boolean;
  /** The person has agreed before that articles go there. */
  agreed: boolean;
}

/** Newest posts that go along, of how many that are looked at, and how much of each. */
const EXAMPLES = { posts: 2, of: 20, characters: 1_200 };

/** Newest posts that may be sent. `addresses`: what they are of. */
async function examplesFor({ examples, never }: ModelSettings): Promise<{ texts: string[]; addresses: string[] }> {
  if (!examples) return { texts: [], addresses: [] };
  const { newestPosts } = await import('./library/posts.ts');
  const posts = (await newestPosts(EXAMPLES.of))
    .map(({ post, seen }) => ({ post, addresses: [post.canonical, `https://${hostOfKey(seen.address)}/`] }))
    .filter(({ addresses }) => !isNeverSent(addresses, never))
    .slice(0, EXAMPLES.posts);
  return {
    texts: posts.map(({ post: { title, excerpt, points } }) =>
      [title, excerpt, ...points.map(({ text }) => `- ${text}`)].join('\n').slice(0, EXAMPLES.characters),
    ),
    addresses: posts.flatMap(({ addresses }) => addresses),
  };
}

function wishesOf({ post, points }: Draft, taxonomy: Taxonomy, settings: ModelSettings, examples: string[]): Wishes {
  const tags = indexOf(taxonomy).list.map(({ name }) => name);
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
export async function offersFor(draft: Draft, taxonomy: Taxonomy): Promise<Offer[]> {
  const settings = await loadModels();
  const first = chosenModel(settings);
  if (!first) return [];
  const others = models.filter((model) => model !== first);
  const [offer, ...rest] = await Promise.all(
    [first, ...others].flatMap((model) =>
      namedModels(model, settings).map(({ model: name = '' }) => offerOf(model, name, draft, taxonomy, settings)),
    ),
  );
  const could = ({ state }: Offer) => state.is === 'ready' || state.is === 'needs-permission';
  return offer ? [offer, ...rest.filter(could)] : [];
}

async function offerOf(
  model: Model,
  name: string,
  draft: Draft,
  taxonomy: Taxonomy,
  settings: ModelSettings,
): Promise<Offer> {
  const values = await modelValues(model, settings, name);
  const world = modelWorld();
  const text = textOf(draft.article);
  const examples = await examplesFor(settings);
  const wishes = wishesOf(draft, taxonomy, settings, examples.texts);
  const { tokens, answer, parts } = await sizeOf({ text, wishes }, model, values, world);
  const local = model.isLocal(values);
  const origin = requestOrigin(model, values);
  const host = local || !origin ? '' : new URL(origin).host;
  return {
    model,
    name,
    state: await model.state(values, world),
    host,
    origin,
    tokens: tokens + answer,
    parts: parts.length,
    price: local ? 0 : priceOf({ question: tokens, answer }, values),
    never: isNeverSent(addressesOf(draft.article, draft.post), settings.never),
    agreed: local || settings.agreed.includes(origin),
  };
}

/**
 * Writes down what is asked, and has the background see to it. Resolves when it is on disk. What other models have answered
 * about the same text stays beside it. `name`: that of the very model, of those that are offered.
 */
export async function askForBetter(
  { model, name, origin }: Pick<Offer, 'model' | 'name' | 'origin'>,
  draft: Draft,
  taxonomy: Taxonomy,
): Promise<void> {
  const settings = await loadModels();
  const text = textOf(draft.article);
  const addresses = addressesOf(draft.article, draft.post);
  if (isNeverSent(addresses, settings.never)) return;
  const before = await findAsking(draft.key);
  const examples = await examplesFor(settings);
  const wishes = wishesOf(draft, taxonomy, settings, examples.texts);
  const same = before?.order.text.markdown === text.markdown ? before : null;
  // What was answered of the same parts, and then failed, is not asked for again.
  const { parts } = await sizeOf({ text, wishes }, model, await modelValues(model, settings, name), modelWorld());
  const again =
    same?.state === 'failed' &&
    same.model === model.id &&
    same.name === name &&
    same.parts === parts.length &&
    JSON.stringify(same.order.wishes) === JSON.stringify(wishes);
  const others = same ? answeredOf(same).filter((one) => one.model !== model.id || one.name !== name) : [];
  await putAsking({
    key: draft.key,
    id: crypto.randomUUID(),
    order: {
      text,
      addresses: [...addresses, ...examples.addresses],
      published: draft.article.published?.value ?? '',
      wishes,
      kept: again ? same.order.kept : [],
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
  await wake();
}

/** Has the background see to what is asked: it may have died over it. */
export async function wake(): Promise<void> {
  await ask('see to what is asked of models');
}

/** Whether what comes of it is taken, as far as it is proved, and saved by itself. */
export async function saveWhenDone(asking: Asking, draft: Draft, profile: Profile, on: boolean): Promise<void> {
  const id = draft.saved ?? crypto.randomUUID();
  await changeAsking(asking, { keeping: on ? { draft, profile, id } : null });
  // It may have ended in the meantime.
  await wake();
}

/** What was saved by itself is as it was before. Resolves with the draft of then. */
export async function takeBackSaved({ key, kept }: Asking): Promise<Draft | null> {
  if (!kept) return null;
  const { binPosts, putWhole } = await import('./library/posts.ts');
  const { now, draft, library } = kept;
  if (library.length > 0) await putWhole(library);
  else if (now.saved) await binPosts([now.saved], new Date().toISOString());
  await dropAsking(key);
  return draft;
}

/** The user agrees that articles go to this origin. */
export async function agree(origin: string): Promise<void> {
  const { agreed } = await loadModels();
  if (!agreed.includes(origin)) await saveModels({ agreed: [...agreed, origin] });
}

/** Pages of this article's site are never sent: of the site that the tab is on, for a saved file of the one that it names. Resolves with the site. */
export async function neverSend({ url, frameOf, canonical }: Article): Promise<string> {
  const site = hostOf(frameOf ?? url) || hostOf(canonical.value);
  const { never } = await loadModels();
  if (site && !never.includes(site)) await saveModels({ never: [...never, site] });
  return site;
}
