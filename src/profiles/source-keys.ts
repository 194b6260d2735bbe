import type { FrontMatterKey } from '../core/format/profile.ts';

/**
 * Front-matter keys for the article's authors and day, where the post has other ones. No generator knows them, so a theme
 * that wants to show them prints them. The article's site and address stand in the body. `table`: see `FrontMatterKey`.
 */
export const listSourceKeys = (table: Pick<FrontMatterKey, 'table'> = {}): FrontMatterKey[] => [
  { ...table, name: 'source_author', from: 'source.authors | other_than: authors | join: ", "' },
  {
    ...table,
    name: 'source_date',
    from: 'source.date | other_than: date',
    date: { format: '%Y-%m-%d' },
    quote: { style: 'bare' },
  },
];
