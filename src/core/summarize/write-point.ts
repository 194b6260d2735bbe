/** Writes key points: turns chosen sentences into texts that stand alone, each with its quote and the changes made. */
import type { KeyPoint, PointChange } from '../summary.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { isDangling } from './dangling.ts';
import { findPronounName } from './find-person.ts';
import { listPointLabels } from './point-label.ts';
import { cutQuotedSentence, findQuotationSpans, type QuotedSentence } from './quotations.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';
import { shortenSentence } from './shorten-sentence.ts';
import { stemContentWords } from './terms.ts';
import { capitalize, trimText } from './trim-sentence.ts';

/** A point has at most this many words. */
const MAX_POINT_WORDS = 60;
/** Neighbours that become one point have together at most this many words, so that the point reads as one. */
const MAX_JOINED_WORDS = 28;
/** A lead-in with its items, or a quotation with its speaker, has at most this many words. */
const MAX_LISTED_WORDS = 45;
/** A lead-in with fewer content words says too little: "You get:". */
const MIN_LEAD_TERMS = 2;
/** A longer sentence before a list says something of its own, and is no lead-in of its items. */
const MAX_LEAD_WORDS = 16;
/** An item of fewer words without a full stop is a fragment. */
const MIN_ITEM_WORDS = 8;
/** A fragment of fewer words is no point without a lead-in, unless it is a step. */
const MIN_LONE_WORDS = 6;

/** What is left of a text without its label has at least this many words. */
const MIN_REST_WORDS = 4;

/** A point before it has a label. */
export interface PointText {
  text: string;
  /** Indices of the quoted sentences, in order. */
  sentences: number[];
  changes: PointChange[];
}

/**
 * Labels the points of a post, in the given order. No label stands twice, and a sentence that a point took from its
 * neighbourhood is no point again.
 */
export function labelPoints(textDocument: TextDocument, all: readonly PointText[], language: string): KeyPoint[] {
  const used = new Set<number>();
  const labels = new Set<string>();
  const points: KeyPoint[] = [];
  for (const written of mergeSiblings(textDocument, all, language)) {
    const isWithin = all.some(
      ({ sentences }) =>
        sentences.length > written.sentences.length && written.sentences.every((at) => sentences.includes(at)),
    );
    if (isWithin || written.sentences.every((at) => used.has(at))) continue;
    for (const at of written.sentences) used.add(at);
    const label = listPointLabels(textDocument, written, language).find(
      (candidate) => !labels.has(candidate.toLowerCase()),
    );
    if (label) labels.add(label.toLowerCase());
    points.push(toKeyPoint(textDocument, written, label));
  }
  return points;
}

/** Makes one point of points with the same lead-in, so that no lead-in stands twice. */
function mergeSiblings(textDocument: TextDocument, points: readonly PointText[], language: string): PointText[] {
  const out: PointText[] = [];
  const getLead = ({ sentences, changes: [first] }: PointText) =>
    first?.kind === 'lead-in' ? sentences[0] : undefined;
  for (const point of points) {
    const lead = getLead(point);
    const sibling = lead === undefined ? -1 : out.findIndex((other) => getLead(other) === lead);
    const items = [...new Set([...(out[sibling]?.sentences ?? []), ...point.sentences])].slice(1);
    const merged = sibling < 0 ? null : writePoint(textDocument, items, language);
    if (merged) out[sibling] = merged;
    else out.push(point);
  }
  return out;
}

function toKeyPoint({ sentences: all }: TextDocument, point: PointText, label = ''): KeyPoint {
  const { text, sentences, changes } = point;
  const quote = sentences.map((at) => all[at]?.text ?? '').join('\n');
  return {
    ...(label ? { label, text: cutLabel(text, label) } : { text }),
    quote,
    ...(changes.length ? { changes } : {}),
  };
}

