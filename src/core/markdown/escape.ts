/** Escapes plain text for the printer, so that CommonMark and GFM read it as the same text. */
import { decodeEntity } from '../text/entities.ts';

const isInWord = (character = ''): boolean => (character > '\x7f' ? /[\p{L}\p{N}]/u : /[a-z\d]/i).test(character);

/** Where an escaped text stands. `after`: the character that follows the text. */
export interface EscapeContext {
  inTable?: boolean;
  inLink?: boolean;
  after?: string;
}

/** Escapes the characters of a text that would be inline markup. */
export function escapeInlineText(value: string, { inTable, inLink, after = '' }: EscapeContext): string {
  if (!/[\\`*_~<&[\]!|]/.test(value)) return value;
  let out = value
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[`*]/g, (character, index: number, text: string) =>
      character === '*' && /^\s?$/.test(text[index - 1] ?? ' ') && /^\s$/.test(text[index + 1] ?? '')
        ? character
        : `\\${character}`,
    )
    .replace(/_/g, (character, index: number, text: string) =>
      isInWord(text[index - 1]) && isInWord(text[index + 1]) ? character : '\\_',
    )
    .replace(/~/g, (character, index: number, text: string) =>
      /^\s?$/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '') ? character : '\\~',
    )
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#\w+;|[a-z]\w*;)/gi, '\\&')
    .replace(/\[(?=\^)/g, '\\[');
  out = inLink
    ? out.replace(/[[\]]/g, '\\$&')
    : out.replace(/\](?=[([:]|$)/g, '\\]').replace(/\[(?=[ x]\\?\])/gi, '\\[');
  if (after === '[') out = out.replace(/!$/, '\\!');
  return inTable ? out.replaceAll('|', '\\|') : out;
}

/** Escapes line starts of a paragraph that would begin a block: `# `, `> `, `- `, `1. `, `---`, `===`, `:--|`. */
export function escapeLines(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s+/, '')
        .replace(/^(?=#{1,6}(\s|$)|>|[-+*](\s|$)|[-=]+\s*$|[-:|][-:|\s]*$|(_\s*){3,}$|\+\+\+)/, '\\')
        .replace(/^(\d{1,9})(?=[.)](\s|$))/, '$1\\'),
    )
    .join('\n');
}

/** Decodes backslash escapes and character references. */
export const unescapeMarkdown = (text: string): string =>
  /[\\&]/.test(text)
    ? text.replace(/\\([!-/:-@[-`{-~])|&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{1,31});/gi, (whole, escaped, name) =>
        name === undefined ? escaped : (decodeEntity(name) ?? whole),
      )
    : text;
