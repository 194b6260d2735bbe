import type { Article } from '../article.ts';
import type { Suggestion, Tagging } from '../classify/taxonomy.ts';
import type { Post } from '../post.ts';
import type { Summary } from '../summary.ts';
import { applyTagRule } from './apply-tag-rule.ts';
import type { Profile } from './profile.ts';
import { toOneLine } from './scalars.ts';

/**
 * A suggested tag or category enters a new post if its score is at least this high. Both limits are low, since the user
 * notices a wrong tag more easily than a missing one.
 */
const LIKELY_TAG = 0.25;
const LIKELY_CATEGORY = 0.4;

const listLikely = (suggestions: Suggestion[], chance: number): string[] =>
  suggestions.filter(({ score }) => score >= chance).map(({ value }) => value);

/** Builds the first version of a post from the article, its summary and its suggested tags. No text is invented. */
export function composePost(article: Article, summary: Summary, tagging: Tagging, profile: Profile): Post {
  const authors = article.authors?.value ?? [];
  const categories = listLikely(tagging.categories, LIKELY_CATEGORY);
  const tags = [
    ...listLikely(tagging.tags, LIKELY_TAG),
    ...(profile.tags.categories ? categories : []),
    ...profile.tags.always,
  ];
  return {
    title: toOneLine(article.title.value),
    description: toOneLine(summary.description),
    excerpt: attributeExcerpt(toOneLine(summary.excerpt), authors, profile),
    introduction: summary.introduction,
    authors,
    date: article.published?.value ?? '',
    canonical: article.canonical.value,
    feed: { name: article.site?.value ?? '', url: article.feed?.value ?? '' },
    viewingMode: 'external',
    language: article.language?.value ?? '',
    image: article.image?.value ?? '',
    categories,
    tags: applyTagRule(tags, profile),
    points: summary.points,
    sections: summary.closing === '' ? [] : [{ heading: profile.body.closing, text: summary.closing }],
    links: summary.links,
    slug: '',
  };
}

/**
 * Returns the excerpt with the authors in front ("Mara Quist: Readings …"), if the format asks for authors and the excerpt
 * names none of the authors.
 */
export function attributeExcerpt(excerpt: string, authors: string[], profile: Profile): string {
  if (!profile.excerpt.author || excerpt === '' || authors.length === 0) return excerpt;
  if (authors.some((author) => excerpt.toLowerCase().includes(author.toLowerCase()))) return excerpt;
  const names = authors.length > MAX_NAMED_AUTHORS ? [...authors.slice(0, MAX_NAMED_AUTHORS), '…'] : authors;
  return `${names.join(', ')}: ${excerpt}`;
}

const MAX_NAMED_AUTHORS = 3;
