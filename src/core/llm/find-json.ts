/** Finds JSON in a model's response: in a code fence, in prose, cut off, or with the errors that models make. */

/**
 * Yields every value in the text that parses as JSON, the most likely first. `whole`: false when a repair may have lost
 * words.
 */
export function* findJsonCandidates(text: string): Generator<{ value: unknown; whole: boolean }> {
  const trimmed = text.trim();
  const direct = parseJson(trimmed);
  if (direct !== undefined) {
    yield { value: direct, whole: true };
    // The response may be a JSON string that contains the object.
    if (typeof direct === 'string') yield { value: parseJson(direct.trim()), whole: true };
  }
  for (const [, inside = ''] of text.matchAll(/```([\s\S]*?)(?:```|$)/g)) yield* findBracketedValues(inside);
  yield* findBracketedValues(text);
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The caller tries the next candidate.
    return undefined;
  }
};

/** Yields the JSON value at each of the first opening brackets. A value without an end is repaired. */
function* findBracketedValues(text: string): Generator<{ value: unknown; whole: boolean }> {
  let tries = 0;
  for (let at = text.search(/[{[]/); at >= 0 && tries < 8; tries += 1) {
    const { end, open } = scanBrackets(text, at);
    const piece = text.slice(at, end);
    if (open.length === 0) yield { value: parseJson(piece) ?? parseJson(tidyJson(piece)), whole: true };
    else yield { value: repairJson(piece), whole: false };
    const next = text.slice(open.length === 0 ? end : at + 1).search(/[{[]/);
    at = next < 0 ? -1 : next + (open.length === 0 ? end : at + 1);
  }
}

/** Returns the end of the JSON value that starts at `from`, and the brackets that are still open if the text ends first. */
function scanBrackets(text: string, from: number): { end: number; open: string; inString: boolean } {
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

/**
 * Removes trailing commas and comments, and escapes line breaks in strings. All of these are invalid JSON with a clear
 * meaning.
 */
const tidyJson = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|,(?=\s*[}\]])/g, (found) =>
    found.startsWith('"') ? found.replace(/\n/g, '\\n').replace(/\t/g, '\\t') : '',
  );

/** Parses a JSON object that was cut off, after dropping the incomplete last value and closing the brackets. */
function repairJson(text: string): unknown {
  const ends: number[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (inString && sign === '\\') at += 1;
    else if (sign === '"') inString = !inString;
    else if (!inString && (sign === ',' || sign === '}' || sign === ']')) ends.push(sign === ',' ? at : at + 1);
  }
  for (const end of ends.reverse().slice(0, 6)) {
    const { open } = scanBrackets(text.slice(0, end), 0);
    const closed = [...open].reverse().map((bracket) => (bracket === '{' ? '}' : ']'));
    const value = parseJson(tidyJson(text.slice(0, end) + closed.join('')));
    if (value !== undefined) return value;
  }
  return undefined;
}
