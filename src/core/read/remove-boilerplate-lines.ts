import type { Removal } from '../article.ts';
import { getHost } from '../url.ts';
import { BOILERPLATE_LINES, isInvitation, MAX_BOILERPLATE_LINE } from './boilerplate-patterns.ts';
import { isAboutAuthor, isContactLine, isDateLine } from './byline-lines.ts';
import { toNameKey } from './names.ts';
import { type PageNode, withAncestors } from './page-node.ts';
import { toTitleKey } from './title.ts';
import { attr, cleanText, INLINE_TAGS, toWordSet } from './tree.ts';

/** Facts of the article that its body need not repeat. */
export interface KnownFacts {
  titles: string[];
  authors: string[];
  /** Host of the site without `www.`. */
  host: string;
}

/** A run of kept text in one block. */
interface KeptLine {
  block: PageNode;
  parts: PageNode[];
  /** Beginning of the text. Boilerplate shows what it is at its beginning, or is short. */
  text: string;
  /** Length of the whole text, in characters. */
  length: number;
  links: number;
  /** Addresses of its links, separated by spaces. */
  targets: string;
}

/** Only this many characters of a line are checked. */
const MAX_LINE_SAMPLE = 1000;

/** Lists the kept texts block by block in document order. */
function listKeptLines(root: PageNode, keep: Set<PageNode>): KeptLine[] {
  const units: KeptLine[] = [];
  const entered = withAncestors(keep);
  let current: KeptLine | undefined;
  const visit = (element: PageNode, block: PageNode, link: PageNode | null) => {
    for (let at = element.firstChild; at; at = at.nextSibling) {
      const { tag, data, textLength } = at;
      if (at.isText) {
        if (!textLength || !keep.has(at)) continue;
        if (current?.block !== block) {
          current = { block, parts: [], text: '', length: 0, links: 0, targets: '' };
          units.push(current);
        }
        current.parts.push(at);
        if (current.text.length < MAX_LINE_SAMPLE) current.text += data.slice(0, MAX_LINE_SAMPLE);
        current.length += textLength;
        if (link) {
          current.links += textLength;
          if (current.targets.length < MAX_LINE_SAMPLE) current.targets += ` ${attr(link.element, 'href')}`;
        }
      } else {
        // An `svg` icon separates buttons.
        const inline = INLINE_TAGS.has(tag) && tag !== 'svg';
        if (!inline) current = undefined;
        if (inline || entered.has(at))
          visit(at, inline ? block : at, tag === 'a' && at.element.hasAttribute('href') ? at : link);
        if (!inline) current = undefined;
      }
    }
  };
  visit(root, root, null);
  for (const unit of units) {
    const whole = unit.text.length < MAX_LINE_SAMPLE;
    unit.text = cleanText(unit.text);
    if (whole) unit.length = unit.text.length;
  }
  return units;
}

/** Text and link targets of a line: a promotion repeats both. */
const toLineKey = ({ text, targets }: KeptLine): string => text + targets;

const VERBATIM_TAGS = toWordSet('pre code table');
const ITEM_TAGS = toWordSet('li');

