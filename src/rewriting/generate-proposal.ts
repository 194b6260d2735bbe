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
  type Proposal,
  type ProposalNote,
  parseModelResponse,
  removeEchoes,
  removeSentenceNumbers,
} from '../core/llm/index.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { type Ask, askAboutParts, isTooLong, mergeAnswers, type PartsRun, splitInHalf } from './ask-about-parts.ts';
import { type AskRun, askUntilParsed } from './ask-until-parsed.ts';
import { estimateAnswer, getRequestLanguages, type ProposalInput, planRequest } from './plan-request.ts';
import type { Provider, ProviderContext } from './provider.ts';

interface ProposalRun extends AskRun, PartsRun {
  /** The thesaurus of the article's language, for checking the points. */
  thesaurus?: Thesaurus | undefined;
}

/** A model that reports fewer input tokens than this share of the estimate has not read the whole prompt. */
const MIN_READ_SHARE = 0.4;
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
  const languages = getRequestLanguages(input);
  const ask: Ask = async (prompt, article) => {
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
    return addMissingQuotes(removeEchoes(answer, prompt.system, source), source);
  };
  const build = (answer: ModelAnswer, ...more: ProposalNote[]) =>
    buildProposal(answer, source, preferences, [...notes, ...more]);

  let { parts } = plan;
  const [whole = ''] = parts;
  if (parts.length <= 1) {
    try {
      // If there are completed parts, the whole article was too long in an earlier try and was halved.
      if (completedParts.length === 0)
        return build(await ask(buildArticlePrompt(text, whole, preferences, run.nonce(), { kind, draft }), whole));
    } catch (error) {
      if (!isTooLong(error, whole)) throw error;
    }
    parts = splitInHalf(whole);
  }
  const answers = mergeAnswers(
    await askAboutParts(parts, { text, kind, draft, preferences, completedParts }, ask, run),
  );
  const points = buildProposal(answers, source, preferences, [])
    .points.filter(({ isGrounded }) => isGrounded)
    .map(({ label = '', text: words, quote }) => ({ label, text: words, quote }));
  try {
    const prompt = buildDigestPrompt(text, points, sentences, preferences, run.nonce(), kind);
    return build(await ask(prompt, points.map(({ text: words }) => words).join('\n\n')));
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    // When the last prompt fails, the proposal holds the key points of all parts, without the model's choice among them.
    return build({ ...answers, points }, 'partial');
  }
}

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
