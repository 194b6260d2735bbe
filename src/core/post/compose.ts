import type { Suggestion, Tagging } from '../classify/model.ts';
import type { Article, Post, Summary } from '../types.ts';
import type { Profile } from './profile.ts';
import { oneLine } from './scalars.ts';
import { ruledTags } from './tags.ts';

/** Chances from which a suggestion goes into the post; the person sees a wrong one sooner than one that is missing. */
const LIKELY_TAG = 0.25;
const LIKELY_CATEGORY = 0.4;

const likely = (suggestions: Suggestion[], chance: number): string[] =>
  suggestions.filter(({ score }) => score >= chance).map(({ value }) => value);

/** The post that is shown first. Everything in it comes from the article, the engine or the tagger; nothing is made up. */
export function compose(article: Article, summary: Summary, tagging: Tagging, profile: Profile): Post {
  const authors = article.authors?.value ?? [];
  const categories = likely(tagging.categories, LIKELY_CATEGORY);
  const tags = [
    ...likely(tagging.tags, LIKELY_TAG),
    ...(profile.tags.categories ? categories : []),
    ...profile.tags.always,
  ];
  return {
    title: oneLine(article.title.value),
    description: oneLine(summary.description),
    excerpt: attributed(oneLine(summary.excerpt), authors, profile),
    introduction: summary.introduction,
    authors,
    date: article.published?.value ?? '',
    canonical: article.canonical.value,
    feed: { name: article.site?.value ?? '', url: article.feed?.value ?? '' },
    viewingMode: 'external',
    language: article.language?.value ?? '',
    image: article.image?.value ?? '',
    categories,
    tags: ruledTags(tags, profile),
    points: summary.points,
    sections: summary.closing === '' ? [] : [{ heading: profile.body.closing, text: summary.closing }],
    links: summary.links,
    slug: '',
  };
}

/**
 * The excerpt with its author named, where the blog wants that and the excerpt doesn't already: "Mara Quist: Readings …", which
 * needs no word of any language.
 */
export function attributed(excerpt: string, authors: string[], profile: Profile): string {
  if (!profile.excerpt.author || excerpt === '' || authors.length === 0) return excerpt;
  if (authors.some((author) => excerpt.toLowerCase().includes(author.toLowerCase()))) return excerpt;
  const names = authors.length > MOST_NAMES ? [...authors.slice(0, MOST_NAMES), '…'] : authors;
  return `${names.join(', ')}: ${excerpt}`;
}

const MOST_NAMES = 3;
