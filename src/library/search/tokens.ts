import { fold } from '../../core/slug.ts';
import { words } from '../../core/text.ts';
import type { Post } from '../../core/types.ts';

/** How much more a word says of a post where it stands here than in its body. */
const WEIGHTS = { title: 6, tags: 4, people: 3, points: 2, body: 1 };

/** Longer ones are no words: keys, hashes, encoded data. */
const LONGEST = 40;

/** The words of a text as they are looked up: lower case, Latin letters without accents. */
export function tokens(text: string, language = ''): string[] {
  return words(fold(text), language).filter((word) => word.length <= LONGEST);
}

/** Web addresses say nothing that a person would look for, and would fill the index. */
const ADDRESSES = /\bhttps?:\/\/[^\s)>\]]+/g;

/** Each word of a post, with its weight in it: the sum over the places where it stands. `body`: the article's own text. */
export function tokensOf(post: Post, body: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const token of tokens(text, post.language)) found.set(token, (found.get(token) ?? 0) + weight);
  };
  add(post.title, WEIGHTS.title);
  add([...post.tags, ...post.categories].join(' \n'), WEIGHTS.tags);
  add([post.authors.join(' \n'), post.feed.name].join(' \n'), WEIGHTS.people);
  add(
    [post.excerpt, post.introduction, ...post.points.map(({ label = '', text }) => `${label} ${text}`)].join('\n'),
    WEIGHTS.points,
  );
  add(
    [post.body ?? '', ...post.sections.map(({ text }) => text), body].join('\n').replace(ADDRESSES, ' '),
    WEIGHTS.body,
  );
  return found;
}
