/** What is asked of models, in the background: it outlives the popup, and goes on where it was left when the worker died. */
import browser from 'webextension-polyfill';
import { bindSecrets } from './browser/bind-secrets.ts';
import { isOfSelection, loadDraft, saveDraft } from './browser/drafts.ts';
import { loadModels, logSent, modelValues, noteUsed } from './browser/models.ts';
import { hasLeave } from './browser/permissions.ts';
import { isPrivate } from './browser/private.ts';
import { isNeverSent } from './core/never-sent.ts';
import { addressesOf } from './core/own-address.ts';
import {
  type Model,
  ModelFailed,
  type ModelWorld,
  modelOf,
  propose,
  proposeFromParts,
  sizeOf,
} from './engines/index.ts';
import { findWhole, keepPost } from './library/posts.ts';
import {
  type Asking,
  answeredOf,
  changeAsking,
  findAsking,
  listAskings,
  onAskings,
  sweepAskings,
} from './library/proposals.ts';
import { isWholeDraft } from './library/stored.ts';
import { requestOrigin } from './outputs/index.ts';
import { firstChoice, taken } from './take.ts';

/** Milliseconds. A large model on a small machine is loaded for minutes before it says its first word. */
const PATIENCE = { first: 180_000, next: 60_000, total: 1_800_000 };
/** A worker that seems idle is ended after half a minute, whatever it waits for. */
const AWAKE_MS = 20_000;
/** Begun this often without an end, it ends its worker, and is let be. */
const MOST_TRIES = 4;

export function modelWorld(): ModelWorld {
  return {
    fetch: globalThis.fetch,
    permitted: (hosts) => (hosts.length === 0 ? Promise.resolve(true) : hasLeave({ hosts })),
    patience: PATIENCE,
    globals: globalThis,
  };
}

/** Sees to everything that is asked for, one after the other. Only one context does at a time. */
export async function seeToAskings(): Promise<void> {
  await bindSecrets();
  await navigator.locks.request('precis-proposals', async () => {
    await sweepAskings(new Date().toISOString());
    const open = async () => (await listAskings()).find((asking) => isUnderWay(asking) || asking.keeping);
    for (let asking = await open(); asking; asking = await open())
      await (isUnderWay(asking) ? seeTo(asking) : keep(asking));
  });
}

const isUnderWay = ({ state }: Asking) => state === 'waiting' || state === 'working';

async function seeTo(found: Asking): Promise<void> {
  const asking = await changeAsking(found, { state: 'working', tries: found.tries + 1 });
  if (!asking) return;
  const cancel = new AbortController();
  const stopListening = onAskings(async () => {
    if ((await findAsking(asking.key))?.id !== asking.id) cancel.abort();
  });
  const kept = [...asking.order.kept];
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  try {
    if (asking.tries > MOST_TRIES) throw new ModelFailed('gone');
    const model = guarded(asking);
    if (await isOfNeverSent(asking)) throw new ModelFailed('neverSent');
    const settings = await loadModels();
    const values = await modelValues(model, settings, asking.name);
    const world = modelWorld();
    const origin = requestOrigin(model, values);
    const isAgreed = model.isLocal(values) || settings.agreed.includes(origin);
    // What is set may have changed since the user was told where the article would go.
    if (origin !== asking.origin || !isAgreed) throw new ModelFailed('addressChanged', origin);
    const { tokens } = await sizeOf(asking.order, model, values, world);
    const { text } = asking.order;
    // What was read in a private window is not written down beside what was read elsewhere.
    const address = isPrivate ? '' : text.url;
    if (origin)
      await logSent({
        at: new Date().toISOString(),
        host: new URL(origin).host,
        model: values.model ?? '',
        address,
        tokens,
      });
    const proposal = await propose(asking.order, model, values, world, {
      signal: cancel.signal,
      nonce: () => crypto.randomUUID().replaceAll('-', '').slice(0, 16),
      sleep: (seconds) => sleep(seconds * 1_000, cancel.signal),
      async onPart(part, parts, answer) {
        kept[part] = answer;
        await changeAsking(asking, { part: part + 1, parts, order: { ...asking.order, kept } });
      },
    });
    await noteUsed(model, asking.name);
    await changeAsking(asking, { state: 'done', proposal });
  } catch (error) {
    if (cancel.signal.aborted) return;
    const failed = error instanceof ModelFailed ? error : new ModelFailed('badAnswer', String(error));
    const proposal = proposeFromParts({ ...asking.order, kept });
    await changeAsking(asking, { state: 'failed', why: failed.why, detail: failed.detail, proposal });
  } finally {
    clearInterval(awake);
    stopListening();
  }
}

/** Whether the site of the article, or of an example, is now among those that are never sent. */
async function isOfNeverSent({ key, order, keeping }: Asking): Promise<boolean> {
  const { never } = await loadModels();
  // An order of an older version names the article's address alone; its draft knows more.
  const draft = order.addresses ? null : ((await loadDraft(key, { isWhole: isWholeDraft })).draft ?? keeping?.draft);
  const ofDraft = draft ? addressesOf(draft.article, draft.post) : [];
  return isNeverSent([order.text.url, ...(order.addresses ?? ofDraft)], never);
}

/** The model, which is asked nothing about a site that is never sent: the user may say so between two parts of an article. */
function guarded(asking: Asking): Model {
  const model = modelOf(asking.model);
  if (!model) throw new ModelFailed('gone');
  return {
    ...model,
    async ask(...question) {
      if (await isOfNeverSent(asking)) throw new ModelFailed('neverSent');
      return model.ask(...question);
    },
  };
}

/**
 * Takes what is proved, and saves the post; where nothing came, the post as it is. What will be saved is written down first:
 * a second try after the worker's death takes nothing twice.
 */
async function keep(asking: Asking): Promise<void> {
  const { key, keeping } = asking;
  const proposals = answeredOf(asking).map(({ proposal }) => proposal);
  if (!keeping) return;
  try {
    const { id, profile } = keeping;
    const draft = (await loadDraft(key, { isWhole: isWholeDraft })).draft ?? keeping.draft;
    const next = proposals.length > 0 ? taken(draft, proposals, firstChoice(draft, proposals), profile) : draft;
    const now = { ...next, saved: id, at: new Date().toISOString() };
    const kept = asking.kept ?? { now, draft, library: await findWhole([id]) };
    if (!(await changeAsking(asking, { kept }))) return;
    const article = { ...kept.now.article, part: isOfSelection(kept.now) };
    await keepPost({ id, post: kept.now.post, profile: kept.now.profile, article }, kept.now.at);
    await saveDraft(kept.now);
    await changeAsking(asking, { keeping: null });
  } catch (error) {
    await changeAsking(asking, { keeping: null, kept: null, unsaved: String(error) });
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
