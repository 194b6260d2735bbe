import type { Article } from '../core/article.ts';
import type { Tagging, Taxonomy } from '../core/classify/taxonomy.ts';
import type { Profile } from '../core/format/profile.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import { composePost, tagArticle, toSummaryInput } from '../core/pipeline.ts';
import type { Post } from '../core/post.ts';
import { applySiteChoices, applySiteFacts, findSiteRule, type SiteRule } from '../core/site-rules.ts';
import { summarizeOffline } from './offline-summarizer.ts';

/** What a blog is to Precis: its format, its tags and categories, and what the person keeps for the sites they read. */
export interface Blog {
  profile: Profile;
  taxonomy: Taxonomy;
  sites: SiteRule[];
  /** The files that the blog has, as far as they are known. */
  paths: string[];
}

/** Article → post in one stroke, with the default engine. `points`: how many key points, 3 to 9. */
export async function createPost(article: Article, blog: Blog, points: number): Promise<Post> {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  const known = rule ? applySiteFacts(article, rule) : article;
  const summary = await summarizeOffline(toSummaryInput(known), { points });
  performance.mark('precis: summarized');
  const post = composePost(known, summary, tagArticle(known, blog.taxonomy), blog.profile);
  return rule ? applySiteChoices(post, rule) : post;
}

/** More tags than a post has, best first, and why each of them and of the categories fits. */
export function suggestLabels(article: Article, blog: Blog, limit: number): Tagging {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  return tagArticle(rule ? applySiteFacts(article, rule) : article, blog.taxonomy, limit);
}
