/** Finds quotations in a paragraph, and what a sentence that is cut out of one needs to stand alone. */
import { splitWrittenWords } from '../text/words.ts';

/** A quotation mark that opens, and the marks that close it. */
const CLOSING_MARKS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”"',
  '«': '»',
  '「': '」',
  '『': '』',
  '"': '"',
};

const OPENING_MARK = /[“„«「『"]/;

/** `[start, end)` in the text, marks included. `isOpen`: the paragraph ends before the quotation does. */
export interface QuotationSpan {
  start: number;
  end: number;
  isOpen: boolean;
}

/** Finds the quotations of a paragraph, in time linear in its length. A quotation inside another is part of the outer one. */
export function findQuotationSpans(text: string): QuotationSpan[] {
  const out: QuotationSpan[] = [];
  if (!OPENING_MARK.test(text)) return out;
  let start = -1;
  let closing = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (start < 0) {
      // A mark after a digit is a unit: 27".
      if (sign === '"' && /\d/.test(text.charAt(at - 1))) continue;
      const mark = CLOSING_MARKS[sign];
      if (mark) [start, closing] = [at, mark];
    } else if (closing.includes(sign)) {
      out.push({ start, end: at + 1, isOpen: false });
      start = -1;
    }
  }
  if (start >= 0) out.push({ start, end: text.length, isOpen: true });
  return out;
}

/** A sentence that was cut out of its paragraph. */
export interface QuotedSentence {
  /** The sentence; a quotation that goes on before or after it has its marks. */
  text: string;
  /** Number of words outside quotations. */
  ownWords: number;
  /** Whether the sentence is inside a quotation that begins before it or ends after it. */
  isPart: boolean;
}

/** Cuts the sentence `[start, end)` out of a paragraph and completes the marks of its quotations. */
export function cutQuotedSentence(
  text: string,
  start: number,
  end: number,
  spans: readonly QuotationSpan[],
): QuotedSentence {
  let [before, after] = ['', ''];
  let outside = '';
  let at = start;
  let isPart = false;
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    if (span.start < start) before = text.charAt(span.start);
    if (span.end > end || (span.isOpen && span.end === end)) {
      const opening = text.charAt(span.start);
      after = opening === '„' ? '“' : (CLOSING_MARKS[opening] ?? '');
    }
    isPart ||= before !== '' || after !== '';
    outside += `${text.slice(at, Math.max(at, span.start))} `;
    at = Math.max(at, span.end);
  }
  outside += text.slice(Math.min(at, end), end);
  return { text: before + text.slice(start, end) + after, ownWords: splitWrittenWords(outside).length, isPart };
}
