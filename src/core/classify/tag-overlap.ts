import { splitTagWords, toWordKey } from './article-words.ts';

/** A common beginning of at least this many letters, and of at least half of the longer word, shows the same word. */
const MIN_STEM_LENGTH = 5;
/** At most this many letters follow the common beginning, in a language that inflects by endings. */
const MAX_ENDING_LENGTH = 5;

/** Whether two folded words are forms of one word: `retired`, `retiring`, `retirement`. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const longer = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longer && one[shared] === other[shared]) shared++;
  return shared >= MIN_STEM_LENGTH && shared * 2 >= longer && longer - shared <= MAX_ENDING_LENGTH;
}

const listWords = (tag: string): string[] => splitTagWords(tag).map(toWordKey);

/**
 * Whether two tags say the same: all words of the one are words of the other, in any form and order (`Early Retirement` and
 * `Retiring Early`, `Copilot` and `GitHub Copilot`). Of 240 articles that editors tagged, four have such a pair.
 */
export function isTagRepeated(one: string, other: string): boolean {
  const [words, others] = [listWords(one), listWords(other)];
  const [fewer, more] = words.length <= others.length ? [words, others] : [others, words];
  return fewer.every((word) => more.some((another) => isSameWord(word, another)));
}
