/** Decides whether the page's own description says what an article is. */
import type { SummaryInput } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { isBalanced } from '../text/is-balanced.ts';
import { splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { TextDocument } from './sentences.ts';

const isComplete = (text: string): boolean => /[.!。！।؟۔][\p{Pe}\p{Pf}"']*$/u.test(text);

/** Whether a word of at least four letters is the start of another. */
const isStart = (start: string, word: string): boolean => start.length > 3 && word.startsWith(start);

const OWN_DESCRIPTION = { characters: [50, 400] as const, words: 10, titleWords: 2, copied: 40 };

/**
 * Returns the page's own description if somebody wrote it for readers: whole sentences about the title, which are no copy of
 * the text and no advertisement; '' otherwise.
 */
export function findOwnDescription(textDocument: TextDocument, { description, title }: SummaryInput, language: string) {
  const text = collapseSpaces(description);
  const [shortest, longest] = OWN_DESCRIPTION.characters;
  if (text.length < shortest || text.length > longest) return '';
  if (/…|\.\.\.|[!！?？]|https?:/u.test(text) || !isComplete(text) || !isBalanced(text)) return '';
  const words = splitWords(text, language);
  const titleWords = [...new Set(splitWords(title, language).filter((word) => word.length > 3))];
  // "Apples" in the description is the title's "apple".
  const shared = titleWords.filter((word) => words.some((other) => other.startsWith(word) || isStart(other, word)));
  if (words.length < OWN_DESCRIPTION.words || shared.length < Math.min(OWN_DESCRIPTION.titleWords, titleWords.length))
    return '';
  const start = text.slice(0, OWN_DESCRIPTION.copied);
  const isCopied = textDocument.blocks.some(({ text: block }) => collapseSpaces(block).includes(start));
  const sendsAway = text
    .split(/(?<=[.。])\s+/u)
    .some((sentence) => getCuePattern('elsewhere', language, 'start').test(sentence.toLowerCase()));
  return isCopied || sendsAway ? '' : text;
}
