import type { Removal } from '../types.ts';
import { hostOf } from '../url.ts';
import { isInvitation, LINE, LINES, neverPart, ofContents, perhapsBeside } from './leaks.ts';
import { nameKey } from './names.ts';
import type { Part, Weight } from './part.ts';
import { titleKey } from './title.ts';
import { attr, classOf, INLINE, namesOf, squash, words } from './tree.ts';

/** What is known of the article that its own body needn't repeat. */
export interface Known {
  titles: string[];
  authors: string[];
  /** The site's, without `www.`. */
  host: string;
}

/** A stretch of kept text in one block. */
interface Unit {
  block: Part;
  parts: Part[];
  /** No more than the beginning of a long text: what says of itself what it is says so early, or is short. */
  text: string;
  /** Characters of the whole text. */
  length: number;
  links: number;
  /** Where its links go. */
  targets: string;
}

/** Of longer texts the rest is not looked at. */
const LOOKED_AT = 1000;

export interface Choice {
  /** The page's texts and pictures that are kept, and every element round them. */
  keep: Set<Node>;
  entered: Set<Node>;
  removals: Removal[];
}

const BLOCKED = words(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option form footer',
);
const MEDIA = words('img iframe video audio embed');

/** Readability's choice, less what leaks into it, plus what it loses. */
export function choose(body: Part, first: Set<Part>, known: Known): Choice {
  const keep = new Set(first);
  const removals: Removal[] = [];
  const total = weigh(body, keep, false, 0).kept;
  const drop = (element: Part, reason: string) => {
    let text = '';
    each(element, (part) => {
      if (keep.delete(part) && part.isText) text += `${part.data} `;
    });
    removals.push({ reason, text: squash(text).slice(0, 120) });
  };
  dropNamed(body, total, drop);
  dropPortraits(keep, known);
  recover(body, keep);
  dropLines(body, keep, known, removals);
  return { keep: nodesOf(keep), entered: nodesOf(around(keep)), removals };
}

const nodesOf = (parts: Set<Part>): Set<Node> => new Set(Array.from(parts, ({ node }) => node));

/** The parts, and every element round them. */
function around(parts: Set<Part>): Set<Part> {
  const entered = new Set<Part>();
  for (const part of parts) for (let up: Part | null = part; up && !entered.has(up); up = up.up) entered.add(up);
  return entered;
}

/** Names that tell of an element's part in the page; a heading's id is made of its words and tells nothing. */
const partNames = ({ element, tag, data }: Part): string => (data && HEADING.test(tag) ? classOf(element) : data);

/** Every text and picture below `root`, but for what is in elements that are not entered. */
function each(root: Part, use: (part: Part) => void, enter = (_: Part): boolean => true): void {
  for (let at = root.first; at; at = at.next) {
    if (at.isText || MEDIA.has(at.tag)) use(at);
    if (enter(at)) each(at, use, enter);
  }
}

function weigh(element: Part, keep: Set<Part>, inLink: boolean, depth: number): Weight {
  const weight: Weight = { text: 0, kept: 0, links: 0, media: 0 };
  for (let at = element.first; at; at = at.next) {
    const { letters, tag } = at;
    if (at.isText) {
      weight.text += letters;
      if (inLink) weight.links += letters;
      if (letters && keep.has(at)) weight.kept += letters;
    } else {
      if (MEDIA.has(tag) && keep.has(at)) weight.media++;
      if ((BLOCKED.has(tag) && tag !== 'form' && tag !== 'footer') || depth > 400) continue;
      const inner = weigh(at, keep, inLink || tag === 'a', depth + 1);
      weight.text += inner.text;
      weight.kept += inner.kept;
      weight.links += inner.links;
      weight.media += inner.media;
    }
  }
  element.weight = weight;
  return weight;
}

