import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the language that nobody speaks. */
export const PSEUDO_LOCALE = 'pseudo';

const ACCENTED = Object.fromEntries(
  ['aá', 'cç', 'eé', 'ií', 'nñ', 'oó', 'sš', 'uú', 'yý', 'zž', 'AÅ', 'EÉ', 'OØ', 'UÛ', 'NÑ', 'SŠ'].map(([from, to]) => [
    from,
    to,
  ]),
);

/** English that can be read, with accents, brackets that show where it is cut, and two fifths longer than it was. */
export function toPseudoText(text) {
  const words = text.replace(/\$\d|./gs, (piece) => ACCENTED[piece] ?? piece);
  return `⟦${words}${' lorem ipsum dolor sit amet consectetur'.repeat(9).slice(0, Math.ceil(text.length * 0.4))}⟧`;
}

/** Puts the pseudo-language in the place of English in a built extension, and takes the others out. */
export function usePseudoTexts(folder) {
  for (const name of readdirSync(folder)) if (name !== 'en') rmSync(join(folder, name), { recursive: true });
  const path = join(folder, 'en/messages.json');
  const messages = JSON.parse(readFileSync(path, 'utf8'));
  for (const message of Object.values(messages)) message.message = toPseudoText(message.message);
  writeFileSync(path, JSON.stringify(messages));
}
