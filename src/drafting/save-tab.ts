import type { Article } from '../core/article.ts';
import { messageOf } from '../core/message-of.ts';
import { chooseOwnAddress, describeOtherHost } from '../core/own-address.ts';
import { identifyLanguage } from '../core/pipeline.ts';
import { CaptureError, type CaptureErrorCode } from '../extension/capture-error.ts';
import { capturePage } from '../extension/capture-page.ts';
import { readShownText } from '../extension/read-shown-text.ts';
import { isSamePage } from '../extension/tab-navigation.ts';
import { findTab, loadDiscardedTab, type WindowTab } from '../extension/window-tabs.ts';
import { findNearDuplicate } from '../library/find-near-duplicate.ts';
import { savePost } from '../library/posts.ts';
import { loadBlogPaths, loadBlogTaxonomy, loadProfile, loadSiteRules } from '../storage/blogs.ts';
import { buildDraftKey, listFormerDraftKeys, loadDraft, saveDraft } from '../storage/drafts.ts';
import { loadSettings, toSummaryOptions } from '../storage/settings.ts';
import { completeCapture } from './complete-capture.ts';
import { createPost } from './create-post.ts';

/** The result of saving a tab. */
export type SaveTabResult =
  | { is: 'saved'; id: string; title: string }
  /**
   * The library has nearly the same article. `id`, `title` and `savedAt` (ISO 8601) are that post's. `elsewhere`: the post's
   * host, when the article is on another host; else ''.
   */
  | { is: 'same'; id: string; title: string; savedAt: string; elsewhere: string }
  | { is: 'asleep' }
  | { is: 'failed'; code: CaptureErrorCode }
  /** The article was read, but saving failed. `detail`: the error message. */
  | { is: 'notKept'; detail: string };

/**
 * Shorter than the timeout for a single page, because the tabs are read one after another and one stuck page delays all
 * others.
 */
const TAB_TIMEOUT_MS = 10_000;

/**
 * Reads a tab and saves its article to the library, unless the library has nearly the same article. If the user has a draft
 * of the article, the draft is saved. `loadDiscarded`: whether to load a tab that the browser has unloaded to save memory.
 * Rejects only when `signal` is aborted.
 */
export async function saveTab(tab: WindowTab, loadDiscarded: boolean, signal: AbortSignal): Promise<SaveTabResult> {
  if (tab.isDiscarded && !loadDiscarded) return { is: 'asleep' };
  if (tab.isDiscarded) await loadDiscardedTab(tab.id);
  const article = await captureTab(tab);
  signal.throwIfAborted();
  if ('is' in article) return article;
  try {
    return await saveArticle(article, tab.id, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { is: 'notKept', detail: messageOf(error) };
  }
}

async function captureTab({ id, url }: WindowTab): Promise<Article | SaveTabResult> {
  // The tab may have been closed, or may show another page, since the list of tabs was made.
  const now = await findTab(id);
  if (!now) return { is: 'failed', code: 'closed' };
  if (url && now.url && !isSamePage(now.url, url)) return { is: 'failed', code: 'moved' };
  try {
    // A selection is ignored: saving many tabs is meant for whole articles.
    const { whole } = completeCapture(await capturePage(now, { timeoutMs: TAB_TIMEOUT_MS }));
    if (whole && url && !isSamePage(whole.url, url)) return { is: 'failed', code: 'moved' };
    return whole ? identifyLanguage(whole) : { is: 'failed', code: 'noArticle' };
  } catch (error) {
    return { is: 'failed', code: error instanceof CaptureError ? error.code : 'notPermitted' };
  }
}

async function saveArticle(article: Article, tabId: number, signal: AbortSignal): Promise<SaveTabResult> {
  const same = await findNearDuplicate(chooseOwnAddress(article), article.markdown);
  if (same) {
    const { id, post, savedAt, seen } = same;
    return { is: 'same', id, title: post.title, savedAt, elsewhere: describeOtherHost(seen.address, article) };
  }
  const key = buildDraftKey(article, false);
  const [{ draft }, settings] = await Promise.all([
    loadDraft(key, { former: listFormerDraftKeys(article, false) }),
    loadSettings(),
  ]);
  const profile = await loadProfile(draft?.profile ?? settings.profile);
  const post = draft?.post ?? (await createFreshPost());
  const id = crypto.randomUUID();
  signal.throwIfAborted();
  await savePost({ id, post, profile: profile.id, article }, new Date().toISOString());
  if (draft) await saveDraft({ ...draft, saved: id });
  return { is: 'saved', id, title: post.title };

  async function createFreshPost() {
    const { id: blog } = profile;
    const [taxonomy, sites, paths] = await Promise.all([loadBlogTaxonomy(blog), loadSiteRules(), loadBlogPaths(blog)]);
    return createPost(
      article,
      { profile, taxonomy, sites, paths, author: settings.author },
      toSummaryOptions(settings),
      await readShownText(tabId, article.url, profile),
    );
  }
}
