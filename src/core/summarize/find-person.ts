/** Finds the one human being that a pronoun at the start of a sentence means. */
import { getCuePattern } from './cue-phrases.ts';
import type { TextDocument } from './sentences.ts';

/** This many sentences before the pronoun may name the human being. */
const MAX_SENTENCES_BACK = 2;

/** Matches two to four capitalised words in a row, with initials and particles in between. */
const FULL_NAME =
  /\p{Lu}[\p{Ll}'’-]+(?:\s(?:\p{Lu}\.|van|von|de|der|den|da|di|bin|al|el|le|la)){0,2}(?:\s\p{Lu}[\p{L}'’-]+){1,3}/gu;
const CAPITALISED = /(?<!^|[.!?:“"«„]\s{0,3})\p{Lu}[\p{L}'’-]*/gu;

/** A pronoun at the start of a sentence, and the name that it stands for. */
export interface PronounName {
  pronoun: string;
  name: string;
  /** Index of the sentence that has the name. */
  sentence: number;
}

/**
 * Returns the name that replaces "He" or "She" at the start of a sentence. Only when the sentences before it, in this
 * paragraph and the one before, have exactly one proper name, and a word of saying stands beside it: it is then the name
 * of a human being. null otherwise.
 */
export function findPronounName({ sentences }: TextDocument, at: number, language: string): PronounName | null {
  const sentence = sentences[at];
  const pronoun = getCuePattern('personal', language, 'start').exec(sentence?.text.toLowerCase() ?? '')?.[0];
  if (!sentence || !pronoun || /^\W/.test(sentence.text)) return null;
  let found: PronounName | null = null;
  let isSpeaker = false;
  for (let back = at - 1; back >= 0 && back >= at - MAX_SENTENCES_BACK; back--) {
    const { text, block, section } = sentences[back] ?? sentence;
    if (section !== sentence.section || block < sentence.block - 1) break;
    const names: string[] = text.match(FULL_NAME) ?? [];
    const others = names.reduce((rest, name) => rest.replaceAll(name, ''), text).match(CAPITALISED) ?? [];
    if (others.length > 0 || names.length > 1) return null;
    const [name] = names;
    if (name === undefined) continue;
    if (found && found.name !== name) return null;
    found = { pronoun: sentence.text.slice(0, pronoun.length), name, sentence: back };
    isSpeaker ||= getCuePattern('attribution', language, 'anywhere').test(text.toLowerCase());
  }
  return isSpeaker ? found : null;
}
