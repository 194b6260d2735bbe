import type { Removal } from '../../article.ts';
import type { MarkdownBlock, MarkdownInline } from '../../markdown/tree.ts';
import { getHost } from '../../url.ts';
import { toNameKey } from '../metadata/names.ts';
import { toTitleKey } from '../metadata/title.ts';
import { type Line, listLines, MAX_LINE_SAMPLE, toLineKey, withoutLines } from './body-lines.ts';
import { isAboutAuthor, isContactLine, isDateLine } from './byline-lines.ts';
import { BOILERPLATE_LINES, isInvitation, MAX_BOILERPLATE_LINE } from './line-patterns.ts';
import { findOffer, MAX_OFFER_LENGTH } from './offer-lines.ts';
import { findRepeatedLines } from './repeated-lines.ts';

/** Facts that are stored beside the article's body, so the body need not repeat them. */
export interface KnownFacts {
  titles: string[];
  authors: string[];
  /** Host of the site without `www.`. */
  host: string;
}

/** Share of a text, from 0 to 1. An article with more offers is an article about subscriptions or consent. */
const MAX_OFFER_SHARE = 0.4;
/** Characters, and a share of the text from 0 to 1: the most that a site says after "reserved for subscribers". */
const MAX_SUBSCRIPTION_TAIL = 1500;
const MAX_SUBSCRIPTION_TAIL_SHARE = 0.35;
/** Letters and digits. A shorter heading may be part of the title by chance. */
const MIN_TITLE_PART = 15;
/** Letters and digits of a section's name before the title in one heading. */
const MAX_KICKER_LENGTH = 50;

/** Returns the reason for each line that offers something of the site. */
function findOffers(lines: Line[], total: number): Map<Line, string> {
  const offers = new Map<Line, string>();
  let length = 0;
  for (const line of lines) {
    const reason = line.first && line.length <= MAX_OFFER_LENGTH ? findOffer(line.text) : '';
    if (!reason) continue;
    offers.set(line, reason);
    length += line.length;
  }
  return length <= total * MAX_OFFER_SHARE ? offers : new Map();
}

/** True for a heading that holds the title after the name of a section, or a part of the title. */
const repeatsTitle = (text: string, titles: Set<string>): boolean => {
  const key = toTitleKey(text);
  return (
    key.length >= MIN_TITLE_PART &&
    [...titles].some(
      (title) =>
        (title.length >= MIN_TITLE_PART && key.endsWith(title) && key.length <= title.length + MAX_KICKER_LENGTH) ||
        title.startsWith(key) ||
        title.endsWith(key),
    )
  );
};

/**
 * Drops lines that read as boilerplate, and lines that repeat the article's title, author or date. Returns the other
 * blocks, and what was dropped.
 */
