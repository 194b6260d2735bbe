import { either, isEnglish, lettersAlone } from '../alphabets.ts';
import type { Candidate, Found } from '../types.ts';
import { hostOf } from '../url.ts';
import type { Graph } from './json-ld.ts';
import { textOf, typesOf } from './json-ld.ts';
import { nameKey } from './names.ts';

/** What a name is held against before it is believed. */
export interface Context {
  /** Visible text of the page, less footers and comments. */
  text: string;
  /** Text of footers, navigation and comments: enough where two sources agree. */
  quietText: string;
  siteNames: string[];
  /** Publishers that the page's JSON-LD names. */
  publishers: string[];
  url: string;
  graph: Graph;
}

const OFFICE = either(
  /(^|\s|-)(redak\w+|redac\w+|team|presse?|news\w*|nachrichten|zeitung|magazin\w*|verlag|gmbh|ag|e\.?\s?[vg]\.?|eg|inc|llc|ltd|\w*verband|kitchens?|media|online|\p{L}*(?:blog|nachrichten|presse|family)|agen\w+|foundation|stiftung|institut\w*|universit\w+|department|office|staff|desk|editor\w*|weine?|the|die|der|das|el|la|los|les)(\s|$|\.)/iu,
);

const WORD_NAME = either(/^\p{Lu}\p{Ll}{2,}$/u);
const LIKE_NAME = either(/^\p{Lu}\p{L}{2}/u);
const FULL_NAME = either(
  /^\p{Lu}[\p{L}.'’-]+(\s(\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|da|di|del|la|le|el|al|bin)){1,3}$/u,
);

/** Kinds of page where people sign with a handle. */
const HANDLED = /^(DiscussionForumPosting|SocialMediaPosting|Question)\./;
/** Technical articles show no byline by custom: changelogs, references, how-tos. */
const UNSIGNED = /^TechArticle\.author$/;

const plain = (text: string): string => text.toLowerCase().normalize('NFKD');

/** Names are compared with each other again and again. */
const known = new Map<string, string>();

function bare(name: string): string {
  let letters = known.get(name);
  if (letters === undefined) {
    letters = lettersAlone(plain(name));
    if (known.size > 500) known.clear();
    known.set(name, letters);
  }
  return letters;
}

/** Whether a text says a name. A page's text is long: it is taken apart only for a name that doesn't stand in it as written. */
function sayerOf(text: string): (name: string) => boolean {
  let written: string | undefined;
  let letters: string | undefined;
  return (name) => {
    if (text.includes(name)) return true;
    written ??= plain(text);
    if (isEnglish(written)) return new RegExp([...bare(name)].join('[^a-z\\d]*')).test(written);
    letters ??= lettersAlone(written);
    return letters.includes(bare(name));
  };
}

/**
 * Candidates in the order of trust → the authors to believe. A name counts when the page shows it to its readers; the
 * site's own name counts only in a visible byline (a machine fills it in where nobody signed); a source that names
 * the same people more fully wins. None is better than a wrong one.
 */
export function decideAuthors(candidates: Candidate<string[]>[], context: Context): Found<string[]> | null {
  const inText = sayerOf(context.text);
  const anywhere = sayerOf(context.text + context.quietText);
  const agreed = (name: string) =>
    new Set(candidates.filter(({ value }) => value.some((other) => bare(other) === bare(name))).map(({ from }) => from))
      .size > 1;
  const sites = [
    ...context.siteNames,
    hostOf(context.url).replace(/\.(com?|org|net|gov|ac|edu)?\.?\w{2,}$/, ''),
    hostOf(context.url),
  ]
    .map(bare)
    .filter((site) => site.length > 2);
  const persons = new Set(
    context.graph.things.filter((thing) => typesOf(thing).includes('Person')).map((thing) => bare(textOf(thing.name))),
  );
  const organisations = new Set(
    context.graph.things
      .filter((thing) => typesOf(thing).every((type) => /Organization$/.test(type)))
      .map((thing) => bare(textOf(thing.name)))
      .filter((name) => !persons.has(name)),
  );
  /** A blog's own author is its publisher. */
  const publishes = (name: string) =>
    !OFFICE(name).test(name) && agreed(name) && context.publishers.some((publisher) => bare(publisher) === bare(name));
  /** One word may be a login: it must stand in a byline, or be what people go by there. */
  const isSigned = ({ from, where }: Candidate<string[]>, name: string) => {
    const isFar = from === 'visible' && / in the page$/.test(where);
    if (name.includes(' ')) return !isFar || agreed(name);
    return (
      HANDLED.test(where) ||
      (from !== 'visible' && WORD_NAME(name).test(name) && agreed(name)) ||
      candidates.some(
        (other) =>
          other.from === 'visible' &&
          (LIKE_NAME(name).test(name) || / by the title$/.test(other.where)) &&
          other.value.some((one) => bare(one) === bare(name)),
      )
    );
  };
  const inByline = ({ from, where }: Candidate<string[]>) =>
    from === 'visible' && /(line|lines) by the title/.test(where);
  /** A byline by the title shows it. */
  const isShown = (name: string) =>
    candidates.some(
      (other) =>
        /lines? by the title$|of the title$/.test(other.where) && other.value.some((one) => bare(one) === bare(name)),
    );
  /** "Jane Doe's Blog", "Jane Doe | Notes", Jane Doe at janedoe.example: a person's own site. */
  const isNamesake = (name: string) =>
    (name.split(' ').length === 2 && sites.filter((site) => site === bare(name)).length > 1) ||
    context.siteNames.some((site) => site.startsWith(name) && /^(['’]s?\s|\s*[|–—:·-])/u.test(site.slice(name.length)));
  /** "… by Jane Doe" in the title of her own site, where the structured data say that she is a person. */
  const isEntitled = ({ where }: Candidate<string[]>, name: string) =>
    where === 'words of the title' && persons.has(bare(name));
  const isSite = (name: string) => {
    const key = bare(name);
    return (
      organisations.has(key) ||
      sites.some(
        (site) => site === key || (key.length > 4 && site.includes(key)) || (site.length > 4 && key.includes(site)),
      )
    );
  };
  const isPerson = (name: string) =>
    FULL_NAME(name).test(name) && !organisations.has(bare(name)) && !OFFICE(name).test(name);
  /** The first that signs by the title; a site that does is the author, whoever is shown below it. */
  const signed = candidates.find(({ from, where }) => from === 'visible' && where === 'byline by the title');
  const isSigner = ({ value, from }: Candidate<string[]>) =>
    from === 'json-ld' &&
    value.length === 1 &&
    signed?.value.length === 1 &&
    bare(signed.value[0] ?? '') === bare(value[0] ?? '');
  const believed = candidates.flatMap((candidate) => {
    const value = candidate.value.filter(
      (name) =>
        publishes(name) ||
        (UNSIGNED.test(candidate.where) && !isSite(name) && !OFFICE(name).test(name)) ||
        ((inText(name) || isEntitled(candidate, name) || (agreed(name) && anywhere(name))) &&
          isSigned(candidate, name) &&
          (!isSite(name) ||
            ((inByline(candidate) || isSigner(candidate)) && !OFFICE(name).test(name) && !name.includes('_')) ||
            (isSigner(candidate) && OFFICE(name).test(name) && !sites.includes(bare(name))) ||
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
  const alternatives: Candidate<string[]>[] = [];
  for (const one of [...ordered, ...candidates]) {
    if (
      JSON.stringify(one.value) !== key &&
      !alternatives.some(({ value }) => JSON.stringify(value) === JSON.stringify(one.value))
    )
      alternatives.push(one);
  }
  return { ...chosen, alternatives: alternatives.slice(0, 20) };
}

/** Does `more` name everyone in `less`, and someone besides or someone in full ("Todd", "Todd Bates")? */
function isFuller(more: string[], less: string[]): boolean {
  const full = more.map(nameKey);
  const all = less.every((name) => {
    const key = nameKey(name);
    return full.some(
      (other) => other === key || other.startsWith(`${key} `) || other.endsWith(` ${key}`) || bare(other) === bare(key),
    );
  });
  if (!all || more.length > less.length + 8) return false;
  const length = (names: string[]) => names.join(' ').length;
  if (more.length > less.length) return more.every((name) => name.includes(' ') || less.includes(name));
  return more.length === less.length && length(more) > length(less) && less.some((name) => !name.includes(' '));
}
