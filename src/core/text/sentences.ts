/** Splits plain text in any language into sentences. */
import { getSegmenter } from './segmenter.ts';
import { findSentenceEnds } from './sentence-ends.ts';
import { isPlainSentenceEnd, isSentenceEnd, OPENERS } from './sentence-rules.ts';

/**
 * Finds sentence breaks that Unicode's rules miss: an ellipsis before a capital, and a full stop without a space after it
 * ("photographer.The", "a dit.Le") when a function word opens the next sentence.
 */
function findMissedBreaks(text: string): number[] {
  const out: number[] = [];
  if (/…\s/.test(text)) for (const match of text.matchAll(/(?<=\p{Ll}…)(?=\s+\p{Lu})/gu)) out.push(match.index);
  // The slow search below runs only when a full stop stands directly before a letter.
  if (!/[.!?]["”’»)]?[A-Z\xc0-\u1fff\u2070-\uffff]/.test(text)) return out;
  if (!/[.!?]["”’»)]?\p{Lu}/u.test(text)) return out;
  for (const match of text.matchAll(/(?<=\p{Ll}{2}[.!?]["”’»)]?)(?=(\p{Lu}[\p{Ll}’']*)[\s\p{L}])/gu)) {
    const word = (match[1] ?? '').toLowerCase().replace('’', "'");
    if (OPENERS.has(word) || /^(?:l|d|c|j|n|s|qu)'/.test(word)) out.push(match.index);
  }
  return out.sort((a, b) => a - b);
}

/** Returns the offsets of the sentence ends by Unicode's rules. Greek has rules of its own, which only `Intl` knows. */
function listUnicodeEnds(text: string, language: string): number[] {
  const ends = language === 'el' ? null : findSentenceEnds(text);
  if (ends) return ends;
  return Array.from(getSegmenter(language, 'sentence').segment(text), ({ index, segment }) => index + segment.length);
}

/** Opening brackets that follow a full stop without a space. “ opens a quotation in Chinese, and closes one in German. */
const OPENING_BRACKETS = /[「『《〈【〔（]{1,4}$/;
const CHINESE_OPENING_BRACKETS = /[「『《〈【〔（“‘]{1,4}$/;

/**
 * Returns the offsets of the sentence ends. Unicode's rules count every bracket after a full stop as a closing one, so that
 * in 「…だった。「天候で…」 the second bracket would end the first sentence; here it opens the next.
 */
function listSentenceEnds(text: string, language: string): number[] {
  const ends = listUnicodeEnds(text, language);
  const brackets = language === 'zh' ? CHINESE_OPENING_BRACKETS : OPENING_BRACKETS;
  if (!/[。！？．｡]/.test(text)) return ends;
  return ends.map((end, index) => {
    const begin = ends[index - 1] ?? 0;
    return end < text.length ? begin + text.slice(begin, end).replace(brackets, '').length : end;
  });
}

/**
 * Returns the offsets `[start, end)` of the sentences of a plain text, without surrounding white space. A line break always
 * ends a sentence.
 */
export function findSentenceSpans(text: string, language = ''): [number, number][] {
  const base = language.toLowerCase().split('-')[0] ?? '';
  const out: [number, number][] = [];
  const push = (from: number, to: number) => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    if (end > start) out.push([start, end]);
  };
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const missed = findMissedBreaks(line);
    let start = 0;
    let at = 0;
    for (const end of listSentenceEnds(line, base)) {
      for (let cut = missed[at]; cut !== undefined && cut <= end; cut = missed[++at]) {
        if (cut > start && cut < end) {
          push(lineStart + start, lineStart + cut);
          start = cut;
        }
      }
      if (end < line.length && !isPlainSentenceEnd(line, start, end)) {
        // 60 characters are enough context for the longest rule. The limit keeps the time linear for one endless sentence.
        const before = line.slice(Math.max(start, end - 60), end);
        const opening = start > end - 60 ? before : `…${before}`;
        if (!isSentenceEnd(opening, line.slice(end, end + 40), base)) continue;
      }
      push(lineStart + start, lineStart + end);
      start = end;
    }
    if (start < line.length) push(lineStart + start, lineStart + line.length);
    lineStart += line.length + 1;
  }
  return out;
}

/** Splits a plain text into trimmed sentences, in order. A line break always ends a sentence. */
export function splitSentences(text: string, language = ''): string[] {
  return findSentenceSpans(text, language).map(([start, end]) => text.slice(start, end));
}