export function removeBoilerplateLines(
  blocks: MarkdownBlock[],
  facts: KnownFacts,
): { blocks: MarkdownBlock[]; removals: Removal[] } {
  const allLines = listLines(blocks);
  const lines = allLines.filter(({ text }) => text);
  const removals: Removal[] = [];
  /** First nodes of the lines that are dropped. */
  const dropped = new Set<MarkdownInline>();
  const titles = new Set(facts.titles.map(toTitleKey).filter(Boolean));
  const authors = facts.authors.map(toNameKey);
  const drop = (line: Line, reason: string) => {
    if (line.first) dropped.add(line.first);
    removals.push({ reason, text: line.text.slice(0, 120) });
  };
  const total = lines.reduce((sum, { length }) => sum + length, 0);
  let lengthBefore = 0;
  let proseCount = 0;
  /** Reason for dropping the previous line; '' when the previous line was kept. */
  let lastReason = '';
  /**
   * What follows the article at the current line, such as 'related pages' or 'about the author'; '' inside the article.
   */
  let tail = '';
  const isListing = lines.filter(isLinkAlone).reduce((sum, { length }) => sum + length, 0) > total * 0.15;
  const offers = findOffers(lines, total);
  const repeated = findRepeatedLines(allLines);
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.length <= 40) continue;
    const key = toLineKey(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const line of lines) {
    const { text, length } = line;
    const position = lengthBefore / total;
    lengthBefore += length;
    const previousReason = lastReason;
    lastReason = '';
    if (!line.first) continue;
    if (repeated.has(line)) {
      drop(line, 'repeated');
      continue;
    }
    const offer = offers.get(line);
    if (offer || tail === 'subscription') {
      drop(line, offer || tail);
      const remaining = total - lengthBefore;
      if (
        offer === 'subscription' &&
        position > 0.3 &&
        remaining < Math.min(MAX_SUBSCRIPTION_TAIL, total * MAX_SUBSCRIPTION_TAIL_SHARE)
      )
        tail = offer;
      continue;
    }
    const count = length > 40 ? (counts.get(toLineKey(line)) ?? 0) : 0;
    if (count > 2 && line.links && count * length < total * 0.25) {
      drop(line, 'repeated');
      continue;
    }
    if (
      previousReason === 'author' &&
      text.length < 70 &&
      !/[.!?:]$/.test(text) &&
      (position > 0.7 || proseCount < 1) &&
      // The only line of a short post is its text.
      (proseCount > 0 || lengthBefore < total)
    ) {
      drop(line, 'role of the author');
      continue;
    }
    if (position > 0.6 && length <= MAX_LINE_SAMPLE && isAboutAuthor(text, authors)) tail = 'about the author';
    if (position > 0.7 && length < 400 && isContactLine(text, authors)) tail = 'about the author';
    if (tail === 'about the author' && total - lengthBefore < Math.max(1200, total * 0.2)) {
      drop(line, tail);
      continue;
    }
    if (tail === 'related pages' && line.links > length * (position > 0.7 && line.isInItem ? 0.25 : 0.7)) {
      drop(line, tail);
      continue;
    }
    if (tail === 'related pages' && text.length > 60) tail = '';
    if (
      proseCount < 1 &&
      ((line.links > length * 0.6 && length < 60 && isNavigationAbove(line)) ||
        (line.isHeading && /\S [>›»] \S/.test(text)))
    ) {
      drop(line, 'navigation');
      continue;
    }
    if (
      line === lines.at(-1) &&
      length < MAX_BOILERPLATE_LINE &&
      line.links &&
      /(^|[\s←])(previous|next)\s*:/i.test(text)
    ) {
      drop(line, 'navigation');
      continue;
    }
    if (
      proseCount &&
      length < 200 &&
      line.links > length * 0.6 &&
      (isInvitation(text) || (!isListing && isLinkAlone(line))) &&
      linksOnlyToSite(line, facts.host)
    ) {
      drop(line, 'related pages');
      continue;
    }
    if (position > 0.5 && total - lengthBefore < 400 && length <= MAX_LINE_SAMPLE && COPYRIGHT_LINE.test(text)) {
      drop(line, 'copyright');
      continue;
    }
    if (text.length <= MAX_BOILERPLATE_LINE) {
      const rule = BOILERPLATE_LINES.find(
        ([pattern, reason]) =>
          pattern.test(text) &&
          !(reason === 'related pages' && /[^.][.!]$/.test(text) && line.links < text.length * 0.8),
      );
      if (rule) {
        drop(line, rule[1]);
        if (rule[1] === 'related pages') tail = rule[1];
        if (rule[1] === 'label' && position > 0.6 && /author|autor|written/i.test(text)) tail = 'about the author';
        continue;
      }
    }
    if (length > MAX_LINE_SAMPLE) {
      if (line.links < length * 0.5) proseCount++;
      continue;
    }
    if (
      (proseCount < 2 && text.length < 400 && titles.has(toTitleKey(text))) ||
      (proseCount < 1 && line.isHeading && text.length < 400 && repeatsTitle(text, titles)) ||
      (line.isHeading && titles.has(toTitleKey(text)))
    ) {
      drop(line, 'title');
      continue;
    }
    const key =
      text.length > 200
        ? ''
        : toNameKey(text).replace(/^(by|von|par|por|di|door|av|af|text|autor|author|written by)[: ]+/, '');
    if (authors.includes(key)) {
      drop(line, 'author');
      lastReason = 'author';
      continue;
    }
    if (
      text.length < 100 &&
      position < 0.2 &&
      proseCount < 2 &&
      !/^\d+\.\d+\.\d{1,2} \p{L}/u.test(text) &&
      isDateLine(text, authors)
    ) {
      drop(line, 'date or author');
      continue;
    }
    if (
      position > 0.6 &&
      authors.some(
        (author) =>
          author.includes(' ') &&
          toNameKey(text).startsWith(author) &&
          /^.{2,60}?\s(is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es|är|er)\b/i.test(text),
      )
    ) {
      drop(line, 'about the author');
      continue;
    }
    if (text.length > 80 && line.links < text.length * 0.5) proseCount++;
  }
  const last = lines.findLast(({ first }) => first && !dropped.has(first));
  if (
    last &&
    !last.hasMedia &&
    (/^\d{1,6}$/.test(last.text) || (last.length < 40 && /\d:\d\d/.test(last.text) && isDateLine(last.text, authors)))
  )
    drop(last, 'date or author');
  // Drops last lines that end with a colon: the content that they announce was left out.
  for (const line of allLines.reverse()) {
    if (line.first && dropped.has(line.first)) continue;
    if (line.hasMedia || line.length > MAX_BOILERPLATE_LINE || !/[:：]$/.test(line.text)) break;
    drop(line, 'announcement');
  }
  return { blocks: withoutLines(blocks, dropped), removals };
}

/** Matches a copyright notice at the end of an article. */
const COPYRIGHT_LINE =
  /^\W*(©|\(c\) ?\d|copyright\W{0,4}(\d{4}|by\b|©|\(c\)))|\b(subject to copyright|prawa zastrzeżone|all rights reserved)\b/i;

/**
 * True for a line with links to the article's category or to sections of the site. The caller checks that the line
 * stands above the article.
 */
const isNavigationAbove = ({ text, targets }: Line): boolean =>
  /\/(tags?|topics?|categor(y|ies)|sections?)\//i.test(targets) || /\S\s*[|·•]\s*\S/.test(text);

/**
 * True for a paragraph that consists of one link as long as a title. Such a paragraph leads to another page, unless the
 * article is a list of links.
 */
const isLinkAlone = ({ isHeading, isInItem, length, links }: Line): boolean =>
  !isHeading && !isInItem && length > 40 && links > length * 0.95;

/** True when all links of a line lead to the article's own site. */
const linksOnlyToSite = ({ targets }: Line, host: string): boolean =>
  targets.split(' ').every((target) => !/^https?:/i.test(target) || isSameSite(getHost(target), host));
const isSameSite = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
