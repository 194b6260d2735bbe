import type { FactCandidate, SourcedFact } from '../../core/article.ts';
import type { Post, PostSource } from '../../core/post.ts';
import { correctSource, getSource } from '../../core/post-source.ts';
import { formatDay } from '../components/format-date.ts';
import type { EditorState, SourceFactName } from './editor-context.ts';

/** A value that the page offers for a fact. `sources`: everywhere the page states it, the most trusted first. */
export interface FactChoice {
  /** The value as the field shows it. */
  text: string;
  sources: Pick<FactCandidate<unknown>, 'source' | 'from'>[];
  choose: () => void;
}

/** A fact of the article as the record shows it, with every value that the page offers for it. */
export interface SourceFact {
  name: SourceFactName;
  /** The value as the field shows it. */
  text: string;
  /** Without duplicates, the most trusted source first. */
  choices: FactChoice[];
  /** How many other values the page has, where one of them says something else than the post does; else 0. */
  others: number;
}

export const joinNames = (names: string[]): string => names.join(', ');

export const splitNames = (text: string): string[] =>
  text
    .split(/[,;،、]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Lists the facts of the article with the values that the page offers. */
export function listSourceFacts({ draft: { article, post }, store, created }: EditorState): SourceFact[] {
  const { author, dates } = created.blog.profile;
  const isOwn = { authors: author === 'user', date: dates === 'posted' };
  const edit = (fields: Partial<Post>) => store.dispatch({ do: 'edit', fields });
  const source = getSource(post);
  const correct = (change: Partial<PostSource>) => edit(correctSource(post, change, isOwn));
  return [
    listChoices('title', article.title, post.title, keepText, (title) => edit({ title })),
    listChoices('site', article.site, post.feed.name, keepText, (name) => edit({ feed: { ...post.feed, name } })),
    listChoices('authors', article.authors, joinNames(source.authors), joinNames, (authors) => correct({ authors })),
    listChoices('date', article.published, showDay(source.date), showDay, (date) => correct({ date })),
  ];
}

const keepText = (value: string) => value;

export const showDay = (date: string): string => (date === '' ? '' : formatDay(date));

function listChoices<T>(
  name: SourceFactName,
  fact: SourcedFact<T> | null,
  text: string,
  show: (value: T) => string,
  set: (value: T) => void,
): SourceFact {
  const choices: FactChoice[] = [];
  for (const { value, source, from } of fact ? [fact, ...fact.alternatives] : []) {
    const shown = show(value);
    const known = choices.find((choice) => choice.text === shown);
    if (known) known.sources.push({ source, from });
    else choices.push({ text: shown, sources: [{ source, from }], choose: () => set(value) });
  }
  const others = choices.filter((choice) => choice.text !== text);
  return { name, text, choices, others: others.some((choice) => !agree(choice.text, text)) ? others.length : 0 };
}

/** Whether two values say the same: equal letters and digits, or one is the other with the site's name or an initial more. */
function agree(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .toLowerCase(),
  );
  return Boolean(a && b) && (a?.includes(b ?? '') || b?.includes(a ?? '') || false);
}

/** Returns the choice after the fact's current value; after the last one, the first. null when there is no other value. */
export function getNextChoice({ choices, text }: SourceFact): FactChoice | null {
  const at = choices.findIndex((choice) => choice.text === text);
  const next = choices[(at + 1) % Math.max(1, choices.length)];
  return next && next.text !== text ? next : null;
}
