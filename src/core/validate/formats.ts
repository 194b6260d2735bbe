import { parseDateParts } from '../format/dates.ts';
import { LIMITS } from '../limits.ts';

/**
 * A string format that a schema names. `holds`: whether a string is valid; `reason`: the message for an invalid string in a
 * file.
 */
interface ValueFormat {
  maxLength: number;
  reason?: string;
  holds: (value: string) => boolean;
}

const isAnyText = () => true;

/** Matches a time as in RFC 3339. Seconds and time zone are optional, as in `datetime-local` fields. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

export const isInstant = (value: string): boolean => INSTANT.test(value) && parseDateParts(value) !== null;

/**
 * Returns the scheme of an address, ignoring white space and control characters, as browsers do; '' for an address without
 * scheme.
 */
const parseScheme = (value: string): string =>
  /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''))?.[1]?.toLowerCase() ?? '';

const LINKABLE_SCHEMES = new Set(['', 'http', 'https', 'mailto']);

/** Whether a page may link to the address: it is empty, relative, or has a scheme that runs no code. */
const isLinkable = (value: string): boolean => LINKABLE_SCHEMES.has(parseScheme(value));

const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** Whether a click may open the address in a tab: only https, or http on this computer. */
export function isOpenable(value: string): boolean {
  const url = value.length > LIMITS.address ? null : URL.parse(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** The string formats, by the name that a schema has in `format`. */
export const VALUE_FORMATS: { [name: string]: ValueFormat } = {
  line: { maxLength: LIMITS.line, holds: isAnyText },
  text: { maxLength: LIMITS.text, holds: isAnyText },
  body: { maxLength: LIMITS.body, holds: isAnyText },
  table: { maxLength: LIMITS.table, holds: isAnyText },
  id: {
    maxLength: LIMITS.id,
    reason: 'must be letters, digits and “-_.:” only',
    holds: (value) => /^[\w-][\w.:-]*$/.test(value) && !/^(?:__proto__|constructor|prototype)$/.test(value),
  },
  address: { maxLength: LIMITS.address, reason: 'must be an address of the web', holds: isLinkable },
  openable: { maxLength: LIMITS.address, reason: 'must be an address that starts with https', holds: isOpenable },
  date: {
    maxLength: 100,
    reason: 'must be a date that exists',
    holds: (value) => value === '' || parseDateParts(value) !== null,
  },
  instant: { maxLength: 100, reason: 'must be a time that exists', holds: isInstant },
};
