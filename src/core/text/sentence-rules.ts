/** Rules that correct Unicode's sentence breaks at abbreviations, initials, ordinals and quotations. */
import { startsLowercase, startsUppercase } from './letter-case.ts';
import { hasUnspacedScripts } from './unicode.ts';

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
export const OPENERS = parseWordList(`
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
export function isPlainSentenceEnd(line: string, start: number, end: number): boolean {
  const next = line.charCodeAt(end);
  let at = end - 1;
  if (next < 0x41 || next > 0x5a || line.charCodeAt(at) !== 0x20 || line.charCodeAt(--at) !== 0x2e) return false;
  const stop = at;
  for (let code = line.charCodeAt(--at); code > 0x60 && code < 0x7b && at >= start; ) code = line.charCodeAt(--at);
  const word = line.slice(at + 1, stop);
  if (word.length < 2 || (at >= start && line.charCodeAt(at) !== 0x20)) return false;
  return !ALWAYS_JOINS.has(word) && !MAY_END.has(word);
}
