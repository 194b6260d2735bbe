import { foldHost, unwrapAmpUrl } from './url.ts';

/** Returns the host of an address, without port and without a trailing dot (`example.com.`). */
function parseHost(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : '';
}

/** Returns the host of a site that the user typed as a host, a host with a port, a whole address, or `*.` and a host. */
function parseSiteHost(site: string): string {
  const written = site.trim().replace(/^\*\./, '');
  return foldHost(parseHost(/^https?:\/\//i.test(written) ? written : `https://${written}`));
}

/**
 * Whether any of the addresses is on one of `sites`, or on a subdomain. An address in an AMP cache counts as the address of
 * the article that the cache shows.
 */
export function isNeverSent(addresses: string[], sites: string[]): boolean {
  const hosts = addresses.flatMap((address) => [parseHost(address), parseHost(unwrapAmpUrl(address))]);
  return sites.some((site) => {
    const never = parseSiteHost(site);
    return never !== '' && hosts.some((host) => host === never || host.endsWith(`.${never}`));
  });
}
