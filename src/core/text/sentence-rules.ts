/** Rules that correct Unicode's sentence breaks at abbreviations, initials, ordinals and quotations. */
import { collectWords, splitWordList } from './get-language.ts';
import { startsLowercase, startsUppercase } from './letter-case.ts';
import { hasUnspacedScripts } from './unicode.ts';

const ABBREVIATIONS = collectWords(({ abbreviations }) => abbreviations);
const FINAL_ABBREVIATIONS = collectWords(({ finalAbbreviations }) => finalAbbreviations);
/** Words that open a sentence and are seldom part of a name, in all languages. */
export const OPENERS = collectWords(({ sentenceOpeners }) => sentenceOpeners);
/** Languages that write ordinals with a dot: "3. Oktober". */
const DOT_ORDINALS = new Set(splitWordList('de da nb nn no fi cs sk sl hr sr bs hu et lv tr pl is fo lb'));

function getOpeningWord(text: string): string {
  const plain = /^[A-Za-z'’]*/.exec(text)?.[0] ?? '';
  return text.charCodeAt(plain.length) > 0x7f ? (/^[\p{L}'’]+/u.exec(text)?.[0] ?? '') : plain;
}

const TERMINAL = /[.!?…。！？｡؟۔।॥։።]/u;
const CLOSERS = /(?<![\s"'”’»›)\]}」』】）*_])[\s"'”’»›)\]}」』】）*_]+$/u;
const FULL_STOP = /[。！？｡]["'”’」』】）]*$/u;

/** Whether a sentence ends between `before` and `after`. */
export function isSentenceEnd(before: string, after: string, language: string): boolean {
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
  if (ABBREVIATIONS.has(lower)) {
    // A sentence goes on after "No." and a number ("No. 5"), but ends after "the answer is no."
    if (/^(?:no|nos|min|max|sec|ref|art|ed|ch|cap|on|см|им|tab)$/.test(lower)) {
      return !/^[\d#№§(]/u.test(next) && !(lower === 'art' && /^\d/.test(next));
    }
    return false;
  }
  if (FINAL_ABBREVIATIONS.has(lower)) return opener || elided || /^["“«„]/.test(next);
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
export function isPlainSentenceEnd(line: string, start: number, end: number): boolean {
  const next = line.charCodeAt(end);
  let at = end - 1;
  if (next < 0x41 || next > 0x5a || line.charCodeAt(at) !== 0x20 || line.charCodeAt(--at) !== 0x2e) return false;
  const stop = at;
  for (let code = line.charCodeAt(--at); code > 0x60 && code < 0x7b && at >= start; ) code = line.charCodeAt(--at);
  const word = line.slice(at + 1, stop);
  if (word.length < 2 || (at >= start && line.charCodeAt(at) !== 0x20)) return false;
  return !ABBREVIATIONS.has(word) && !FINAL_ABBREVIATIONS.has(word);
}
