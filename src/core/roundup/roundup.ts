import { keepWebAddress } from '../format/escape-autolinks.ts';
import { toOneLine } from '../format/scalars.ts';
import type { Post } from '../post.ts';
import { parseInline } from '../summarize/inline.ts';
import { getHost, toAbsoluteUrl } from '../url.ts';

/** One saved post in a roundup; every text can be rewritten by the person. */
export interface RoundupItem {
  /** Id of the saved post. */
  id: string;
  title: string;
  url: string;
  /** Where it appeared. */
  source: string;
  authors: string[];
  /** `2026-02-27`; '' when unknown. */
  day: string;
  /** What it says, in a line. Markdown within the line. */
  point: string;
  /** Why it matters, in the person's own words; '' until they say. Markdown within the line. */
  why: string;
}

export interface RoundupGroup {
  /** '' for what belongs to no category. */
  heading: string;
  items: RoundupItem[];
}

/** Saved posts on their way to be one post. */
export interface Roundup {
  /** Id that it is saved under. */
  id: string;
  title: string;
  /** Paragraphs of Markdown, parted by blank lines. */
  introduction: string;
  authors: string[];
  categories: string[];
  tags: string[];
  /** In the order of the post; none is empty. */
  groups: RoundupGroup[];
}

/** Words of the post itself that are not the person's, in the language of the post. */
export interface RoundupLabels {
  why: string;
  sources: string;
  /** Heading of those without a category, where there are others. */
  other: string;
}

export function toRoundupItem(id: string, post: Post): RoundupItem {
  const [first] = post.points;
  return {
    id,
    title: toOneLine(post.title),
    url: post.canonical,
    source: toOneLine(post.feed.name) || getHost(post.canonical),
    authors: post.authors.map(toOneLine).filter(Boolean),
    day: post.date.slice(0, 10),
    point: toOneLine(first?.text || post.excerpt || post.description),
    why: '',
  };
}

export const listRoundupItems = ({ groups }: Pick<Roundup, 'groups'>): RoundupItem[] =>
  groups.flatMap(({ items }) => items);

/** Adds posts, each under its first category; those that are in it already stay as they are. */
export function addPosts<T extends Pick<Roundup, 'groups'>>(roundup: T, posts: { id: string; post: Post }[]): T {
  const groups = roundup.groups.map(({ heading, items }) => ({ heading, items: [...items] }));
  for (const { id, post } of posts) {
    if (listRoundupItems({ groups }).some((item) => item.id === id)) continue;
    const heading = toOneLine(post.categories[0] ?? '');
    let group = groups.find((one) => one.heading === heading);
    if (!group) {
      group = { heading, items: [] };
      // What has no category comes last.
      const last = heading === '' ? groups.length : groups.findIndex((one) => one.heading === '');
      groups.splice(last === -1 ? groups.length : last, 0, group);
    }
    group.items.push(toRoundupItem(id, post));
  }
  return { ...roundup, groups };
}

export function removePosts<T extends Pick<Roundup, 'groups'>>(roundup: T, ids: string[]): T {
  const groups = roundup.groups.map((group) => ({
    ...group,
    items: group.items.filter(({ id }) => !ids.includes(id)),
  }));
  return { ...roundup, groups: groups.filter(({ items }) => items.length > 0) };
}

export function updateItem<T extends Pick<Roundup, 'groups'>>(roundup: T, id: string, change: Partial<RoundupItem>): T {
  const updateOne = (item: RoundupItem) => (item.id === id ? { ...item, ...change } : item);
  return { ...roundup, groups: roundup.groups.map((group) => ({ ...group, items: group.items.map(updateOne) })) };
}

export function setHeading<T extends Pick<Roundup, 'groups'>>(roundup: T, at: number, heading: string): T {
  const group = roundup.groups[at];
  return group ? { ...roundup, groups: roundup.groups.with(at, { ...group, heading }) } : roundup;
}

/** A line of the list that the person sees: a heading, or an item of the group of that heading. */
export type RoundupRow = { is: 'heading'; group: number } | { is: 'item'; group: number; item: number };

