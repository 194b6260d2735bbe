import { requestOrigin } from '../core/base-address.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { detectBrowserLanguage } from '../extension/detect-browser-language.ts';
import { loadThesaurus } from '../extension/load-thesaurus.ts';
import { isPrivateWindow } from '../extension/private-window.ts';
import { isJobDue } from '../jobs/job.ts';
import { JobError, toJobError } from '../jobs/job-error.ts';
import type { JobHandler } from '../jobs/job-queue.ts';
import { updateJob } from '../jobs/job-store.ts';
import { findFullPosts, savePost } from '../library/posts.ts';
import { isSelectionDraft, loadDraft, saveDraft } from '../storage/drafts.ts';
import { appendToSentLog, loadModelSettings } from '../storage/model-settings.ts';
import { isStoredDraft } from '../storage/stored-kinds.ts';
import { applySelection, defaultSelection } from './apply-proposals.ts';
import { estimatePrice } from './estimate-price.ts';
import { buildProposalFromParts, generateProposal } from './generate-proposal.ts';
import { countSpending, isOverBudget } from './model-budget.ts';
import { getRequestLanguages, type ProposalInput, planRequest } from './plan-request.ts';
import { listModelProposals, type ProposalJob } from './proposal-job.ts';
import type { Provider } from './provider.ts';
import { createProviderContext } from './provider-context.ts';
import { bindProviderSecrets, loadProviderValues, recordContextTokens, recordUsedVariant } from './provider-values.ts';
import { findProvider } from './providers/index.ts';

/** Milliseconds. A request and its proposal are deleted this long after the request. */
const PROPOSAL_TTL_MS = 14 * 86_400_000;
/** After this many tries without a result, a request is stopped: each try seems to make the browser end the worker. */
const MAX_TRIES = 4;

/**
 * Runs requests to models, one at a time. A failed request is not retried by the queue, because a request may cost money.
 */
export const proposalHandler: JobHandler<ProposalJob> = {
  kinds: ['proposal'],
  prepare: bindProviderSecrets,
  isDue: (job, now) => isJobDue(job, now) || job.autoSave !== null,
  isExpired: ({ addedAt }, now) => Date.parse(now) - Date.parse(addedAt) > PROPOSAL_TTL_MS,
  run: (job, signal) =>
    job.state === 'waiting' || job.state === 'working' ? runProposal(job, signal) : autoSaveProposal(job),
};

async function runProposal(found: ProposalJob, signal: AbortSignal): Promise<void> {
  const { id } = found;
  const job = await updateJob<ProposalJob>(id, ({ tries }) => ({ state: 'working', tries: tries + 1 }));
  if (!job) return;
  const input = await withLanguage(job.input);
  const completedParts = [...input.completedParts];
  const thesaurus = await loadThesaurus(input.text.language);
  try {
    if (job.tries > MAX_TRIES) throw new JobError('gone');
    const model = guardNeverSent(job);
    if (await isOfNeverSent(job)) throw new JobError('neverSent');
    const context = createProviderContext();
    const contextTokens = await model.measureContextTokens?.(context, getRequestLanguages(input), signal);
    if (contextTokens) await recordContextTokens(model, contextTokens);
    const settings = await loadModelSettings();
    const values = await loadProviderValues(model, settings, job.name);
    const origin = requestOrigin(model, values);
    const isAgreed = model.isLocal(values) || settings.agreed.includes(origin);
    // The user has agreed to the origin `job.origin`. The settings may name another address since then.
    if (origin !== job.origin || !isAgreed) throw new JobError('addressChanged', origin);
    const { tokens, answer } = planRequest(input, model, values);
    const price = model.isLocal(values) ? 0 : estimatePrice({ question: tokens, answer }, values);
    if (await isOverBudget(price, settings, new Date())) throw new JobError('overBudget');
    if (origin)
      await appendToSentLog({
        at: new Date().toISOString(),
        host: new URL(origin).host,
        model: values.model ?? '',
        // The log must not reveal what the user read in a private window.
        address: isPrivateWindow ? '' : input.text.url,
        tokens,
      });
    const proposal = await generateProposal(input, countSpending(model), values, context, {
      signal,
      thesaurus,
      nonce: () => crypto.randomUUID().replaceAll('-', '').slice(0, 16),
      sleep: (seconds) => sleepUnlessAborted(seconds * 1_000, signal),
      async onPart(part, parts, answer) {
        completedParts[part] = answer;
        await updateJob<ProposalJob>(id, { part: part + 1, parts, input: { ...input, completedParts } });
      },
    });
    await recordUsedVariant(model, job.name);
    await updateJob<ProposalJob>(id, { state: 'done', code: null, detail: '', proposal });
  } catch (error) {
    if (signal.aborted) return;
    const { code, detail } = toJobError(error);
    const proposal = buildProposalFromParts({ ...input, completedParts }, thesaurus);
    await updateJob<ProposalJob>(id, { state: 'stopped', code, detail, proposal });
  }
}

