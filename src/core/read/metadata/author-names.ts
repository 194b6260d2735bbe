import type { FactCandidate } from '../../article.ts';
import { isBylineNearTitle, isNearTitle } from '../../source.ts';
import { asciiVariant, hasAsciiLettersOnly, keepLettersAndDigits } from '../../text/ascii-patterns.ts';
import { getHost } from '../../url.ts';
import type { JsonLdGraph } from './json-ld.ts';
import { listTypes, toJsonLdText } from './json-ld.ts';
import { UNSPACED_NAME } from './names.ts';

type AuthorCandidate = FactCandidate<string[]>;

/** Facts about the page with which `decideAuthors` compares candidate names. */
export interface AuthorContext {
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
  /(^|\s|-)(redak\p{L}+|redac\p{L}+|team|presse?|news\w*|nachrichten|zeitung|magazin\w*|verlag|gmbh|ag|e\.?\s?[vg]\.?|eg|inc|llc|ltd|\w*verband|kitchens?|media|online|\p{L}*(?:blog|nachrichten|presse|family)|agen\w+|foundation|stiftung|institut\w*|universit\w+|department|office|staff|desk|editor\w*|weine?|the|die|der|das|el|la|los|les)(\s|$|\.)/iu,
);

/** Matches the legal form at the end of an organisation's name. */
const LEGAL_FORM = /\s(?:gmbh|ag|e\.?\s?[vg]\.?|inc|llc|ltd)\.?$/i;

const WORD_NAME = asciiVariant(/^\p{Lu}\p{Ll}{2,}$/u);
const NAME_START = asciiVariant(/^\p{Lu}\p{L}{2}/u);
const FULL_NAME = asciiVariant(
  /^\p{Lu}[\p{L}.'’-]+(\s(\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|da|di|del|la|le|el|al|bin)){1,3}$/u,
);

/** Types of pages where authors sign with a user name instead of a full name. */
const HANDLE_TYPES = new Set(['DiscussionForumPosting', 'SocialMediaPosting', 'Question', 'SoftwareSourceCode']);
const toComparable = (text: string): string => text.toLowerCase().normalize('NFKD');

/** Caches `toBareName`: names are compared with each other many times. */
const bareNames = new Map<string, string>();

export function toBareName(name: string): string {
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

/** Returns functions that tell what a candidate name may be: an author, the site, an office. */
export function createNameChecks(candidates: AuthorCandidate[], context: AuthorContext) {
  const hasName = ({ value }: AuthorCandidate, name: string) =>
    value.some((other) => toBareName(other) === toBareName(name));
  const isTextIn = createNameTest(context.text);
  /** The page may show a name without its middle names. */
  const isInText = (name: string) => isTextIn(name) || (/ .* /.test(name) && isTextIn(name.replace(/ .* /, ' ')));
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
  const organisationNodes = new Set(
    context.graph.nodes
      .filter((node) => listTypes(node).every((type) => /Organization$/.test(type)))
      .map((node) => toBareName(toJsonLdText(node.name))),
  );
  const organisations = new Set([
    ...[...organisationNodes].filter((name) => !humans.has(name)),
    ...candidates
      .flatMap(({ value }) => value)
      .filter((name) => LEGAL_FORM.test(name))
      .flatMap((name) => [toBareName(name), toBareName(name.replace(LEGAL_FORM, ''))]),
  ]);
  /** True when the page names the author as its publisher, too, as a personal blog does. */
  const isPublisher = (name: string) =>
    !OFFICE_WORDS(name).test(name) &&
    (isAgreed(name) ||
      (humans.has(toBareName(name)) && isHumanName(name) && !candidates.some(({ source }) => isNearTitle(source)))) &&
    context.sites.some(({ value, source }) => source === 'json-ld-publisher' && toBareName(value) === toBareName(name));
  /**
   * True for a name that an author may sign with. A single word may be a login name, so it counts only in a byline, or
   * on a page such as a forum where user names are usual.
   */
  const isSigned = ({ from, source }: AuthorCandidate, name: string) => {
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
  /** True when a byline anywhere on the page shows the name. */
  const isInByline = (name: string) => candidates.some((other) => other.from === 'visible' && hasName(other, name));
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
    (name.split(' ').length === 2 &&
      siteKeys.filter((site) => site === toBareName(name)).length > 1 &&
      !organisationNodes.has(toBareName(name))) ||
    context.sites.some(
      ({ value }) => value.startsWith(name) && /^(['’]s?\s|\s*[|–—:·-])/u.test(value.slice(name.length)),
    );
  /** True for a person's name inside the address of the site when two sources agree and no organisation is called alike. */
  const isOwnName = (name: string) =>
    isAgreed(name) && ![...organisations].some((organisation) => organisation.includes(toBareName(name)));
  /** True for "… by Jane Doe" in the title of her own site when the structured data list her as a `Person`. */
  const isInOwnTitle = ({ source }: AuthorCandidate, name: string) =>
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
  return {
    hasName,
    isInText,
    isInPage,
    isInByline,
    isInTitleByline,
    isInOwnTitle,
    isAgreed,
    isPublisher,
    isSigned,
    isNamesake,
    isOwnName,
    isSite,
    isSiteName: (name: string) => siteKeys.includes(toBareName(name)),
    isOffice: (name: string) => OFFICE_WORDS(name).test(name),
    isHumanName,
  };
}

export type NameChecks = ReturnType<typeof createNameChecks>;
