/** Addresses that a person types for their places. */
import type { Values } from './output.ts';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1']);

/**
 * An address without its last slashes, query and fragment; null when it is none that may be sent to: https, or http on
 * this machine alone, and no name or password in it.
 */
export function normalizeBaseAddress(typed: string): string | null {
  const url = URL.parse(typed.trim().replace(/^(?!\w+:\/\/)(?=.)/, 'https://'));
  if (!url || url.username || url.password) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))) return null;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** The match pattern of an address's host; patterns know no ports. [] for none. */
export function toMatchPatterns(base: string | null): string[] {
  const url = base ? URL.parse(base) : null;
  return url ? [`${url.protocol}//${url.hostname}/*`] : [];
}

/** The origin that everything which an output or a model sends goes to; '' when it has none, or no address yet. */
export const requestOrigin = (target: { endpoint?(values: Values): string | null }, values: Values): string =>
  URL.parse(target.endpoint?.(values) ?? '')?.origin ?? '';

/** A path inside a place, from its folder; each part escaped. */
export const escapePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** `a/b` of `/a//b/`; never out of where it is in. */
export const normalizeFolder = (typed: string): string =>
  typed
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .join('/');

export const joinPath = (folder: string, path: string): string => (folder ? `${folder}/${path}` : path);
