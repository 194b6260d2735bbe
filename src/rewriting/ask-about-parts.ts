/** Asks a model about a long article part by part. */
import {
  buildArticlePrompt,
  estimateTokens,
  type ModelAnswer,
  type Preferences,
  type Prompt,
  splitIntoChunks,
} from '../core/llm/index.ts';
import type { ArticleKind, SummaryInput } from '../core/summary.ts';
import { JobError } from '../jobs/job-error.ts';
import { POINTS_PER_PART } from './plan-request.ts';

/** Sends a prompt. `article`: what the prompt is about, with or without sentence numbers. Rejects with a `JobError`. */
export type Ask = (prompt: Prompt, article: string) => Promise<ModelAnswer>;

export interface PartsRun {
  /** Returns a random text, new for every prompt, which marks where the article's text begins and ends. */
  nonce: () => string;
  /** Stores the model's response about one part of a long article. `part`: from 0. `parts`: how many there are. */
  onPart: (part: number, parts: number, answer: ModelAnswer) => Promise<void>;
}

interface PartsInput {
  text: SummaryInput;
  kind: ArticleKind | undefined;
  /** The lines of the draft, each after the numbers of its sentences (`listDraftLines`). */
  draft: string[];
  preferences: Preferences;
  /** Responses of an earlier try; null for a part that has none. */
  completedParts: readonly (ModelAnswer | null)[];
}

/** Tokens. A shorter text is not divided further when a model finds it too long. */
const MIN_SPLIT_TOKENS = 300;
/** Asks about each part that has no response yet. Resolves with the responses about all parts. */
export async function askAboutParts(
  parts: string[],
  { text, kind, draft, preferences, completedParts }: PartsInput,
  ask: Ask,
  { nonce, onPart }: PartsRun,
): Promise<ModelAnswer[]> {
  // The token estimate may be wrong. When the model finds a part too long, each half of the part is sent instead.
  const askAboutPart = async (part: string, index: number): Promise<ModelAnswer> => {
    try {
      // The draft's points about this part, whose first sentences are in it.
      const ownDraft = draft.filter((line) => part.includes(`${line.split(' ')[0]} `));
      const own = { ...preferences, points: ownDraft.length || POINTS_PER_PART };
      const place = { part: index + 1, parts: parts.length };
      return await ask(buildArticlePrompt(text, part, own, nonce(), { kind, draft: ownDraft, ...place }), part);
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
    const answer = there ?? (await askAboutPart(part, index));
    answers.push(answer);
    if (!there) await onPart(index, parts.length, answer);
  }
  return answers;
}

/** Whether the model failed because the text was too long, and the text is long enough to be halved. */
export const isTooLong = (error: unknown, text: string): boolean =>
  error instanceof JobError && error.code === 'tooLarge' && estimateTokens(text) > MIN_SPLIT_TOKENS;

export const splitInHalf = (text: string): string[] => splitIntoChunks(text, Math.ceil(estimateTokens(text) / 2) + 1);

/** Joins the responses about the parts of an article into one, without another request to the model. */
export function mergeAnswers(answers: ModelAnswer[]): ModelAnswer {
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
