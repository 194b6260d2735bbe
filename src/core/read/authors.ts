import type { FactCandidate, SourcedFact } from '../article.ts';
import { asciiVariant, hasAsciiLettersOnly, keepLettersAndDigits } from '../unicode.ts';
import { getHost } from '../url.ts';
import type { JsonLdGraph } from './json-ld.ts';
import { listTypes, toJsonLdText } from './json-ld.ts';
import { toNameKey } from './names.ts';

/** What `decideAuthors` checks names against. */
export interface AuthorContext {
  /** Text of the page without footers, navigation and comments. */
  text: string;
  /** Text of footers, navigation and comments. A name in it counts only when two sources give the name. */
  quietText: string;
  siteNames: string[];
  /** Publishers that the page's JSON-LD names. */
  publishers: string[];
  url: string;
  graph: JsonLdGraph;
}

const OFFICE_WORDS = asciiVariant(
  /(^|\s|-)(redak\w+|redac\w+|team|presse?|news\w*|nachrichten|zeitung|magazin\w*|verlag|gmbh|ag|e\.?\s?[vg]\.?|eg|inc|llc|ltd|\w*verband|kitchens?|media|online|\p{L}*(?:blog|nachrichten|presse|family)|agen\w+|foundation|stiftung|institut\w*|universit\w+|department|office|staff|desk|editor\w*|weine?|the|die|der|das|el|la|los|les)(\s|$|\.)/iu,
);

