/** What is asked of models, in the background: it outlives the popup, and goes on where it was left when the worker died. */
import browser from 'webextension-polyfill';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { hasPermission } from '../extension/permissions.ts';
import { isPrivateWindow } from '../extension/private-window.ts';
import { findFullPosts, savePost } from '../library/posts.ts';
import { outputs, requestOrigin } from '../publishing/destinations/index.ts';
import { bindSecrets } from '../storage/bind-secrets.ts';
import { isSelectionDraft, loadDraft, saveDraft } from '../storage/drafts.ts';
import { loadModelSettings, loadProviderValues, recordUsedVariant } from '../storage/model-settings.ts';
import { appendToSentLog } from '../storage/sent-log.ts';
import { isStoredDraft } from '../storage/validate-draft.ts';
import { applySelection, defaultSelection } from './apply-proposals.ts';
import {
  findProposalJob,
  listModelProposals,
  listProposalJobs,
  type ProposalJob,
  sweepProposalJobs,
  updateProposalJob,
  watchProposalJobs,
} from './proposal-store.ts';
import {
  buildProposalFromParts,
  estimateRequest,
  findProvider,
  generateProposal,
  type Provider,
  type ProviderContext,
  ProviderError,
  providers,
} from './providers/index.ts';

/** Milliseconds. A large model on a small machine is loaded for minutes before it says its first word. */
const PROVIDER_TIMEOUTS = { first: 180_000, next: 60_000, total: 1_800_000 };
/** A worker that seems idle is ended after half a minute, whatever it waits for. */
const KEEP_ALIVE_MS = 20_000;
/** Begun this often without an end, it ends its worker, and is let be. */
const MAX_TRIES = 4;

export function createProviderContext(): ProviderContext {
  return {
    fetch: globalThis.fetch,
    hasPermission: (hosts) => (hosts.length === 0 ? Promise.resolve(true) : hasPermission({ hosts })),
    timeouts: PROVIDER_TIMEOUTS,
    globals: globalThis,
  };
}

/** Sees to everything that is asked for, one after the other. Only one context does at a time. */
export async function processProposals(): Promise<void> {
  await bindSecrets({ outputs, providers });
  await navigator.locks.request('precis-proposals', async () => {
    await sweepProposalJobs(new Date().toISOString());
    const open = async () => (await listProposalJobs()).find((asking) => isPendingProposal(asking) || asking.keeping);
    for (let asking = await open(); asking; asking = await open())
      await (isPendingProposal(asking) ? runProposalJob(asking) : autoSaveProposal(asking));
  });
}

const isPendingProposal = ({ state }: ProposalJob) => state === 'waiting' || state === 'working';

async function runProposalJob(found: ProposalJob): Promise<void> {
  const asking = await updateProposalJob(found, { state: 'working', tries: found.tries + 1 });
  if (!asking) return;
  const cancel = new AbortController();
  const stopListening = watchProposalJobs(async () => {
    if ((await findProposalJob(asking.key))?.id !== asking.id) cancel.abort();
  });
  const kept = [...asking.order.kept];
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
  try {
    if (asking.tries > MAX_TRIES) throw new ProviderError('gone');
    const model = guarded(asking);
    if (await isOfNeverSent(asking)) throw new ProviderError('neverSent');
    const settings = await loadModelSettings();
    const values = await loadProviderValues(model, settings, asking.name);
    const world = createProviderContext();
    const origin = requestOrigin(model, values);
    const isAgreed = model.isLocal(values) || settings.agreed.includes(origin);
    // What is set may have changed since the user was told where the article would go.
    if (origin !== asking.origin || !isAgreed) throw new ProviderError('addressChanged', origin);
    const { tokens } = await estimateRequest(asking.order, model, values, world);
    const { text } = asking.order;
    // What was read in a private window is not written down beside what was read elsewhere.
    const address = isPrivateWindow ? '' : text.url;
    if (origin)
      await appendToSentLog({
        at: new Date().toISOString(),
        host: new URL(origin).host,
        model: values.model ?? '',
        address,
        tokens,
      });
    const proposal = await generateProposal(asking.order, model, values, world, {
      signal: cancel.signal,
      nonce: () => crypto.randomUUID().replaceAll('-', '').slice(0, 16),
      sleep: (seconds) => sleepUnlessAborted(seconds * 1_000, cancel.signal),
      async onPart(part, parts, answer) {
        kept[part] = answer;
        await updateProposalJob(asking, { part: part + 1, parts, order: { ...asking.order, kept } });
      },
    });
    await recordUsedVariant(model, asking.name);
    await updateProposalJob(asking, { state: 'done', proposal });
  } catch (error) {
    if (cancel.signal.aborted) return;
    const failed = error instanceof ProviderError ? error : new ProviderError('badAnswer', String(error));
    const proposal = buildProposalFromParts({ ...asking.order, kept });
    await updateProposalJob(asking, { state: 'failed', why: failed.code, detail: failed.detail, proposal });
  } finally {
    clearInterval(awake);
    stopListening();
  }
}

/** Whether the site of the article, or of an example, is now among those that are never sent. */
async function isOfNeverSent({ key, order, keeping }: ProposalJob): Promise<boolean> {
  const { never } = await loadModelSettings();
  // An order of an older version names the article's address alone; its draft knows more.
  const draft = order.addresses ? null : ((await loadDraft(key, { isWhole: isStoredDraft })).draft ?? keeping?.draft);
  const ofDraft = draft ? listArticleAddresses(draft.article, draft.post) : [];
  return isNeverSent([order.text.url, ...(order.addresses ?? ofDraft)], never);
}

/** The model, which is asked nothing about a site that is never sent: the user may say so between two parts of an article. */
function guarded(asking: ProposalJob): Provider {
  const model = findProvider(asking.model);
  if (!model) throw new ProviderError('gone');
  return {
    ...model,
    async ask(...question) {
      if (await isOfNeverSent(asking)) throw new ProviderError('neverSent');
      return model.ask(...question);
    },
  };
}

/**
 * Takes what is proved, and saves the post; where nothing came, the post as it is. What will be saved is written down first:
 * a second try after the worker's death takes nothing twice.
 */
async function autoSaveProposal(asking: ProposalJob): Promise<void> {
  const { key, keeping } = asking;
  const proposals = listModelProposals(asking).map(({ proposal }) => proposal);
  if (!keeping) return;
  try {
    const { id, profile } = keeping;
    const draft = (await loadDraft(key, { isWhole: isStoredDraft })).draft ?? keeping.draft;
    const next =
      proposals.length > 0 ? applySelection(draft, proposals, defaultSelection(draft, proposals), profile) : draft;
    const now = { ...next, saved: id, at: new Date().toISOString() };
    const kept = asking.kept ?? { now, draft, library: await findFullPosts([id]) };
    if (!(await updateProposalJob(asking, { kept }))) return;
    const article = { ...kept.now.article, part: isSelectionDraft(kept.now) };
    await savePost({ id, post: kept.now.post, profile: kept.now.profile, article }, kept.now.at);
    await saveDraft(kept.now);
    await updateProposalJob(asking, { keeping: null });
  } catch (error) {
    await updateProposalJob(asking, { keeping: null, kept: null, unsaved: String(error) });
  }
}

function sleepUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
