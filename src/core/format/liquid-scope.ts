import type { Post, PostKind, PostSource } from '../post.ts';
import { getSource } from '../post-source.ts';
import { sanitizePath, sanitizeSlug, toSlug } from '../slug.ts';
import { getFrameWords } from '../text/frame-words.ts';
import type { FrameWords } from '../text/languages/language.ts';
import { getStopWords } from '../text/stop-words.ts';
import { getHost } from '../url.ts';
import { applyTagRule } from './apply-tag-rule.ts';
import { convertToZone } from './dates.ts';
import { keepRelativeOrWebAddress, keepWebAddress } from './escape-autolinks.ts';
import { createLimits, type LimitedScope, renderLiquid } from './liquid.ts';
import type { Profile } from './profile.ts';
import { requireLength, WRITE_LIMITS } from './refused-file.ts';
import { toOneLine } from './scalars.ts';

/** The variables that the Liquid templates of a profile can use. */
export interface LiquidScope extends Omit<Post, 'slug' | 'source'>, LimitedScope {
  via: { name: string; url: string };
  kind: PostKind;
  /** The whole article as Markdown; '' unless the profile prints it (see `Profile.fullText`). */
  article: string;
  slug: string;
  source: PostSource;
  path: string;
  /** The words around the article's text, in the post's language. */
  words: FrameWords;
  /** File name without extension; for an `index` file, the name of its folder. */
  stem: string;
  [key: string]: unknown;
}

/**
 * Builds the variables for Liquid: the post's fields as single lines, its tags by the blog's rule, and the path of its file.
 */
export function buildLiquidScope(post: Post, profile: Profile): LiquidScope {
  const viaUrl = keepWebAddress(toOneLine(post.via?.url ?? ''));
  const source = getSource(post);
  const scope: LiquidScope = {
    ...createLimits(),
    ...post,
    title: toOneLine(post.title),
    description: toOneLine(post.description),
    excerpt: toOneLine(post.excerpt),
    authors: toLines(post.authors),
    feed: { name: toOneLine(post.feed.name), url: keepWebAddress(toOneLine(post.feed.url)) },
    via: { name: toOneLine(post.via?.name ?? '') || getHost(viaUrl), url: viaUrl },
    kind: post.kind ?? 'link',
    article: '',
    date: convertToZone(post.date, profile.zone),
    source: { authors: toLines(source.authors), date: convertToZone(source.date, profile.zone) },
    updated: convertToZone(post.updated ?? '', profile.zone),
    canonical: keepWebAddress(toOneLine(post.canonical)),
    image: keepRelativeOrWebAddress(toOneLine(post.image)),
    imageAlt: toOneLine(post.imageAlt ?? ''),
    imageCredit: toOneLine(post.imageCredit ?? ''),
    categories: toLines(post.categories),
    tags: applyTagRule(post.tags, profile),
    own: post.own ?? {},
    slug:
      post.slug === ''
        ? toSlug(post.title, profile.slug, getStopWords(post.language))
        : sanitizeSlug(post.slug, profile.slug),
    path: '',
    words: getFrameWords(post.language),
    stem: '',
  };
  scope.path = sanitizePath(requireLength(renderLiquid(profile.path, scope), WRITE_LIMITS.path, 'path'));
  const parts = scope.path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  scope.stem = name === 'index' && parts.length > 1 ? (parts.at(-2) ?? name) : name;
  return scope;
}

const toLines = (texts: string[]): string[] => texts.map(toOneLine).filter((line) => line !== '');
