import browser from 'webextension-polyfill';
import { parseThesaurus, type Thesaurus } from '../core/grounding/index.ts';
import { hasThesaurus } from '../core/grounding/measured-rates.ts';
import { toBaseLanguage } from '../core/text/get-language.ts';
import { fetchPublicFile } from './send-request.ts';

const loaded = new Map<string, Promise<Thesaurus | undefined>>();

/** Loads the thesaurus of a language (BCP 47 tag) from the extension's files, once; undefined when there is none. */
export function loadThesaurus(language: string): Promise<Thesaurus | undefined> {
  if (!hasThesaurus(language)) return Promise.resolve(undefined);
  const code = toBaseLanguage(language);
  const known = loaded.get(code) ?? readThesaurus(code);
  loaded.set(code, known);
  return known;
}

/** A thesaurus that cannot be read is no reason to lose a proposal: the check then compares names and numbers only. */
async function readThesaurus(code: string): Promise<Thesaurus | undefined> {
  try {
    const response = await fetchPublicFile(
      globalThis.fetch.bind(globalThis),
      browser.runtime.getURL(`thesaurus/${code}.txt`),
      { signal: new AbortController().signal, accept: 'text/plain' },
    );
    return parseThesaurus(await response.text());
  } catch {
    loaded.delete(code);
    return undefined;
  }
}