const WORD_NAME = asciiVariant(/^\p{Lu}\p{Ll}{2,}$/u);
const NAME_START = asciiVariant(/^\p{Lu}\p{L}{2}/u);
const FULL_NAME = asciiVariant(
  /^\p{Lu}[\p{L}.'’-]+(\s(\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|da|di|del|la|le|el|al|bin)){1,3}$/u,
);

/** Sources on pages where authors sign with a handle. */
const HANDLE_TYPES = /^(DiscussionForumPosting|SocialMediaPosting|Question)\./;
/** Technical articles (changelogs, references, how-tos) usually show no byline. */
const UNSIGNED_TYPES = /^TechArticle\.author$/;

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
 * Returns a test for names in `text`. The text is long, so it is normalized only for a name that does not occur
 * literally.
 */
function createNameTest(text: string): (name: string) => boolean {
  let written: string | undefined;
  let letters: string | undefined;
  return (name) => {
    if (text.includes(name)) return true;
    written ??= toComparable(text);
    if (hasAsciiLettersOnly(written)) return new RegExp([...toBareName(name)].join('[^a-z\\d]*')).test(written);
    letters ??= keepLettersAndDigits(written);
    return letters.includes(toBareName(name));
  };
}

/**
 * Decides the authors from candidates sorted by trust.
 * A name counts when the page shows it to readers. The site's own name counts only in a visible byline, because
 * templates fill it in where nobody signed. Between sources with the same authors, the source with fuller names wins.
 * Null rather than a wrong author.
 */
export function decideAuthors(
  candidates: FactCandidate<string[]>[],
  context: AuthorContext,
): SourcedFact<string[]> | null {
  const inText = createNameTest(context.text);
  const anywhere = createNameTest(context.text + context.quietText);
  const agreed = (name: string) =>
    new Set(
      candidates
        .filter(({ value }) => value.some((other) => toBareName(other) === toBareName(name)))
        .map(({ from }) => from),
    ).size > 1;
  const sites = [
    ...context.siteNames,
    getHost(context.url).replace(/\.(com?|org|net|gov|ac|edu)?\.?\w{2,}$/, ''),
    getHost(context.url),
  ]
    .map(toBareName)
    .filter((site) => site.length > 2);
  const persons = new Set(
    context.graph.things
      .filter((thing) => listTypes(thing).includes('Person'))
      .map((thing) => toBareName(toJsonLdText(thing.name))),
  );
  const organisations = new Set(
    context.graph.things
      .filter((thing) => listTypes(thing).every((type) => /Organization$/.test(type)))
      .map((thing) => toBareName(toJsonLdText(thing.name)))
      .filter((name) => !persons.has(name)),
  );
  /** A blog's own author is named as its publisher. */
  const publishes = (name: string) =>
    !OFFICE_WORDS(name).test(name) &&
    agreed(name) &&
    context.publishers.some((publisher) => toBareName(publisher) === toBareName(name));
  /**
   * True for a name that somebody signs with. A single word may be a login, so it has to stand in a byline, or the page
   * has to be of a kind where handles are usual.
   */
  const isSigned = ({ from, where }: FactCandidate<string[]>, name: string) => {
    const isFar = from === 'visible' && / in the page$/.test(where);
    if (name.includes(' ')) return !isFar || agreed(name);
    return (
      HANDLE_TYPES.test(where) ||
      (from !== 'visible' && WORD_NAME(name).test(name) && agreed(name)) ||
      candidates.some(
        (other) =>
          other.from === 'visible' &&
          (NAME_START(name).test(name) || / by the title$/.test(other.where)) &&
          other.value.some((one) => toBareName(one) === toBareName(name)),
      )
    );
  };
  const inByline = ({ from, where }: FactCandidate<string[]>) =>
    from === 'visible' && /(line|lines) by the title/.test(where);
  /** True for a name in a byline by the title. */
  const isShown = (name: string) =>
    candidates.some(
      (other) =>
        /lines? by the title$|of the title$/.test(other.where) &&
        other.value.some((one) => toBareName(one) === toBareName(name)),
    );
  /** True for a name that is also the site's: "Jane Doe's Blog", "Jane Doe | Notes", Jane Doe at janedoe.example. */
  const isNamesake = (name: string) =>
    (name.split(' ').length === 2 && sites.filter((site) => site === toBareName(name)).length > 1) ||
    context.siteNames.some((site) => site.startsWith(name) && /^(['’]s?\s|\s*[|–—:·-])/u.test(site.slice(name.length)));
  /** True for "… by Jane Doe" in the title of her own site when the structured data list her as a `Person`. */
  const isEntitled = ({ where }: FactCandidate<string[]>, name: string) =>
    where === 'words of the title' && persons.has(toBareName(name));
  const isSite = (name: string) => {
    const key = toBareName(name);
    return (
      organisations.has(key) ||
      sites.some(
        (site) => site === key || (key.length > 4 && site.includes(key)) || (site.length > 4 && key.includes(site)),
      )
    );
  };
  const isPerson = (name: string) =>
    FULL_NAME(name).test(name) && !organisations.has(toBareName(name)) && !OFFICE_WORDS(name).test(name);
  /** The first byline by the title. A site that signs there is the author, whoever is shown below. */
  const signed = candidates.find(({ from, where }) => from === 'visible' && where === 'byline by the title');
  const isSigner = ({ value, from }: FactCandidate<string[]>) =>
    from === 'json-ld' &&
    value.length === 1 &&
    signed?.value.length === 1 &&
    toBareName(signed.value[0] ?? '') === toBareName(value[0] ?? '');
  const believed = candidates.flatMap((candidate) => {
    const value = candidate.value.filter(
      (name) =>
        publishes(name) ||
        (UNSIGNED_TYPES.test(candidate.where) && !isSite(name) && !OFFICE_WORDS(name).test(name)) ||
        ((inText(name) || isEntitled(candidate, name) || (agreed(name) && anywhere(name))) &&
          isSigned(candidate, name) &&
          (!isSite(name) ||
            ((inByline(candidate) || isSigner(candidate)) && !OFFICE_WORDS(name).test(name) && !name.includes('_')) ||
            (isSigner(candidate) && OFFICE_WORDS(name).test(name) && !sites.includes(toBareName(name))) ||
            (isPerson(name) && (isShown(name) || isNamesake(name))))),
    );
    return value.length ? [{ ...candidate, value }] : [];
  });
  const people = believed.filter(
    (candidate) =>
      !candidate.value.every(isSite) ||
      candidate.value.every(isPerson) ||
      (candidate.value.some(publishes) && (!signed || signed.value.some(isSite))) ||
      isSigner(candidate),
  );
  const ordered = people.length ? people : believed;
  let best = ordered[0];
  if (!best) return null;
  for (const other of ordered.slice(1)) {
    if (
      (other.from !== 'visible' || /bylines? by the title|line by the title/.test(other.where)) &&
      isFuller(other.value, best.value) &&
      !other.value.some((name) => isSite(name) && !best?.value.includes(name))
    )
      best = other;
  }
  const chosen = best;
  const key = JSON.stringify(chosen.value);
  const alternatives: FactCandidate<string[]>[] = [];
  for (const one of [...ordered, ...candidates]) {
    if (
      JSON.stringify(one.value) !== key &&
      !alternatives.some(({ value }) => JSON.stringify(value) === JSON.stringify(one.value))
    )
      alternatives.push(one);
  }
  return { ...chosen, alternatives: alternatives.slice(0, 20) };
}

/** True when `more` contains every name of `less`, and either more names or fuller ones ("Todd", "Todd Bates"). */
function isFuller(more: string[], less: string[]): boolean {
  const full = more.map(toNameKey);
  const all = less.every((name) => {
    const key = toNameKey(name);
    return full.some(
      (other) =>
        other === key ||
        other.startsWith(`${key} `) ||
        other.endsWith(` ${key}`) ||
        toBareName(other) === toBareName(key),
    );
  });
  if (!all || more.length > less.length + 8) return false;
  const length = (names: string[]) => names.join(' ').length;
  if (more.length > less.length) return more.every((name) => name.includes(' ') || less.includes(name));
  return more.length === less.length && length(more) > length(less) && less.some((name) => !name.includes(' '));
}
