import type { FrontMatterKey } from '../../core/format/profile.ts';
import type { MessageKey } from '../../extension/i18n.ts';

/** What a front-matter key holds: a field of the post, a fixed value, a formula in Liquid, or nothing. */
export type KeyContent = { is: 'field'; field: string } | { is: 'fixed' | 'formula'; text: string } | { is: 'nothing' };

/** The fields of a post that a key can hold: the Liquid expression of each, and its name. */
export const KEY_FIELDS: [from: string, label: MessageKey][] = [
  ['title', 'fieldTitle'],
  ['comment', 'fieldComment'],
  ['excerpt', 'fieldExcerpt'],
  ['description', 'fieldDescription'],
  ['date', 'fieldDate'],
  ['updated', 'keyUpdated'],
  ['authors | join: ", "', 'fieldAuthors'],
  ['canonical', 'keyLink'],
  ['feed.name', 'fieldSite'],
  ['feed.url', 'fieldFeed'],
  ['source.date', 'keySourceDate'],
  ['source.authors | join: ", "', 'keySourceAuthor'],
  ['via.name', 'viaName'],
  ['via.url', 'viaUrl'],
  ['image', 'fieldCover'],
  ['categories', 'fieldCategories'],
  ['tags', 'fieldTags'],
  ['draft', 'keyDraft'],
  ['slug', 'fieldSlug'],
];

const getVariable = (expression: string): string => /^[\w.]+/.exec(expression)?.[0] ?? '';
/** Filters that change only how a field is written, or leave it out where another key says the same. */
const isFieldExpression = (expression: string): boolean =>
  /^[\w.]+(?: \| (?:join: "[^"]*"|in_list|named|default: false|other_than: [\w.]+))*$/.test(expression);

/** Tells in words what a key holds. */
export function readKeyContent({ from, constant }: FrontMatterKey): KeyContent {
  if (constant !== undefined) return { is: 'fixed', text: printConstant(constant) };
  if (from === undefined) return { is: 'nothing' };
  const field = isFieldExpression(from) && KEY_FIELDS.find(([known]) => getVariable(known) === getVariable(from))?.[0];
  return field ? { is: 'field', field } : { is: 'formula', text: from };
}

/** Returns the key with another content. */
export function setKeyContent({ from: _, constant: __, ...key }: FrontMatterKey, content: KeyContent): FrontMatterKey {
  switch (content.is) {
    case 'field':
      return { ...key, from: content.field };
    case 'formula':
      return { ...key, from: content.text };
    case 'fixed':
      return { ...key, constant: parseConstant(content.text) };
    case 'nothing':
      return key;
  }
}

/** Reads a fixed value as typed: JSON (`true`, `7`, `["a"]`, `"7"`) is what it says, any other text is a text. */
function parseConstant(text: string): NonNullable<FrontMatterKey['constant']> {
  try {
    return JSON.parse(text) ?? text;
  } catch {
    return text;
  }
}

const printConstant = (value: NonNullable<FrontMatterKey['constant']> | null): string =>
  typeof value === 'string' && parseConstant(value) === value ? value : JSON.stringify(value);
