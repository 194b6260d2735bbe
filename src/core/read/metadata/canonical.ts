import type { FactCandidate, SourcedFact } from '../../article.ts';
import { isSameHost } from '../../url.ts';
import { chooseFact } from './source-priority.ts';

/** Returns a fact that the page does not state, with the page's address as its source. */
export const toAddressFact = (value: string): SourcedFact<string> => ({
  value,
  from: 'url',
  source: 'url',
  alternatives: [],
});

/**
 * Chooses the canonical address. Only an address on the page's own host can win, and addresses on other hosts become
 * alternatives. For a saved file or a page without an address, any candidate can win. `url`: the page's own address,
 * which is used without candidates.
 */
export function decideCanonical(candidates: FactCandidate<string>[], url: string): SourcedFact<string> {
  if (/^(?:file|about):/.test(url)) return chooseFact('canonical', candidates) ?? toAddressFact(url);
  const isOwn = ({ from, value }: FactCandidate<string>) => from === 'url' || isSameHost(value, url);
  const own = chooseFact('canonical', candidates.filter(isOwn));
  const foreign = chooseFact(
    'canonical',
    candidates.filter((candidate) => !isOwn(candidate)),
  );
  if (!own || !foreign) return own ?? toAddressFact(url);
  const { alternatives, ...best } = foreign;
  return { ...own, alternatives: [...own.alternatives, best, ...alternatives] };
}
