import type { Candidate, Found } from '../types.ts';
import { isSameHost } from '../url.ts';
import { decide } from './trust.ts';

/**
 * The address that is believed, with its alternatives: a page speaks for its own host alone. A saved file, and a page that came
 * without an address, are known by what they name.
 */
export function decideCanonical(candidates: Candidate<string>[], url: string): Found<string> | null {
  if (/^(?:file|about):/.test(url)) return decide('canonical', candidates);
  const isOwn = ({ from, value }: Candidate<string>) => from === 'url' || isSameHost(value, url);
  const own = decide('canonical', candidates.filter(isOwn));
  const foreign = decide(
    'canonical',
    candidates.filter((candidate) => !isOwn(candidate)),
  );
  if (!own || !foreign) return own;
  const { alternatives, ...best } = foreign;
  return { ...own, alternatives: [...own.alternatives, best, ...alternatives] };
}
