import { buildGroundingSource, type GroundingSource, guessQuote } from '../core/grounding/index.ts';
import {
  buildArticlePrompt,
  buildDigestPrompt,
  buildProposal,
  estimateTokens,
  type ModelAnswer,
  type Preferences,
  type Prompt,
  type Proposal,
  type ProposalNote,
  parseModelResponse,
  retryPrompt,
  splitIntoChunks,
} from '../core/llm/index.ts';
import type { SummaryInput } from '../core/summary.ts';
import { JobError, TRANSIENT_ERRORS } from '../jobs/job-error.ts';
import { computeRetryDelay } from '../jobs/retry-delay.ts';
import type { Values } from '../storage/field.ts';
import { type ModelResponse, PartialAnswerError, type Provider, type ProviderContext } from './provider.ts';

/** Everything that a proposal is made of. Plain data: it is stored. */
export interface ProposalInput {
  text: SummaryInput;
  /** Every address of the article and of the examples; missing in jobs of an older version. */
  addresses?: string[];
  /** ISO 8601, '' when unknown. */
  published: string;
  preferences: Preferences;
  /** Answers about the parts of a long article that have come already, by part. */
  completedParts: (ModelAnswer | null)[];
}

interface ProposalRun {
  signal: AbortSignal;
  /** Random, new for every question. */
  nonce: () => string;
  /** Resolves after so many seconds, or when the signal is aborted. */
  sleep: (seconds: number) => Promise<void>;
  /** Stores the answer about a part. */
  onPart: (part: number, parts: number, answer: ModelAnswer) => Promise<void>;
}

/** Share of the context that a question may fill; the rest is for the answer and for errors of the estimate. */
const MAX_PROMPT_SHARE = 0.7;
/** Tokens of one point of the answer with its quote, and of the rest of the answer. */
const ANSWER_TOKENS = { point: 160, rest: 700 };
/** A model that reports to have read less than this share of the estimated tokens has not read the whole question. */
const MIN_READ_SHARE = 0.4;
/** Tokens below which a text is not divided any more. */
const MIN_SPLIT_TOKENS = 300;
/** Points taken from each part of a long article. */
const POINTS_PER_PART = 4;
/** Tries after a transient error, and the first and longest wait between them in seconds. */
const MAX_ASK_TRIES = 3;
const FIRST_RETRY_WAIT_S = 2;
const MAX_RETRY_WAIT_S = 60;

/** Estimates a question to the model: its tokens, those of its answer, and the parts that the article is divided into. */
export async function estimateRequest(
  { text, preferences }: Pick<ProposalInput, 'text' | 'preferences'>,
  model: Provider,
  values: Values,
  context: ProviderContext,
): Promise<{ tokens: number; answer: number; parts: string[] }> {
  const bare = buildArticlePrompt(text, '', preferences, 'nonce');
  const around = estimateTokens(bare.system + bare.user);
  const answer = ANSWER_TOKENS.rest + preferences.points * ANSWER_TOKENS.point;
  const room = Math.max(
    400,
    Math.floor((await model.getContextTokens(values, context)) * MAX_PROMPT_SHARE) - around - answer,
  );
  const parts = splitIntoChunks(text.markdown, room);
  const tokens = parts.reduce((sum, part) => sum + around + estimateTokens(part), 0);
  return {
    tokens: parts.length > 1 ? tokens + around + parts.length * POINTS_PER_PART * ANSWER_TOKENS.point : tokens,
    answer: answer * Math.max(1, parts.length),
    parts,
  };
}

/**
 * Asks a model to make a post of an article. A long article is asked about part by part, and a last question chooses among the
 * points of all; completed parts are not asked about again. Rejects with a `JobError` when there is nothing to propose.
 */
