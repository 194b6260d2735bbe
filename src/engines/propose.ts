import {
  type Answer,
  again,
  articlePrompt,
  digestPrompt,
  estimateTokens,
  type Note,
  type Prompt,
  type Proposal,
  parseAnswer,
  partsOf,
  proposalOf,
  type Wishes,
} from '../core/propose/index.ts';
import { guessQuote, type Source, sourceOf } from '../core/prove/index.ts';
import type { Text } from '../core/types.ts';
import type { Values } from '../outputs/index.ts';
import type { Model, ModelWorld, Said } from './model.ts';
import { MAY_PASS, ModelFailed } from './trouble.ts';

/** Everything that a proposal is made of, and what of it is there already. Plain data: it is written down. */
export interface Order {
  text: Text;
  /** Every address that the article and the examples go by; left out in an order of an older version. */
  addresses?: string[];
  /** ISO 8601, '' when unknown. */
  published: string;
  wishes: Wishes;
  /** Answers about the parts of a long article that are there already, by part. */
  kept: (Answer | null)[];
}

interface Doing {
  signal: AbortSignal;
  /** Random, new for every question. */
  nonce: () => string;
  /** Resolves after so many seconds, or when the signal is aborted. */
  sleep: (seconds: number) => Promise<void>;
  /** A part was answered: to be written down. */
  onPart: (part: number, parts: number, answer: Answer) => Promise<void>;
}

/** Share of a window that a question may fill; the rest is for the answer and for a wrong estimate. */
const FILL = 0.7;
/** Tokens that a point of the answer takes, with its quote, and all the rest of it. */
const ANSWER = { point: 160, rest: 700 };
/** Of a question's estimated tokens, a model that read it all says to have read this share at the least. */
const READ = 0.4;
/** Tokens below which a text is not divided any more. */
const LEAST = 300;
/** Points taken from each part of a long article. */
const OF_PART = 4;
/** Times that the same is asked when what was in the way may pass, and the longest wait between, in seconds. */
const TRIES = 3;
const LONGEST_WAIT = 60;

/** What a question to the model will hold: how many tokens, in how many parts. */
export async function sizeOf(
  { text, wishes }: Pick<Order, 'text' | 'wishes'>,
  model: Model,
  values: Values,
  world: ModelWorld,
): Promise<{ tokens: number; answer: number; parts: string[] }> {
  const bare = articlePrompt(text, '', wishes, 'nonce');
  const around = estimateTokens(bare.system + bare.user);
  const answer = ANSWER.rest + wishes.points * ANSWER.point;
  const room = Math.max(400, Math.floor((await model.window(values, world)) * FILL) - around - answer);
  const parts = partsOf(text.markdown, room);
  const tokens = parts.reduce((sum, part) => sum + around + estimateTokens(part), 0);
  return {
    tokens: parts.length > 1 ? tokens + around + parts.length * OF_PART * ANSWER.point : tokens,
    answer: answer * Math.max(1, parts.length),
    parts,
  };
}

/**
 * Has a model make a post of an article. A long one is asked about part by part, and then what matters most of all is chosen;
 * what is there already is not asked for again. Rejects with a `ModelFailed` when there is nothing to propose.
 */
