/** Finds statements of a key point that the sentences near its quote do not support. */
import { detectLanguage } from '../text/detect-language.ts';
import { getStopWords } from '../text/stop-words.ts';
import { findChangedFacts } from './changed-facts.ts';
import type { GroundingFault } from './grounding-fault.ts';
import type { GroundingSource, SourceSentence } from './grounding-source.ts';
import { findFreeNumbers } from './missing-facts.ts';
import { findNames } from './names.ts';
import { findNumbers, isSameNumber } from './numbers.ts';
import type { QuoteMatch } from './quote-match.ts';
import { findSplice } from './spliced-sentences.ts';
import { tokenizeWords, type WordToken } from './word-tokens.ts';

/** This many sentences before a quote, and as many after it, may also support the point. */
const NEARBY_SENTENCES = 2;
/** At least this share of a point's words must occur near its quote, if the point is in the article's language. */
const MIN_SUPPORT = 0.34;
/** Two texts that have this many consecutive words in common do not share them by chance. */
const MIN_RUN_WORDS = 5;

/**
 * Finds the faults of a point that has a quote: numbers from elsewhere in the article, replaced facts, and unsupported
 * words.
 */
export function findStrayFacts(
  text: string,
  tokens: WordToken[],
  quoted: SourceSentence[],
  matches: QuoteMatch[],
  source: GroundingSource,
): GroundingFault[] {
  const around = getNearbyText(matches, source);
  const near = tokenizeWords(around);
  const nearNumbers = findNumbers(around, source.language);
  const figures = findFreeNumbers(text, source);
  const out: GroundingFault[] = figures
    .filter((figure) => !nearNumbers.some((known) => isSameNumber(figure, known, text)))
    .map(({ start, end }) => ({ kind: 'number', why: 'elsewhere', start, end }));
  const names = findNames(text, tokens);
  for (const change of findChangedFacts({ text, tokens, figures, names }, quoted, source))
    out.push({ ...change, why: 'changed' });
  const foreign = findDistantRun(tokens, near, source) ?? findSplice(text, tokens, source);
  if (foreign) out.push({ kind: 'support', why: 'elsewhere', ...foreign });
  else if (measureSupport(tokens, text, near, source) < MIN_SUPPORT)
    out.push({ kind: 'support', why: 'elsewhere', start: 0, end: text.length });
  return out;
}

/** Returns the sentences around each quote, and the lines above the article's prose (title, authors, site). */
function getNearbyText(matches: QuoteMatch[], { sentences, plain, front }: GroundingSource): string {
  const parts = matches.map(({ first, last }) =>
    plain.slice(
      sentences[Math.max(0, first - NEARBY_SENTENCES)]?.start,
      sentences[Math.min(sentences.length - 1, last + NEARBY_SENTENCES)]?.end,
    ),
  );
  return [...parts, front].join('\n');
}

/**
 * Finds consecutive words of the point that the article contains, but not near the quote: they are part of another sentence.
 */
function findDistantRun(
  tokens: WordToken[],
  near: WordToken[],
  { folded }: GroundingSource,
): { start: number; end: number } | null {
  const beside = ` ${near.map(({ word }) => word).join(' ')} `;
  for (let at = 0; at + MIN_RUN_WORDS <= tokens.length; at += 1) {
    const run = tokens.slice(at, at + MIN_RUN_WORDS);
    const words = ` ${run.map(({ word }) => word).join(' ')} `;
    if (
      folded.includes(words) &&
      !run.some(
        (_, index) =>
          index + 3 <= MIN_RUN_WORDS &&
          beside.includes(
            ` ${run
              .slice(index, index + 3)
              .map(({ word }) => word)
              .join(' ')} `,
          ),
      )
    )
      return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
  }
  return null;
}

/** Returns the share of the point's content words that occur near its quote; 1 for a point in another language. */
function measureSupport(tokens: WordToken[], text: string, near: WordToken[], { language }: GroundingSource): number {
  if (language && (detectLanguage(text, [language]) ?? language) !== language) return 1;
  const stopWords = getStopWords(language);
  const contentWords = tokens.filter(
    ({ word, raw }) => !stopWords.has(raw.toLowerCase()) && (word.length > 2 || /\p{Lo}/u.test(word)),
  );
  if (contentWords.length === 0) return 1;
  const nearWords = new Set(near.map(({ word }) => word));
  const stems = [...nearWords];
  const found = contentWords.filter(
    ({ word }) =>
      nearWords.has(word) || stems.some((other) => other.slice(0, 4) === word.slice(0, 4) && word.length > 4),
  );
  return found.length / contentWords.length;
}
