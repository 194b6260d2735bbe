import type { FactCandidate, SourcedFact } from '../../article.ts';
import { isBylineNearTitle } from '../../source.ts';
import { type AuthorContext, createNameChecks, toBareName } from './author-names.ts';
import { chooseByline } from './choose-byline.ts';
import { withAlternatives } from './source-priority.ts';

/**
 * JSON-LD type of technical articles (changelogs, references, how-tos). They usually show no byline, so the author's
 * name need not be visible.
 */
const UNSIGNED_TYPE = 'TechArticle';

/**
 * Chooses the authors from candidates sorted by trust, best first; null when no candidate is certain enough. A name
 * counts when the page shows the name to readers. The site's own name counts only in a visible byline, because
 * templates insert the site's name into articles without an author. When several sources name the same authors, the
 * source with the fuller names wins.
 */
export function decideAuthors(
  candidates: FactCandidate<string[]>[],
  context: AuthorContext,
): SourcedFact<string[]> | null {
  const checks = createNameChecks(candidates, context);
  const { isHumanName, isOffice, isPublisher, isSite } = checks;
  /**
   * The first byline next to the title. When this byline names the site, the site is the author, even if a person is
   * named further down.
   */
  const titleByline = candidates.find(({ source }) => source === 'visible-byline-near-title');
  const matchesTitleByline = ({ value, from }: FactCandidate<string[]>) =>
    from === 'json-ld' &&
    value.length === 1 &&
    titleByline?.value.length === 1 &&
    toBareName(titleByline.value[0] ?? '') === toBareName(value[0] ?? '');
  /**
   * True for a name that readers see: in the text, or anywhere on the page when a byline or the article's microdata give it.
   */
  const isShown = (candidate: FactCandidate<string[]>, name: string) =>
    checks.isInText(name) ||
    checks.isInOwnTitle(candidate, name) ||
    (checks.isInPage(name) &&
      ((checks.isAgreed(name) && checks.isInByline(name)) ||
        (candidate.from === 'microdata' && candidate.value.length === 1 && isHumanName(name))));
  /** True when the site's own name counts: in a byline of its own, or as the name of a person who runs the site. */
  const isCredibleSite = (candidate: FactCandidate<string[]>, name: string) => {
    const isTitleByline = matchesTitleByline(candidate);
    if (isOffice(name)) return isTitleByline && !checks.isSiteName(name);
    return (
      ((isBylineNearTitle(candidate.source) || isTitleByline) && !name.includes('_')) ||
      (isHumanName(name) && (checks.isInTitleByline(name) || checks.isNamesake(name) || checks.isOwnName(name)))
    );
  };
  const isCredible = (candidate: FactCandidate<string[]>, name: string) =>
    isPublisher(name) ||
    (context.articleType === UNSIGNED_TYPE &&
      candidate.source === 'json-ld-author' &&
      !isSite(name) &&
      !isOffice(name)) ||
    (isShown(candidate, name) &&
      checks.isSigned(candidate, name) &&
      (!isOffice(name) || checks.isInByline(name)) &&
      (!isSite(name) || isCredibleSite(candidate, name)));
  const credibleCandidates = candidates.flatMap((candidate) => {
    const value = candidate.value.filter((name) => isCredible(candidate, name));
    return value.length ? [{ ...candidate, value }] : [];
  });
  const humanCandidates = credibleCandidates.filter(
    (candidate) =>
      !candidate.value.every(isSite) ||
      candidate.value.every(isHumanName) ||
      (candidate.value.some(isPublisher) && (!titleByline || titleByline.value.some(isSite))) ||
      matchesTitleByline(candidate),
  );
  const pool = humanCandidates.length ? humanCandidates : credibleCandidates;
  const best = chooseByline(pool, checks);
  return best && withAlternatives(best, [...pool, ...candidates]);
}
