import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Locale of the pseudo-language: English with accents and longer texts, to find texts that are cut off or untranslated.
 */
export const PSEUDO_LOCALE = 'pseudo';

const ACCENTED = Object.fromEntries(
  ['aá', 'cç', 'eé', 'ií', 'nñ', 'oó', 'sš', 'uú', 'yý', 'zž', 'AÅ', 'EÉ', 'OØ', 'UÛ', 'NÑ', 'SŠ'].map(([from, to]) => [
    from,
    to,
  ]),
);

/**
 * Turns an English text into a readable one with accents that is 40 % longer. The brackets show when an end is cut off.
 */
export function toPseudoText(text) {
  const words = text.replace(/\$\d|./gs, (piece) => ACCENTED[piece] ?? piece);
  return `⟦${words}${' lorem ipsum dolor sit amet consectetur'.repeat(9).slice(0, Math.ceil(text.length * 0.4))}⟧`;
}

/** Replaces the English texts of a built extension by pseudo-language ones, and deletes all other languages. */
export function usePseudoTexts(folder) {
  for (const name of readdirSync(folder)) if (name !== 'en') rmSync(join(folder, name), { recursive: true });
  const path = join(folder, 'en/messages.json');
  const messages = JSON.parse(readFileSync(path, 'utf8'));
  for (const message of Object.values(messages)) message.message = toPseudoText(message.message);
  writeFileSync(path, JSON.stringify(messages));
}
