/** Reading a model's answer, however it comes. */
import type { Answer } from './answer.ts';

/** More of anything is no summary. */
const MOST = { points: 40, list: 24, text: 4_000 };

/** Other names that models give to what was asked for. Folded: lower case, letters only. */
const NAMES: Record<keyof Answer, string[]> = {
  excerpt: ['excerpt', 'summary', 'abstract', 'tldr', 'description'],
  introduction: ['introduction', 'intro', 'opening', 'lead'],
  points: ['points', 'keypoints', 'bullets', 'bulletpoints', 'highlights', 'takeaways'],
  closing: ['closing', 'conclusion', 'outro'],
  title: ['title', 'headline', 'suggestedtitle'],
  tags: ['tags', 'keywords', 'topics'],
  categories: ['categories', 'category'],
};
const POINT = {
  label: ['label', 'heading', 'name', 'title'],
  text: ['text', 'point', 'summary', 'description', 'content', 'statement'],
  quote: ['quote', 'evidence', 'source', 'citation', 'sentence', 'quotes'],
};

/**
 * A model's answer, as text, → what it holds of an `Answer`. It may be wrapped in a fence or in prose, cut off in the
 * middle, or of other types than were asked for. null when there is nothing in it to use. `whole`: nothing was mended that
 * may have cost words.
 */
export function parseAnswer(text: string): { answer: Answer; whole: boolean } | null {
  // What a model thinks aloud is no answer, though it may hold half of one.
  const said = text.replace(/^\uFEFF/, '').replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, '');
  for (const candidate of candidates(said)) {
    const answer = answerOf(candidate.value);
    if (answer) return { answer, whole: candidate.whole };
  }
  return null;
}

/** Everything in the text that can be read as a JSON object, the likeliest first. */
function* candidates(text: string): Generator<{ value: unknown; whole: boolean }> {
  const trimmed = text.trim();
  const direct = read(trimmed);
  if (direct !== undefined) {
    yield { value: direct, whole: true };
    // A string that holds the object.
    if (typeof direct === 'string') yield { value: read(direct.trim()), whole: true };
  }
  for (const [, inside = ''] of text.matchAll(/```([\s\S]*?)(?:```|$)/g)) yield* braced(inside);
  yield* braced(text);
}

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** From each of the first braces: to its own end, or, where there is none, mended. */
function* braced(text: string): Generator<{ value: unknown; whole: boolean }> {
  let tries = 0;
  for (let at = text.search(/[{[]/); at >= 0 && tries < 8; tries += 1) {
    const { end, open } = scan(text, at);
    const piece = text.slice(at, end);
    if (open.length === 0) yield { value: read(piece) ?? read(tidied(piece)), whole: true };
    else yield { value: mended(piece), whole: false };
    const next = text.slice(open.length === 0 ? end : at + 1).search(/[{[]/);
    at = next < 0 ? -1 : next + (open.length === 0 ? end : at + 1);
  }
}

/** How far the value goes that begins at `from`, and which brackets are still open where the text ends. */
function scan(text: string, from: number): { end: number; open: string; inString: boolean } {
  let open = '';
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (inString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') open += sign;
    else if (sign === '}' || sign === ']') {
      open = open.slice(0, -1);
      if (open === '') return { end: at + 1, open, inString };
    }
  }
  return { end: text.length, open, inString };
}

/** Commas before a closing bracket, comments, line breaks in strings: wrong, and clear all the same. */
const tidied = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|,(?=\s*[}\]])/g, (found) =>
    found.startsWith('"') ? found.replace(/\n/g, '\\n').replace(/\t/g, '\\t') : '',
  );

/** An object that was cut off → what of it is whole: the last value that is not goes, the brackets are closed. */
function mended(text: string): unknown {
  const ends: number[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (inString && sign === '\\') at += 1;
    else if (sign === '"') inString = !inString;
    else if (!inString && (sign === ',' || sign === '}' || sign === ']')) ends.push(sign === ',' ? at : at + 1);
  }
  for (const end of ends.reverse().slice(0, 6)) {
    const { open } = scan(text.slice(0, end), 0);
    const closed = [...open].reverse().map((bracket) => (bracket === '{' ? '}' : ']'));
    const value = read(tidied(text.slice(0, end) + closed.join('')));
    if (value !== undefined) return value;
  }
  return undefined;
}

const folded = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value that goes by one of the names. */
function pick(record: Record<string, unknown>, names: string[]): unknown {
  const entries = Object.entries(record);
  for (const name of names) {
    const found = entries.find(([key]) => folded(key) === name);
    if (found && found[1] !== null) return found[1];
  }
  return undefined;
}

/** Any value as a text; lists as their parts. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, MOST.text);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n').slice(0, MOST.text);
  return '';
}

function listOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[,;\n]/);
  return parts
    .map((part) => part.trim().replace(/^#/, ''))
    .filter(Boolean)
    .slice(0, MOST.list);
}

function pointsOf(value: unknown): Answer['points'] {
  const all = Array.isArray(value)
    ? value
    : isRecord(value)
      ? Object.entries(value).map(([label, one]) => (isRecord(one) ? { label, ...one } : { label, text: one }))
      : typeof value === 'string'
        ? value.split('\n').map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/, ''))
        : [];
  return all.slice(0, MOST.points).flatMap((one) => {
    const point = isRecord(one)
      ? {
          label: textOf(pick(one, POINT.label)),
          text: textOf(pick(one, POINT.text)),
          quote: textOf(pick(one, POINT.quote)),
        }
      : { label: '', text: textOf(one), quote: '' };
    return point.text ? [point] : [];
  });
}

/** null: not an object, or one with nothing of what was asked for. */
function answerOf(value: unknown): Answer | null {
  if (Array.isArray(value)) return answerOf({ points: value });
  if (!isRecord(value)) return null;
  // {"answer": {…}}
  const keys = Object.keys(value);
  const [only] = Object.values(value);
  if (
    keys.length === 1 &&
    isRecord(only) &&
    !Object.values(NAMES)
      .flat()
      .includes(folded(keys[0] ?? ''))
  )
    return answerOf(only);
  const answer: Answer = {
    excerpt: textOf(pick(value, NAMES.excerpt)),
    introduction: textOf(pick(value, NAMES.introduction)),
    points: pointsOf(pick(value, NAMES.points)),
    closing: textOf(pick(value, NAMES.closing)),
    title: textOf(pick(value, NAMES.title)),
    tags: listOf(pick(value, NAMES.tags)),
    categories: listOf(pick(value, NAMES.categories)),
  };
  return answer.points.length > 0 || answer.excerpt || answer.introduction ? answer : null;
}
