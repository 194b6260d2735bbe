import { loadProfile, loadSites, loadTaxonomy } from './browser/blogs.ts';
import type { Captured } from './browser/capture.ts';
import { draftKey, formerKeys, loadDraft } from './browser/drafts.ts';
import { loadSettings } from './browser/settings.ts';
import { print } from './core/pipeline.ts';
import { makePost } from './make-post.ts';

/**
 * What was captured → its post on the clipboard, with no window open; for Firefox, whose event page may write to the clipboard. A
 * draft that the person has worked on is copied as they left it. Rejects when the browser keeps its clipboard shut.
 */
export async function copyAsPost({ article, selection }: Captured): Promise<{ title: string }> {
  const loading = loadDraft(draftKey(article, selection), { former: formerKeys(article, selection) });
  const [{ draft }, settings] = await Promise.all([loading, loadSettings()]);
  const profile = await loadProfile(draft?.profile ?? settings.profile);
  const post = draft?.post ?? (await fresh());
  await navigator.clipboard.writeText(print(post, profile).text);
  return { title: post.title };

  async function fresh() {
    const [taxonomy, sites] = await Promise.all([loadTaxonomy(profile.id), loadSites()]);
    return makePost(article, { profile, taxonomy, sites, paths: [] }, settings.points);
  }
}