export const listRoundupRows = ({ groups }: Pick<Roundup, 'groups'>): RoundupRow[] =>
  groups.flatMap(({ items }, group): RoundupRow[] => [
    { is: 'heading', group },
    ...items.map((_, item): RoundupRow => ({ is: 'item', group, item })),
  ]);

/**
 * Moves a row to where it is then row number `to`. A heading takes its whole group along; an item that comes past a heading
 * changes its group; a group that has lost its last item goes.
 */
export function moveRow<T extends Pick<Roundup, 'groups'>>(roundup: T, from: number, to: number): T {
  const rows = listRoundupRows(roundup);
  const row = rows[from];
  if (!row || from === to || to < 0 || to >= rows.length) return roundup;
  const { groups } = roundup;
  if (row.is === 'heading') {
    const group = groups[row.group] as RoundupGroup;
    const others = groups.toSpliced(row.group, 1);
    // Past as many other groups as begin before that row.
    const before = groups.filter((_, at) => {
      const first = rows.findIndex((one) => one.group === at);
      return at !== row.group && (to > from ? first <= to : first < to);
    }).length;
    return { ...roundup, groups: others.toSpliced(before, 0, group) };
  }
  const item = groups[row.group]?.items[row.item] as RoundupItem;
  const left = groups.map((group, at) => ({
    ...group,
    items: at === row.group ? group.items.toSpliced(row.item, 1) : [...group.items],
  }));
  // Above the first heading there is nothing to belong to.
  const above = listRoundupRows({ groups: left })[Math.max(1, to) - 1];
  const group = left[above?.group ?? 0] as RoundupGroup;
  group.items.splice(above?.is === 'item' ? above.item + 1 : 0, 0, item);
  return { ...roundup, groups: left.filter(({ items }) => items.length > 0) };
}

/** Puts an item into a group of its own, below the one that it was in. */
export function splitOffItem<T extends Pick<Roundup, 'groups'>>(roundup: T, id: string): T {
  const at = roundup.groups.findIndex(({ items }) => items.some((item) => item.id === id));
  const item = roundup.groups[at]?.items.find((one) => one.id === id);
  if (!item || roundup.groups[at]?.items.length === 1) return roundup;
  const groups = roundup.groups.map((group) => ({ ...group, items: group.items.filter((one) => one !== item) }));
  return { ...roundup, groups: groups.toSpliced(at + 1, 0, { heading: '', items: [item] }) };
}

/** Where an item appeared, as it is cited: source, authors, day. */
export const formatCitation = ({ source, authors, day }: RoundupItem): string =>
  [toOneLine(source), ...authors.map(toOneLine), day].filter(Boolean).join(', ');

/** The address as a link may carry it; '' for what is no web address. */
export const toWebAddress = (url: string): string => keepWebAddress(toAbsoluteUrl(toOneLine(url), 'about:blank') ?? '');

/** Sources in the order of their first item, each once, with the front page of the site where one is known. */
export function listSources(roundup: Pick<Roundup, 'groups'>): { name: string; url: string }[] {
  const found = new Map<string, string>();
  for (const { source, url } of listRoundupItems(roundup)) {
    const name = toOneLine(source);
    const web = toWebAddress(url);
    if (name !== '' && !found.get(name)) found.set(name, web === '' ? '' : `${new URL(web).origin}/`);
  }
  return [...found].map(([name, url]) => ({ name, url }));
}

/** The groups as they are printed: headings filled in where there are several, empty ones left out. */
export function listPrintedGroups(
  { groups }: Pick<Roundup, 'groups'>,
  { other }: Pick<RoundupLabels, 'other'>,
): RoundupGroup[] {
  const full = groups.filter(({ items }) => items.length > 0);
  return full.map(({ heading, items }) => ({ heading: toOneLine(heading) || (full.length > 1 ? other : ''), items }));
}

/** Markdown within a line → its words. */
export const toPlainLine = (markdown: string): string => toOneLine(parseInline(markdown).text);

export const splitParagraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(toOneLine)
    .filter(Boolean);
