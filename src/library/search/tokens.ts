import type { Post } from '../../core/post.ts';
import { getSource } from '../../core/post-source.ts';
import { foldAccents } from '../../core/text/fold-accents.ts';
import { splitWords } from '../../core/text/words.ts';

/** How much one occurrence of a word counts in the search, by the field of the post that contains the word. */
const FIELD_WEIGHTS = { title: 6, tags: 4, people: 3, comment: 3, points: 2, body: 1 };

/** Characters. Longer words are not indexed, because they are keys, hashes or encoded data. */
const MAX_TOKEN_LENGTH = 40;

/** Splits a text into words in the form that the search index stores: lower case, Latin letters without accents. */
export function tokenizeForSearch(text: string, language = ''): string[] {
  return splitWords(foldAccents(text), language).filter((word) => word.length <= MAX_TOKEN_LENGTH);
}

/** Matches web addresses, which are not indexed: nobody searches for parts of an address, and they would fill the index. */
const WEB_ADDRESSES = /\bhttps?:\/\/[^\s)>\]]+/g;

/** Returns each word of a post with its weight, summed over all occurrences. `body`: the text of the article. */
export function weighTokens(post: Post, body: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const token of tokenizeForSearch(text, post.language)) found.set(token, (found.get(token) ?? 0) + weight);
  };
  add(post.title, FIELD_WEIGHTS.title);
  add([...post.tags, ...post.categories].join(' \n'), FIELD_WEIGHTS.tags);
  const people = new Set([...post.authors, ...getSource(post).authors, post.feed.name, post.via?.name ?? '']);
  add([...people].join(' \n'), FIELD_WEIGHTS.people);
  add(post.comment.replace(WEB_ADDRESSES, ' '), FIELD_WEIGHTS.comment);
  add(
    [post.excerpt, post.introduction, ...post.points.map(({ label = '', text }) => `${label} ${text}`)].join('\n'),
    FIELD_WEIGHTS.points,
  );
  add(
    [post.body ?? '', ...post.sections.map(({ text }) => text), body].join('\n').replace(WEB_ADDRESSES, ' '),
    FIELD_WEIGHTS.body,
  );
  return found;
}
