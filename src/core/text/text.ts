/**
 * Splits plain text in any language into words and sentences. `Intl.Segmenter` finds the words of scripts without spaces.
 * Rules correct Unicode's sentence breaks at abbreviations, initials, ordinals, URLs, missing spaces and quotations.
 */

import { findSentenceEnds } from './sentence-ends.ts';
import { hasCommonScriptsOnly, MARK_RANGES, WORD_RANGES } from './unicode.ts';

/** Scripts written without spaces between words; only the segmenter finds their words. */
const UNSPACED_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const hasUnspacedScripts = (text: string): boolean => !hasCommonScriptsOnly(text) && UNSPACED_SCRIPTS.test(text);
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** The same words as `WORD` matches, for text in common scripts only (see unicode.ts). */
const COMMON_WORD = new RegExp(`[${WORD_RANGES}][${WORD_RANGES}${MARK_RANGES}]*`, 'g');
const COMMON_NON_WORD = new RegExp(`[^${WORD_RANGES}${MARK_RANGES}]+`, 'g');

const segmenters = new Map<string, Intl.Segmenter>();

function getSegmenter(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let found = segmenters.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(language || 'en', { granularity });
    } catch {
      // The declared language is not valid: a page may declare any text as its language.
      found = new Intl.Segmenter('en', { granularity });
    }
    segmenters.set(key, found);
  }
  return found;
}

/**
 * Matches a chunk of at most 1,000 characters. A long text is segmented in chunks, since `Intl.Segmenter` copies the whole
 * text for each word.
 */
const SEGMENT_CHUNK = /[\s\S]{1,1000}(?=[\s\u3001\u3002\uff0c]|$)|[\s\S]{1,1000}/g;

/** Yields the words of a text in a script without spaces, with their offsets. */
function* segmentWords(text: string, language: string): Generator<{ index: number; segment: string }> {
  const segmenter = getSegmenter(language, 'word');
  for (const { 0: piece, index: start } of text.matchAll(SEGMENT_CHUNK))
    for (const { index, segment, isWordLike } of segmenter.segment(piece))
      if (isWordLike) yield { index: start + index, segment };
}

/** Matches pure ASCII text, whose words are found by a faster pattern. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;

/** Cache of the words of long paragraphs. Each paragraph is segmented about seven times, at 2 µs per character. */
const segmentedWords = new Map<string, string[]>();
/** Characters. The words of a shorter paragraph are not cached. */
const MIN_CACHED_LENGTH = 2_000;

/** Splits a text into words, in order: lower case (NFKC), without punctuation. */
export function splitWords(text: string, language = ''): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const lower = text.normalize('NFKC').toLowerCase();
  if (hasCommonScriptsOnly(lower)) return lower.match(COMMON_WORD) ?? [];
  if (!UNSPACED_SCRIPTS.test(lower)) return lower.match(WORD) ?? [];
  const key = `${language}\n${lower}`;
  const cached = segmentedWords.get(key);
  if (cached) return [...cached];
  const found = Array.from(segmentWords(lower, language), ({ segment }) => segment);
  if (lower.length > MIN_CACHED_LENGTH) {
    if (segmentedWords.size >= 4) segmentedWords.clear();
    segmentedWords.set(key, found);
  }
  return found.slice();
}

/** Splits a text into words as they are written, in order. A run of a script without spaces counts as one word. */
export const splitWrittenWords = (text: string): string[] =>
  text.match(hasCommonScriptsOnly(text) ? COMMON_WORD : WORD) ?? [];

/** Keeps only letters, digits and combining marks, with a single space between words. */
export const toPlainWords = (text: string): string =>
  text.replace(hasCommonScriptsOnly(text) ? COMMON_NON_WORD : /[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();

/** Returns the start and end offset of each word of a text, in order. */
export function findWordSpans(text: string, language = ''): [number, number][] {
  const isCommon = hasCommonScriptsOnly(text);
  if (isCommon || !UNSPACED_SCRIPTS.test(text))
    return Array.from(text.matchAll(isCommon ? COMMON_WORD : WORD), ({ index, 0: word }): [number, number] => [
      index,
      index + word.length,
    ]);
  return Array.from(segmentWords(text, language), ({ index, segment }): [number, number] => [
    index,
    index + segment.length,
  ]);
}

/** Counts the words of a text. Text in a script without spaces is segmented. */
export function countWords(text: string, language = ''): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      if (hasCommonScriptsOnly(text)) return text.match(COMMON_WORD)?.length ?? 0;
      return UNSPACED_SCRIPTS.test(text) ? splitWords(text, language).length : (text.match(WORD)?.length ?? 0);
    }
    // Whether the character is a lower-case letter, a digit or an upper-case letter.
    const isWordCharacter = code > 0x60 ? code < 0x7b : code < 0x3a ? code > 0x2f : code > 0x40 && code < 0x5b;
    if (isWordCharacter && !inWord) count++;
    inWord = isWordCharacter;
  }
  return count;
}

