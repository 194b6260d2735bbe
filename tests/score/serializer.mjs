// Adapter for the conformance scorer: turns the scorer's record into a Post, and prints the Post with the profile
// `techhub`.
import { printPost } from '#built/format';
import { profiles } from '#built/profiles';

const techhub = profiles.find((profile) => profile.id === 'techhub');

const toPost = (record) => ({
  title: record.title,
  comment: '',
  description: record.description ?? '',
  excerpt: record.excerpt,
  introduction: '',
  authors: record.author === undefined ? [] : [record.author],
  date: record.date ?? '',
  canonical: record.canonicalUrl ?? '',
  feed: { name: record.feedName ?? '', url: record.feedUrl ?? '' },
  viewingMode: record.viewingMode,
  language: '',
  image: '',
  categories: record.categories,
  tags: record.tags,
  points: [],
  sections: [],
  links: [],
  slug: '',
  body: record.body,
});

export const serialize = (record) => printPost(toPost(record), techhub).text;
export const filename = (record) => printPost(toPost(record), techhub).path;
