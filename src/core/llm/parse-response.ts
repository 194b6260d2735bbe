/** Parses a model's response, even a malformed one. */
import { findJsonCandidates } from './find-json.ts';
import type { ModelAnswer } from './model-answer.ts';
import { quoteNumbers } from './number-sentences.ts';

/**
 * At most this many points and list items, and characters per text, are read from a response; a summary never needs more.
 */
const ANSWER_LIMITS = { points: 40, list: 24, text: 4_000 };

/** Names that models give to each field, in lower-case letters only. */
const FIELD_ALIASES: Record<keyof ModelAnswer, string[]> = {
  excerpt: ['excerpt', 'summary', 'abstract', 'tldr', 'description'],
  introduction: ['introduction', 'intro', 'opening', 'lead'],
  points: ['points', 'keypoints', 'bullets', 'bulletpoints', 'highlights', 'takeaways'],
  closing: ['closing', 'conclusion', 'outro'],
  title: ['title', 'headline', 'suggestedtitle'],
  tags: ['tags', 'keywords', 'topics'],
  categories: ['categories', 'category'],
};
const POINT_ALIASES = {
  label: ['label', 'heading', 'name', 'title'],
  text: ['text', 'point', 'summary', 'description', 'content', 'statement'],
  sentences: ['sentences', 'sentence', 'numbers', 'quote', 'evidence', 'source', 'citation', 'quotes'],
};
/** Matches the number of a sentence, as the prompt writes it or as models repeat it: `12`, `[12]`, `[12] [13]`, `12, 13`. */
const SENTENCE_NUMBERS = /^[\s[\](),;#]*-?\d{1,5}(?:[\s[\](),;#]+-?\d{1,5})*[\s[\](),;.#]*$/;

/**
 * Parses the text of a model's response into a `ModelAnswer`; null when nothing is usable. The JSON may stand in a code
 * fence or in prose, be cut off, or have other types than requested. `whole`: false when a repair may have lost words.
 * `sentences`: see `NumberedArticle`.
 */
export function parseModelResponse(
  text: string,
  sentences: readonly string[] = [],
): { answer: ModelAnswer; whole: boolean } | null {
  // Removes the model's reasoning (`<think>`), which may contain a part of the JSON that is not the final one.
  const spoken = text.replace(/^\uFEFF/, '').replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, '');
  for (const candidate of findJsonCandidates(spoken)) {
    const answer = toModelAnswer(candidate.value, sentences);
    if (answer) return { answer, whole: candidate.whole };
  }
  return null;
}

const normalizeKey = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tries the names in order and returns the value of the first field with such a name; undefined when no field has one. */
function pickField(record: Record<string, unknown>, names: string[]): unknown {
  const entries = Object.entries(record);
  for (const name of names) {
    const found = entries.find(([key]) => normalizeKey(key) === name);
    if (found && found[1] !== null) return found[1];
  }
  return undefined;
}

/** Matches the number of a sentence where a model cites it: `[12] The quay is long.`, `The quay is long [12] [13].` */
const CITED_NUMBER = /^\[\d{1,5}\]\s*|(?<!\s)\s*\[\d{1,5}\](?=[.,;:!?。、]|\s{0,3}\[\d|$)/g;

/** Converts a value to text without numbers of sentences. */
const toUncitedText = (value: unknown): string => toText(value).replace(CITED_NUMBER, '').trim();

/** Converts a value to text; a list becomes one line per item. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, ANSWER_LIMITS.text);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(toText).filter(Boolean).join('\n').slice(0, ANSWER_LIMITS.text);
  return '';
}

function toTextList(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(toText) : toText(value).split(/[,;\n]/);
  return parts
    .map((part) => part.trim().replace(/^#/, ''))
    .filter(Boolean)
    .slice(0, ANSWER_LIMITS.list);
}

/**
 * Returns the sentences that a point names by number. Words in place of numbers are a quote, which some models copy from the
 * article; the numbers of sentences that do not exist are dropped.
 */
function toQuote(value: unknown, sentences: readonly string[]): string {
  const given = toText(value);
  const isNumbered = SENTENCE_NUMBERS.test(given) || given === '';
  return isNumbered ? quoteNumbers((given.match(/-?\d+/g) ?? []).map(Number), sentences) : given;
}

function toPoints(value: unknown, sentences: readonly string[]): ModelAnswer['points'] {
  const all = Array.isArray(value)
    ? value
    : isRecord(value)
      ? Object.entries(value).map(([label, one]) => (isRecord(one) ? { label, ...one } : { label, text: one }))
      : typeof value === 'string'
        ? value.split('\n').map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, ''))
        : [];
  return all.slice(0, ANSWER_LIMITS.points).flatMap((one) => {
    const point = isRecord(one)
      ? {
          label: toUncitedText(pickField(one, POINT_ALIASES.label)),
          text: toUncitedText(pickField(one, POINT_ALIASES.text)),
          quote: toQuote(pickField(one, POINT_ALIASES.sentences), sentences),
        }
      : { label: '', text: toUncitedText(one), quote: '' };
    return point.text ? [point] : [];
  });
}

/** Converts parsed JSON to a `ModelAnswer`; null when the JSON has neither points nor an excerpt nor an introduction. */
function toModelAnswer(value: unknown, sentences: readonly string[]): ModelAnswer | null {
  if (Array.isArray(value)) return toModelAnswer({ points: value }, sentences);
  if (!isRecord(value)) return null;
  // Unwraps an object that is the only field of another object: {"answer": {…}}.
  const keys = Object.keys(value);
  const [only] = Object.values(value);
  if (
    keys.length === 1 &&
    isRecord(only) &&
    !Object.values(FIELD_ALIASES)
      .flat()
      .includes(normalizeKey(keys[0] ?? ''))
  )
    return toModelAnswer(only, sentences);
  const answer: ModelAnswer = {
    excerpt: toUncitedText(pickField(value, FIELD_ALIASES.excerpt)),
    introduction: toUncitedText(pickField(value, FIELD_ALIASES.introduction)),
    points: toPoints(pickField(value, FIELD_ALIASES.points), sentences),
    closing: toUncitedText(pickField(value, FIELD_ALIASES.closing)),
    title: toUncitedText(pickField(value, FIELD_ALIASES.title)),
    tags: toTextList(pickField(value, FIELD_ALIASES.tags)),
    categories: toTextList(pickField(value, FIELD_ALIASES.categories)),
  };
  return answer.points.length > 0 || answer.excerpt || answer.introduction ? answer : null;
}
