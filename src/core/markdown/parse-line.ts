import { parseInlineMarkdown } from './parse-inline.ts';
import { type MarkedText, toMarkedText } from './plain-text.ts';

const NO_DEFINITIONS = { links: new Map(), footnotes: new Set<string>() };

/** Parses one line of inline Markdown, such as a title or a key point, to its text and the places of its markup. */
export const parseMarkdownLine = (line: string): MarkedText =>
  toMarkedText(parseInlineMarkdown(line.trim(), NO_DEFINITIONS));
