/** Whether a claim denies what the article says, or says what the article denies. */
import type { SentenceView } from './sentence-view.ts';
import { isContent, type Term } from './terms.ts';

/** Terms before and after a word in which a denial denies it. */
const DENIED_AFTER = 3;
const DENIED_BEFORE = 1;

const isDeniedAt = (terms: Term[], at: number): boolean =>
  terms.slice(Math.max(0, at - DENIED_AFTER), at + DENIED_BEFORE + 1).some(({ kind }) => kind === 'denial');

/** Returns 1 when only the claim denies the term, -1 when only the article does, and else 0. */
export function comparePolarity({ terms, support, nearby, index }: SentenceView, at: number): number {
  const term = terms[at];
  if (!term || !isContent(term)) return 0;
  const denied: boolean[] = [];
  for (const [sentence, value] of support[at] ?? []) {
    if (value < 1 || !nearby.has(sentence)) continue;
    const all = index.terms[sentence] ?? [];
    denied.push(all.some(({ key }, place) => key === term.key && isDeniedAt(all, place)));
  }
  if (denied.length === 0) return 0;
  if (isDeniedAt(terms, at)) return denied.includes(true) ? 0 : 1;
  return denied.includes(false) ? 0 : -1;
}

/**
 * Of a denial: whether the evidence denies the same (2), something else (1), or nothing (-1); and how well the evidence
 * supports what is denied.
 */
export function findDenial(
  { terms, support, nearby, index, thesaurus, near, nearTerms }: SentenceView,
  at: number,
): { denial: number; denied: number } {
  const heads = [at + 1, at + 2, at - 1].filter((head) => terms[head] && terms[head].kind !== 'denial');
  const isSame = (head: number, { key, id }: Term) => {
    const relation = thesaurus.relate(terms[head]?.id ?? -1, id);
    return key === terms[head]?.key || relation === 'same' || relation === 'broader';
  };
  const denies = (sentence: number, head: number) => {
    const all = index.terms[sentence] ?? [];
    return all.some(
      ({ kind }, place) =>
        kind === 'denial' && all.slice(Math.max(0, place - 2), place + 4).some((other) => isSame(head, other)),
    );
  };
  const isDeniedToo = [...nearby].some((sentence) =>
    heads.some((head) => support[head]?.has(sentence) && denies(sentence, head)),
  );
  return {
    denial: isDeniedToo ? 2 : nearTerms.some(({ kind }) => kind === 'denial') ? 1 : -1,
    denied: Math.max(0, ...heads.map((head) => near[head] ?? 0)),
  };
}
