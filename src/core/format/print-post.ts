import { addTextDirective } from '../grounding/text-directive.ts';
import type { Json } from '../json.ts';
import type { Post, PostFile } from '../post.ts';
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
 * `RefusedFileError`.
 */
export function printPost(post: Post, profile: Profile): PostFile {
  try {
    return printFile(post, profile);
  } catch (error) {
    // Tries once more, since the limit is wall-clock time, which a busy or sleeping machine may exceed.
    if (error instanceof RefusedFileError && error.code === 'effort') return printFile(post, profile);
    throw error;
  }
}

function printFile(post: Post, profile: Profile): PostFile {
  const scope = buildLiquidScope(post, profile);
  const newline = profile.frontMatter.newline ?? '\n';
  const head = printFrontMatter(scope, profile);
  const body = printBody(post, profile, scope);
  const gap = head === '' || body === '' ? '' : '\n'.repeat(profile.frontMatter.gap ?? 1);
  const text = `${head}${gap}${body === '' ? '' : `${body}\n`}`;
  requireLength(text, WRITE_LIMITS.file, 'the file');
  return { path: requirePostPath(scope.path), text: newline === '\n' ? text : text.replace(/\n/g, newline) };
}

/** Prints the body. The templates receive Markdown: plain texts are escaped first, then template syntax. */
function printBody(post: Post, profile: Profile, facts: LiquidScope): string {
  const escapeSyntax = (text: string) => escapeTemplateSyntax(text, profile.hazards, profile.excerpt.marker);
  const escapeForTemplate = (text: string) => escapeAutolinks(escapeSyntax(text));
  // Invisible characters are removed before escaping, since the characters on both sides of one might form a tag.
  const toProse = (text: string) => escapeForTemplate(escapeMarkdown(removeUnprintable(text).trim()));
  const toProseLine = (text: string) => toProse(toOneLine(text));
  const toPlainLine = (text: string) => escapeForTemplate(escapeMarkdownText(toOneLine(text)));
  const toTarget = (url: string) => escapeSyntax(encodeLinkTarget(keepWebAddress(toOneLine(url))));
  const scope = {
    ...facts,
    title: toPlainLine(facts.title),
    excerpt: toProseLine(facts.excerpt),
    description: toProseLine(facts.description),
    introduction: toProse(post.introduction),
    authors: facts.authors.map(toPlainLine),
    source: { ...facts.source, authors: facts.source.authors.map(toPlainLine) },
    categories: facts.categories.map(toPlainLine),
    tags: facts.tags.map(toPlainLine),
    feed: { name: toPlainLine(facts.feed.name), url: toTarget(facts.feed.url) },
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
    points: post.points.map((point) => {
      const label = toPlainLine(point.label ?? '');
      const text = toProseLine(point.text);
      const comment = toProseLine(point.comment ?? '');
      const proof = hasProofLinks(profile) ? (point.proof ?? '') : '';
      const target = toTarget(addTextDirective(facts.canonical, proof));
      const isOnLabel = profile.proof === 'label' && label !== '';
      return {
        label: target !== '' && isOnLabel ? `[${label}](${target})` : label,
        text: [
          target === '' || isOnLabel ? text : `${text} [${PROOF_MARK}](${target})`,
          // Four columns are inside the item of a list in every renderer, whatever its bullet or number.
          ...(comment === '' ? [] : [`    - ${comment}`]),
        ].join('\n'),
        quote: toProseLine(point.quote),
      };
    }),
    sections: post.sections.map((section) => ({ heading: toPlainLine(section.heading), text: toProse(section.text) })),
    links: post.links.map((link) => ({ text: toPlainLine(link.text), url: toTarget(link.url) })),
  };
  const { before, content, after } = profile.body;
  const block = (template: string) => {
    const text = requireLength(renderLiquid(template, scope), WRITE_LIMITS.file, 'body');
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
