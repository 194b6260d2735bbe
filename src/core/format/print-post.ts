import { addTextDirective } from '../grounding/text-directive.ts';
import type { Json } from '../json.ts';
import type { Post, PostFile } from '../post.ts';
import { chooseBorrowedMark, chooseFrameWords, placeBlockQuotations, saysInHeading } from './borrowed-points.ts';
import { escapeAutolinks, keepWebAddress } from './escape-autolinks.ts';
import { encodeLinkTarget, escapeAltQuotes, escapeMarkdown, escapeMarkdownText } from './escape-markdown.ts';
import { printFrontMatter } from './front-matter.ts';
import { renderLiquid } from './liquid.ts';
import { buildLiquidScope, type LiquidScope } from './liquid-scope.ts';
import { hasProofLinks, type Profile } from './profile.ts';
import { RefusedFileError, requireLength, requirePostPath, WRITE_LIMITS } from './refused-file.ts';
import { removeUnprintable, toOneLine } from './scalars.ts';
import { escapeTemplateSyntax, replaceOutsideCode } from './template-hazards.ts';

/** The text of a link from a point to its sentence: an arrow, as text rather than as an emoji. */
const PROOF_MARK = '\u2197\ufe0e';

/**
 * Prints a post in a blog's format. A post without a date gets no date key and no day in its file name. Invalid Liquid
 * throws an Error that names line and column; a profile that would write something other than a post throws
 * `RefusedFileError`. `article`: the whole article as Markdown, for a profile that prints it (see `Profile.fullText`).
 */
export function printPost(post: Post, profile: Profile, article = ''): PostFile {
  try {
    return printFile(post, profile, article);
  } catch (error) {
    // Tries once more, since the limit is wall-clock time, which a busy or sleeping machine may exceed.
    if (error instanceof RefusedFileError && error.code === 'effort') return printFile(post, profile, article);
    throw error;
  }
}

function printFile(post: Post, profile: Profile, article: string): PostFile {
  const scope = buildLiquidScope(post, profile);
  const newline = profile.frontMatter.newline ?? '\n';
  const head = printFrontMatter(scope, profile);
  const body = printBody(post, profile, scope, article);
  const gap = head === '' || body === '' ? '' : '\n'.repeat(profile.frontMatter.gap ?? 1);
  const text = `${head}${gap}${body === '' ? '' : `${body}\n`}`;
  requireLength(text, WRITE_LIMITS.file, 'the file');
  return { path: requirePostPath(scope.path), text: newline === '\n' ? text : text.replace(/\n/g, newline) };
}

/** Prints the body. The templates receive Markdown: plain texts are escaped first, then template syntax. */
function printBody(post: Post, profile: Profile, facts: LiquidScope, article: string): string {
  const escapeSyntax = (text: string) => escapeTemplateSyntax(text, profile.hazards, profile.excerpt.marker);
  const escapeForTemplate = (text: string) => escapeAutolinks(escapeSyntax(text));
  // Invisible characters are removed before escaping, since the characters on both sides of one might form a tag.
  const toProse = (text: string) => escapeForTemplate(escapeMarkdown(removeUnprintable(text).trim()));
  const toProseLine = (text: string) => toProse(toOneLine(text));
  const toPlainLine = (text: string) => escapeForTemplate(escapeMarkdownText(toOneLine(text)));
  const toTarget = (url: string) => escapeSyntax(encodeLinkTarget(keepWebAddress(toOneLine(url))));
  const ownWords = saysInHeading(post, profile);
  const isQuote = post.kind === 'quote';
  const markBorrowed = chooseBorrowedMark(post, profile);
  const points = post.points.map((point) => {
    const label = toPlainLine(point.label ?? '');
    const text = markBorrowed(point, toProseLine);
    const comment = toProseLine(point.comment ?? '');
    const proof = hasProofLinks(profile) ? (point.proof ?? '') : '';
    const target = toTarget(addTextDirective(facts.canonical, proof));
    const isOnLabel = profile.proof === 'label' && label !== '';
    // Four columns are inside the item of a list in every renderer, whatever its bullet or number.
    const commentBlock = comment === '' ? '' : isQuote ? `\n\n${comment}` : `\n    - ${comment}`;
    return {
      label: target !== '' && isOnLabel ? `[${label}](${target})` : label,
      text: (target === '' || isOnLabel ? text : `${text} [${PROOF_MARK}](${target})`) + commentBlock,
      quote: toProseLine(point.quote),
    };
  });
  const scope = {
    ...facts,
    title: toPlainLine(facts.title),
    comment: toProse(post.comment),
    // The passages of a quote stand in place of the summary.
    excerpt: isQuote ? points.map(({ text }) => text).join('\n\n') : toProseLine(facts.excerpt),
    description: toProseLine(facts.description),
    introduction: isQuote ? '' : toProse(post.introduction),
    authors: facts.authors.map(toPlainLine),
    source: { ...facts.source, authors: facts.source.authors.map(toPlainLine) },
    categories: facts.categories.map(toPlainLine),
    tags: facts.tags.map(toPlainLine),
    feed: { name: toPlainLine(facts.feed.name), url: toTarget(facts.feed.url) },
    via: { name: toPlainLine(facts.via.name), url: toTarget(facts.via.url) },
    article: profile.fullText ? escapeSyntax(removeUnprintable(article)) : '',
    ownWords,
    words: chooseFrameWords(facts.words, ownWords),
    host: toPlainLine(extractHost(facts.canonical)),
    canonical: toTarget(facts.canonical),
    image: toTarget(facts.image),
    imageAlt: toPlainLine(facts.imageAlt ?? ''),
    imageCredit: toPlainLine(facts.imageCredit ?? ''),
    language: toPlainLine(facts.language),
    slug: toPlainLine(facts.slug),
    stem: toPlainLine(facts.stem),
    path: toPlainLine(facts.path),
    own: mapTexts(facts.own ?? {}, toProseLine),
    points: post.kind === undefined || post.kind === 'link' ? points : [],
    sections: (isQuote ? [] : post.sections).map((section) => ({
      heading: toPlainLine(section.heading),
      text: toProse(section.text),
    })),
    links: (isQuote ? [] : post.links.filter(({ url }) => url !== '')).map((link) => ({
      text: toPlainLine(link.text),
      url: toTarget(link.url),
    })),
  };
  const { before, content, after } = profile.body;
  const block = (template: string) => {
    const text = placeBlockQuotations(requireLength(renderLiquid(template, scope), WRITE_LIMITS.file, 'body'));
    return template.includes('![') ? replaceOutsideCode(text, escapeAltQuotes) : text;
  };
  const blocks = (templates: string[]) => templates.map(block);
  const mainBlocks = post.body === undefined ? blocks(content) : [escapeSyntax(removeUnprintable(post.body))];
  return [...blocks(before), ...mainBlocks, ...blocks(after)]
    .map((block) => block.replace(/^(?:[ \t]*\n)+|(?<!\s)\s+$/g, ''))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Returns a copy of the value in which `change` has replaced every string. */
function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]));
}

function extractHost(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
}