export async function propose(
  order: Order,
  model: Model,
  values: Values,
  world: ModelWorld,
  doing: Doing,
): Promise<Proposal> {
  const { text, wishes, kept } = order;
  const source = sourceOf(text, order.published);
  const notes = new Set<Note>();
  let { parts } = await sizeOf(order, model, values, world);
  const one = async (prompt: Prompt) => {
    const { answer, said, whole } = await answered(prompt, model, values, world, doing);
    if (said.cut) notes.add('cut');
    else if (!whole) notes.add('mended');
    if (said.read !== undefined && said.read < estimateTokens(prompt.system + prompt.user) * READ) notes.add('window');
    return withQuotes(answer, source);
  };
  const [whole = ''] = parts;
  if (parts.length <= 1) {
    try {
      // What is kept is of halves: it was too long before.
      if (kept.length === 0)
        return proposalOf(await one(articlePrompt(text, whole, wishes, doing.nonce())), source, wishes, [...notes]);
    } catch (error) {
      if (!isTooLong(error, whole)) throw error;
    }
    parts = halvesOf(whole);
  }
  // An estimate that was wrong: what is too long is asked about by halves.
  const ofPart = async (part: string, index: number): Promise<Answer> => {
    try {
      const prompt = articlePrompt(text, part, { ...wishes, points: OF_PART }, doing.nonce(), index + 1, parts.length);
      return await one(prompt);
    } catch (error) {
      if (!isTooLong(error, part)) throw error;
      const answers: Answer[] = [];
      for (const half of halvesOf(part)) answers.push(await ofPart(half, index));
      return merged(answers);
    }
  };
  const answers: Answer[] = [];
  for (const [index, part] of parts.entries()) {
    const there = kept[index];
    if (there) {
      answers.push(there);
      continue;
    }
    const answer = await ofPart(part, index);
    answers.push(answer);
    await doing.onPart(index, parts.length, answer);
  }
  const found = proposalOf(merged(answers), source, wishes, []).points.filter(({ proved }) => proved);
  const notesOf = found.map(({ label = '', text: said, quote }) => ({ label, text: said, quote }));
  try {
    return proposalOf(await one(digestPrompt(text, notesOf, wishes, doing.nonce())), source, wishes, [...notes]);
  } catch (error) {
    if (!(error instanceof ModelFailed)) throw error;
    // The parts are there; only their choice is not.
    return proposalOf({ ...merged(answers), points: notesOf }, source, wishes, [...notes, 'partial']);
  }
}

/** Whether the model could not take a text for its length, and half of it would still be worth asking about. */
const isTooLong = (error: unknown, text: string): boolean =>
  error instanceof ModelFailed && error.why === 'tooLong' && estimateTokens(text) > LEAST;

const halvesOf = (text: string): string[] => partsOf(text, Math.ceil(estimateTokens(text) / 2) + 1);

/** What can be proposed of a long article when only some of its parts were answered; null when none was. */
export function proposeFromParts({ text, published, wishes, kept }: Order): Proposal | null {
  const answers = kept.filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  // Where the article ends was not read: nothing of it is its closing.
  return proposalOf({ ...merged(answers), closing: '' }, sourceOf(text, published), wishes, ['broken']);
}

/** Part answers as one, as good as it goes without asking again. */
function merged(answers: Answer[]): Answer {
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
const withQuotes = (answer: Answer, source: Source): Answer => ({
  ...answer,
  points: answer.points.map((point) => (point.quote ? point : { ...point, quote: guessQuote(point.text, source) })),
});

/** Down the ladder, until an answer can be read. */
async function answered(
  prompt: Prompt,
  model: Model,
  values: Values,
  world: ModelWorld,
  doing: Doing,
): Promise<{ answer: Answer; said: Said; whole: boolean }> {
  let said = prompt;
  for (const rung of model.rungs) {
    const last = rung === model.rungs.at(-1);
    // On the last rung a second chance: what came may only have been too long, or a slip.
    for (let chance = last ? 2 : 1; chance > 0; chance -= 1) {
      try {
        const heard = await patiently(
          () => model.ask({ prompt: said, rung, signal: doing.signal }, values, world),
          doing,
        );
        const parsed = parseAnswer(heard.text);
        if (parsed) return { ...parsed, said: heard };
        said = { ...prompt, user: `${prompt.user}\n\n${again}` };
      } catch (error) {
        if (!(error instanceof ModelFailed)) throw error;
        const parsed = error.heard ? parseAnswer(error.heard) : null;
        if (parsed) return { ...parsed, said: { text: error.heard, cut: true } };
        if (error.why !== 'refused' || last) throw error;
      }
    }
  }
  throw new ModelFailed('badAnswer');
}

/** Again after a while, where what was in the way may pass. */
async function patiently(ask: () => Promise<Said>, { signal, sleep }: Doing): Promise<Said> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      const again =
        error instanceof ModelFailed && MAY_PASS.has(error.why) && !error.heard && (error.wait ?? 0) <= LONGEST_WAIT;
      if (!again || tries === TRIES) throw error;
      await sleep(error.wait ?? 2 ** tries);
      signal.throwIfAborted();
    }
  }
}
