import { parseDateParts } from '../format/dates.ts';
import { LIMITS } from '../limits.ts';

/** What a string of a schema may be. `reason`: said of one from a file for which `holds` is false. */
interface ValueFormat {
  most: number;
  reason?: string;
  holds: (value: string) => boolean;
}

const isAnyText = () => true;

/** A time that exists, RFC 3339; seconds may be left out, as `datetime-local` fields do. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

export const isInstant = (value: string): boolean => INSTANT.test(value) && parseDateParts(value) !== null;

/** What an address is made of without white space and controls, which browsers drop from a scheme. */
const parseScheme = (value: string): string =>
  /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''))?.[1]?.toLowerCase() ?? '';

const LINKABLE_SCHEMES = new Set(['', 'http', 'https', 'mailto']);

/** `''`, relative, or of a scheme that runs nothing. */
const isLinkable = (value: string): boolean => LINKABLE_SCHEMES.has(parseScheme(value));

const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** An address that a click may open in a tab: https, or http of this machine. */
export function isOpenable(value: string): boolean {
  const url = value.length > LIMITS.address ? null : URL.parse(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** By the name that a schema has in `format`. */
export const VALUE_FORMATS: { [name: string]: ValueFormat } = {
  line: { most: LIMITS.line, holds: isAnyText },
  text: { most: LIMITS.text, holds: isAnyText },
  body: { most: LIMITS.body, holds: isAnyText },
  table: { most: LIMITS.table, holds: isAnyText },
  id: {
    most: LIMITS.id,
    reason: 'must be letters, digits and “-_.:” only',
    holds: (value) => /^[\w-][\w.:-]*$/.test(value) && !/^(?:__proto__|constructor|prototype)$/.test(value),
  },
  address: { most: LIMITS.address, reason: 'must be an address of the web', holds: isLinkable },
  openable: { most: LIMITS.address, reason: 'must be an address that starts with https', holds: isOpenable },
  date: {
    most: 100,
    reason: 'must be a date that exists',
    holds: (value) => value === '' || parseDateParts(value) !== null,
  },
  instant: { most: 100, reason: 'must be a time that exists', holds: isInstant },
};
