import type { Json } from '../json.ts';
import type { Post, PostFile } from '../post.ts';
import { sanitizePath, sanitizeSlug, toSlug } from '../slug.ts';
import { applyTagRule } from './apply-tag-rule.ts';
import { convertToZone } from './dates.ts';
import { escapeAutolinks, keepRelativeOrWebAddress, keepWebAddress } from './escape-autolinks.ts';
import { encodeLinkTarget, escapeAltQuotes, escapeMarkdown, escapeMarkdownText } from './escape-markdown.ts';
import { printFrontMatter } from './front-matter.ts';
import { type Limited, newLimits, renderLiquid } from './liquid.ts';
import type { Profile } from './profile.ts';
import { RefusedFileError, requireLength, requirePostPath, WRITE_LIMITS } from './refused-file.ts';
import { removeUnprintable, toOneLine } from './scalars.ts';
import { escapeTemplateSyntax, replaceOutsideCode } from './template-hazards.ts';

/**
 * The file of a post in a blog's format. A post without a date prints without one: no key, no day in the name.
 * Throws an Error that names the place when one of the profile's templates is not valid Liquid, and `RefusedFileError` when the
 * profile would write what no post is.
 */
export function printPost(post: Post, profile: Profile): PostFile {
  try {
    return printed(post, profile);
  } catch (error) {
    // The time is the clock's: a machine that was busy or asleep meanwhile is no fault of the format.
    if (error instanceof RefusedFileError && error.code === 'effort') return printed(post, profile);
    throw error;
  }
}

function printed(post: Post, profile: Profile): PostFile {
  const scope = buildLiquidScope(post, profile);
  const newline = profile.frontMatter.newline ?? '\n';
  const head = printFrontMatter(scope, profile);
  const body = printBody(post, profile, scope);
  const gap = head === '' || body === '' ? '' : '\n'.repeat(profile.frontMatter.gap ?? 1);
  const text = `${head}${gap}${body === '' ? '' : `${body}\n`}`;
  requireLength(text, WRITE_LIMITS.file, 'the file');
  return { path: requirePostPath(scope.path), text: newline === '\n' ? text : text.replace(/\n/g, newline) };
}

/** What a profile's Liquid sees. */
export interface LiquidScope extends Omit<Post, 'slug'>, Limited {
  slug: string;
  path: string;
  /** File name without its extension; of an `index` file, its folder's name. */
  stem: string;
  [key: string]: unknown;
}

/** The post's facts on one line each, tags by the blog's rule, and the file's name. */
export function buildLiquidScope(post: Post, profile: Profile): LiquidScope {
  const scope: LiquidScope = {
    ...newLimits(),
    ...post,
    title: toOneLine(post.title),
    description: toOneLine(post.description),
    excerpt: toOneLine(post.excerpt),
    authors: post.authors.map(toOneLine).filter((author) => author !== ''),
    feed: { name: toOneLine(post.feed.name), url: keepWebAddress(toOneLine(post.feed.url)) },
    date: convertToZone(post.date, profile.zone),
    canonical: keepWebAddress(toOneLine(post.canonical)),
    image: keepRelativeOrWebAddress(toOneLine(post.image)),
    categories: post.categories.map(toOneLine).filter((category) => category !== ''),
    tags: applyTagRule(post.tags, profile),
    own: post.own ?? {},
    slug: post.slug === '' ? toSlug(post.title, profile.slug) : sanitizeSlug(post.slug, profile.slug),
    path: '',
    stem: '',
  };
  scope.path = sanitizePath(requireLength(renderLiquid(profile.path, scope), WRITE_LIMITS.path, 'path'));
  const parts = scope.path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  scope.stem = name === 'index' && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  return scope;
}

/** The body; to its blocks every text is Markdown already: plain texts are escaped, and hazards made safe after that. */
function printBody(post: Post, profile: Profile, facts: LiquidScope): string {
  const neutral = (text: string) => escapeTemplateSyntax(text, profile.hazards, profile.excerpt.marker);
  const safe = (text: string) => escapeAutolinks(neutral(text));
  // Before anything is looked for: what is taken out must not bring together what opens a tag.
  const prose = (text: string) => safe(escapeMarkdown(removeUnprintable(text).trim()));
  const line = (text: string) => prose(toOneLine(text));
  const plain = (text: string) => safe(escapeMarkdownText(toOneLine(text)));
  const target = (url: string) => neutral(encodeLinkTarget(keepWebAddress(toOneLine(url))));
  const scope = {
    ...facts,
    title: plain(facts.title),
    excerpt: line(facts.excerpt),
    description: line(facts.description),
    introduction: prose(post.introduction),
    authors: facts.authors.map(plain),
    categories: facts.categories.map(plain),
    tags: facts.tags.map(plain),
    feed: { name: plain(facts.feed.name), url: target(facts.feed.url) },
    host: plain(extractHost(facts.canonical)),
    canonical: target(facts.canonical),
    image: target(facts.image),
    language: plain(facts.language),
    slug: plain(facts.slug),
    stem: plain(facts.stem),
    path: plain(facts.path),
    own: deep(facts.own ?? {}, line),
    points: post.points.map((point) => ({
      label: plain(point.label ?? ''),
      text: line(point.text),
      quote: line(point.quote),
    })),
    sections: post.sections.map((section) => ({ heading: plain(section.heading), text: prose(section.text) })),
    links: post.links.map((link) => ({ text: plain(link.text), url: target(link.url) })),
  };
  const { before, content, after } = profile.body;
  const block = (template: string) => {
    const text = requireLength(renderLiquid(template, scope), WRITE_LIMITS.file, 'body');
    return template.includes('![') ? replaceOutsideCode(text, escapeAltQuotes) : text;
  };
  const blocks = (templates: string[]) => templates.map(block);
  const middle = post.body === undefined ? blocks(content) : [neutral(removeUnprintable(post.body))];
  return [...blocks(before), ...middle, ...blocks(after)]
    .map((block) => block.replace(/^(?:[ \t]*\n)+|(?<!\s)\s+$/g, ''))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** A value with each text in it changed. */
function deep(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner, change)]));
}

function extractHost(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
}
