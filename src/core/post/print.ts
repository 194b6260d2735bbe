import { givenSlug, safePath, slugOf } from '../slug.ts';
import type { Post, PostFile } from '../types.ts';
import { ownOrWeb, unlinkEscapes, webOnly } from './addresses.ts';
import { zoned } from './dates.ts';
import { frontMatter } from './front-matter.ts';
import { neutralise, outsideCode } from './hazards.ts';
import { type Limited, newLimits, render } from './liquid.ts';
import { escapeAltQuotes, escapeText, guard, linkTarget } from './markdown.ts';
import type { Json, Profile } from './profile.ts';
import { limited, MOST_WRITTEN, postPath, RefusedFile } from './refused-file.ts';
import { oneLine, readable } from './scalars.ts';
import { ruledTags } from './tags.ts';

/**
 * The file of a post in a blog's format. A post without a date prints without one: no key, no day in the name.
 * Throws an Error that names the place when one of the profile's templates is not valid Liquid, and `RefusedFile` when the
 * profile would write what no post is.
 */
export function print(post: Post, profile: Profile): PostFile {
  try {
    return printed(post, profile);
  } catch (error) {
    // The time is the clock's: a machine that was busy or asleep meanwhile is no fault of the format.
    if (error instanceof RefusedFile && error.code === 'effort') return printed(post, profile);
    throw error;
  }
}

function printed(post: Post, profile: Profile): PostFile {
  const scope = scopeOf(post, profile);
  const newline = profile.frontMatter.newline ?? '\n';
  const head = frontMatter(scope, profile);
  const body = bodyOf(post, profile, scope);
  const gap = head === '' || body === '' ? '' : '\n'.repeat(profile.frontMatter.gap ?? 1);
  const text = `${head}${gap}${body === '' ? '' : `${body}\n`}`;
  limited(text, MOST_WRITTEN.file, 'the file');
  return { path: postPath(scope.path), text: newline === '\n' ? text : text.replace(/\n/g, newline) };
}

/** What a profile's Liquid sees. */
export interface Scope extends Omit<Post, 'slug'>, Limited {
  slug: string;
  path: string;
  /** File name without its extension; of an `index` file, its folder's name. */
  stem: string;
  [key: string]: unknown;
}

/** The post's facts on one line each, tags by the blog's rule, and the file's name. */
export function scopeOf(post: Post, profile: Profile): Scope {
  const scope: Scope = {
    ...newLimits(),
    ...post,
    title: oneLine(post.title),
    description: oneLine(post.description),
    excerpt: oneLine(post.excerpt),
    authors: post.authors.map(oneLine).filter((author) => author !== ''),
    feed: { name: oneLine(post.feed.name), url: webOnly(oneLine(post.feed.url)) },
    date: zoned(post.date, profile.zone),
    canonical: webOnly(oneLine(post.canonical)),
    image: ownOrWeb(oneLine(post.image)),
    categories: post.categories.map(oneLine).filter((category) => category !== ''),
    tags: ruledTags(post.tags, profile),
    own: post.own ?? {},
    slug: post.slug === '' ? slugOf(post.title, profile.slug) : givenSlug(post.slug, profile.slug),
    path: '',
    stem: '',
  };
  scope.path = safePath(limited(render(profile.path, scope), MOST_WRITTEN.path, 'path'));
  const parts = scope.path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  scope.stem = name === 'index' && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  return scope;
}

/** The body; to its blocks every text is Markdown already: plain texts are escaped, and hazards made safe after that. */
function bodyOf(post: Post, profile: Profile, facts: Scope): string {
  const neutral = (text: string) => neutralise(text, profile.hazards, profile.excerpt.marker);
  const safe = (text: string) => unlinkEscapes(neutral(text));
  // Before anything is looked for: what is taken out must not bring together what opens a tag.
  const prose = (text: string) => safe(guard(readable(text).trim()));
  const line = (text: string) => prose(oneLine(text));
  const plain = (text: string) => safe(escapeText(oneLine(text)));
  const target = (url: string) => neutral(linkTarget(webOnly(oneLine(url))));
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
    host: plain(hostOf(facts.canonical)),
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
    const text = limited(render(template, scope), MOST_WRITTEN.file, 'body');
    return template.includes('![') ? outsideCode(text, escapeAltQuotes) : text;
  };
  const blocks = (templates: string[]) => templates.map(block);
  const middle = post.body === undefined ? blocks(content) : [neutral(readable(post.body))];
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

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
}