/** A text that begins with its label, as a sentence or a lead-in of its own, goes on without it. */
function cutLabel(text: string, label: string): string {
  if (
    !text.toLowerCase().startsWith(label.toLowerCase()) ||
    !/[.:!]\s/.test(text.slice(label.length, label.length + 2))
  )
    return text;
  const rest = text.slice(label.length + 2).trim();
  return countWords(rest) >= MIN_REST_WORDS ? capitalize(rest) : text;
}

/**
 * Writes one point from one sentence, from chosen items of a list, or from neighbours that become one point. `sentences`:
 * indices in the document, in order. Returns null when the text would not stand alone: it would need the sentence before,
 * tear a quotation or bracket, or lose the speaker of a quotation.
 */
export function writePoint(
  textDocument: TextDocument,
  sentences: readonly number[],
  language: string,
): PointText | null {
  const written =
    sentences.length > 1
      ? joinSentences(textDocument, sentences, language)
      : writeSentence(textDocument, sentences[0] ?? -1, language);
  return written && isComplete(written.text, language) ? written : null;
}

/** Whether a text has words, not too many, and no torn quotation or bracket. */
function isComplete(text: string, language: string): boolean {
  const words = countWords(text, language);
  return words > 0 && words <= MAX_POINT_WORDS && hasPairs(text);
}

