import { parseProseBlocks } from '../summarize/blocks.ts';
import { detectLanguage, toBaseLanguage } from '../summarize/stopwords.ts';
import type { SummaryInput } from '../summary.ts';
import { findSentenceSpans } from '../text.ts';
import { getHost } from '../url.ts';
import { findAddresses } from './addresses.ts';
import { type DateMention, findDates } from './dates.ts';
import { opensSentence } from './names.ts';
import { findNumbers, type NumberMention } from './numbers.ts';
import { tokenizeWords, type WordToken } from './word-tokens.ts';

/** A sentence of the article, verbatim, with its place in `Source.plain`. */
export interface SourceSentence {
  text: string;
  start: number;
  end: number;
}

/** An article as points are checked against it. Made once, used for every point. */
export interface GroundingSource {
  /** Base language, guessed where it is not declared; '' when unknown. */
  language: string;
  /** The prose without Markdown, a block a line. */
  plain: string;
  /** What stands above it: title, byline, site, description. */
  front: string;
  sentences: SourceSentence[];
  tokens: WordToken[];
  /** `tokens` as one string, a space between them and at both ends. */
  folded: string;
  /** Offset in `folded` of each token. */
  offsets: number[];
  /** Folded words of everything that the article says: prose, tables, code, title, byline, site. */
  words: ReadonlySet<string>;
  /** `words` by their first three letters. */
  stems: ReadonlyMap<string, string[]>;
  /** Words of the prose with a capital that they do not owe to the beginning of a sentence. */
  names: ReadonlySet<string>;
  /** Initials of the words in a row that begin with capitals. */
  initials: string;
  figures: NumberMention[];
  dates: DateMention[];
  /** Keys of the addresses that it links to or names, its own among them. */
  addresses: ReadonlySet<string>;
  /** Everything, folded: a space between words and at both ends. */
  allText: string;
  /** Likewise, without what stands in brackets. */
  textWithoutBrackets: string;
  /** The same without spaces. */
  textWithoutSpaces: string;
  /** ISO 8601, as far as it is known; '' when it is not. */
  published: string;
}

/** Markdown without what is not read: link targets, tags, marks. */
const toReadableText = (markdown: string): string =>
  markdown
    .replace(/\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, ']')
    .replace(/<[^<>\n]{1,300}>/g, ' ')
    .replace(/[*_`#|\\[\]]+/g, (marks) => (marks === '_' ? '_' : ' '));

/** An article → what its points are checked against. `published`: its date, ISO 8601. Linear in the text; never throws. */
export function buildGroundingSource(text: SummaryInput, published = ''): GroundingSource {
  const language = toBaseLanguage(text.language) || detectLanguage(`${text.title}\n${text.markdown.slice(0, 6_000)}`);
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
  const all = tokenizeWords(everything);
  const words = new Set(all.map(({ word }) => word));
  const stems = new Map<string, string[]>();
  for (const word of words) {
    const alike = stems.get(word.slice(0, 3));
    if (alike) alike.push(word);
    else stems.set(word.slice(0, 3), [word]);
  }
  const joined = (tokens: WordToken[]) => ` ${tokens.map(({ word }) => word).join(' ')} `;
  const said = joined(all);
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
    initials: all.map(({ raw, word }) => (/^\p{Lu}/u.test(raw) ? word.charAt(0) : '')).join(''),
    figures: findNumbers(everything, language),
    dates: findDates(`${everything}\n${published}`, language),
    addresses: new Set([text.url, text.markdown].flatMap(findAddresses).map(({ key }) => key)),
    allText: said,
    // A quotation may leave out what a writer put in brackets.
    textWithoutBrackets: joined(tokenizeWords(everything.replace(/(?<!\s)\s*\([^()\n]{1,200}\)/g, ''))),
    textWithoutSpaces: said.replace(/ /g, ''),
    published,
  };
}
