import type { Profile } from '../../core/format/profile.ts';
import type { Blog } from '../../drafting/create-post.ts';
import { loadBlogPaths, loadBlogTaxonomy, loadProfile, loadProfiles, loadSiteRules } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';

/** Data for creating a draft: the blog, and all profiles from which the user can choose. */
export interface DraftContext {
  blog: Blog;
  profiles: Profile[];
}

export async function loadDraftContext(profileId: string): Promise<DraftContext> {
  const [blog, profiles] = await Promise.all([loadBlog(profileId), loadProfiles()]);
  return { blog, profiles };
}

async function loadBlog(profileId: string): Promise<Blog> {
  const profile = await loadProfile(profileId);
  const [taxonomy, sites, paths, { author }] = await Promise.all([
    loadBlogTaxonomy(profile.id),
    loadSiteRules(),
    loadBlogPaths(profile.id),
    loadSettings(),
  ]);
  return { profile, taxonomy, sites, paths, author };
}