/** Adds the article's language where Precis does not know it and the browser does. */
async function withLanguage(input: ProposalInput): Promise<ProposalInput> {
  const { text } = input;
  const language = text.language || (await detectBrowserLanguage(globalThis, text.markdown));
  return { ...input, text: { ...text, language } };
}

/** Whether the user has excluded the site of the article, or of an example post, from requests to models. */
async function isOfNeverSent({ uniqueKey, input, autoSave }: ProposalJob): Promise<boolean> {
  const { never } = await loadModelSettings();
  // A job that an older version stored has only one address of the article; the draft has all of its addresses.
  const draft = input.addresses ? null : ((await loadWholeDraft(uniqueKey)) ?? autoSave?.draft);
  const ofDraft = draft ? listArticleAddresses(draft.article, draft.post) : [];
  return isNeverSent([input.text.url, ...(input.addresses ?? ofDraft)], never);
}

/**
 * Returns the job's provider with a check before each request: the user may exclude the site between two parts of its
 * article.
 */
function guardNeverSent(job: ProposalJob): Provider {
  const model = findProvider(job.model);
  if (!model) throw new JobError('gone');
  return {
    ...model,
    async ask(...question) {
      if (await isOfNeverSent(job)) throw new JobError('neverSent');
      return model.ask(...question);
    },
  };
}

const loadWholeDraft = async (key: string) => (await loadDraft(key, { isWhole: isStoredDraft })).draft;

/**
 * Applies what the article supports of the proposals and saves the post; without a proposal it saves the draft's post
 * unchanged. The result is stored in the job first (`autoSaved`), so that a second try, after the worker was ended, applies
 * nothing twice.
 */
async function autoSaveProposal(job: ProposalJob): Promise<void> {
  const { id: jobId, uniqueKey, autoSave } = job;
  const proposals = listModelProposals(job).map(({ proposal }) => proposal);
  if (!autoSave) return;
  try {
    const { id, profile } = autoSave;
    const draft = (await loadWholeDraft(uniqueKey)) ?? autoSave.draft;
    const next =
      proposals.length > 0 ? applySelection(draft, proposals, defaultSelection(draft, proposals), profile) : draft;
    const now = { ...next, saved: id, at: new Date().toISOString() };
    const autoSaved = job.autoSaved ?? { now, draft, library: await findFullPosts([id]) };
    if (!(await updateJob<ProposalJob>(jobId, { autoSaved }))) return;
    const saved = autoSaved.now;
    const article = { ...saved.article, part: isSelectionDraft(saved) };
    await savePost({ id, post: saved.post, profile: saved.profile, article }, saved.at);
    await saveDraft(saved);
    await updateJob<ProposalJob>(jobId, { autoSave: null });
  } catch (error) {
    await updateJob<ProposalJob>(jobId, { autoSave: null, autoSaved: null, saveError: String(error) });
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
