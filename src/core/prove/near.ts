/** What of a text does not stand where its quote stands. */
import { guessLanguage, stopWords } from '../summarize/stopwords.ts';
import { changesIn } from './changes.ts';
import { freeFigures } from './facts.ts';
import { figuresIn, isSame } from './figures.ts';
import type { Match } from './match.ts';
import { namesIn } from './names.ts';
import type { Fault } from './prove.ts';
import type { Sentence, Source } from './source.ts';
import { spliced } from './splice.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Sentences on either side of a quote that a point may also draw on. */
const NEAR = 2;
/** Share of a point's words that must stand near its quote, in the same language. */
const SUPPORT = 0.34;
/** Words in a row that are no chance. */
const RUN = 5;

/** Numbers from elsewhere in the article, facts in place of others, and words that the quote does not carry. */
export function strayFacts(
  text: string,
  tokens: Token[],
  quoted: Sentence[],
  matches: Match[],
  source: Source,
): Fault[] {
  const around = nearOf(matches, source);
  const near = tokensOf(around);
  const held = figuresIn(around, source.language);
  const figures = freeFigures(text, source);
  const out: Fault[] = figures
    .filter((figure) => !held.some((known) => isSame(figure, known, text)))
    .map(({ start, end }) => ({ kind: 'number', why: 'elsewhere', start, end }));
  const names = namesIn(text, tokens);
  for (const change of changesIn({ text, tokens, figures, names }, quoted, source))
    out.push({ ...change, why: 'changed' });
  const foreign = fromElsewhere(tokens, near, source) ?? spliced(text, tokens, source);
  if (foreign) out.push({ kind: 'support', why: 'elsewhere', ...foreign });
  else if (support(tokens, text, near, source) < SUPPORT)
    out.push({ kind: 'support', why: 'elsewhere', start: 0, end: text.length });
  return out;
}

/** The quotes' surroundings, and what stands above the article. */
function nearOf(matches: Match[], { sentences, plain, front }: Source): string {
  const parts = matches.map(({ first, last }) =>
    plain.slice(
      sentences[Math.max(0, first - NEAR)]?.start,
      sentences[Math.min(sentences.length - 1, last + NEAR)]?.end,
    ),
  );
  return [...parts, front].join('\n');
}

/** Words in a row that stand in the article, but nowhere near the quote: half of another sentence. */
function fromElsewhere(tokens: Token[], near: Token[], { folded }: Source): { start: number; end: number } | null {
  const beside = ` ${near.map(({ word }) => word).join(' ')} `;
  for (let at = 0; at + RUN <= tokens.length; at += 1) {
    const run = tokens.slice(at, at + RUN);
    const words = ` ${run.map(({ word }) => word).join(' ')} `;
    if (
      folded.includes(words) &&
      !run.some(
        (_, index) =>
          index + 3 <= RUN &&
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

/** Share of the words that carry the point's topic that stand near its quote; 1 for a point in another language. */
function support(tokens: Token[], text: string, near: Token[], { language }: Source): number {
  const own = guessLanguage(text);
  if (own && language && own !== language) return 1;
  const stop = stopWords(language);
  const telling = tokens.filter(
    ({ word, raw }) => !stop.has(raw.toLowerCase()) && (word.length > 2 || /\p{Lo}/u.test(word)),
  );
  if (telling.length === 0) return 1;
  const held = new Set(near.map(({ word }) => word));
  const stems = [...held];
  const found = telling.filter(
    ({ word }) => held.has(word) || stems.some((other) => other.slice(0, 4) === word.slice(0, 4) && word.length > 4),
  );
  return found.length / telling.length;
}
