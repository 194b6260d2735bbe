/** Requests a better post from a model, on behalf of a window: stores a job for the background. */
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import type { ModelAnswer, PointDraft } from '../core/llm/index.ts';
import { isNeverSent } from '../core/never-sent.ts';
import { listArticleAddresses } from '../core/own-address.ts';
import { toSummaryInput } from '../core/pipeline.ts';
import type { Post } from '../core/post.ts';
import type { SummaryInput } from '../core/summary.ts';
import { toBaseLanguage } from '../core/text/get-language.ts';
import { saveJob } from '../jobs/job-store.ts';
import { wakeJobs } from '../jobs/wake-jobs.ts';
import type { Draft } from '../storage/drafts.ts';
import { loadModelSettings } from '../storage/model-settings.ts';
import { getCurrentText } from './apply-proposals.ts';
import { type ProposalInput, planRequest } from './plan-request.ts';
import { createProposalJob, findProposalJob, listModelProposals } from './proposal-job.ts';
import type { ProposalOffer } from './proposal-offer.ts';
import { loadProviderValues } from './provider-values.ts';
import { buildPreferences, listExamples, type RequestWish } from './request-preferences.ts';

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
