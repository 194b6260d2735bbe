/** Numbers the sentences of an article, so that a model can name the sentence that a point rests on by its number. */
import { parseProseBlocks } from '../summarize/blocks.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { findSentenceSpans } from '../text/sentences.ts';

/**
 * A point rests on at most this many sentences, as the prompt and the schema say; whoever names more has not said which. The
 * words of a small model's nonsense are found in three to five sentences.
 */
export const MAX_SENTENCES_PER_POINT = 2;

export interface NumberedArticle {
  /** The article for the prompt: one sentence per line after its number (`[3] …`), headings after `#`, blocks apart. */
  text: string;
  /** The sentences and the headings, verbatim. `[3]` is the third; they are those of `GroundingSource.sentences`. */
  sentences: string[];
}

/**
 * Numbers the sentences of an article. Headings have no number, because a point must rest on a statement. Tables, code and
 * pictures are left out: no point about them could be proved.
 */
export function numberSentences(markdown: string, language: string): NumberedArticle {
  const sentences: string[] = [];
  const blocks = parseProseBlocks(markdown).map((block) => {
    const spans = findSentenceSpans(block.text, toBaseLanguage(language));
    const lines = spans.map(([start, end]) => {
      const sentence = block.text.slice(start, end);
      sentences.push(sentence);
      return block.kind === 'heading' ? sentence : `[${sentences.length}] ${sentence}`;
    });
    return block.kind === 'heading' ? `# ${lines.join(' ')}` : lines.join('\n');
  });
  return { text: blocks.join('\n\n'), sentences };
}

/** Returns a text of `numberSentences` without the numbers, for a model that takes no instructions. */
export const removeSentenceNumbers = (text: string): string => text.replace(/^\[\d+\] /gm, '');

/** Returns the sentences with these numbers, one per line, as a point's quote. Numbers that no sentence has are ignored. */
export const quoteNumbers = (numbers: number[], sentences: readonly string[]): string =>
  [...new Set(numbers)]
    .flatMap((number) => sentences[number - 1] ?? [])
    .slice(0, MAX_SENTENCES_PER_POINT)
    .join('\n');

/** Returns the numbers of a quote's sentences, such as `[3] [4]`; '' when the article lacks them. */
export const citeQuote = (quote: string, sentences: readonly string[]): string =>
  quote
    .split('\n')
    .flatMap((line) => findSentenceRun(line, sentences))
    .map((at) => `[${at + 1}]`)
    .join(' ');

/**
 * Returns the indexes of the sentences that a line consists of: mostly one, or one after a lead-in with a full stop
 * ("Filters. A filter can be shared."). [] when there are none.
 */
function findSentenceRun(line: string, sentences: readonly string[]): number[] {
  const whole = sentences.indexOf(line);
  if (whole >= 0) return [whole];
  for (let first = 0; first < sentences.length; first += 1) {
    let rest = line;
    let last = first;
    for (let next = sentences[last]; next && rest.startsWith(next); next = sentences[last]) {
      rest = rest.slice(next.length).trimStart();
      last += 1;
      if (rest === '') return Array.from({ length: last - first }, (_, at) => first + at);
    }
  }
  return [];
}
