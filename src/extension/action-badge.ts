import browser from 'webextension-polyfill';

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