/** Replaces each run of white space by one space, and trims. */
export function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Escapes a text so that a regular expression matches it literally. */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Shortens a text to at most `limit` characters. Cuts between words, and ends with an ellipsis when something was cut. */
export function truncateAtWord(text: string, limit: number): string {
  const flat = collapseSpaces(text);
  if (flat.length <= limit) return flat;
  const room = flat.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit * 0.5 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, '')}…`;
}

const parseWordList = (text: string): Set<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Abbreviations before a name or number, such as titles: no sentence ends after them. Lower case, without the last dot. */
const ALWAYS_JOINS = parseWordList(`
  mr mrs ms mx dr prof st sr sra srta dra hr fr hl mme mlle mgr rev hon gen col maj capt lt sgt cmdr gov sen rep pres
  e.g i.e z.b d.h u.a v.a o.ä s.a vgl bzw ggf evtl insb sog vs cf viz approx ca circa c.f p.ex bv bijv o.a d.w.z
  fig figs eq eqs tab ref refs abb kap sec pp chap art núm nº nr no nos vol vols ch cap bd hrsg ed eds pág págs pag
  dott sig sigg sig.ra on avv ing ir drs mevr dhr dr.ssa prof.ssa т.е т.д т.п т.к см рис табл стр гл ул г-н им
  inkl exkl zzgl max min mind geb gest lat griech engl franz dt jhd ehem
`);
/**
 * Abbreviations that may end a sentence. The sentence ends there only when a capitalised function word or a quotation
 * follows.
 */
const MAY_END = parseWordList(`
  etc inc ltd corp co bros plc llc dept est jr sr ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c u.s.a b.c a.d
  jan feb mar apr jun jul aug sep sept oct nov dec usw u.s.w et al ee.uu s.a n.v b.v gmbh r.l s.r.l s.p.a
  mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy mt ft sq tel ext jh chr a.c d.c av adj adv ff std mio mrd
  avr janv févr juil déc enero i.d.r o.k р руб тыс млн млрд г гг в вв
`);
/** Words that open a sentence and are seldom part of a name. */
const OPENERS = parseWordList(`
  the a an it he she they we you i this that these those there here when where while if but and or so in on at as for to
  by with from our its their his her my your what why how who which after before since because however although also
  then now some most many all each every no not one let once both today it's that's there's i'm we're he's she's they're
  der die das ein eine es er sie wir ihr ich dies diese dieser dieses danach dann auch aber und oder in im am an auf bei
  mit von vom zu zur zum für als wenn wie was wer wo nach seit so doch hier dort damit dabei dazu
  le la les un une des il elle ils elles on nous vous je ce cette ces c'est et mais ou dans en au aux pour par avec sur
  el los las una unos unas es son se su sus este esta estos estas y pero o en con por para como cuando
  o os as um uma ele ela eles elas não mas em no na nos nas com por para como quando
  il lo gli i è e ma o non nel nella con per come quando questo questa
  de het een hij zij ze wij we ik dit deze die dat en maar of in op bij met van voor als toen
  он она оно они мы вы я это эти этот эта и но а в на по из с к для как когда если