/** Drops elements whose names say that they are beside the article. */
function dropNamed(root: Part, total: number, drop: (element: Part, reason: string) => void): void {
  for (let at = root.first; at; at = at.next) {
    const { weight, tag } = at;
    if (!weight || (!weight.kept && !weight.media)) continue;
    const names = partNames(at);
    const linky = weight.links > weight.text * 0.5;
    if (tag === 'form' && weight.kept < total * 0.3 && at.element.querySelector('input, textarea, select')) {
      drop(at, 'form');
      continue;
    }
    if (names && tag !== 'pre' && tag !== 'code' && !INLINE.has(tag)) {
      const beside = neverPart(names) || (linky && ofContents(names));
      if (weight.kept < total * 0.35 && beside) {
        drop(at, `named ${beside}`);
        continue;
      }
      if (
        weight.kept < total * 0.2 &&
        !ROW.test(tag) &&
        ((weight.kept < 160 && !weight.media) || (linky && weight.kept < 1000)) &&
        perhapsBeside(names) &&
        attr(at.element, 'itemprop') !== 'description' &&
        !holdsCode(at)
      ) {
        drop(at, `named ${perhapsBeside(names)}`);
        continue;
      }
    }
    dropNamed(at, total, drop);
  }
}

/** Code in a wrapper is named after the wrapper's toolbar or label. */
const holdsCode = ({ element }: Part): boolean => element.querySelector('pre') !== null;

/** A table's rows are named after what they tell of. */
const ROW = /^t(body|[rdh])$/;

/** The author's portrait beside the byline, and the linked cover in the article's header: they are facts, not text. */
function dropPortraits(keep: Set<Part>, known: Known): void {
  const authors = known.authors.map(nameKey);
  for (const part of keep) {
    if (part.tag !== 'img') continue;
    const node = part.element;
    const named = `${classOf(node)} ${attr(node, 'data-testid')}`;
    const link = node.parentElement?.localName === 'a';
    const cover = link && /(^|[\s_-])cover([\s_-]|$)/i.test(named) && node.closest('header') !== null;
    const portrait =
      /avatar|author-?(photo|image|profile)/i.test(named) || (link && authors.includes(nameKey(attr(node, 'alt'))));
    if (cover || portrait) keep.delete(part);
  }
}

const CONTENT = words(
  'p pre ul ol dl blockquote table figure h2 h3 h4 h5 h6 div section aside details math picture img video iframe',
);
const HEADING = /^h[2-6]$/;

/** A section of an article has more characters. */
const SECTION = 200;
/** Sections of one article are made alike. */
const kindOf = ({ element, tag, data }: Part): string => `${tag}.${data && classOf(element).trim()}`;

/** Takes back what Readability dropped between two things that it kept, and sections made like those that it kept. */
function recover(element: Part, keep: Set<Part>): void {
  const children: Part[] = [];
  let firstKept = -1;
  let lastKept = -1;
  for (let at = element.first; at; at = at.next) {
    if (at.isText) continue;
    if (at.weight && (at.weight.kept > 20 || keep.has(at))) {
      if (firstKept < 0) firstKept = children.length;
      lastKept = children.length;
    }
    children.push(at);
  }
  const kin = new Set(children.filter(({ weight }) => (weight?.kept ?? 0) > SECTION).map(kindOf));
  const isAlike = (child: Part): boolean =>
    child.weight !== null &&
    child.weight.text > SECTION / 2 &&
    child.weight.links < child.weight.text * 0.15 &&
    classOf(child.element) !== '' &&
    kin.has(kindOf(child)) &&
    (child.tag === 'section' || (child.weight.text > SECTION && child.element.querySelector('h2, h3, h4') !== null));
  lastKept = Math.max(lastKept, kin.size ? children.findLastIndex(isAlike) : -1);
  children.forEach((child, index) => {
    const { weight, tag } = child;
    if (!weight) return;
    if (weight.kept || weight.media) {
      recover(child, keep);
      return;
    }
    const before = index > firstKept && firstKept >= 0;
    const after = index < lastKept;
    const whole = index === lastKept || element.tag === 'dl';
    if (((before && (after || whole)) || (HEADING.test(tag) && after)) && isContent(child, weight)) {
      each(
        child,
        (part) => keep.add(part),
        ({ hidden, weight, data }) => !hidden && !(weight && neverPart(data)),
      );
      if (MEDIA.has(tag)) keep.add(child);
    }
  });
}

