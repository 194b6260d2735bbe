import type { Article, FactCandidate, SourcedFact } from '../core/article.ts';
import { cleanUrl, sanitizePageUrl } from '../core/url.ts';

/** What is known of a page that was not read: the tab's title and address. */
export interface NotedPage {
  url: string;
  title: string;
  /** ISO 8601 with offset. */
  readAt: string;
}

/** Whether a note can be made of a page: its address leads a reader somewhere. */
export const isNotable = ({ url }: Pick<NotedPage, 'url'>): boolean => /^https?:\/\//i.test(url);

const toFact = <T>(candidate: FactCandidate<T>): SourcedFact<T> => ({ ...candidate, alternatives: [] });

/** Makes an article without text of a page, for a post with title, link and the user's words. */
export function createNoteArticle({ url, title, readAt }: NotedPage): Article {
  const address = sanitizePageUrl(url);
  return {
    kind: 'none',
    url: address,
    readAt,
    canonical: toFact({ value: cleanUrl(address), from: 'url', source: 'url' }),
    title: toFact({ value: toTitle(title, address), from: 'meta', source: 'meta-title' }),
    authors: null,
    published: null,
    modified: null,
    site: null,
    feed: null,
    language: null,
    image: null,
    description: null,
    tags: null,
    markdown: '',
  };
}

/** Keeps what was read about a page, and leaves out its text, which is no article. */
export const toNoteArticle = (article: Article): Article => {
  const { hidden: _, ...facts } = article;
  return { ...facts, markdown: '' };
};

/** Returns the tab's title; for a tab that shows only its file's name, as PDF viewers do, the name in words. */
function toTitle(title: string, url: string): string {
  const file = decodeName(new URL(url).pathname.split('/').at(-1) ?? '');
  const isFileName = title.trim() === '' || title.trim() === file || /^\S+\.\w{2,4}$/.test(title.trim());
  if (!isFileName) return title.trim();
  const words = file
    .replace(/\.\w{2,4}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return words || title.trim() || url;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
