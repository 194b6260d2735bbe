import type { Json } from '../json.ts';
import type { ParsedPostFile } from './parse-post.ts';
import { replaceOutsideCode } from './template-hazards.ts';

/** Matches the start of a Markdown link or image target, of an autolink or of a link definition, and the web address. */
const LINKED_ADDRESS = /(?:\]\(\s*<?|<|^ {0,3}\[[^\]\n]{1,1000}\]:[ \t]*<?)(https?:\/\/[^\s<>"`]*)/gim;

/**
 * Lists the web addresses that a printed file links to, each once: values in the front matter, and links and images in the
 * body outside code. A bare address in a sentence is no link here, since tutorials name `http://localhost` in text.
 */
export function listFileAddresses({ values, body }: Pick<ParsedPostFile, 'values' | 'body'>): string[] {
  const found = new Set<string>();
  addAddresses(values, found);
  replaceOutsideCode(body, (prose) => {
    for (const [, address = ''] of prose.matchAll(LINKED_ADDRESS)) found.add(cutAtBracket(address));
    return prose;
  });
  return [...found];
}

/** Cuts an address at a closing bracket that it did not open, since that bracket ends the link. */
function cutAtBracket(address: string): string {
  const end = address.indexOf(')', address.lastIndexOf('(') + 1);
  return end < 0 ? address : address.slice(0, end);
}

function addAddresses(value: Json, found: Set<string>): void {
  if (typeof value === 'string' && /^https?:\/\/\S+$/i.test(value)) found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) addAddresses(inner, found);
}

/** Replaces the user name and password of an address by `…`, so that a message doesn't repeat them. */
export const hideCredentials = (address: string): string => address.replace(/^(https?:\/\/)[^/?#]*@/i, '$1…@');
