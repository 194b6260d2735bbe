/** Named character references (`&amp;`) that writers and templates use. References with other names are not decoded. */
const NAMED_ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  shy: '',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  reg: '®',
  trade: '™',
  laquo: '«',
  raquo: '»',
};

/**
 * Returns the character of a reference, which is written without `&` and `;` (`amp`, `#38`, `#x26`); null for an unknown
 * reference.
 */
export function decodeEntity(name: string): string | null {
  const key = name.toLowerCase();
  if (!name.startsWith('#')) return Object.hasOwn(NAMED_ENTITIES, key) ? (NAMED_ENTITIES[key] ?? null) : null;
  const code = Number(/^#x/i.test(name) ? `0${name.slice(1)}` : name.slice(1));
  const isCharacter = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return isCharacter ? String.fromCodePoint(code) : null;
}

/** Decodes character references that a template wrote into plain text. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name: string) => decodeEntity(name) ?? whole);
}
