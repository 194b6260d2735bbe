/** Splits a document into the sentences that may become points, with their places and lead-ins ("Label: …"). */
import { startsUppercase } from '../text/letter-case.ts';
import { findSentenceSpans } from '../text/sentences.ts';
import { countWords } from '../text/words.ts';
import { type ProseBlock, parseProseBlocks } from './blocks.ts';

export interface DocumentSection {
  heading: string;
  /** Level of the section's heading; 0 for the text before the first heading. */
  level: number;
  /** Number of words in the section's sentences. */
  words: number;
  /** Index of the section's first sentence. */
  first: number;
  sentenceCount: number;
  /** Number of the section's sentences that are in list items. */
  items: number;
}

export interface DocumentSentence {
  /** The sentence verbatim, without markup. */
  text: string;
  /** Offset of the sentence in the text of its block. */
  start: number;
  /** Offset in `text` after the lead-in ("Label: "); 0 for a sentence without a lead-in. */
  body: number;
  /** The words of the lead-in without colon or dash; '' for a sentence without a lead-in. */
  label: string;
  /** Whether the lead-in was bold. */
  boldLabel: boolean;
  section: number;
  /** Index in the text of the block that the sentence is in. */
  block: number;
  kind: 'paragraph' | 'item';
  depth: number;
  ordered: boolean;
  quoted: boolean;
  /** Index of the sentence within its block. */
  index: number;
  /** Number of sentences in the block. */
  siblings: number;
  /** Share of the sentence's characters that are bold; below, those in code and in link text. */
  strong: number;
  code: number;
  link: number;
  /** Whether the sentence is in a list, and the paragraph before the list ends with a colon. */
  introduced: boolean;
  /** Whether the sentence ends with a colon, and so announces a list, code or a picture. */
  announces: boolean;
  words: number;
}

export interface TextDocument {
  sentences: DocumentSentence[];
  sections: DocumentSection[];
  blocks: ProseBlock[];
}

const measureCoverage = (spans: readonly (readonly [number, number])[], start: number, end: number): number =>
  spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0) /
  Math.max(1, end - start);

/** At most this many bold words are a lead-in. */
const MAX_LEAD_IN_WORDS = 14;

/** Finds the lead-in of a block's first sentence: a bold opening, "Label: …" or "Label – …"; null without a lead-in. */
function findLeadIn(block: ProseBlock): { label: string; bold: boolean; body: number } | null {
  const { text } = block;
  const [from, to] = block.strong[0] ?? [1, 0];
  if (from === 0 && to > 0) {
    const inside = text.slice(0, to);
    const tail = /^\s*(?:[:：]|[–—-]+(?=\s))?\s*/u.exec(text.slice(to))?.[0] ?? '';
    const body = to + tail.length;
    const label = inside.replace(/(?<![\s:：–—-])[\s:：–—-]+$/u, '');
    const endsWithStop = /[.!?]$/u.test(label);
    const hasSeparator = /[:：\n–—-]/u.test(tail) || /[:：]\s*$/u.test(inside);
    // "**Word** goes on" is only emphasis; "**Label** Sentence." has a lead-in without a colon.
    const startsSentence = block.kind === 'item' && startsUppercase(text.slice(body)) && countWords(label) >= 2;
    if (
      label &&
      body < text.length &&
      countWords(label) <= MAX_LEAD_IN_WORDS &&
      (hasSeparator ||
        ((endsWithStop || startsSentence) &&
          (/^[\w"“]/.test(text.slice(body)) ? /^[A-Z\d"“]/ : /^[\p{Lu}\p{N}]/u).test(text.slice(body))))
    ) {
      return { label: label.replace(/[.!]$/u, ''), bold: true, body };
    }
  }
  const plain = /^([^:：.!?\n]{2,60}?)\s*([:：]\s|\s[–—-]\s)\s*(?=\S)/u.exec(text);
  if (plain && (block.kind === 'item' || plain[2]?.startsWith(':'))) {
    const label = (plain[1] ?? '').trim();
    const limit = block.kind === 'item' ? 7 : 3;
    if (countWords(label) <= limit && !/[,;]/.test(label) && text.length - plain[0].length > 15) {
      return { label, bold: false, body: plain[0].length };
    }
  }
  return null;
}

/** At most this many words of a heading are a label. */
const MAX_LABEL_WORDS = 8;

