import type { Article } from '../core/article.ts';
import type { Tagging, Taxonomy } from '../core/classify/taxonomy.ts';
import { printsInBody } from '../core/format/prints-field.ts';
import { hasProofLinks, type Profile } from '../core/format/profile.ts';
import { addProof, prepareQuotedTexts } from '../core/grounding/add-proof.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import { composePost, tagArticle, toSummaryInput } from '../core/pipeline.ts';
import type { Post } from '../core/post.ts';
import { applySiteChoices, applySiteFacts, findSiteRule, type SiteRule } from '../core/site-rules.ts';
import type { KeyPoint, SummaryOptions } from '../core/summary.ts';
import { summarizeOffline } from './offline-summarizer.ts';

/** What a post is made for: a blog's format (`profile`), its tags and categories, and the user's rules for source sites. */
export interface Blog {
  profile: Profile;
  taxonomy: Taxonomy;
  sites: SiteRule[];
  /** Paths of the files that the blog is known to have. */
  paths: string[];
  /** The name under which the user posts; absent or '' when unknown. */
  author?: string;
}

/**
 * Makes a post of an article with the offline summarizer. `shown`: the text of the page as the browser shows it (see
 * `readShownText`), for the links to its sentences; '' when unknown.
 */
export async function createPost(
  article: Article,
  blog: Blog,
  options: Partial<SummaryOptions> = {},
  shown = '',
): Promise<Post> {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  const known = rule ? applySiteFacts(article, rule) : article;
  const isExcerptShown = printsInBody(blog.profile, 'excerpt');
  const summary = await summarizeOffline(toSummaryInput(known), { isExcerptShown, ...options });
  performance.mark('precis: summarized');
  const post = composePost(known, summary, tagArticle(known, blog.taxonomy), blog.profile, {
    ...(blog.author ? { author: blog.author } : {}),
    ...(options.person ? { person: options.person } : {}),
  });
  const points = linkPoints(post.points, article, blog.profile, shown);
  return rule ? applySiteChoices({ ...post, points }, rule) : { ...post, points };
}

/** Gives each point the text directive of its sentence, if the format links points to their sentences. */
export const linkPoints = (
  points: KeyPoint[],
  { markdown }: Pick<Article, 'markdown'>,
  profile: Profile,
  shown: string,
): KeyPoint[] => (hasProofLinks(profile) ? addProof(points, prepareQuotedTexts(markdown, shown)) : points);

/** Suggests up to `limit` tags, best first, and categories, with the reasons for each tag and category. */
export function suggestLabels(article: Article, blog: Blog, limit: number): Tagging {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  return tagArticle(rule ? applySiteFacts(article, rule) : article, blog.taxonomy, limit);
}
