import type { Article } from '../core/article.ts';
import type { Tagging, Taxonomy } from '../core/classify/taxonomy.ts';
import type { Profile } from '../core/format/profile.ts';
import { chooseOwnAddress } from '../core/own-address.ts';
import { composePost, tagArticle, toSummaryInput } from '../core/pipeline.ts';
import type { Post } from '../core/post.ts';
import { applySiteChoices, applySiteFacts, findSiteRule, type SiteRule } from '../core/site-rules.ts';
import type { SummaryOptions } from '../core/summary.ts';
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

/** Makes a post of an article with the offline summarizer. */
export async function createPost(article: Article, blog: Blog, options: Partial<SummaryOptions> = {}): Promise<Post> {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  const known = rule ? applySiteFacts(article, rule) : article;
  const summary = await summarizeOffline(toSummaryInput(known), options);
  performance.mark('precis: summarized');
  const post = composePost(known, summary, tagArticle(known, blog.taxonomy), blog.profile, {
    ...(blog.author ? { author: blog.author } : {}),
    ...(options.person ? { person: options.person } : {}),
  });
  return rule ? applySiteChoices(post, rule) : post;
}

/** Suggests up to `limit` tags, best first, and categories, with the reasons for each tag and category. */
export function suggestLabels(article: Article, blog: Blog, limit: number): Tagging {
  const rule = findSiteRule(chooseOwnAddress(article), blog.sites);
  return tagArticle(rule ? applySiteFacts(article, rule) : article, blog.taxonomy, limit);
}
