/** Checks a text by the models of the support folder, and says in faults what in it the article does not bear out. */
import { detectLanguage } from '../../text/detect-language.ts';
import type { GroundingFault } from '../grounding-fault.ts';
import type { GroundingSource } from '../grounding-source.ts';
import type { QuoteMatch } from '../quote-match.ts';
import { type AssessedTerm, assessClaim } from './assess-claim.ts';
import { findContradictions } from './find-contradictions.ts';
import weights from './support.weights.json';

/** A term is named in a fault when its doubt is at most this much (log-odds) below the greatest. */
const DOUBT_MARGIN = 0.7;
/** Below this support, a term's fact counts as missing. */
const MIN_FOUND = 0.5;

const KINDS: Partial<Record<AssessedTerm['term']['kind'], GroundingFault['kind']>> = {
  number: 'number',
  name: 'name',
  denial: 'negation',
};

/** Returns the terms that are doubted most, as faults; terms that follow each other are one fault. */
function toFaults(terms: AssessedTerm[], text: string): GroundingFault[] {
  const most = Math.max(...terms.map(({ doubt }) => doubt));
  const faults: GroundingFault[] = [];
  for (const { term, start, end, doubt, rival, anywhere } of terms) {
    if (doubt < most - DOUBT_MARGIN) continue;
    const kind = KINDS[term.kind] ?? (rival ? 'opposite' : 'support');
    const last = faults.at(-1);
    if (last && last.kind === kind && !rival && /^[\s-]*$/.test(text.slice(last.end, start))) last.end = end;
    else {
      const why = rival ? 'changed' : anywhere < MIN_FOUND ? 'missing' : 'elsewhere';
      faults.push({ kind, why, start, end, ...(rival ? { article: rival } : {}) });
    }
  }
  return faults;
}

/** Whether a text can be checked: there is a thesaurus, and the text is in the article's language. */
export const canCheckClaim = (text: string, { thesaurus, language }: GroundingSource): boolean =>
  thesaurus !== undefined && (detectLanguage(text, [language]) ?? language) === language;

/**
 * Checks a text of one or several sentences against the whole article. Returns the article's sentences that support most of
 * it, and what in it the article does not bear out; no faults when `canCheckClaim` is false.
 */
export function checkClaim(text: string, source: GroundingSource): { matches: QuoteMatch[]; faults: GroundingFault[] } {
  const { thesaurus } = source;
  if (!thesaurus || !canCheckClaim(text, source)) return { matches: [], faults: [] };
  const { doubt, terms, sentences, support, pairs } = assessClaim(text, source, thesaurus);
  const matches = sentences.map((at) => ({ how: 'found' as const, likeness: support, first: at, last: at }));
  const faults = findContradictions(text, pairs, source, thesaurus);
  if (faults.length === 0 && doubt >= weights.limit) faults.push(...toFaults(terms, text));
  return { matches, faults };
}
