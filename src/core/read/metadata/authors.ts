import type { FactCandidate, SourcedFact } from '../../article.ts';
import { isBylineNearTitle, isNearTitle } from '../../source.ts';
import { asciiVariant, hasAsciiLettersOnly, keepLettersAndDigits } from '../../text/ascii-patterns.ts';
import { getHost } from '../../url.ts';
import type { JsonLdGraph } from './json-ld.ts';
import { listTypes, toJsonLdText } from './json-ld.ts';
import { toNameKey } from './names.ts';
import { withAlternatives } from './source-priority.ts';

/** Facts about the page with which `decideAuthors` compares candidate names. */
interface AuthorContext {
  /** Text of the page without footers, navigation and comments. */
  text: string;
  /**
   * Text of footers, navigation and comments. A name that occurs only in this text counts when two sources give the
   * name.
   */
  quietText: string;
  /** Candidates for the name of the site. */
  sites: FactCandidate<string>[];
  url: string;
  graph: JsonLdGraph;
  /** Type of the JSON-LD node that describes the article; '' without one. */
  articleType: string;
}

const OFFICE_WORDS = asciiVariant(
  /(^|\s|-)(redak\w+|redac\w+|team|presse?|news\w*|nachrichten|zeitung|magazin\w*|verlag|gmbh|ag|e\.?\s?[vg]\.?|eg|inc|llc|ltd|\w*verband|kitchens?|media|online|\p{L}*(?:blog|nachrichten|presse|family)|agen\w+|foundation|stiftung|institut\w*|universit\w+|department|office|staff|desk|editor\w*|weine?|the|die|der|das|el|la|los|les)(\s|$|\.)/iu,
);

