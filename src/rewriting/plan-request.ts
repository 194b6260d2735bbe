/** Plans a request to a model: which parts of the article fit it, with which notes, and about how many tokens that takes. */
import {
  buildArticlePrompt,
  estimateTokens,
  listDraftLines,
  type ModelAnswer,
  numberSentences,
  type PointDraft,
  type Preferences,
  splitIntoChunks,
} from '../core/llm/index.ts';
import type { SummaryInput } from '../core/summary.ts';
import type { RequestLanguages } from '../extension/browser-model.ts';
import type { Values } from '../storage/field.ts';
import type { Provider } from './provider.ts';

/** The input of a request to a model. It is plain data, because it is stored in the job. */
export interface ProposalInput {
  text: SummaryInput;
  /** Every address of the article and of the example posts; undefined in jobs that an older version stored. */
  addresses?: string[];
  /** When the article was published, as ISO 8601; '' when unknown. */
  published: string;
  preferences: Preferences;
  /** The post for the model to improve; undefined in jobs that an older version stored. */
  draft?: PointDraft;
  /** The texts of the post as they were at the request; undefined in jobs that an older version stored. */
  post?: ModelAnswer;
  /** For each part of a long article, the model's response about this part; null while there is none. */
  completedParts: (ModelAnswer | null)[];
}

/** Share of a model's context that the prompt and the response may fill. The rest is for errors of the token estimate. */
const MAX_PROMPT_SHARE = 0.7;
/** Estimated tokens of a response: for each key point with its numbers, and for all the rest. */
const ANSWER_TOKENS = { point: 110, rest: 600 };
/** A response with more characters than this for each of its estimated tokens is twice as long as the estimate, at least. */
const MAX_CHARACTERS_PER_TOKEN = 6;
/** How many key points a model is asked for in each part of a long article. */
export const POINTS_PER_PART = 4;
/** If the draft takes more than this share of a model's context, only what the article lacks is written out in it. */
const MAX_DRAFT_SHARE = 0.1;
/** If tags and example posts take more than this share of a model's context, they are left out. */
const MAX_EXTRAS_SHARE = 0.2;
interface RequestPlan {
  /** Estimated tokens of all prompts, and of all responses. */
  tokens: number;
  answer: number;
  /** Characters of one response; a longer one repeats itself. */
  maxLength: number;
  /** The parts of the article that fit the model, with numbered sentences. */
  parts: string[];
  sentences: string[];
  /** The lines of the draft (`listDraftLines`). */
  draft: string[];
  /** Without what takes too much of a small context. */
  preferences: Preferences;
}

/**
 * Divides the article into parts that fit the model, and estimates the tokens of the prompts and of the responses.
 */
export function planRequest(
  { text, preferences: wanted, draft = { points: [] } }: Pick<ProposalInput, 'text' | 'preferences' | 'draft'>,
  model: Provider,
  values: Values,
): RequestPlan {
  const window = model.getContextTokens(values);
  const article = numberSentences(text.markdown, text.language);
  const extras = estimateTokens([...wanted.examples, ...wanted.tags].join(' '));
  const preferences = extras > window * MAX_EXTRAS_SHARE ? { ...wanted, examples: [], tags: [] } : wanted;
  const listDraft = (isBrief: boolean) => listDraftLines(draft, article.sentences, { isBrief });
  const isBrief = estimateTokens(listDraft(false).join('\n')) > window * MAX_DRAFT_SHARE;
  const lines = listDraft(isBrief);
  const bare = buildArticlePrompt(text, '', preferences, 'nonce', { kind: draft.kind, draft: lines });
  const around = estimateTokens(bare.system + bare.user);
  const answer = estimateAnswer(preferences);
  const parts = splitIntoChunks(article.text, Math.max(400, Math.floor(window * MAX_PROMPT_SHARE) - around - answer));
  const tokens = parts.reduce((sum, part) => sum + around + estimateTokens(part), 0);
  return {
    tokens: parts.length > 1 ? tokens + around + parts.length * POINTS_PER_PART * ANSWER_TOKENS.point : tokens,
    answer: answer * Math.max(1, parts.length),
    maxLength: answer * MAX_CHARACTERS_PER_TOKEN,
    parts,
    sentences: article.sentences,
    draft: lines,
    preferences,
  };
}

/** Estimates the tokens of a response. */
export const estimateAnswer = ({ points }: Preferences): number => ANSWER_TOKENS.rest + points * ANSWER_TOKENS.point;

/** Returns the article's language and the one that the post is wanted in. */
export const getRequestLanguages = ({
  text: { language },
  preferences,
}: Pick<ProposalInput, 'text' | 'preferences'>): RequestLanguages => ({
  article: language,
  post: preferences.language || language,
});