function isContent(part: Part, weight: Weight): boolean {
  const { tag, element } = part;
  if ((!CONTENT.has(tag) && !tag.includes('-')) || BLOCKED.has(tag)) return false;
  const names = partNames(part);
  if (neverPart(names) || (perhapsBeside(names) && !EMBEDDED.test(names) && !holdsCode(part))) return false;
  if (part.hidden) return false;
  if (HEADING.test(tag)) return weight.text > 1 && weight.text < 200 && weight.links < weight.text * 0.9;
  if (tag === 'pre') return weight.text > 3;
  if (/(^|\s)wp-block-buttons?(\s|$)/.test(names)) return true;
  if (weight.text < 25) return tag === 'img' || hasPicture(element);
  return weight.links < weight.text * 0.34;
}

/** A post of another site, shown in the text. */
const EMBEDDED = /(^|[\s_-])embed/i;

/** A picture large enough to be the article's, not a portrait or a sign. */
const hasPicture = (element: Element): boolean =>
  [...element.querySelectorAll('img')].some((image) => {
    const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
    return (
      (Number.isNaN(width) || width >= 120) &&
      !/avatar|icon|logo|emoji|gravatar/i.test(`${namesOf(image)} ${image.getAttribute('src') ?? ''}`)
    );
  });

/** The kept texts, block by block in document order. */
function unitsOf(root: Part, keep: Set<Part>): Unit[] {
  const units: Unit[] = [];
  const entered = around(keep);
  let current: Unit | undefined;
  const visit = (element: Part, block: Part, link: Part | null) => {
    for (let at = element.first; at; at = at.next) {
      const { tag, data, letters } = at;
      if (at.isText) {
        if (!letters || !keep.has(at)) continue;
        if (current?.block !== block) {
          current = { block, parts: [], text: '', length: 0, links: 0, targets: '' };
          units.push(current);
        }
        current.parts.push(at);
        if (current.text.length < LOOKED_AT) current.text += data.slice(0, LOOKED_AT);
        current.length += letters;
        if (link) {
          current.links += letters;
          if (current.targets.length < LOOKED_AT) current.targets += ` ${attr(link.element, 'href')}`;
        }
      } else {
        // A drawn sign parts buttons from each other.
        const inline = INLINE.has(tag) && tag !== 'svg';
        if (!inline) current = undefined;
        if (inline || entered.has(at))
          visit(at, inline ? block : at, tag === 'a' && at.element.hasAttribute('href') ? at : link);
        if (!inline) current = undefined;
      }
    }
  };
  visit(root, root, null);
  for (const unit of units) {
    const whole = unit.text.length < LOOKED_AT;
    unit.text = squash(unit.text);
    if (whole) unit.length = unit.text.length;
  }
  return units;
}

/** A line's words and where they link to: a promotion says the same and links to the same each time. */
const keyOf = ({ text, targets }: Unit): string => text + targets;

const VERBATIM = words('pre code table');
const ITEM = words('li');

