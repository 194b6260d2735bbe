import type { FactCandidate, SourcedFact } from '../article.ts';
import { isSameHost } from '../url.ts';
import { chooseFact } from './source-priority.ts';

/**
 * The address that is believed, with its alternatives: a page speaks for its own host alone. A saved file, and a page that came
 * without an address, are known by what they name.
 */
export function decideCanonical(candidates: FactCandidate<string>[], url: string): SourcedFact<string> | null {
  if (/^(?:file|about):/.test(url)) return chooseFact('canonical', candidates);
  const isOwn = ({ from, value }: FactCandidate<string>) => from === 'url' || isSameHost(value, url);
  const own = chooseFact('canonical', candidates.filter(isOwn));
  const foreign = chooseFact(
    'canonical',
    candidates.filter((candidate) => !isOwn(candidate)),
  );
  if (!own || !foreign) return own;
  const { alternatives, ...best } = foreign;
  return { ...own, alternatives: [...own.alternatives, best, ...alternatives] };
}
