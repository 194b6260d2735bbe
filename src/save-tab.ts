import { loadPaths, loadProfile, loadSites, loadTaxonomy } from './browser/blogs.ts';
import { capture, type Refusal, Refused } from './browser/capture.ts';
import { draftKey, formerKeys, loadDraft, saveDraft } from './browser/drafts.ts';
import { loadSettings } from './browser/settings.ts';
import { tabNow, type WindowTab, wakeTab } from './browser/window-tabs.ts';
import { otherHost, ownAddress } from './core/own-address.ts';
import type { Article } from './core/types.ts';
import { findSame, keepPost } from './library/posts.ts';
import { makePost } from './make-post.ts';

/** What came of a tab. */
export type Outcome =
  | { is: 'saved'; id: string; title: string }
  /** It is in the library. `id`: of the post there; `savedAt`: ISO 8601; `elsewhere`: the other host where nearly its text was read, ''. */
  | { is: 'same'; id: string; title: string; savedAt: string; elsewhere: string }
  | { is: 'asleep' }
  | { is: 'failed'; why: Refusal }
  /** It was read; the browser's own words why it was not kept. */
  | { is: 'notKept'; detail: string };

/** One stuck page among many must not hold up the others for as long as it may when it is the only one. */
const PATIENCE_MS = 10_000;

/**
 * Reads a tab as the popup does, and saves its article, unless it is saved already; a draft of it that the person has
 * worked on is saved as they left it. `wake`: load it when it sleeps. Rejects only when `signal` is aborted.
 */
export async function saveTab(tab: WindowTab, wake: boolean, signal: AbortSignal): Promise<Outcome> {
  if (tab.asleep && !wake) return { is: 'asleep' };
  if (tab.asleep) await wakeTab(tab.id);
  const article = await readTab(tab);
  signal.throwIfAborted();
  if ('is' in article) return article;
  try {
    return await keep(article, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { is: 'notKept', detail: error instanceof Error ? error.message : String(error) };
  }
}

const page = (address: string) => address.replace(/#.*/s, '');

async function readTab({ id, url }: WindowTab): Promise<Article | Outcome> {
  // Since the list was made it may have gone, or gone elsewhere.
  const now = await tabNow(id);
  if (!now) return { is: 'failed', why: 'closed' };
  if (url && now.url && page(now.url) !== page(url)) return { is: 'failed', why: 'moved' };
  try {
    // What happens to be selected somewhere in a tab is not what is meant by all of them.
    const { whole } = await capture(now, { patience: PATIENCE_MS });
    if (whole && url && page(whole.url) !== page(url)) return { is: 'failed', why: 'moved' };
    return whole ?? { is: 'failed', why: 'noArticle' };
  } catch (error) {
    return { is: 'failed', why: error instanceof Refused ? error.why : 'notPermitted' };
  }
}

async function keep(article: Article, signal: AbortSignal): Promise<Outcome> {
  const same = await findSame(ownAddress(article), article.markdown);
  if (same) {
    const { id, post, savedAt, seen } = same;
    return { is: 'same', id, title: post.title, savedAt, elsewhere: otherHost(seen.address, article) };
  }
  const key = draftKey(article, false);
  const [{ draft }, settings] = await Promise.all([
    loadDraft(key, { former: formerKeys(article, false) }),
    loadSettings(),
  ]);
  const profile = await loadProfile(draft?.profile ?? settings.profile);
  const post = draft?.post ?? (await fresh());
  const id = crypto.randomUUID();
  signal.throwIfAborted();
  await keepPost({ id, post, profile: profile.id, article }, new Date().toISOString());
  if (draft) await saveDraft({ ...draft, saved: id });
  return { is: 'saved', id, title: post.title };

  async function fresh() {
    const { id: blog } = profile;
    const [taxonomy, sites, paths] = await Promise.all([loadTaxonomy(blog), loadSites(), loadPaths(blog)]);
    return makePost(article, { profile, taxonomy, sites, paths }, settings.points);
  }
}
