import {
  buildGroundingSource,
  canCheckClaim,
  type GroundingSource,
  guessQuote,
  type Thesaurus,
} from '../core/grounding/index.ts';
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
import type { RequestLanguages } from '../extension/browser-model.ts';
import { JobError, TRANSIENT_ERRORS } from '../jobs/job-error.ts';
import { computeRetryDelay } from '../jobs/retry-delay.ts';
import type { Values } from '../storage/field.ts';
import {
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type Provider,
  type ProviderContext,
} from './provider.ts';

/** The input of a request to a model. It is plain data, because it is stored in the job. */
export interface ProposalInput {
  text: SummaryInput;
  /** Every address of the article and of the example posts; undefined in jobs that an older version stored. */
  addresses?: string[];
  /** When the article was published, as ISO 8601; '' when unknown. */
  published: string;
  preferences: Preferences;
  /** The post as it was at the request; absent in jobs that an older version stored. */
  post?: ModelAnswer;
  /** For each part of a long article, the model's response about this part; null while there is none. */
  completedParts: (ModelAnswer | null)[];
}

interface ProposalRun {
  signal: AbortSignal;
  /** Returns a random text, new for every prompt, which marks where the article's text begins and ends. */
  nonce: () => string;
  /** Waits this many seconds. Resolves earlier when the signal is aborted. */
  sleep: (seconds: number) => Promise<void>;
  /** Stores the model's response about one part of a long article. `part`: from 0. `parts`: how many there are. */
  onPart: (part: number, parts: number, answer: ModelAnswer) => Promise<void>;
  /** The thesaurus of the article's language, for checking the points. */
  thesaurus?: Thesaurus | undefined;
}

/** Share of a model's context that the prompt and the response may fill. The rest is for errors of the token estimate. */
const MAX_PROMPT_SHARE = 0.7;
/** Estimated tokens of a response: for each key point with its quote, and for all the rest. */
const ANSWER_TOKENS = { point: 160, rest: 700 };
/** A model that reports fewer input tokens than this share of the estimate has not read the whole prompt. */
const MIN_READ_SHARE = 0.4;
/** Tokens. A shorter text is not divided further when a model finds it too long. */
const MIN_SPLIT_TOKENS = 300;
/** How many key points a model is asked for in each part of a long article. */
const POINTS_PER_PART = 4;
/**
 * How often a request is sent when it fails with a transient error; then the first and the longest wait between two tries.
 */
const MAX_ASK_TRIES = 3;
const FIRST_RETRY_WAIT_S = 2;
const MAX_RETRY_WAIT_S = 60;

/**
 * Estimates the tokens of the prompts and of the responses (`answer`), and divides the article into parts that fit the
 * model.
 */
export function estimateRequest(
  { text, preferences }: Pick<ProposalInput, 'text' | 'preferences'>,
  model: Provider,
  values: Values,
): { tokens: number; answer: number; parts: string[] } {
  const bare = buildArticlePrompt(text, '', preferences, 'nonce');
  const around = estimateTokens(bare.system + bare.user);
  const answer = estimateAnswer(preferences);
  const room = Math.max(400, Math.floor(model.getContextTokens(values) * MAX_PROMPT_SHARE) - around - answer);
  const parts = splitIntoChunks(text.markdown, room);
  const tokens = parts.reduce((sum, part) => sum + around + estimateTokens(part), 0);
  return {
    tokens: parts.length > 1 ? tokens + around + parts.length * POINTS_PER_PART * ANSWER_TOKENS.point : tokens,
    answer: answer * Math.max(1, parts.length),
    parts,
  };
}

const estimateAnswer = ({ points }: Preferences): number => ANSWER_TOKENS.rest + points * ANSWER_TOKENS.point;

/** Returns the article's language and the one that the post is wanted in. */
export const getRequestLanguages = ({
  text: { language },
  preferences,
}: Pick<ProposalInput, 'text' | 'preferences'>): RequestLanguages => ({
  article: language,
  post: preferences.language || language,
});

const EMPTY_ANSWER: ModelAnswer = {
  excerpt: '',
  introduction: '',
  points: [],
  closing: '',
  title: '',
  tags: [],
  categories: [],
};

/**
 * Asks a model for a post about an article. A long article is sent part by part; then a last prompt has the model choose
 * among the key points of all parts. Completed parts are not sent again. Rejects with a `JobError` when no proposal can be
 * made.
 */
