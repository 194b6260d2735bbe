import type { Post } from '../post.ts';

/** A post with every field empty. Posts that older versions stored get their missing fields from it. */
export const emptyPost: Post = {
  title: '',
  comment: '',
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
