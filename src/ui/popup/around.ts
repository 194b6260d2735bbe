import { loadPaths, loadProfile, loadProfiles, loadSites, loadTaxonomy } from '../../browser/blogs.ts';
import type { Profile } from '../../core/types.ts';
import type { Blog } from '../../make-post.ts';

/** What a draft is made with: the blog, and all formats to choose from. */
export interface Around {
  blog: Blog;
  profiles: Profile[];
}

export async function loadAround(profileId: string): Promise<Around> {
  const [blog, profiles] = await Promise.all([loadBlog(profileId), loadProfiles()]);
  return { blog, profiles };
}

async function loadBlog(profileId: string): Promise<Blog> {
  const profile = await loadProfile(profileId);
  const [taxonomy, sites, paths] = await Promise.all([loadTaxonomy(profile.id), loadSites(), loadPaths(profile.id)]);
  return { profile, taxonomy, sites, paths };
}
