import { keepWebAddress } from '../format/escape-autolinks.ts';
import { toOneLine } from '../format/scalars.ts';
import { parseMarkdownLine } from '../markdown/parse-line.ts';
import type { Post } from '../post.ts';
import { getSource } from '../post-source.ts';
import { getHost, toAbsoluteUrl } from '../url.ts';

/** One saved post in a roundup. The user may rewrite every text. */
export interface RoundupItem {
  /** Id of the saved post. */
  id: string;
  title: string;
  url: string;
  /** Name of the site that published the post. */
  source: string;
  authors: string[];
  /** Day of publication, such as `2026-02-27`; '' when unknown. */
  day: string;
  /** The post's main point, in one line of inline Markdown. */
  point: string;
  /** Why the post matters, in the user's words, as inline Markdown: at first what the post's comment begins with. */
  why: string;
}

export interface RoundupGroup {
  /** Heading of the group; '' for posts without a category. */
  heading: string;
  items: RoundupItem[];
}

/** Saved posts that are being combined into one post. */
export interface Roundup {
  /** Id that the roundup is stored under. */
  id: string;
  title: string;
  /** Paragraphs of Markdown, separated by blank lines. */
  introduction: string;
  authors: string[];
  categories: string[];
  tags: string[];
  /** The groups in the order in which the post prints them. No group is empty. */
  groups: RoundupGroup[];
}

/** Words that every roundup prints, in the language of the post. */
export interface RoundupLabels {
  why: string;
  sources: string;
  /** Heading of the posts without a category, when there are other groups. */
  other: string;
}

function toRoundupItem(id: string, post: Post): RoundupItem {
  const [first] = post.points;
  const { authors, date } = getSource(post);
  return {
    id,
    title: toOneLine(post.title),
    url: post.canonical,
    source: toOneLine(post.feed.name) || getHost(post.canonical),
    authors: authors.map(toOneLine).filter(Boolean),
    day: date.slice(0, 10),
    point: toOneLine(first?.text || post.excerpt || post.description),
    why: splitParagraphs(post.comment)[0] ?? '',
  };
}

export const listRoundupItems = ({ groups }: Pick<Roundup, 'groups'>): RoundupItem[] =>
  groups.flatMap(({ items }) => items);

/**
 * Adds posts to a roundup, each to the group of the post's first category. Posts that are already in the roundup stay
 * unchanged.
 */
export function addPosts<T extends Pick<Roundup, 'groups'>>(roundup: T, posts: { id: string; post: Post }[]): T {
  const groups = roundup.groups.map(({ heading, items }) => ({ heading, items: [...items] }));
  for (const { id, post } of posts) {
    if (listRoundupItems({ groups }).some((item) => item.id === id)) continue;
    const heading = toOneLine(post.categories[0] ?? '');
    let group = groups.find((one) => one.heading === heading);
    if (!group) {
      group = { heading, items: [] };
      // The group without a category comes last.
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

/** A row of the list in which the user edits a roundup: the heading of a group, or an item of a group. */
export type RoundupRow = { kind: 'heading'; group: number } | { kind: 'item'; group: number; item: number };

export const listRoundupRows = ({ groups }: Pick<Roundup, 'groups'>): RoundupRow[] =>
  groups.flatMap(({ items }, group): RoundupRow[] => [
    { kind: 'heading', group },
    ...items.map((_, item): RoundupRow => ({ kind: 'item', group, item })),
  ]);

/**
 * Moves the row with number `from` to the row number `to`. A heading moves with its whole group. An item that passes a
 * heading joins the heading's group. A group without items is removed.
 */
export function moveRow<T extends Pick<Roundup, 'groups'>>(roundup: T, from: number, to: number): T {
  const rows = listRoundupRows(roundup);
  const row = rows[from];
  if (!row || from === to || to < 0 || to >= rows.length) return roundup;
  const { groups } = roundup;
  if (row.kind === 'heading') {
    const group = groups[row.group] as RoundupGroup;
    const others = groups.toSpliced(row.group, 1);
    // Number of other groups that will stand before the moved group.
    const before = groups.filter((_, at) => {
      const first = rows.findIndex((one) => one.group === at);
      return at !== row.group && (to > from ? first <= to : first < to);
    }).length;
    return { ...roundup, groups: others.toSpliced(before, 0, group) };
  }
  const item = groups[row.group]?.items[row.item] as RoundupItem;
  const remaining = groups.map((group, at) => ({
    ...group,
    items: at === row.group ? group.items.toSpliced(row.item, 1) : [...group.items],
  }));
  // An item always belongs to a heading, so that it can't stand above the first heading.
  const rowAbove = listRoundupRows({ groups: remaining })[Math.max(1, to) - 1];
  const group = remaining[rowAbove?.group ?? 0] as RoundupGroup;
  group.items.splice(rowAbove?.kind === 'item' ? rowAbove.item + 1 : 0, 0, item);
  return { ...roundup, groups: remaining.filter(({ items }) => items.length > 0) };
}

/** Moves an item to a new group without heading, below the group that the item is in. */
export function splitOffItem<T extends Pick<Roundup, 'groups'>>(roundup: T, id: string): T {
  const at = roundup.groups.findIndex(({ items }) => items.some((item) => item.id === id));
  const item = roundup.groups[at]?.items.find((one) => one.id === id);
  if (!item || roundup.groups[at]?.items.length === 1) return roundup;
  const groups = roundup.groups.map((group) => ({ ...group, items: group.items.filter((one) => one !== item) }));
  return { ...roundup, groups: groups.toSpliced(at + 1, 0, { heading: '', items: [item] }) };
}

/** Formats the citation of an item: source, authors, day. */
export const formatCitation = ({ source, authors, day }: RoundupItem): string =>
  [toOneLine(source), ...authors.map(toOneLine), day].filter(Boolean).join(', ');

/** Returns the address to link to; '' when `url` is not a web address. */
export const toWebAddress = (url: string): string => keepWebAddress(toAbsoluteUrl(toOneLine(url), 'about:blank') ?? '');

/**
 * Lists each source once, in the order of the items, with the address of its site's front page, or '' when no item has a web
 * address.
 */
export function listSources(roundup: Pick<Roundup, 'groups'>): { name: string; url: string }[] {
  const found = new Map<string, string>();
  for (const { source, url } of listRoundupItems(roundup)) {
    const name = toOneLine(source);
    const webAddress = toWebAddress(url);
    if (name !== '' && !found.get(name)) found.set(name, webAddress === '' ? '' : `${new URL(webAddress).origin}/`);
  }
  return [...found].map(([name, url]) => ({ name, url }));
}

/** Returns the groups to print. Empty groups are left out; when there are several groups, each has a heading. */
export function listPrintedGroups(
  { groups }: Pick<Roundup, 'groups'>,
  { other }: Pick<RoundupLabels, 'other'>,
): RoundupGroup[] {
  const nonEmpty = groups.filter(({ items }) => items.length > 0);
  return nonEmpty.map(({ heading, items }) => ({
    heading: toOneLine(heading) || (nonEmpty.length > 1 ? other : ''),
    items,
  }));
}

/** Converts inline Markdown to plain text in one line. */
export const toPlainLine = (markdown: string): string => toOneLine(parseMarkdownLine(markdown).text);

export const splitParagraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(toOneLine)
    .filter(Boolean);