/** Whether the heading is a whole sentence without text below it, as in a list of facts ("3. The river froze twice in 1963."). */
const isHeadingStatement = (heading: ProseBlock, next: ProseBlock | undefined): boolean =>
  /[.。]$/u.test(heading.text) && (!next || next.kind === 'heading') && countWords(heading.text) > MAX_LABEL_WORDS;

/** Matches the number before a heading. */
const HEADING_NUMBER = /^\d{1,3}[.):]\s+/;

/** Parses a Markdown body into sentences and sections, in time linear in the text. */
export function parseDocument(markdown: string, language: string): TextDocument {
  const blocks = parseProseBlocks(markdown);
  const sentences: DocumentSentence[] = [];
  const sections: DocumentSection[] = [{ heading: '', level: 0, words: 0, first: 0, sentenceCount: 0, items: 0 }];
  let section = sections[0] as DocumentSection;
  let introduced = false;
  blocks.forEach((block, at) => {
    const isStatement = block.kind === 'heading' && isHeadingStatement(block, blocks[at + 1]);
    if (block.kind === 'heading') {
      section = {
        heading: block.text.replace(/[:：]$/u, ''),
        level: block.level,
        words: 0,
        first: sentences.length,
        sentenceCount: 0,
        items: 0,
      };
      sections.push(section);
      introduced = false;
      if (!isStatement) return;
    }
    if (block.kind === 'paragraph') introduced = false;
    const numberEnd = isStatement ? (HEADING_NUMBER.exec(block.text)?.[0].length ?? 0) : 0;
    const spans = isStatement ? [[numberEnd, block.text.length] as const] : findSentenceSpans(block.text, language);
    const lead = findLeadIn(block);
    const links = block.links.map(({ start, end }): [number, number] => [start, end]);
    spans.forEach(([from, end], index) => {
      // The lead-in may be a "sentence" of its own ("**Label.** Text"). The next sentence then begins with it.
      if (lead && end <= lead.body && spans.length > 1) return;
      const hasLead = lead !== null && lead.body >= from && lead.body < end;
      const start = hasLead ? 0 : from;
      const text = block.text.slice(start, end);
      const count = countWords(text, language);
      sentences.push({
        text,
        start,
        body: hasLead ? lead.body : 0,
        label: hasLead ? lead.label : '',
        boldLabel: hasLead && lead.bold,
        section: sections.length - 1,
        block: at,
        kind: block.kind === 'item' ? 'item' : 'paragraph',
        depth: isStatement ? 0 : block.level,
        ordered: block.ordered,
        quoted: block.quoted,
        index,
        siblings: spans.length,
        strong: measureCoverage(block.strong, start, end),
        code: measureCoverage(block.code, start, end),
        link: measureCoverage(links, start, end),
        introduced,
        announces: /[:：]$/u.test(text),
        words: count,
      });
      section.sentenceCount++;
      if (block.kind === 'item') section.items++;
      section.words += count;
    });
    if (block.kind === 'paragraph') introduced = /[:：]$/u.test(block.text);
  });
  return { sentences, sections, blocks };
}

/** At most this many sentences are scored as points; a longer document is reduced. */
const MAX_SENTENCES = 4000;

/**
 * Reduces a very long document by dropping every second sentence of each paragraph, then every second of the rest, and so
 * on. The first sentence of a paragraph stays longest, since it mostly says what the paragraph is about (Baxendale 1958).
 */
export function sampleDocument(textDocument: TextDocument): TextDocument {
  let { sentences } = textDocument;
  if (sentences.length <= MAX_SENTENCES) return textDocument;
  const longest = sentences.reduce((most, { siblings }) => Math.max(most, siblings), 0);
  for (let step = 2; sentences.length > MAX_SENTENCES && step < 2 * longest; step *= 2)
    sentences = sentences.filter(({ index }) => index % step === 0);
  while (sentences.length > MAX_SENTENCES) sentences = sentences.filter((_, at) => at % 2 === 0);
  const sections = textDocument.sections.map((section) => ({ ...section, first: 0, sentenceCount: 0, items: 0 }));
  sentences.forEach((sentence, at) => {
    const section = sections[sentence.section];
    if (!section) return;
    if (!section.sentenceCount++) section.first = at;
    if (sentence.kind === 'item') section.items++;
  });
  return { ...textDocument, sentences, sections };
}