`);
/** Languages that write ordinals with a dot: "3. Oktober". */
const DOT_ORDINALS = parseWordList('de da nb nn no fi cs sk sl hr sr bs hu et lv tr pl is fo lb');

/**
 * Whether the first letter is lower case (or upper case). Only a letter outside ASCII is tested with `\p{…}`, since a
 * browser is slow to compile such a pattern (see unicode.ts).
 */
export const startsLowercase = (text: string): boolean =>
  (text.charCodeAt(0) > 0x7f ? /^\p{Ll}/u : /^[a-z]/).test(text);
export const startsUppercase = (text: string): boolean =>
  (text.charCodeAt(0) > 0x7f ? /^\p{Lu}/u : /^[A-Z]/).test(text);
function getOpeningWord(text: string): string {
  const plain = /^[A-Za-z'’]*/.exec(text)?.[0] ?? '';
  return text.charCodeAt(plain.length) > 0x7f ? (/^[\p{L}'’]+/u.exec(text)?.[0] ?? '') : plain;
}

const TERMINAL = /[.!?…。！？｡؟۔।॥։።]/u;
const CLOSERS = /(?<![\s"'”’»›)\]}」』】）*_])[\s"'”’»›)\]}」』】）*_]+$/u;
const FULL_STOP = /[。！？｡]["'”’」』】）]*$/u;

/** Whether a sentence ends between `before` and `after`. */
function isSentenceEnd(before: string, after: string, language: string): boolean {
  const next = after.trimStart();
  if (!next) return true;
  if (/^[»”)\]」』]/.test(next)) return false;
  const spaced = /\s$/.test(before) || /^\s/.test(after);
  const body = before.trimEnd();
  if (!spaced && !FULL_STOP.test(body) && !hasUnspacedScripts(next.charAt(0))) return false;
  // 「…。」と言った: the sentence goes on after the quotation.
  if (/[」』]$/.test(body) && /^[とがをはのにもでよ]/.test(next)) return false;
  const core = body.replace(CLOSERS, '');
  const mark = core.charAt(core.length - 1);
  // A lower-case word continues the sentence: `"Why?" he asked`, `Yahoo! said`, `wait… what`.
  const first = next.replace(/^["'“‘«‹„([{¿¡*_—–-]+\s*/u, '');
  if (startsLowercase(first) && !/^[a-z]+[A-Z.]/.test(first) && TERMINAL.test(mark)) return false;
  if (mark !== '.') return TERMINAL.test(mark) || core.length >= 3;
  if (core.length < body.length && core.length > 3 && !/\s/.test(body.slice(core.length).trim())) {
    // A closing quote or bracket follows the full stop. An abbreviation at the end of a quotation seldom continues the
    // sentence.
    return true;
  }
  // "1. Install", "a. Open": an enumeration mark starts its sentence.
  if (/^[("'“]*(?:\d{1,3}|[A-Za-z])\.$/.test(core)) return false;
  const word = /(?<![^\s("'’“‘«[/–—])([^\s("'’“‘«[/–—]*)\.$/u.exec(core)?.[1] ?? '';
  const lower = word.toLowerCase();
  const opener = OPENERS.has(getOpeningWord(first).toLowerCase().replace('’', "'"));
  const elided = /^(?:[ldcjns]|qu)['’]/i.test(first) && /^(?:l|d|c|j|n|s|qu)['’]\p{L}/iu.test(first);
  if (ALWAYS_JOINS.has(lower)) {
    // A sentence goes on after "No." and a number ("No. 5"), but ends after "the answer is no."
    if (/^(?:no|nos|min|max|sec|ref|art|ed|ch|cap|on|см|им|tab)$/.test(lower)) {
      return !/^[\d#№§(]/u.test(next) && !(lower === 'art' && /^\d/.test(next));
    }
    return false;
  }
  if (MAY_END.has(lower)) return opener || elided || /^["“«„]/.test(next);
  // A sentence goes on after an initial ("J. Smith", "George W. Bush"), but ends after "plan B. The".
  const initial = word.length === 1 && startsUppercase(word);
  if (initial && startsUppercase(first) && first.charAt(1) === '.') return false;
  if (initial)
    return opener && !/^(?:a|i|o|e|y|la|le|de|die|van|von)$/iu.test(first.split(/\s/)[0] ?? '') && word !== 'I';
  if (word.includes('.') && /^(?:\p{L}\.-?)+\p{L}$/u.test(word)) return opener || elided;
  if (DOT_ORDINALS.has(language) && /^(?:\d{1,2}|[IVX]+)$/.test(word)) return opener && startsUppercase(first);
  return true;
}

/**
 * Whether a sentence ends in the plainest way: a lower-case word, a full stop, a space and a capital. Most sentences do, and
 * this check spares them the rules of `isSentenceEnd`, which take a third of the time on a long text.
 */
function isPlainSentenceEnd(line: string, start: number, end: number): boolean {
  const next = line.charCodeAt(end);
  let at = end - 1;
  if (next < 0x41 || next > 0x5a || line.charCodeAt(at) !== 0x20 || line.charCodeAt(--at) !== 0x2e) return false;
  const stop = at;
  for (let code = line.charCodeAt(--at); code > 0x60 && code < 0x7b && at >= start; ) code = line.charCodeAt(--at);
  const word = line.slice(at + 1, stop);
  if (word.length < 2 || (at >= start && line.charCodeAt(at) !== 0x20)) return false;
  return !ALWAYS_JOINS.has(word) && !MAY_END.has(word);
}

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
function listSentenceEnds(text: string, language: string): number[] {
  const ends = language === 'el' ? null : findSentenceEnds(text);
  if (ends) return ends;
  return Array.from(getSegmenter(language, 'sentence').segment(text), ({ index, segment }) => index + segment.length);
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