/** Signs that only look like half of a pair: an enumeration "a)", an inch sign, an interval "[0, 1)". */
const LONE_SIGNS = /(?:^|\s)[\p{L}\d]{1,2}\)|\d["”″]|[[(]\s*-?[\w.∞]+\s*,\s*[\w.∞]+\s*[\])]|[:;]-?[()]/gu;

function hasPairs(text: string): boolean {
  const bare = text.replace(LONE_SIGNS, ' ');
  const count = (sign: string) => bare.split(sign).length - 1;
  const closesEach = ['()', '[]', '«»', '「」'].every((pair) => count(pair.charAt(0)) === count(pair.charAt(1)));
  // German closes a quotation with the mark that opens an English one.
  const opened = count('„') || count('“');
  const closed = count('„') ? count('“') + count('”') : count('”');
  return closesEach && (opened === closed || count('„') > 0) && count('"') % 2 === 0;
}

const getBlockText = ({ blocks }: TextDocument, { block }: DocumentSentence): string => blocks[block]?.text ?? '';

/** Cuts a sentence out of its paragraph, without its lead-in, trimmed and shortened. */
function cutSentence(textDocument: TextDocument, sentence: DocumentSentence, language: string): QuotedSentence {
  const block = getBlockText(textDocument, sentence);
  const end = sentence.start + sentence.text.length;
  const cut = cutQuotedSentence(block, sentence.start + sentence.body, end, findQuotationSpans(block));
  return { ...cut, text: shortenSentence(trimText(cut.text, sentence.kind, language), language) };
}

function writeSentence(textDocument: TextDocument, at: number, language: string): PointText | null {
  const sentence = textDocument.sentences[at];
  if (!sentence) return null;
  if (sentence.announces) return joinSentences(textDocument, listItemsAfter(textDocument, at), language);
  const cut = cutSentence(textDocument, sentence, language);
  const alone: PointText = { text: cut.text, sentences: [at], changes: [] };
  if (sentence.kind === 'item' && !sentence.label) return addLeadIn(textDocument, alone, language);
  if (cut.text !== '' && cut.ownWords < 2 && isSpeech(sentence, cut)) return addSpeaker(textDocument, alone, language);
  if (sentence.label || !isDangling(cut.text, language)) return alone;
  const named = findPronounName(textDocument, at, language);
  if (named && cut.text.startsWith(named.pronoun)) {
    const { pronoun, name } = named;
    const source = textDocument.sentences[named.sentence]?.text ?? '';
    return {
      ...alone,
      text: name + cut.text.slice(pronoun.length),
      changes: [{ kind: 'name', pronoun, name, source }],
    };
  }
  return joinNeighbours(textDocument, at - 1, at, MAX_JOINED_WORDS, language);
}

/** Whether the sentence is speech: a part of a quotation, or a whole quotation of several words. */
const isSpeech = ({ text }: DocumentSentence, { isPart }: QuotedSentence): boolean =>
  isPart || (/^["“„«「]/.test(text) && text.length > 20);

/** Joins two neighbours of one paragraph, of which the first does not lean on another; null when they do not read as one. */
function joinNeighbours(
  textDocument: TextDocument,
  first: number,
  second: number,
  limit: number,
  language: string,
): PointText | null {
  const [one, other] = [textDocument.sentences[first], textDocument.sentences[second]];
  if (!one || !other || one.block !== other.block || one.announces || /[?？]$/.test(one.text)) return null;
  const block = getBlockText(textDocument, one);
  const end = other.start + other.text.length;
  if (end > block.length || one.words + other.words > limit * 1.5) return null;
  const cut = cutQuotedSentence(block, one.start + one.body, end, findQuotationSpans(block));
  const text = trimText(cut.text, one.kind, language);
  if (cut.ownWords < 2 || isDangling(text, language) || countWords(text, language) > limit) return null;
  return { text, sentences: [first, second], changes: [{ kind: 'joined' }] };
}

/** Adds the neighbour that names the speaker of a quotation: "… ," said X. A lead-in "X said:" also names one. */
function addSpeaker(textDocument: TextDocument, { sentences: [at = 0], text }: PointText, language: string) {
  const { sentences } = textDocument;
  const isAttributed = (index: number) =>
    getCuePattern('attribution', language, 'anywhere').test(sentences[index]?.text.toLowerCase() ?? '');
  for (const [first, second] of [
    [at, at + 1],
    [at - 1, at],
  ] as const) {
    if (!isAttributed(first === at ? second : first)) continue;
    const joined = joinNeighbours(textDocument, first, second, MAX_LISTED_WORDS, language);
    if (joined) return joined;
  }
  const lead = sentences[at - 1];
  return lead?.announces && isAttributed(at - 1) ? putLeadIn(textDocument, at - 1, [at], [text], language) : null;
}

/** Returns the index of the sentence that announces the list of an item; -1 without one. */
function findLeadIn({ sentences }: TextDocument, at: number): number {
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
function listItemsAfter({ sentences }: TextDocument, at: number): number[] {
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
function addLeadIn(textDocument: TextDocument, alone: PointText, language: string): PointText | null {
  const [at = 0] = alone.sentences;
  const item = textDocument.sentences[at];
  const lead = findLeadIn(textDocument, at);
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
function putLeadIn(
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
const joinItems = (texts: readonly string[]): string =>
  texts.map((text, at) => (at < texts.length - 1 ? text.replace(/[.;,。]{1,3}$/u, '') : text)).join('; ');

/** Joins items of one list to one point with their lead-in; other sentences one after the other, as they stand. */
function joinSentences(textDocument: TextDocument, chosen: readonly number[], language: string): PointText | null {
  const [first = -1] = chosen;
  const sentences = chosen.flatMap((at) => textDocument.sentences[at] ?? []);
  if (sentences.length < 2) return null;
  const texts = sentences.map((sentence) => cutSentence(textDocument, sentence, language).text);
  if (sentences.every(({ kind, index }) => kind === 'item' && index === 0)) {
    const lead = findLeadIn(textDocument, first);
    const led = lead < 0 ? null : putLeadIn(textDocument, lead, chosen, texts, language);
    if (led) return led;
    const text = joinItems(texts);
    return countWords(text, language) <= MAX_LISTED_WORDS
      ? { text, sentences: [...chosen], changes: [{ kind: 'joined' }] }
      : null;
  }
  const text = capitalize(texts.map((part) => (/[.!?。！？…:;]["”»」)]*$/u.test(part) ? part : `${part}.`)).join(' '));
  return isDangling(text, language) ? null : { text, sentences: [...chosen], changes: [{ kind: 'joined' }] };
}
