import type { Article, FactCandidate } from '../core/article.ts';
import { compareTrust, FACTS } from '../core/read/metadata/source-priority.ts';

/** Characters of a value, such as a long description, in an explanation. */
const MAX_VALUE = 100;

/**
 * Explains an article line by line, as `--explain` prints it: where each fact came from, what was passed over for it,
 * and what was left out of the body, with the reason.
 */
export function explainReading(article: Article): string[] {
  const facts = FACTS.flatMap((fact) => {
    const chosen = article[fact];
    if (!chosen) return [`${fact}: none that is certain enough`];
    const others = chosen.alternatives.map(
      (other) => `  not ${describe(other)}: ${compareTrust(fact, other, chosen) < 0 ? CONTRADICTED : LESS_TRUSTED}`,
    );
    return [`${fact}: ${describe(chosen)}`, ...others];
  });
  return [...facts, ...(article.removals ?? []).map(({ reason, text }) => `left out as ${reason}: ${text}`)];
}

const LESS_TRUSTED = 'its source is trusted less, or as much but comes later';
const CONTRADICTED = 'its source is trusted more, but the rest of the page speaks against it';

function describe({ value, source, detail }: FactCandidate<string | string[]>): string {
  const text = [value].flat().join(', ');
  const shown = text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
  return `“${shown}” from ${source}${detail ? ` (${detail})` : ''}`;
}
