/** Blocks → the sentences that may become points, each with its place and its lead-in. */
import { countWords, findSentenceSpans, startsUppercase } from '../text.ts';
import { type ProseBlock, parseProseBlocks } from './blocks.ts';

export interface DocumentSection {
  heading: string;
  /** 0: before the first heading; else the heading's level. */
  level: number;
  /** Words of prose in it. */
  words: number;
  /** Index of its first unit. */
  first: number;
  units: number;
  /** How many of them are list items. */
  items: number;
}

export interface DocumentSentence {
  /** Verbatim sentence, marks removed. */
  text: string;
  /** Offset in `text` where the sentence starts after its lead-in ("Label: "), 0 when it has none. */
  body: number;
  /** The lead-in's words, without colon or dash; '' when it has none. */
  label: string;
  /** The lead-in was bold. */
  boldLabel: boolean;
  section: number;
  /** Index of its block, counted over the whole text. */
  block: number;
  kind: 'paragraph' | 'item';
  depth: number;
  ordered: boolean;
  quoted: boolean;
  /** Place among the sentences of its block. */
  index: number;
  siblings: number;
  /** Share of its characters that are bold, code, link text. */
  strong: number;
  code: number;
  link: number;
  /** The paragraph before this list ends with a colon. */
  introduced: boolean;
  /** Ends with a colon: announces a list, code or a picture. */
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

/** The lead-in of a block's first sentence: a bold opening, or "Label: …" / "Label – …". */
function findLeadIn(block: ProseBlock): { label: string; bold: boolean; body: number } | null {
  const { text } = block;
  const [from, to] = block.strong[0] ?? [1, 0];
  if (from === 0 && to > 0) {
    const inside = text.slice(0, to);
    const tail = /^\s*(?:[:：]|[–—-]+(?=\s))?\s*/u.exec(text.slice(to))?.[0] ?? '';
    const body = to + tail.length;
    const label = inside.replace(/(?<![\s:：–—-])[\s:：–—-]+$/u, '');
    const stops = /[.!?]$/u.test(label);
    const marked = /[:：–—-]/u.test(tail) || /[:：]\s*$/u.test(inside);
    // "**Word** goes on" is emphasis; "**Label** Sentence." is a lead-in that lost its colon.
    const opens = block.kind === 'item' && startsUppercase(text.slice(body)) && countWords(label) >= 2;
    if (
      label &&
      body < text.length &&
      countWords(label) <= 9 &&
      (marked ||
        ((stops || opens) &&
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

/** A Markdown body → its sentences with their places, and its sections. Linear in the text. */
export function parseDocument(markdown: string, language: string): TextDocument {
  const all = parseProseBlocks(markdown);
  const units: DocumentSentence[] = [];
  const sections: DocumentSection[] = [{ heading: '', level: 0, words: 0, first: 0, units: 0, items: 0 }];
  let section = sections[0] as DocumentSection;
  let introduced = false;
  all.forEach((block, at) => {
    if (block.kind === 'heading') {
      section = {
        heading: block.text.replace(/[:：]$/u, ''),
        level: block.level,
        words: 0,
        first: units.length,
        units: 0,
        items: 0,
      };
      sections.push(section);
      introduced = false;
      return;
    }
    if (block.kind === 'paragraph') introduced = false;
    const spans = findSentenceSpans(block.text, language);
    const lead = findLeadIn(block);
    const links = block.links.map(({ start, end }): [number, number] => [start, end]);
    spans.forEach(([start, end], index) => {
      // The lead-in may be cut off as a "sentence" of its own ("**Label.** Text"): it heads the next one instead.
      const text = block.text.slice(start, end);
      const own = lead && lead.body > start && lead.body < end ? lead : null;
      const before = lead && !own && index > 0 && lead.body === start ? lead : null;
      if (lead && end <= lead.body && spans.length > 1) return;
      const count = countWords(text, language);
      units.push({
        text,
        body: own ? own.body - start : 0,
        label: own?.label ?? before?.label ?? '',
        boldLabel: (own ?? before)?.bold ?? false,
        section: sections.length - 1,
        block: at,
        kind: block.kind === 'item' ? 'item' : 'paragraph',
        depth: block.level,
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
      section.units++;
      if (block.kind === 'item') section.items++;
      section.words += count;
    });
    if (block.kind === 'paragraph') introduced = /[:：]$/u.test(block.text);
  });
  return { sentences: units, sections, blocks: all };
}

/** Of a text with more sentences, only so many are weighed as points. */
const MAX_SENTENCES = 4000;

/**
 * The layout of a very long text without some sentences inside of its paragraphs, every second, third and fourth of four,
 * and so on until few enough are left; where paragraphs alone are too many, without every second of them. What opens a
 * paragraph mostly says what it is about (Baxendale 1958). A text of a usual length stays as it is.
 */
export function sampleDocument(layout: TextDocument): TextDocument {
  let { sentences } = layout;
  if (sentences.length <= MAX_SENTENCES) return layout;
  const longest = sentences.reduce((most, { siblings }) => Math.max(most, siblings), 0);
  for (let step = 2; sentences.length > MAX_SENTENCES && step < 2 * longest; step *= 2)
    sentences = sentences.filter(({ index }) => index % step === 0);
  while (sentences.length > MAX_SENTENCES) sentences = sentences.filter((_, at) => at % 2 === 0);
  const sections = layout.sections.map((section) => ({ ...section, first: 0, units: 0, items: 0 }));
  sentences.forEach((unit, at) => {
    const section = sections[unit.section];
    if (!section) return;
    if (!section.units++) section.first = at;
    if (unit.kind === 'item') section.items++;
  });
  return { ...layout, sentences, sections };
}
