import type { Post } from '../../post.ts';
import { getHost } from '../../url.ts';
import { postFromFrontMatter } from '../post-from-front-matter.ts';
import { parsePostPath } from '../post-path.ts';
import type { Profile } from '../profile.ts';
import { findMostCommon } from './majority.ts';
import type { ParsedExample } from './parse-example.ts';
import { NOUN_TABLE } from './post-nouns.ts';

/** Whose date and whose name a blog's posts have. */
export interface PostFacts {
  /** `seen`: number of posts whose linked address has a day; `agree`: how many of them follow `is`. Both 0: unknown. */
  dates: { is: 'posted' | 'article'; agree: number; seen: number };
  /** `name`: the name that signs the posts, when it is the user's; '' when unknown. */
  author: { is: 'user' | 'article'; name: string };
}

/** Infers from a blog's posts whose date and name they have. `profile`: the format learned from the same posts. */
export function inferPostFacts(sources: ParsedExample[], profile: Profile): PostFacts {
  const posts = sources.map((source) => postFromFrontMatter(source.values, parsePostPath(source.path), profile));
  return { dates: inferDates(posts, sources), author: inferAuthor(posts, profile) };
}

const DAY_MS = 86_400_000;

/** Many link posts are written on the day of their article. More than this share of others shows the day of posting. */
const MAX_LATER_SHARE = 0.2;

function inferDates(posts: Post[], sources: ParsedExample[]): PostFacts['dates'] {
  const links = posts.map((post, at) => post.canonical || findFirstLink(sources[at]?.body ?? ''));
  // Links that all lead to one host are the blog's own addresses.
  const isOwnHost = posts.length > 2 && new Set(links.map(getHost)).size === 1;
  const delays = posts.flatMap(({ date, slug }, at) => {
    const link = links[at] ?? '';
    const day = /\b(\d{4})[/-](\d\d)[/-](\d\d)\b/.exec(link)?.slice(1).join('-') ?? '';
    const delay = Math.abs(Date.parse(date.slice(0, 10)) - Date.parse(day)) / DAY_MS;
    const isOwn = isOwnHost || (slug !== '' && link.includes(slug));
    return isOwn || Number.isNaN(delay) ? [] : [delay];
  });
  // A difference of one day may be one of time zones.
  const later = delays.filter((delay) => delay > 1).length;
  const isPosted = delays.length < 2 || later > MAX_LATER_SHARE * delays.length;
  return {
    is: isPosted ? 'posted' : 'article',
    agree: isPosted ? later : delays.length - later,
    seen: delays.length,
  };
}

const findFirstLink = (body: string): string => /\]\((https?:[^\s)]+)/.exec(body)?.[1] ?? '';

/** A blog of one writer may have guests. */
const MIN_OWN_SHARE = 0.8;

function inferAuthor(posts: Post[], { keys }: Profile): PostFacts['author'] {
  const patterns = NOUN_TABLE.find(({ name }) => name === 'authors')?.keys ?? [];
  const constant = keys.find(
    ({ name, constant }) => constant && patterns.some((pattern) => pattern.test(name)),
  )?.constant;
  if (typeof constant === 'string') return { is: 'user', name: constant };
  const signed = posts.filter(({ authors }) => authors.length > 0);
  const names = signed.map(({ authors }) => authors.join(', '));
  const name = findMostCommon(names) ?? '';
  if (signed.length === 0) return { is: 'user', name: '' };
  const share = names.filter((one) => one === name).length / signed.length;
  return share >= MIN_OWN_SHARE ? { is: 'user', name } : { is: 'article', name: '' };
}
