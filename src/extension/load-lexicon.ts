import browser from 'webextension-polyfill';
import { type Lexicon, parseLexicon } from '../core/grounding/index.ts';
import { hasLexicon } from '../core/grounding/measured-rates.ts';
import { toBaseLanguage } from '../core/text/get-language.ts';

const loaded = new Map<string, Promise<Lexicon | undefined>>();

/** Loads the lexicon of a language (BCP 47 tag) from the extension's files, once; undefined when there is none. */
export function loadLexicon(language: string): Promise<Lexicon | undefined> {
  if (!hasLexicon(language)) return Promise.resolve(undefined);
  const code = toBaseLanguage(language);
  const known = loaded.get(code) ?? readLexicon(code);
  loaded.set(code, known);
  return known;
}

/** A lexicon that cannot be read is no reason to lose a proposal: the check then compares names and numbers only. */
async function readLexicon(code: string): Promise<Lexicon | undefined> {
  try {
    const response = await fetch(browser.runtime.getURL(`lexicon/${code}.txt`));
    return parseLexicon(await response.text());
  } catch {
    loaded.delete(code);
    return undefined;
  }
}
