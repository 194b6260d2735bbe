/** Removes from addresses what identifies a reader or opens an article to one reader only. */

/**
 * Names of parameters that say how a reader came to a page: campaigns, clicks, mailings
 * (https://github.com/ClearURLs/Rules, https://docs.adguard.com: tracking parameters).
 */
const TRACKING =
  /^(?:utm_\w+|[a-z]*clid|clickid|gclsrc|[gw]braid|igshid?|mibextid|sfnsn|mc_[ce]id|mkt_tok|_?hsenc|_?hsmi|__hs\w+|hsa_\w+|hsctatracking|vero_\w+|oly_\w+_id|ml_subscriber\w*|ck_subscriber_id|s?cmpid|ncid|s_cid|trk\w*|at_(?:campaign|medium|custom\d|link\w*)|xtor|wt[._]mc(?:_id)?|ref_(?:src|url)|_g[al]|_openstat|wickedid|spm|share_?(?:id|source|from|token|code))$/i;

/** Names of parameters that carry a session, a credential, a gift or a signature for one reader. */
const PRIVATE =
  /^(?:(?:php|asp|j)?_?sess(?:ion)?_?id|asp(?:session)?id\w*|cf(?:id|token)|(?:[a-z]+[_-])?(?:token|jwt|passwo?r?d|passwd|pwd|secret|api_?key)|(?:access|auth|id|refresh|login|user|security|csrf|xsrf|session|shared|magic)_?(?:token|key)|authorization|x-(?:amz|goog)-\w[\w-]*|(?:aws)?accesskeyid|key-pair-id|gift(?:ed|_?(?:copy|code|id|link))?|(?:unlocked_)?article_code|unlock(?:ed)?_\w+|gaa_\w+|e-?mail)$/i;

/**
 * Names that are private only with a value that looks random, since sites also use them for the number of an article.
 */
const PERHAPS_PRIVATE = /^(?:s|sid|sess(?:ion)?|auth|sig|signature|state|code|ticket|invite|preview_id)$/i;

/** A value with at least 16 characters, among them letters and digits, like a session's id. */
const isRandom = (value: string): boolean =>
  /^[\w.~+/=-]{16,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !/[a-z]{4}-[a-z]{2}/i.test(value);

/** A signed token (RFC 7519) or an e-mail address, whatever the parameter's name. */
const isPrivateValue = (value: string): boolean =>
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value) || /^[^\s@/?]+@[^\s@/?]+\.[a-z]{2,}$/i.test(value);

function isPrivateParameter(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split(/=(.*)/s).map(decodeParameter);
  return PRIVATE.test(name) || isPrivateValue(value) || (PERHAPS_PRIVATE.test(name) && isRandom(value));
}

const isTrackingParameter = (parameter: string): boolean => TRACKING.test(parameter.split('=', 1)[0] ?? '');

function decodeParameter(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The text has percent signs that encode nothing, so it stands as written.
    return text;
  }
}

/** A session's id in a path, as Java servers write it (`;jsessionid=…`), and as ASP.NET does (`/(S(…))/`). */
const SESSION_IN_PATH = /;(?:j?session_?id|sid)=[^/?#;]*|\/\([SAF]\([^/?#)]*\)\)(?=\/|$)/gi;

/** Splits an address into path, query and fragment. The last two keep their leading mark; '' when absent. */
const ADDRESS_PARTS = /^([^?#]*)(\?[^#]*)?(#.*)?$/s;

function filterAddress(address: string, isKept: (parameter: string) => boolean): string {
  const [, path = address, query = '', fragment = ''] = ADDRESS_PARTS.exec(address) ?? [];
  return path.replace(SESSION_IN_PATH, '') + filterParameters(query, isKept) + filterFragment(fragment, isKept);
}

/** Keeps the other parameters as they are written, since a server may read `%20` and `+`, or their order, differently. */
function filterParameters(query: string, isKept: (parameter: string) => boolean): string {
  const parameters = query.slice(1).split('&');
  const kept = parameters.filter(isKept);
  if (kept.length === parameters.length) return query;
  return kept.length === 0 ? '' : `${query[0]}${kept.join('&')}`;
}

/** A fragment is either a place in the page, or parameters, as in `#access_token=…&state=…` (RFC 6749, section 4.2). */
const filterFragment = (fragment: string, isKept: (parameter: string) => boolean): string =>
  /^#[\w-]+=/.test(fragment) ? filterParameters(fragment, isKept) : fragment;

/**
 * Removes sessions, tokens, gifts and tracking parameters from an address. All else stays as written, also the fragment.
 * Text that is no address is returned unchanged.
 */
export const cleanAddress = (address: string): string =>
  filterAddress(address, (parameter) => !isTrackingParameter(parameter) && !isPrivateParameter(parameter));

/** Whether an address carries a session, a token or a gift. Tracking parameters reveal nothing that a publisher lacks. */
export const hasPrivateParameter = (address: string): boolean =>
  filterAddress(address, (parameter) => !isPrivateParameter(parameter)) !== address;

/** Matches the names of hosts that only a local network knows (RFC 6761, RFC 6762, RFC 8375 and the usual private ones). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|corp|private|lan|home|home\.arpa)$/;

/** IPv4 networks that are not routed on the internet (RFC 6890), as the beginnings of dotted addresses. */
const LOCAL_IPV4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** IPv6: loopback, unspecified, unique local and link-local addresses, and IPv4 addresses written as IPv6. */
const LOCAL_IPV6 = /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*|::ffff:.*)\]$/;

/** Why an address must not be published. */
export type ExposureReason = 'credentials' | 'local-host';

/**
 * Returns why publishing an address would expose the user: it has a user name or password, or its host is reachable only in
 * the user's own network. undefined for any other address, and for text that is no web address.
 */
export function findExposure(address: string): ExposureReason | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const { username, password, hostname } = new URL(address);
  if (username !== '' || password !== '') return 'credentials';
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return LOCAL_IPV6.test(host) ? 'local-host' : undefined;
  const isLocal = !host.includes('.') || LOCAL_NAME.test(host) || LOCAL_IPV4.test(host);
  return isLocal ? 'local-host' : undefined;
}
