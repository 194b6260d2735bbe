import { hasProofLinks } from '../core/format/profile.ts';
import { quoteSelection } from '../core/format/quote-selection.ts';
import { addPassages } from '../core/grounding/add-passage.ts';
import { prepareQuotedTexts } from '../core/grounding/add-proof.ts';
import { identifyLanguage, printPost } from '../core/pipeline.ts';
import type { KeyPoint } from '../core/summary.ts';
import type { CapturedPage } from '../extension/capture-page.ts';
import { readShownText } from '../extension/read-shown-text.ts';
import { loadBlogTaxonomy, loadProfile, loadSiteRules } from '../storage/blogs.ts';
import { buildDraftKey, listFormerDraftKeys, loadDraft } from '../storage/drafts.ts';
import { loadPassages } from '../storage/passages.ts';
import { loadSettings, toSummaryOptions } from '../storage/settings.ts';
import { completeCapture } from './complete-capture.ts';
import { createPost } from './create-post.ts';

/**
 * Copies a captured page to the clipboard as a post. It needs no window: Firefox's background page may write to the
 * clipboard. If the user has a draft of the page, the draft is copied; passages that wait for it are in the copy. `tabId`:
 * the tab that shows the page. Rejects when the browser denies the clipboard.
 */
export async function copyAsPost(captured: CapturedPage, tabId?: number): Promise<{ title: string }> {
  const { article, selection } = completeCapture(captured);
  const key = buildDraftKey(article, selection);
  const loading = loadDraft(key, { former: listFormerDraftKeys(article, selection) });
  const [{ draft }, settings, passages] = await Promise.all([loading, loadSettings(), loadPassages(key)]);
  const profile = await loadProfile(draft?.profile ?? settings.profile);
  const shown = await readShownText(tabId, article.url, profile);
  const drafted = draft?.post ?? (await createFreshPost());
  const post = passages.length === 0 ? drafted : { ...drafted, points: addWaitingPassages() };
  await navigator.clipboard.writeText(printPost(post, profile, (draft?.article ?? article).markdown).text);
  return { title: post.title };

  function addWaitingPassages(): KeyPoint[] {
    const texts = prepareQuotedTexts(article.markdown, shown);
    const added = addPassages(drafted.points, passages, texts, { isLinked: hasProofLinks(profile) });
    return added.at(-1)?.points ?? drafted.points;
  }

  async function createFreshPost() {
    const [taxonomy, sites] = await Promise.all([loadBlogTaxonomy(profile.id), loadSiteRules()]);
    const blog = { profile, taxonomy, sites, paths: [], author: settings.author };
    const post = await createPost(identifyLanguage(article), blog, toSummaryOptions(settings), shown);
    return selection ? quoteSelection(post, article.markdown, profile) : post;
  }
}
