import type { FactCandidate } from '../../article.ts';
import { isBylineNearTitle } from '../../source.ts';
import { type NameChecks, toBareName } from './author-names.ts';
import { toNameKey, UNSPACED_NAME } from './names.ts';

type AuthorCandidate = FactCandidate<string[]>;

/**
 * Chooses from credible candidates, best first: the most trusted one, or a fuller list of the same authors, or what the byline
 * next to the title says in its place. Null without candidates.
 */
export function chooseByline(pool: AuthorCandidate[], checks: NameChecks): AuthorCandidate | null {
  const fullest = chooseFullest(pool, checks);
  return fullest && preferShown(fullest, pool, checks);
}

function chooseFullest(pool: AuthorCandidate[], { isSite }: NameChecks): AuthorCandidate | null {
  let best = pool[0];
  if (!best) return null;
  for (const other of pool.slice(1)) {
    if (
      (other.from !== 'visible' || isBylineNearTitle(other.source)) &&
      isFuller(other.value, best.value) &&
      !other.value.some((name) => isSite(name) && !best?.value.includes(name))
    )
      best = other;
  }
  return best;
}

/** Returns the byline next to the title in place of `best` where that is less certain; else `best`. */
function preferShown(
  best: AuthorCandidate,
  pool: AuthorCandidate[],
  { hasName, isAgreed, isHumanName }: NameChecks,
): AuthorCandidate {
  const shown = pool.filter(({ source, value }) => isBylineNearTitle(source) && value.every(isHumanName));
  if (best.from === 'visible') {
    // Photographers and authors of cards have elements of the same class. A line says by whom the article is.
    const line = shown.find(({ source }) => source === 'visible-line-near-title');
    if (line && !line.value.some((name) => hasName(best, name))) return line;
    if (best.value.some((name) => name.includes(' ') || UNSPACED_NAME.test(name))) return best;
    // A single word next to the title may be a section or a brand, so a full name is preferred.
    const isLonger = (name: string) => best.value.some((word) => name.includes(word));
    return shown.find(({ value }) => !value.some(isLonger)) ?? best;
  }
  if (best.from !== 'meta') return best;
  // The `meta` elements may also list whoever took the photos.
  const shorter = shown.find(
    (byline) =>
      byline.value.length < best.value.length &&
      byline.value.every((name) => hasName(best, name)) &&
      !best.value.some((name) => isAgreed(name) && !hasName(byline, name)),
  );
  return shorter ?? best;
}

/**
 * True when `more` contains every name of `less`, and in addition further names or longer forms ("Todd Bates" for
 * "Todd").
 */
function isFuller(more: string[], less: string[]): boolean {
  const fullKeys = more.map(toNameKey);
  const coversAll = less.every((name) => {
    const key = toNameKey(name);
    return fullKeys.some(
      (other) =>
        other === key ||
        other.startsWith(`${key} `) ||
        other.endsWith(` ${key}`) ||
        toBareName(other) === toBareName(key),
    );
  });
  if (!coversAll || more.length > less.length + 8) return false;
  const sumLength = (names: string[]) => names.join(' ').length;
  if (more.length > less.length) return more.every((name) => name.includes(' ') || less.includes(name));
  return more.length === less.length && sumLength(more) > sumLength(less) && less.some((name) => !name.includes(' '));
}