export async function generateProposal(
  input: ProposalInput,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: ProposalRun,
): Promise<Proposal> {
  const { text, preferences, completedParts } = input;
  const source = buildGroundingSource(text, input.published);
  const notes = new Set<ProposalNote>();
  let { parts } = await estimateRequest(input, model, values, context);
  const askOnce = async (prompt: Prompt) => {
    const { answer, response, whole } = await askUntilParsed(prompt, model, values, context, run);
    if (response.truncated) notes.add('cut');
    else if (!whole) notes.add('mended');
    if (
      response.inputTokens !== undefined &&
      response.inputTokens < estimateTokens(prompt.system + prompt.user) * MIN_READ_SHARE
    )
      notes.add('window');
    return addMissingQuotes(answer, source);
  };
  const [whole = ''] = parts;
  if (parts.length <= 1) {
    try {
      // Completed parts are halves: the whole was too long before.
      if (completedParts.length === 0)
        return buildProposal(
          await askOnce(buildArticlePrompt(text, whole, preferences, run.nonce())),
          source,
          preferences,
          [...notes],
        );
    } catch (error) {
      if (!isTooLong(error, whole)) throw error;
    }
    parts = splitInHalf(whole);
  }
  // The estimate may be wrong: a part that is too long is halved.
  const askAboutPart = async (part: string, index: number): Promise<ModelAnswer> => {
    try {
      const prompt = buildArticlePrompt(
        text,
        part,
        { ...preferences, points: POINTS_PER_PART },
        run.nonce(),
        index + 1,
        parts.length,
      );
      return await askOnce(prompt);
    } catch (error) {
      if (!isTooLong(error, part)) throw error;
      const answers: ModelAnswer[] = [];
      for (const half of splitInHalf(part)) answers.push(await askAboutPart(half, index));
      return mergeAnswers(answers);
    }
  };
  const answers: ModelAnswer[] = [];
  for (const [index, part] of parts.entries()) {
    const there = completedParts[index];
    if (there) {
      answers.push(there);
      continue;
    }
    const answer = await askAboutPart(part, index);
    answers.push(answer);
    await run.onPart(index, parts.length, answer);
  }
  const found = buildProposal(mergeAnswers(answers), source, preferences, []).points.filter(({ proved }) => proved);
  const digestNotes = found.map(({ label = '', text: words, quote }) => ({ label, text: words, quote }));
  try {
    return buildProposal(
      await askOnce(buildDigestPrompt(text, digestNotes, preferences, run.nonce())),
      source,
      preferences,
      [...notes],
    );
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    // The points of the parts are still of use without the last choice.
    return buildProposal({ ...mergeAnswers(answers), points: digestNotes }, source, preferences, [...notes, 'partial']);
  }
}

/** Whether a text was too long for the model, and half of it would still be worth asking about. */
const isTooLong = (error: unknown, text: string): boolean =>
  error instanceof JobError && error.code === 'tooLarge' && estimateTokens(text) > MIN_SPLIT_TOKENS;

const splitInHalf = (text: string): string[] => splitIntoChunks(text, Math.ceil(estimateTokens(text) / 2) + 1);

/** The proposal of a long article of which only some parts were answered; null when none was. */
export function buildProposalFromParts({
  text,
  published,
  preferences,
  completedParts,
}: ProposalInput): Proposal | null {
  const answers = completedParts.filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  // The end of the article may not have been read.
  return buildProposal({ ...mergeAnswers(answers), closing: '' }, buildGroundingSource(text, published), preferences, [
    'broken',
  ]);
}

/** The answers about the parts as one answer, without another question. */
function mergeAnswers(answers: ModelAnswer[]): ModelAnswer {
  const [first] = answers;
  return {
    excerpt: first?.excerpt ?? '',
    introduction: first?.introduction ?? '',
    points: answers.flatMap(({ points }) => points),
    closing: answers.at(-1)?.closing ?? '',
    title: '',
    tags: answers.flatMap(({ tags }) => tags),
    categories: answers.flatMap(({ categories }) => categories),
  };
}

/** Some models do not quote: each point gets the most similar sentence as its quote, which is then checked like any other. */
const addMissingQuotes = (answer: ModelAnswer, source: GroundingSource): ModelAnswer => ({
  ...answer,
  points: answer.points.map((point) => (point.quote ? point : { ...point, quote: guessQuote(point.text, source) })),
});

/** Asks with the strictest response format first, until an answer can be parsed. */
async function askUntilParsed(
  prompt: Prompt,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: ProposalRun,
): Promise<{ answer: ModelAnswer; response: ModelResponse; whole: boolean }> {
  let current = prompt;
  for (const format of model.responseFormats) {
    const last = format === model.responseFormats.at(-1);
    // The last format gets a second chance: the answer may only have been cut off.
    for (let chance = last ? 2 : 1; chance > 0; chance -= 1) {
      try {
        const response = await retryTransient(
          () => model.ask({ prompt: current, responseFormat: format, signal: run.signal }, values, context),
          run,
        );
        const parsed = parseModelResponse(response.text);
        if (parsed) return { ...parsed, response };
        current = { ...prompt, user: `${prompt.user}\n\n${retryPrompt}` };
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        const partialText = error instanceof PartialAnswerError ? error.partialText : '';
        const parsed = partialText ? parseModelResponse(partialText) : null;
        if (parsed) return { ...parsed, response: { text: partialText, truncated: true } };
        if (error.code !== 'refused' || last) throw error;
      }
    }
  }
  throw new JobError('badAnswer');
}

/** Asks again after a transient error. */
async function retryTransient(
  ask: () => Promise<ModelResponse>,
  { signal, sleep }: ProposalRun,
): Promise<ModelResponse> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      const isRetryable =
        error instanceof JobError &&
        TRANSIENT_ERRORS.has(error.code) &&
        !(error instanceof PartialAnswerError && error.partialText) &&
        (error.retryAfterS ?? 0) <= MAX_RETRY_WAIT_S;
      if (!isRetryable || tries === MAX_ASK_TRIES) throw error;
      await sleep(computeRetryDelay(tries, error.retryAfterS, FIRST_RETRY_WAIT_S, MAX_RETRY_WAIT_S));
      signal.throwIfAborted();
    }
  }
}
