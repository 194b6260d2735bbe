import type { Taxonomy } from './core/classify/model.ts';
import { ownAddress } from './core/own-address.ts';
import { draft, tag, textOf } from './core/pipeline.ts';
import { ruleFor, type SiteRule, withChoices, withFacts } from './core/site-rule.ts';
import type { Article, Post, Profile, Tagging } from './core/types.ts';
import { extractive } from './engines/index.ts';

/** What a blog is to Precis: its format, its tags and categories, and what the person keeps for the sites they read. */
export interface Blog {
  profile: Profile;
  taxonomy: Taxonomy;
  sites: SiteRule[];
  /** The files that the blog has, as far as they are known. */
  paths: string[];
}

/** Article → post in one stroke, with the default engine. `points`: how many key points, 3 to 9. */
export async function makePost(article: Article, blog: Blog, points: number): Promise<Post> {
  const rule = ruleFor(ownAddress(article), blog.sites);
  const known = rule ? withFacts(article, rule) : article;
  const summary = await extractive.summarize(textOf(known), { points });
  performance.mark('precis: summarized');
  const post = draft(known, summary, blog.profile, blog.taxonomy);
  return rule ? withChoices(post, rule) : post;
}

/** More tags than a post has, best first, and why each of them and of the categories fits. */
export function suggest(article: Article, blog: Blog, most: number): Tagging {
  const rule = ruleFor(ownAddress(article), blog.sites);
  return tag(rule ? withFacts(article, rule) : article, blog.taxonomy, most);
}
