import type { Post } from '../post.ts';

/** A post with every field empty. */
export const emptyPost: Post = {
  title: '',
  description: '',
  excerpt: '',
  introduction: '',
  authors: [],
  date: '',
  canonical: '',
  feed: { name: '', url: '' },
  viewingMode: 'external',
  language: '',
  image: '',
  categories: [],
  tags: [],
  points: [],
  sections: [],
  links: [],
  slug: '',
};
