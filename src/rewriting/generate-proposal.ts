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
  type Prompt,
  type Proposal,
  type ProposalNote,
  parseModelResponse,
  removeSentenceNumbers,
  retryPrompt,
  splitIntoChunks,
} from '../core/llm/index.ts';
import { JobError, TRANSIENT_ERRORS } from '../jobs/job-error.ts';
import { computeRetryDelay } from '../jobs/retry-delay.ts';
import type { Values } from '../storage/field.ts';
import {
  estimateAnswer,
  getRequestLanguages,
  POINTS_PER_PART,
  type ProposalInput,
  planRequest,
} from './plan-request.ts';
import {
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type Provider,
  type ProviderContext,
} from './provider.ts';

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

/** A model that reports fewer input tokens than this share of the estimate has not read the whole prompt. */
const MIN_READ_SHARE = 0.4;
/** Tokens. A shorter text is not divided further when a model finds it too long. */
const MIN_SPLIT_TOKENS = 300;
/**
 * How often a request is sent when it fails with a transient error; then the first and the longest wait between two tries.
 */
const MAX_ASK_TRIES = 3;
const FIRST_RETRY_WAIT_S = 2;
const MAX_RETRY_WAIT_S = 60;

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
  const { text, completedParts } = input;
  const kind = input.draft?.kind;
  const source = buildGroundingSource(text, input.published, run.thesaurus);
  const notes = new Set<ProposalNote>();
  const { sentences, draft, preferences, maxLength, ...plan } = planRequest(input, model, values);
  let { parts } = plan;
  const languages = getRequestLanguages(input);
  /** `article`: what the prompt is about, with or without sentence numbers. */
  const askOnce = async (prompt: Prompt, article: string) => {
    const parse = (response: string) => parseModelResponse(response, sentences);
    const material = { article: removeSentenceNumbers(article), languages, post: input.post ?? EMPTY_ANSWER };
    const question = { prompt, material, answerTokens: estimateAnswer(preferences), maxLength, signal: run.signal };
    const { answer, response, whole } = await askUntilParsed(question, parse, model, values, context, run);
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
          await askOnce(buildArticlePrompt(text, whole, preferences, run.nonce(), { kind, draft }), whole),
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
      // The draft's points about this part, whose first sentences are in it.
      const ownDraft = draft.filter((line) => part.includes(`${line.split(' ')[0]} `));
      const own = { ...preferences, points: ownDraft.length || POINTS_PER_PART };
      const place = { part: index + 1, parts: parts.length };
      return await askOnce(buildArticlePrompt(text, part, own, run.nonce(), { kind, draft: ownDraft, ...place }), part);
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
        buildDigestPrompt(text, digestNotes, sentences, preferences, run.nonce(), kind),
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
  parse: (response: string) => ReturnType<typeof parseModelResponse>,
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
        const parsed = parse(response.text);
        if (parsed) return { ...parsed, response };
        current = { ...prompt, user: `${prompt.user}\n\n${retryPrompt}` };
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        const partialText = error instanceof PartialAnswerError ? error.partialText : '';
        const parsed = partialText ? parse(partialText) : null;
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