export async function generateProposal(
  input: ProposalInput,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: ProposalRun,
): Promise<Proposal> {
  const { text, preferences, completedParts } = input;
  const source = buildGroundingSource(text, input.published, run.thesaurus);
  const notes = new Set<ProposalNote>();
  let { parts } = estimateRequest(input, model, values);
  const languages = getRequestLanguages(input);
  /** `article`: what the prompt is about, as Markdown. */
  const askOnce = async (prompt: Prompt, article: string) => {
    const material = { article, languages, post: input.post ?? EMPTY_ANSWER };
    const question = { prompt, material, answerTokens: estimateAnswer(preferences), signal: run.signal };
    const { answer, response, whole } = await askUntilParsed(question, model, values, context, run);
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
      // If there are completed parts, the whole article was too long in an earlier try and was halved.
      if (completedParts.length === 0)
        return buildProposal(
          await askOnce(buildArticlePrompt(text, whole, preferences, run.nonce()), whole),
          source,
          preferences,
          [...notes],
        );
    } catch (error) {
      if (!isTooLong(error, whole)) throw error;
    }
    parts = splitInHalf(whole);
  }
  // The token estimate may be wrong. When the model finds a part too long, each half of the part is sent instead.
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
      return await askOnce(prompt, part);
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
  const found = buildProposal(mergeAnswers(answers), source, preferences, []).points.filter(
    ({ isGrounded }) => isGrounded,
  );
  const digestNotes = found.map(({ label = '', text: words, quote }) => ({ label, text: words, quote }));
  try {
    return buildProposal(
      await askOnce(
        buildDigestPrompt(text, digestNotes, preferences, run.nonce()),
        digestNotes.map(({ text: words }) => words).join('\n\n'),
      ),
      source,
      preferences,
      [...notes],
    );
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    // When the last prompt fails, the proposal holds the key points of all parts, without the model's choice among them.
    return buildProposal({ ...mergeAnswers(answers), points: digestNotes }, source, preferences, [...notes, 'partial']);
  }
}

/** Whether the model failed because the text was too long, and the text is long enough to be halved. */
const isTooLong = (error: unknown, text: string): boolean =>
  error instanceof JobError && error.code === 'tooLarge' && estimateTokens(text) > MIN_SPLIT_TOKENS;

const splitInHalf = (text: string): string[] => splitIntoChunks(text, Math.ceil(estimateTokens(text) / 2) + 1);

/** Builds a proposal for a long article from the parts that the model responded to; null when there are none. */
export function buildProposalFromParts(
  { text, published, preferences, completedParts }: ProposalInput,
  thesaurus?: Thesaurus,
): Proposal | null {
  const answers = completedParts.filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  // The closing is left out, because the model may not have read the end of the article.
  return buildProposal(
    { ...mergeAnswers(answers), closing: '' },
    buildGroundingSource(text, published, thesaurus),
    preferences,
    ['broken'],
  );
}

/** Joins the responses about the parts of an article into one, without another request to the model. */
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

/**
 * Gives each point without a quote the article's most similar sentence as its quote, because some models leave out quotes.
 * Where the check can, it finds the sentences of such a point itself.
 */
const addMissingQuotes = (answer: ModelAnswer, source: GroundingSource): ModelAnswer => ({
  ...answer,
  points: answer.points.map((point) =>
    point.quote || canCheckClaim(point.text, source) ? point : { ...point, quote: guessQuote(point.text, source) },
  ),
});

/** Sends the prompt with the strictest response format first, then with the others, until a response can be parsed. */
async function askUntilParsed(
  question: Omit<PromptRequest, 'responseFormat'>,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: ProposalRun,
): Promise<{ answer: ModelAnswer; response: ModelResponse; whole: boolean }> {
  const { prompt } = question;
  let current = prompt;
  for (const format of model.responseFormats) {
    const last = format === model.responseFormats.at(-1);
    // The last format is tried twice, because the first response may only have been cut off.
    for (let chance = last ? 2 : 1; chance > 0; chance -= 1) {
      try {
        const response = await retryTransient(
          () => model.ask({ ...question, prompt: current, responseFormat: format }, values, context),
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

/** Calls `ask`, and after a transient error calls it again, up to `MAX_ASK_TRIES` times in all. */
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
