/** Puts the sentence that announces a list before its items: "The plan covers: ten users; one kettle". */
import type { PointChange } from '../summary.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isDangling } from './dangling.ts';
import { cutSentence, type PointText } from './point-text.ts';
import type { TextDocument } from './sentences.ts';
import { stemContentWords } from './terms.ts';

/** A lead-in with its items, or a quotation with its speaker, has at most this many words. */
export const MAX_LISTED_WORDS = 45;
/** A lead-in with fewer content words says too little: "You get:". */
const MIN_LEAD_TERMS = 2;
/** A longer sentence before a list says something of its own, and is no lead-in of its items. */
const MAX_LEAD_WORDS = 16;
/** An item of fewer words without a full stop is a fragment. */
const MIN_ITEM_WORDS = 8;
/** A fragment of fewer words is no point without a lead-in, unless it is a step. */
const MIN_LONE_WORDS = 6;

/** Returns the index of the sentence that announces the list of an item; -1 without one. */
export function findListLeadIn({ sentences }: TextDocument, at: number): number {
  const item = sentences[at];
  if (!item?.introduced) return -1;
  for (let back = at - 1; back >= 0; back--) {
    const sentence = sentences[back];
    if (sentence?.kind === 'paragraph') return sentence.announces ? back : -1;
  }
  return -1;
}

/** The items of at most this many words, directly after a lead-in, which make one point with it. */
const MAX_BRIEF_ITEM_WORDS = 12;

/** Returns the items that a sentence announces; [] when they are not a few brief ones. */
export function listItemsAfter({ sentences }: TextDocument, at: number): number[] {
  const items: number[] = [];
  for (let next = at + 1; next < sentences.length; next++) {
    const item = sentences[next];
    if (item?.kind !== 'item' || !item.introduced) break;
    if (item.siblings > 1 || item.announces || item.words > MAX_BRIEF_ITEM_WORDS) return [];
    items.push(next);
  }
  return items.length > 1 && items.length <= 6 ? items : [];
}

/** Puts the lead-in before an item that is a fragment, or that somebody said. A fragment without a usable one is refused. */
export function addLeadIn(textDocument: TextDocument, alone: PointText, language: string): PointText | null {
  const [at = 0] = alone.sentences;
  const item = textDocument.sentences[at];
  const lead = findListLeadIn(textDocument, at);
  const isFragment = countWords(alone.text, language) < MIN_ITEM_WORDS && !/[.!。！]["”»]?$/u.test(alone.text);
  const isSpoken =
    lead >= 0 &&
    getCuePattern('attribution', language, 'anywhere').test(textDocument.sentences[lead]?.text.toLowerCase() ?? '');
  if (lead >= 0 && (isFragment || isSpoken)) {
    const led = putLeadIn(textDocument, lead, [at], [alone.text], language);
    if (led || isSpoken) return led;
  }
  const isTooShort = isFragment && !item?.ordered && countWords(alone.text, language) < MIN_LONE_WORDS;
  return isTooShort || isDangling(alone.text, language) ? null : alone;
}

/** Writes "Lead-in: item; item"; null when the lead-in itself needs the sentence before, or says too little or too much. */
export function putLeadIn(
  textDocument: TextDocument,
  lead: number,
  items: readonly number[],
  texts: readonly string[],
  language: string,
): PointText | null {
  const sentence = textDocument.sentences[lead];
  if (!sentence) return null;
  const { text } = cutSentence(textDocument, sentence, language);
  const words = text.replace(/(?<![\s:：.])[\s:：.]+$/u, '');
  const count = countWords(words, language);
  if (count === 0 || count > MAX_LEAD_WORDS || isDangling(words, language)) return null;
  const lower = words.toLowerCase();
  if (getCuePattern('contents', language, 'start').test(lower)) return null;
  const isSpoken = getCuePattern('attribution', language, 'anywhere').test(lower);
  if (!isSpoken && stemContentWords(words, language).size < MIN_LEAD_TERMS) return null;
  const joined = `${words}: ${joinItems(texts)}`;
  if (countWords(joined, language) > MAX_LISTED_WORDS) return null;
  const changes: PointChange[] = [{ kind: 'lead-in', words }];
  if (items.length > 1) changes.push({ kind: 'joined' });
  return { text: joined, sentences: [lead, ...items], changes };
}

/** Joins items by semicolons. The last keeps its full stop. */
export const joinItems = (texts: readonly string[]): string =>
  texts.map((text, at) => (at < texts.length - 1 ? text.replace(/[.;,。]{1,3}$/u, '') : text)).join('; ');