/** Drops lines that say of themselves that they are beside the article, and the article's own title, author and date. */
function dropLines(root: Part, keep: Set<Part>, known: Known, removals: Removal[]): void {
  const units = unitsOf(root, keep).filter(({ text }) => text);
  const titles = new Set(known.titles.map(titleKey).filter(Boolean));
  const authors = known.authors.map(nameKey);
  const drop = (unit: Unit, reason: string) => {
    for (const part of unit.parts) keep.delete(part);
    removals.push({ reason, text: unit.text.slice(0, 120) });
  };
  const total = units.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  let prose = 0;
  /** The reason why the line before went, and whether what follows is the page's tail. */
  let last = '';
  let tail = '';
  const listing = units.filter(isLinkAlone).reduce((sum, { length }) => sum + length, 0) > total * 0.15;
  const times = new Map<string, number>();
  for (const unit of units) {
    if (unit.length <= 40) continue;
    const key = keyOf(unit);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  for (const unit of units) {
    const { text, length, block } = unit;
    const at = before / total;
    before += length;
    const previous = last;
    last = '';
    if (block.within(VERBATIM)) continue;
    const count = length > 40 ? (times.get(keyOf(unit)) ?? 0) : 0;
    if (count > 2 && count * length < total * 0.25) {
      drop(unit, 'repeated');
      continue;
    }
    if (previous === 'author' && text.length < 70 && !/[.!?:]$/.test(text) && (at > 0.7 || prose < 1)) {
      drop(unit, 'role of the author');
      continue;
    }
    if (at > 0.6 && length <= LOOKED_AT && isAboutAuthor(text, authors)) tail = 'about the author';
    if (at > 0.7 && length < 400 && isContact(text, authors)) tail = 'about the author';
    if (tail === 'about the author' && total - before < Math.max(1200, total * 0.2)) {
      drop(unit, tail);
      continue;
    }
    if (tail === 'related pages' && unit.links > length * (at > 0.7 && block.within(ITEM) ? 0.25 : 0.7)) {
      drop(unit, tail);
      continue;
    }
    if (tail === 'related pages' && text.length > 60) tail = '';
    if (prose < 1 && unit.links > length * 0.6 && length < 60 && isAbove(unit)) {
      drop(unit, 'navigation');
      continue;
    }
    if (unit === units.at(-1) && length < LINE && unit.links && /(^|[\s←])(previous|next)\s*:/i.test(text)) {
      drop(unit, 'navigation');
      continue;
    }
    if (
      prose &&
      length < 200 &&
      unit.links > length * 0.6 &&
      (isInvitation(text) || (!listing && isLinkAlone(unit))) &&
      isWithin(unit, known.host)
    ) {
      drop(unit, 'related pages');
      continue;
    }
    if (at > 0.5 && total - before < 400 && length <= LOOKED_AT && RIGHTS.test(text)) {
      drop(unit, 'copyright');
      continue;
    }
    if (text.length <= LINE) {
      const rule = LINES.find(
        ([pattern, reason]) =>
          pattern.test(text) &&
          !(reason === 'related pages' && /[^.][.!]$/.test(text) && unit.links < text.length * 0.8),
      );
      if (rule) {
        drop(unit, rule[1]);
        if (rule[1] === 'related pages') tail = rule[1];
        if (rule[1] === 'label' && at > 0.6 && /author|autor|written/i.test(text)) tail = 'about the author';
        continue;
      }
    }
    if (length > LOOKED_AT) {
      if (unit.links < length * 0.5) prose++;
      continue;
    }
    if (prose < 2 && text.length < 400 && titles.has(titleKey(text))) {
      drop(unit, 'title');
      continue;
    }
    const key =
      text.length > 200
        ? ''
        : nameKey(text).replace(/^(by|von|par|por|di|door|av|af|text|autor|author|written by)[: ]+/, '');
    if (authors.includes(key)) {
      drop(unit, 'author');
      last = 'author';
      continue;
    }
    if (text.length < 100 && at < 0.2 && prose < 2 && isDateLine(text, authors)) {
      drop(unit, 'date or author');
      continue;
    }
    if (
      at > 0.6 &&
      authors.some(
        (author) =>
          author.includes(' ') &&
          nameKey(text).startsWith(author) &&
          /^.{2,60}?\s(is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es|är|er)\b/i.test(text),
      )
    ) {
      drop(unit, 'about the author');
      continue;
    }
    if (text.length > 80 && unit.links < text.length * 0.5) prose++;
  }
  // What the article's last line announces was left out.
  let shown = 0;
  for (const part of keep) if (!part.isText) shown = Math.max(shown, part.order);
  for (const unit of units.reverse()) {
    const [first] = unit.parts;
    if (!first || !keep.has(first)) continue;
    if (unit.length > LINE || !/[:：]$/.test(unit.text) || first.order < shown) break;
    drop(unit, 'announcement');
  }
}

/** Whose the text is and what must not be done with it, at its end. */
const RIGHTS =
  /^\W*(©|\(c\) ?\d|copyright\W{0,4}(\d{4}|by\b|©|\(c\)))|\b(subject to copyright|prawa zastrzeżone|all rights reserved)\b/i;

/** Links above the article, to its category or to parts of the site. */
const isAbove = ({ text, targets }: Unit): boolean =>
  /\/(tags?|topics?|categor(y|ies)|sections?)\//i.test(targets) || /\S\s*[|·•]\s*\S/.test(text);

/** A paragraph that is nothing but a link as long as a title: an invitation, unless the page is made of such. */
const isLinkAlone = ({ block, length, links }: Unit): boolean =>
  block.tag === 'p' && length > 40 && links > length * 0.95 && !block.within(ITEM);

/** Does a line link only to pages of the site? */
const isWithin = ({ targets }: Unit, host: string): boolean =>
  targets
    .trim()
    .split(' ')
    .every((target) => !/^https?:/i.test(target) || isSite(hostOf(target), host));
const isSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

/** "Write to Jane Roe at …", "Follow Jane Roe …"; an address alone belongs to the sentence before it. */
const isContact = (text: string, authors: string[]): boolean =>
  /@\w/.test(text) &&
  /\s/.test(text) &&
  authors.some((author) => nameKey(text).includes(author.split(' ').at(-1) ?? author));

/** "About the author", "About Jane", "Jane Roe is an engineer …". */
function isAboutAuthor(text: string, authors: string[]): boolean {
  if (text.length >= 80 && !authors.some((author) => author.includes(' '))) return false;
  const key = nameKey(text);
  if (
    text.length < 80 &&
    /^(about the authors?|über (den autor|die autorin)|à propos de l.auteur|sobre el autor)\b/.test(key)
  )
    return true;
  return authors.some((author) => {
    const [first = '', family = ''] = [author.split(' ')[0], author.split(' ').at(-1)];
    if (!author.includes(' ')) return false;
    if (key === `about ${first}` || key === `about ${author}` || key === `über ${first}`) return true;
    return (
      key.includes(family) &&
      new RegExp(
        `^\\S+ (\\S+ )?${family.replace(/[^\p{L}]/gu, '.')} (is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es)\\b`,
        'u',
      ).test(key)
    );
  });
}

const MONTHS =
  /\b(jan|ene(ro)?\b|gennai|f[eé][bv]|m[aä]r(ch|[sz]o?|ço|ts?)?\b|a[pbv]r(il\w?)?\b|ma(io?|yo?|ggio)\b|ju(in|il|n|l)\w{0,3}\b|giugn|lugli|aug|ago|aoû|sept?(\b|i?em)|set?tembr|o[ckt]t(\b|u?[bo])|outubr|nov(\b|i?em)|d[eéi][cz](\b|i?em))|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек/i;

/** A line that holds a date, and beside it at most names and a few words. */
function isDateLine(text: string, authors: string[]): boolean {
  if (!/\d/.test(text)) return false;
  const dated =
    /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}年\d|\d{4}년/.test(text) ||
    (MONTHS.test(text) && /\b\d{4}\b|\b\d{1,2}\b/.test(text));
  if (!dated) return false;
  let rest = nameKey(text);
  for (const author of authors) rest = rest.replace(author, '');
  rest = rest
    .replace(/[\d.:/,|·•\-–—]+/g, ' ')
    .replace(/\b\p{L}{1,9}\b/gu, (word) => (word.length < 4 || MONTHS.test(word) ? '' : word));
  return rest.split(/\s+/).filter(Boolean).length <= 6 && !/[.!?]\s*$/.test(text.replace(/\b\w{1,3}\./g, ''));
}
