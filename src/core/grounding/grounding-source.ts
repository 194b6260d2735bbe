import { parseMarkdown } from '../markdown/parse.ts';
import { listTextLines } from '../markdown/plain-text.ts';
import { parseProseBlocks } from '../summarize/blocks.ts';
import type { SummaryInput } from '../summary.ts';
import { toBaseLanguage } from '../text/get-language.ts';
import { findSentenceSpans } from '../text/sentences.ts';
import { getHost } from '../url.ts';
import { findAddresses } from './addresses.ts';
import { type DateMention, findDates } from './dates.ts';
import type { NumberMention } from './number-mention.ts';
import { findNumbers } from './numbers.ts';
import type { Thesaurus } from './support/thesaurus.ts';
import { opensSentence, tokenizeWords, type WordToken } from './word-tokens.ts';

/** A sentence of the article, verbatim. `start`, `end`: offsets in `GroundingSource.plain`. */
export interface SourceSentence {
  text: string;
  start: number;
  end: number;
}

/** An article that is prepared for checking key points. One source is built per article and used for every point. */
export interface GroundingSource {
  /** Language code without region, such as `en`. Detected when the article declares no language; '' when unknown. */
  language: string;
  /** The prose without Markdown, one block per line. */
  plain: string;
  /** The lines above the prose: title, authors, site, description, host. */
  front: string;
  sentences: SourceSentence[];
  tokens: WordToken[];
  /** The words of `tokens` as one text, with a space between words and at both ends. */
  folded: string;
  /** Offset of each token in `folded`. */
  offsets: number[];
  /** All words of the article in lower case without accents (see `foldWord`): prose, tables, code, title, authors, site. */
  words: ReadonlySet<string>;
  /** The words in `words`, grouped by their first three letters. */
  stems: ReadonlyMap<string, string[]>;
  /** Words that are capitalised inside a sentence. */
  names: ReadonlySet<string>;
  /** First letters of the article's capitalised words in order, to recognise an acronym of consecutive words. */
  initials: string;
  figures: NumberMention[];
  dates: DateMention[];
  /** Keys (see `toAddressKey`) of the article's own address and of every address in its text. */
  addresses: ReadonlySet<string>;
  /** The words of the whole article in lower case without accents, with a space between words and at both ends. */
  allText: string;
  /** `allText` without bracketed words. */
  textWithoutBrackets: string;
  /** `allText` without spaces. */
  textWithoutSpaces: string;
  /** Date of publication (ISO 8601), as precise as the page gives the date; '' when unknown. */
  published: string;
  /** The related words of the article's language. Without it, only names, numbers and the like are checked. */
  thesaurus?: Thesaurus;
}

/** Returns the text of a whole article with its tables and code. The check of a point looks up words and numbers in it. */
const toReadableText = (markdown: string): string =>
  listTextLines(parseMarkdown(markdown).children)
    .map(({ text }) => text)
    .join('\n');

/**
 * Prepares an article for checking points. `published`: ISO 8601. `thesaurus`: that of the article's language. Takes time
 * linear in the text; never throws.
 */
export function buildGroundingSource(text: SummaryInput, published = '', thesaurus?: Thesaurus): GroundingSource {
  const language = toBaseLanguage(text.language);
  const sentences: SourceSentence[] = [];
  let plain = '';
  for (const block of parseProseBlocks(text.markdown)) {
    for (const [start, end] of findSentenceSpans(block.text, language))
      sentences.push({ text: block.text.slice(start, end), start: plain.length + start, end: plain.length + end });
    plain += `${block.text}\n`;
  }
  const tokens = tokenizeWords(plain);
  const offsets: number[] = [];
  let folded = ' ';
  for (const { word } of tokens) {
    offsets.push(folded.length);
    folded += `${word} `;
  }
  const front = [text.title, ...text.authors, text.site, text.description, getHost(text.url)].join('\n');
  const everything = `${front}\n${toReadableText(text.markdown)}`;
  const allTokens = tokenizeWords(everything);
  const words = new Set(allTokens.map(({ word }) => word));
  const stems = new Map<string, string[]>();
  for (const word of words) {
    const sameStem = stems.get(word.slice(0, 3));
    if (sameStem) sameStem.push(word);
    else stems.set(word.slice(0, 3), [word]);
  }
  const joinTokens = (tokens: WordToken[]) => ` ${tokens.map(({ word }) => word).join(' ')} `;
  const allText = joinTokens(allTokens);
  return {
    language,
    plain,
    front,
    sentences,
    tokens,
    folded,
    offsets,
    words,
    stems,
    names: new Set(
      tokens.filter(({ raw, start }) => /^\p{Lu}/u.test(raw) && !opensSentence(plain, start)).map(({ word }) => word),
    ),
    initials: allTokens.map(({ raw, word }) => (/^\p{Lu}/u.test(raw) ? word.charAt(0) : '')).join(''),
    figures: findNumbers(everything, language),
    dates: findDates(`${everything}\n${published}`, language),
    addresses: new Set([text.url, text.markdown].flatMap(findAddresses).map(({ key }) => key)),
    allText,
    // A writer who quotes the article may omit a remark in brackets.
    textWithoutBrackets: joinTokens(tokenizeWords(everything.replace(/(?<!\s)\s*\([^()\n]{1,200}\)/g, ''))),
    textWithoutSpaces: allText.replace(/ /g, ''),
    published,
    ...(thesaurus ? { thesaurus } : {}),
  };
}