const WORD_NAME = asciiVariant(/^\p{Lu}\p{Ll}{2,}$/u);
const NAME_START = asciiVariant(/^\p{Lu}\p{L}{2}/u);
const FULL_NAME = asciiVariant(
  /^\p{Lu}[\p{L}.'’-]+(\s(\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|da|di|del|la|le|el|al|bin)){1,3}$/u,
);

/** Matches a full name in a script that writes names without a space. */
const UNSPACED_NAME = /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u;

/** Types of pages where authors sign with a user name instead of a full name. */
const HANDLE_TYPES = new Set(['DiscussionForumPosting', 'SocialMediaPosting', 'Question', 'SoftwareSourceCode']);
/**
 * JSON-LD type of technical articles (changelogs, references, how-tos). They usually show no byline, so the author's
 * name need not be visible.
 */
const UNSIGNED_TYPE = 'TechArticle';

const toComparable = (text: string): string => text.toLowerCase().normalize('NFKD');

/** Caches `toBareName`: names are compared with each other many times. */
const bareNames = new Map<string, string>();

function toBareName(name: string): string {
  let letters = bareNames.get(name);
  if (letters === undefined) {
    letters = keepLettersAndDigits(toComparable(name));
    if (bareNames.size > 500) bareNames.clear();
    bareNames.set(name, letters);
  }
  return letters;
}

/**
 * Returns a function that tells whether a name occurs in `text`. The text is long, so it is normalized only when a name
 * does not occur letter by letter.
 */
function createNameTest(text: string): (name: string) => boolean {
  let comparable: string | undefined;
  let letters: string | undefined;
  return (name) => {
    if (text.includes(name)) return true;
    comparable ??= toComparable(text);
    if (hasAsciiLettersOnly(comparable)) return new RegExp([...toBareName(name)].join('[^a-z\\d]*')).test(comparable);
    letters ??= keepLettersAndDigits(comparable);
    return letters.includes(toBareName(name));
  };
}

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
  const hasName = ({ value }: FactCandidate<string[]>, name: string) =>
    value.some((other) => toBareName(other) === toBareName(name));
  const isInText = createNameTest(context.text);
  const isInPage = createNameTest(context.text + context.quietText);
  const isAgreed = (name: string) =>
    new Set(candidates.filter((candidate) => hasName(candidate, name)).map(({ from }) => from)).size > 1;
  const siteKeys = [
    ...context.sites.map(({ value }) => value),
    getHost(context.url).replace(/\.(com?|org|net|gov|ac|edu)?\.?\w{2,}$/, ''),
    getHost(context.url),
  ]
    .map(toBareName)
    .filter((site) => site.length > 2);
  const humans = new Set(
    context.graph.nodes
      .filter((node) => listTypes(node).includes('Person'))
      .map((node) => toBareName(toJsonLdText(node.name))),
  );
  const organisations = new Set(
    context.graph.nodes
      .filter((node) => listTypes(node).every((type) => /Organization$/.test(type)))
      .map((node) => toBareName(toJsonLdText(node.name)))
      .filter((name) => !humans.has(name)),
  );
  /** True when the page names the author as its publisher, too, as a personal blog does. */
  const isPublisher = (name: string) =>
    !OFFICE_WORDS(name).test(name) &&
    isAgreed(name) &&
    context.sites.some(({ value, source }) => source === 'json-ld-publisher' && toBareName(value) === toBareName(name));
  /**
   * True for a name that an author may sign with. A single word may be a login name, so it counts only in a byline, or
   * on a page such as a forum where user names are usual.
   */
  const isSigned = ({ from, source }: FactCandidate<string[]>, name: string) => {
    if (name.includes(' ') || UNSPACED_NAME.test(name)) return source !== 'visible-byline' || isAgreed(name);
    return (
      (from !== 'visible' && HANDLE_TYPES.has(context.articleType)) ||
      (from !== 'visible' && WORD_NAME(name).test(name) && isAgreed(name)) ||
      candidates.some(
        (other) =>
          other.from === 'visible' &&
          (NAME_START(name).test(name) || isNearTitle(other.source)) &&
          hasName(other, name),
      )
    );
  };
  /** True for a name in a byline next to the title. */
  const isInTitleByline = (name: string) =>
    candidates.some(
      (other) => (isBylineNearTitle(other.source) || other.source === 'visible-title-words') && hasName(other, name),
    );
  /**
   * True for a person's name that is also the name of the site: "Jane Doe's Blog", "Jane Doe | Notes", or
   * janedoe.example.
   */
  const isNamesake = (name: string) =>
    (name.split(' ').length === 2 && siteKeys.filter((site) => site === toBareName(name)).length > 1) ||
    context.sites.some(
      ({ value }) => value.startsWith(name) && /^(['’]s?\s|\s*[|–—:·-])/u.test(value.slice(name.length)),
    );
  /** True for a person's name inside the address of the site when two sources agree and no organisation is called alike. */
  const isOwnName = (name: string) =>
    isAgreed(name) && ![...organisations].some((organisation) => organisation.includes(toBareName(name)));
  /** True for "… by Jane Doe" in the title of her own site when the structured data list her as a `Person`. */
  const isInOwnTitle = ({ source }: FactCandidate<string[]>, name: string) =>
    source === 'visible-title-words' && humans.has(toBareName(name));
  const isSite = (name: string) => {
    const key = toBareName(name);
    return (
      organisations.has(key) ||
      siteKeys.some(
        (site) => site === key || (key.length > 4 && site.includes(key)) || (site.length > 4 && key.includes(site)),
      )
    );
  };
  const isHumanName = (name: string) =>
    FULL_NAME(name).test(name) && !organisations.has(toBareName(name)) && !OFFICE_WORDS(name).test(name);
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
  const credibleCandidates = candidates.flatMap((candidate) => {
    const value = candidate.value.filter(
      (name) =>
        isPublisher(name) ||
        (context.articleType === UNSIGNED_TYPE &&
          candidate.source === 'json-ld-author' &&
          !isSite(name) &&
          !OFFICE_WORDS(name).test(name)) ||
        ((isInText(name) || isInOwnTitle(candidate, name) || (isAgreed(name) && isInPage(name))) &&
          isSigned(candidate, name) &&
          (!isSite(name) ||
            ((isBylineNearTitle(candidate.source) || matchesTitleByline(candidate)) &&
              !OFFICE_WORDS(name).test(name) &&
              !name.includes('_')) ||
            (matchesTitleByline(candidate) && OFFICE_WORDS(name).test(name) && !siteKeys.includes(toBareName(name))) ||
            (isHumanName(name) && (isInTitleByline(name) || isNamesake(name) || isOwnName(name))))),
    );
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
  return withAlternatives(best, [...pool, ...candidates]);
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
