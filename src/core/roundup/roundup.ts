import { webOnly } from '../post/addresses.ts';
import { oneLine } from '../post/scalars.ts';
import { inline } from '../summarize/inline.ts';
import type { Post } from '../types.ts';
import { absolute, hostOf } from '../url.ts';

/** One saved post in a roundup; every text can be rewritten by the person. */
export interface Item {
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

export interface Group {
  /** '' for what belongs to no category. */
  heading: string;
  items: Item[];
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
  groups: Group[];
}

/** Words of the post itself that are not the person's, in the language of the post. */
export interface Words {
  why: string;
  sources: string;
  /** Heading of those without a category, where there are others. */
  other: string;
}

export function itemOf(id: string, post: Post): Item {
  const [first] = post.points;
  return {
    id,
    title: oneLine(post.title),
    url: post.canonical,
    source: oneLine(post.feed.name) || hostOf(post.canonical),
    authors: post.authors.map(oneLine).filter(Boolean),
    day: post.date.slice(0, 10),
    point: oneLine(first?.text || post.excerpt || post.description),
    why: '',
  };
}

export const itemsOf = ({ groups }: Pick<Roundup, 'groups'>): Item[] => groups.flatMap(({ items }) => items);

/** Adds posts, each under its first category; those that are in it already stay as they are. */
export function withPosts<T extends Pick<Roundup, 'groups'>>(roundup: T, posts: { id: string; post: Post }[]): T {
  const groups = roundup.groups.map(({ heading, items }) => ({ heading, items: [...items] }));
  for (const { id, post } of posts) {
    if (itemsOf({ groups }).some((item) => item.id === id)) continue;
    const heading = oneLine(post.categories[0] ?? '');
    let group = groups.find((one) => one.heading === heading);
    if (!group) {
      group = { heading, items: [] };
      // What has no category comes last.
      const last = heading === '' ? groups.length : groups.findIndex((one) => one.heading === '');
      groups.splice(last === -1 ? groups.length : last, 0, group);
    }
    group.items.push(itemOf(id, post));
  }
  return { ...roundup, groups };
}

export function withoutPosts<T extends Pick<Roundup, 'groups'>>(roundup: T, ids: string[]): T {
  const groups = roundup.groups.map((group) => ({
    ...group,
    items: group.items.filter(({ id }) => !ids.includes(id)),
  }));
  return { ...roundup, groups: groups.filter(({ items }) => items.length > 0) };
}

export function withItem<T extends Pick<Roundup, 'groups'>>(roundup: T, id: string, change: Partial<Item>): T {
  const changed = (item: Item) => (item.id === id ? { ...item, ...change } : item);
  return { ...roundup, groups: roundup.groups.map((group) => ({ ...group, items: group.items.map(changed) })) };
}

export function withHeading<T extends Pick<Roundup, 'groups'>>(roundup: T, at: number, heading: string): T {
  const group = roundup.groups[at];
  return group ? { ...roundup, groups: roundup.groups.with(at, { ...group, heading }) } : roundup;
}

/** A line of the list that the person sees: a heading, or an item of the group of that heading. */
export type Row = { is: 'heading'; group: number } | { is: 'item'; group: number; item: number };

export const rowsOf = ({ groups }: Pick<Roundup, 'groups'>): Row[] =>
  groups.flatMap(({ items }, group): Row[] => [
    { is: 'heading', group },
    ...items.map((_, item): Row => ({ is: 'item', group, item })),
  ]);

/**
 * Moves a row to where it is then row number `to`. A heading takes its whole group along; an item that comes past a heading
 * changes its group; a group that has lost its last item goes.
 */
export function moved<T extends Pick<Roundup, 'groups'>>(roundup: T, from: number, to: number): T {
  const rows = rowsOf(roundup);
  const row = rows[from];
  if (!row || from === to || to < 0 || to >= rows.length) return roundup;
  const { groups } = roundup;
  if (row.is === 'heading') {
    const group = groups[row.group] as Group;
    const others = groups.toSpliced(row.group, 1);
    // Past as many other groups as begin before that row.
    const before = groups.filter((_, at) => {
      const first = rows.findIndex((one) => one.group === at);
      return at !== row.group && (to > from ? first <= to : first < to);
    }).length;
    return { ...roundup, groups: others.toSpliced(before, 0, group) };
  }
  const item = groups[row.group]?.items[row.item] as Item;
  const left = groups.map((group, at) => ({
    ...group,
    items: at === row.group ? group.items.toSpliced(row.item, 1) : [...group.items],
  }));
  // Above the first heading there is nothing to belong to.
  const above = rowsOf({ groups: left })[Math.max(1, to) - 1];
  const group = left[above?.group ?? 0] as Group;
  group.items.splice(above?.is === 'item' ? above.item + 1 : 0, 0, item);
  return { ...roundup, groups: left.filter(({ items }) => items.length > 0) };
}

/** Puts an item into a group of its own, below the one that it was in. */
export function apart<T extends Pick<Roundup, 'groups'>>(roundup: T, id: string): T {
  const at = roundup.groups.findIndex(({ items }) => items.some((item) => item.id === id));
  const item = roundup.groups[at]?.items.find((one) => one.id === id);
  if (!item || roundup.groups[at]?.items.length === 1) return roundup;
  const groups = roundup.groups.map((group) => ({ ...group, items: group.items.filter((one) => one !== item) }));
  return { ...roundup, groups: groups.toSpliced(at + 1, 0, { heading: '', items: [item] }) };
}

/** Where an item appeared, as it is cited: source, authors, day. */
export const citationOf = ({ source, authors, day }: Item): string =>
  [oneLine(source), ...authors.map(oneLine), day].filter(Boolean).join(', ');

/** The address as a link may carry it; '' for what is no web address. */
export const webAddress = (url: string): string => webOnly(absolute(oneLine(url), 'about:blank') ?? '');

/** Sources in the order of their first item, each once, with the front page of the site where one is known. */
export function sourcesOf(roundup: Pick<Roundup, 'groups'>): { name: string; url: string }[] {
  const found = new Map<string, string>();
  for (const { source, url } of itemsOf(roundup)) {
    const name = oneLine(source);
    const web = webAddress(url);
    if (name !== '' && !found.get(name)) found.set(name, web === '' ? '' : `${new URL(web).origin}/`);
  }
  return [...found].map(([name, url]) => ({ name, url }));
}

/** The groups as they are printed: headings filled in where there are several, empty ones left out. */
export function printedGroups({ groups }: Pick<Roundup, 'groups'>, { other }: Pick<Words, 'other'>): Group[] {
  const full = groups.filter(({ items }) => items.length > 0);
  return full.map(({ heading, items }) => ({ heading: oneLine(heading) || (full.length > 1 ? other : ''), items }));
}

/** Markdown within a line → its words. */
export const plainOf = (markdown: string): string => oneLine(inline(markdown).text);

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean);
