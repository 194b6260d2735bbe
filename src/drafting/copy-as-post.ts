import { quoteSelection } from '../core/format/quote-selection.ts';
import { identifyLanguage, printPost } from '../core/pipeline.ts';
import type { CapturedPage } from '../extension/capture-page.ts';
import { loadBlogTaxonomy, loadProfile, loadSiteRules } from '../storage/blogs.ts';
import { buildDraftKey, listFormerDraftKeys, loadDraft } from '../storage/drafts.ts';
import { loadSettings, toSummaryOptions } from '../storage/settings.ts';
import { createPost } from './create-post.ts';

/**
 * Copies a captured page to the clipboard as a post. It needs no window: Firefox's background page may write to the
 * clipboard. If the user has a draft of the page, the draft is copied. Rejects when the browser denies the clipboard.
 */
export async function copyAsPost({ article, selection }: CapturedPage): Promise<{ title: string }> {
  const loading = loadDraft(buildDraftKey(article, selection), { former: listFormerDraftKeys(article, selection) });
  const [{ draft }, settings] = await Promise.all([loading, loadSettings()]);
  const profile = await loadProfile(draft?.profile ?? settings.profile);
  const post = draft?.post ?? (await createFreshPost());
  await navigator.clipboard.writeText(printPost(post, profile, (draft?.article ?? article).markdown).text);
  return { title: post.title };

  async function createFreshPost() {
    const [taxonomy, sites] = await Promise.all([loadBlogTaxonomy(profile.id), loadSiteRules()]);
    const blog = { profile, taxonomy, sites, paths: [], author: settings.author };
    const post = await createPost(identifyLanguage(article), blog, toSummaryOptions(settings));
    return selection ? quoteSelection(post, article.markdown, profile) : post;
  }
}
