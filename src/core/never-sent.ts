import { foldHost, unwrapAmpUrl } from './url.ts';

/** The host of an address, without port and without the dot that may end a host name. */
function parseHost(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : '';
}

/** The host of a site that the user typed: a host, a host with a port, a whole address, or `*.` and a host. */
function parseSiteHost(site: string): string {
  const written = site.trim().replace(/^\*\./, '');
  return foldHost(parseHost(/^https?:\/\//i.test(written) ? written : `https://${written}`));
}

/** Whether an address is on a site that is never sent, or on a subdomain of it. An AMP cache counts as the site whose page it shows. */
export function isNeverSent(addresses: string[], sites: string[]): boolean {
  const hosts = addresses.flatMap((address) => [parseHost(address), parseHost(unwrapAmpUrl(address))]);
  return sites.some((site) => {
    const never = parseSiteHost(site);
    return never !== '' && hosts.some((host) => host === never || host.endsWith(`.${never}`));
  });
}
