import { toAddressKey } from '../address-key.ts';

/**
 * An address in a text. `key`: a form for comparing addresses (see `toAddressKey`); for e-mail, the address in lower case.
 */
interface AddressMention {
  key: string;
  start: number;
  end: number;
}

/**
 * A host name without `http` counts as an address only with one of these top-level domains, so that `Node.js` is no address.
 * `ASP.NET` is excluded separately.
 */
const TOP_LEVEL_DOMAINS =
  'com|org|net|edu|gov|info|io|dev|app|ai|co|me|tv|xyz|eu|uk|de|fr|es|it|nl|ch|at|se|no|dk|pl|ru|cn|jp|in|br';
const ADDRESS_PATTERN = new RegExp(
  `(?:https?|ftp)://[^\\s<>"“”«»]+|mailto:[^\\s<>")]+|(?<![\\p{L}\\p{N}@/.-])(?:[\\w.+-]{1,64}@)?(?:[a-z0-9-]+\\.)+(?:${TOP_LEVEL_DOMAINS})(?![\\p{L}\\p{N}-])(?:/[^\\s<>"“”«»]*)?`,
  'giu',
);

/**
 * Finds the addresses in a text: URLs, host names without `http`, and e-mail addresses, without the punctuation that ends a
 * sentence.
 */
export function findAddresses(text: string): AddressMention[] {
  return Array.from(text.matchAll(ADDRESS_PATTERN), (match) => {
    let url = match[0].replace(/(?<![.,;:!?'’*_])[.,;:!?'’*_]+$/, '');
    // A closing bracket belongs to the address only if the address also contains the opening bracket.
    let surplus = (url.match(/[)\]]/g)?.length ?? 0) - (url.match(/[([]/g)?.length ?? 0);
    for (let end = url.length; surplus > 0 && /[)\]]/.test(url.charAt(end - 1)); surplus -= 1) {
      do end -= 1;
      while (/[.,;:!?]/.test(url.charAt(end - 1)));
      url = url.slice(0, end);
    }
    const whole = /^(?:[a-z]+:)/i.test(url) || url.includes('@') ? url : `https://${url}`;
    const key = url.includes('@') ? url.replace(/^mailto:/i, '').toLowerCase() : toAddressKey(whole);
    return { key, start: match.index, end: match.index + url.length };
  }).filter(({ key, start }) => key !== '' && !(key.toLowerCase() === 'asp.net' && text[start] === 'A'));
}
