/** Where articles may go: origins that the user has agreed to, and sites that the user has excluded. */
import type { Article } from '../core/article.ts';
import { getHost } from '../core/url.ts';
import { loadModelSettings, saveModelSettings } from '../storage/model-settings.ts';

/** Stores the user's consent to sending articles to this origin. */
export async function recordConsent(origin: string): Promise<void> {
  const { agreed } = await loadModelSettings();
  if (!agreed.includes(origin)) await saveModelSettings({ agreed: [...agreed, origin] });
}

/**
 * Excludes an article's site from requests to models, and resolves with its host: the tab's, or for a saved file the host of
 * the address that the page names.
 */
export async function excludeSite({ url, frameOf, canonical }: Article): Promise<string> {
  const site = getHost(frameOf ?? url) || getHost(canonical.value);
  const { never } = await loadModelSettings();
  if (site && !never.includes(site)) await saveModelSettings({ never: [...never, site] });
  return site;
}
