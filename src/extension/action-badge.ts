import browser from 'webextension-polyfill';
import { t } from './i18n.ts';

const BADGE_MS = 4_000;

/**
 * Shows the result of an action that ran without a window: for four seconds, the toolbar button has a mark, and `text` as
 * its tooltip.
 */
export async function showActionBadge(badge: { ok: boolean; text: string }): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text: badge.ok ? '✓' : '!' }),
    action.setBadgeBackgroundColor({ color: badge.ok ? '#2f6b3a' : '#a3151c' }),
    action.setBadgeTextColor?.({ color: '#ffffff' }),
    action.setTitle({ title: badge.text }),
  ]);
  await new Promise((resolve) => setTimeout(resolve, BADGE_MS));
  await Promise.all([action.setBadgeText({ text: '' }), action.setTitle({ title: '' })]);
}

/** Shows on the toolbar button of a tab how many passages wait for the post of its page, until the page is left. */
export async function showPassageCount(tabId: number, count: number): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text: String(count), tabId }),
    action.setBadgeBackgroundColor({ color: '#2f6b3a', tabId }),
    action.setTitle({ title: t('passagesWaiting', count), tabId }),
  ]);
}

/** Removes what `showPassageCount` shows, since the post has the passages now. */
export async function clearPassageCount(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  // Rejects when the tab is closed.
  const calls = [browser.action.setBadgeText({ text: '', tabId }), browser.action.setTitle({ title: '', tabId })];
  await Promise.allSettled(calls);
}