/** Drops lines that read as boilerplate, and lines that repeat the article's title, author or date. */
export function removeBoilerplateLines(
  root: PageNode,
  keep: Set<PageNode>,
  known: KnownFacts,
  removals: Removal[],
): void {
  const units = listKeptLines(root, keep).filter(({ text }) => text);
  const titles = new Set(known.titles.map(toTitleKey).filter(Boolean));
  const authors = known.authors.map(toNameKey);
  const drop = (unit: KeptLine, reason: string) => {
    for (const part of unit.parts) keep.delete(part);
    removals.push({ reason, text: unit.text.slice(0, 120) });
  };
  const total = units.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  let prose = 0;
  /** Why the previous line was dropped, if it was, and which kind of tail the current lines belong to. */
  let last = '';
  let tail = '';
  const listing = units.filter(isLinkAlone).reduce((sum, { length }) => sum + length, 0) > total * 0.15;
  const times = new Map<string, number>();
  for (const unit of units) {
    if (unit.length <= 40) continue;
    const key = toLineKey(unit);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  for (const unit of units) {
    const { text, length, block } = unit;
    const at = before / total;
    before += length;
    const previous = last;
    last = '';
    if (block.closest(VERBATIM_TAGS)) continue;
    const count = length > 40 ? (times.get(toLineKey(unit)) ?? 0) : 0;
    if (count > 2 && count * length < total * 0.25) {
      drop(unit, 'repeated');
      continue;
    }
    if (previous === 'author' && text.length < 70 && !/[.!?:]$/.test(text) && (at > 0.7 || prose < 1)) {
      drop(unit, 'role of the author');
      continue;
    }
    if (at > 0.6 && length <= MAX_LINE_SAMPLE && isAboutAuthor(text, authors)) tail = 'about the author';
    if (at > 0.7 && length < 400 && isContactLine(text, authors)) tail = 'about the author';
    if (tail === 'about the author' && total - before < Math.max(1200, total * 0.2)) {
      drop(unit, tail);
      continue;
    }
    if (tail === 'related pages' && unit.links > length * (at > 0.7 && block.closest(ITEM_TAGS) ? 0.25 : 0.7)) {
      drop(unit, tail);
      continue;
    }
    if (tail === 'related pages' && text.length > 60) tail = '';
    if (prose < 1 && unit.links > length * 0.6 && length < 60 && isNavigationAbove(unit)) {
      drop(unit, 'navigation');
      continue;
    }
    if (
      unit === units.at(-1) &&
      length < MAX_BOILERPLATE_LINE &&
      unit.links &&
      /(^|[\s←])(previous|next)\s*:/i.test(text)
    ) {
      drop(unit, 'navigation');
      continue;
    }
    if (
      prose &&
      length < 200 &&
      unit.links > length * 0.6 &&
      (isInvitation(text) || (!listing && isLinkAlone(unit))) &&
      linksOnlyToSite(unit, known.host)
    ) {
      drop(unit, 'related pages');
      continue;
    }
    if (at > 0.5 && total - before < 400 && length <= MAX_LINE_SAMPLE && COPYRIGHT_LINE.test(text)) {
      drop(unit, 'copyright');
      continue;
    }
    if (text.length <= MAX_BOILERPLATE_LINE) {
      const rule = BOILERPLATE_LINES.find(
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
    if (length > MAX_LINE_SAMPLE) {
      if (unit.links < length * 0.5) prose++;
      continue;
    }
    if (prose < 2 && text.length < 400 && titles.has(toTitleKey(text))) {
      drop(unit, 'title');
      continue;
    }
    const key =
      text.length > 200
        ? ''
        : toNameKey(text).replace(/^(by|von|par|por|di|door|av|af|text|autor|author|written by)[: ]+/, '');
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
          toNameKey(text).startsWith(author) &&
          /^.{2,60}?\s(is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es|är|er)\b/i.test(text),
      )
    ) {
      drop(unit, 'about the author');
      continue;
    }
    if (text.length > 80 && unit.links < text.length * 0.5) prose++;
  }
  // Drops a last line that announces what was left out.
  let shown = 0;
  for (const part of keep) if (!part.isText) shown = Math.max(shown, part.order);
  for (const unit of units.reverse()) {
    const [first] = unit.parts;
    if (!first || !keep.has(first)) continue;
    if (unit.length > MAX_BOILERPLATE_LINE || !/[:：]$/.test(unit.text) || first.order < shown) break;
    drop(unit, 'announcement');
  }
}

/** Matches a copyright notice at the end of an article. */
const COPYRIGHT_LINE =
  /^\W*(©|\(c\) ?\d|copyright\W{0,4}(\d{4}|by\b|©|\(c\)))|\b(subject to copyright|prawa zastrzeżone|all rights reserved)\b/i;

/** True for links above the article to its category or to sections of the site. */
const isNavigationAbove = ({ text, targets }: KeptLine): boolean =>
  /\/(tags?|topics?|categor(y|ies)|sections?)\//i.test(targets) || /\S\s*[|·•]\s*\S/.test(text);

/**
 * True for a paragraph that is nothing but a link as long as a title. It invites to another page unless the article is
 * a list of links.
 */
const isLinkAlone = ({ block, length, links }: KeptLine): boolean =>
  block.tag === 'p' && length > 40 && links > length * 0.95 && !block.closest(ITEM_TAGS);

/** True when all links of a line lead to the article's own site. */
const linksOnlyToSite = ({ targets }: KeptLine, host: string): boolean =>
  targets
    .trim()
    .split(' ')
    .every((target) => !/^https?:/i.test(target) || isSameSite(getHost(target), host));
const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
