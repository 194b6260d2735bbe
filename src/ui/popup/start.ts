import browser from 'webextension-polyfill';
import { capture, Refused } from '../../browser/capture.ts';
import { localInstant } from '../../browser/clock.ts';
import { type Draft, loadDraft } from '../../browser/drafts.ts';
import { takeOrderToCopy } from '../../browser/one-stroke.ts';
import { loadSettings, type Settings } from '../../browser/settings.ts';
import type { Article } from '../../core/types.ts';
import type { Made } from './make.ts';

type Make = typeof import('./make.ts');

/** What the popup opens to. */
export type Beginning =
  | {
      is: 'ready';
      left: Draft | null;
      made: Made;
      settings: Settings;
      make: Make;
      copyNow: boolean;
      tabId: number | undefined;
    }
  | { is: 'refused'; refusal: Refused; anyway: (() => Promise<Beginning>) | null }
  | { is: 'failed'; error: string };

/** Reads the tab in front, loading the rest of the code meanwhile, and finds the draft that was left of it. Never rejects. */
export async function start(): Promise<Beginning> {
  const makeLoading = import('./make.ts');
  const settingsLoading = loadSettings();
  const orderLoading = takeOrderToCopy(Date.now());
  let tabId: number | undefined;
  const open = async (article: Article): Promise<Beginning> => {
    const [make, settings, left, copyNow] = await Promise.all([
      makeLoading,
      settingsLoading,
      loadDraft(article.canonical.value),
      orderLoading,
    ]);
    const now = new Date().toISOString();
    const made = await make.makeDraft(article, left?.profile ?? settings.profile, settings.points, now);
    return { is: 'ready', left, made, settings, make, copyNow, tabId };
  };
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId = tab?.id;
    return await open(await capture(tab, localInstant(new Date())));
  } catch (error) {
    if (error instanceof Refused) {
      const { article } = error;
      return { is: 'refused', refusal: error, anyway: article ? () => open(article) : null };
    }
    return { is: 'failed', error: error instanceof Error ? `${error.message}` : String(error) };
  }
}
