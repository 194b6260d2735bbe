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
  /** A part was answered: to be written down. */
  onPart: (part: number, parts: number, answer: ModelAnswer) => Promise<void>;
}

/** Share of a window that a question may fill; the rest is for the answer and for a wrong estimate. */
const MAX_PROMPT_SHARE = 0.7;
/** Tokens that a point of the answer takes, with its quote, and all the rest of it. */
const ANSWER_TOKENS = { point: 160, rest: 700 };
/** Of a question's estimated tokens, a model that read it all says to have read this share at the least. */
const MIN_READ_SHARE = 0.4;
/** Tokens below which a text is not divided any more. */
const MIN_SPLIT_TOKENS = 300;
/** Points taken from each part of a long article. */
const POINTS_PER_PART = 4;
/** Times that the same is asked when what was in the way may pass, and the longest wait between, in seconds. */
const MAX_ASK_TRIES = 3;
const MAX_RETRY_WAIT_S = 60;

/** What a question to the model will hold: how many tokens, in how many parts. */
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
 * Has a model make a post of an article. A long one is asked about part by part, and then what matters most of all is chosen;
 * what is there already is not asked for again. Rejects with a `ProviderError` when there is nothing to propose.
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
    const { answer, said, whole } = await askUntilParsed(prompt, model, values, context, run);
    if (said.truncated) notes.add('cut');
    else if (!whole) notes.add('mended');
    if (
      said.inputTokens !== undefined &&
      said.inputTokens < estimateTokens(prompt.system + prompt.user) * MIN_READ_SHARE
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
  // An estimate that was wrong: what is too long is asked about by halves.
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
  const digestNotes = found.map(({ label = '', text: said, quote }) => ({ label, text: said, quote }));
  try {
    return buildProposal(
      await askOnce(buildDigestPrompt(text, digestNotes, preferences, run.nonce())),
      source,
      preferences,
      [...notes],
    );
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    // The parts are there; only their choice is not.
    return buildProposal({ ...mergeAnswers(answers), points: digestNotes }, source, preferences, [...notes, 'partial']);
  }
}

/** Whether the model could not take a text for its length, and half of it would still be worth asking about. */
const isTooLong = (error: unknown, text: string): boolean =>
  error instanceof JobError && error.code === 'tooLarge' && estimateTokens(text) > MIN_SPLIT_TOKENS;

const splitInHalf = (text: string): string[] => splitIntoChunks(text, Math.ceil(estimateTokens(text) / 2) + 1);

/** What can be proposed of a long article when only some of its parts were answered; null when none was. */
export function buildProposalFromParts({
  text,
  published,
  preferences,
  completedParts,
}: ProposalInput): Proposal | null {
  const answers = completedParts.filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  // Where the article ends was not read: nothing of it is its closing.
  return buildProposal({ ...mergeAnswers(answers), closing: '' }, buildGroundingSource(text, published), preferences, [
    'broken',
  ]);
}

/** Part answers as one, as good as it goes without asking again. */
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

/** A model that can't be told to quote: for each point the sentence most like it, which is then held against it. */
const addMissingQuotes = (answer: ModelAnswer, source: GroundingSource): ModelAnswer => ({
  ...answer,
  points: answer.points.map((point) => (point.quote ? point : { ...point, quote: guessQuote(point.text, source) })),
});

/** Down the ladder, until an answer can be read. */
async function askUntilParsed(
  prompt: Prompt,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: ProposalRun,
): Promise<{ answer: ModelAnswer; said: ModelResponse; whole: boolean }> {
  let said = prompt;
  for (const format of model.responseFormats) {
    const last = format === model.responseFormats.at(-1);
    // On the last rung a second chance: what came may only have been too long, or a slip.
    for (let chance = last ? 2 : 1; chance > 0; chance -= 1) {
      try {
        const heard = await retryTransient(
          () => model.ask({ prompt: said, responseFormat: format, signal: run.signal }, values, context),
          run,
        );
        const parsed = parseModelResponse(heard.text);
        if (parsed) return { ...parsed, said: heard };
        said = { ...prompt, user: `${prompt.user}\n\n${retryPrompt}` };
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        const partialText = error instanceof PartialAnswerError ? error.partialText : '';
        const parsed = partialText ? parseModelResponse(partialText) : null;
        if (parsed) return { ...parsed, said: { text: partialText, truncated: true } };
        if (error.code !== 'refused' || last) throw error;
      }
    }
  }
  throw new JobError('badAnswer');
}

/** Again after a while, where what was in the way may pass. */
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
      await sleep(error.retryAfterS ?? 2 ** tries);
      signal.throwIfAborted();
    }
  }
}
