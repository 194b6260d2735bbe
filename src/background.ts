import browser, { type Tabs } from 'webextension-polyfill';
import { showActionBadge } from './extension/action-badge.ts';
import { CaptureError } from './extension/capture-error.ts';
import { capturePage } from './extension/capture-page.ts';
import { t } from './extension/i18n.ts';
import { handleMessages } from './extension/messages.ts';
import { applyOriginHeaderRule } from './extension/origin-header-rule.ts';
import { requestQuickCopy } from './extension/quick-copy.ts';
import { returnAllSitesPermission } from './extension/window-tabs.ts';
import { listenForJobAlarm, processJobs, registerJobHandler, resumeAfterPermission } from './jobs/job-queue.ts';
import { createSendHandler } from './publishing/outbox.ts';
import { listProviderHosts } from './rewriting/provider-values.ts';
import { proposalHandler } from './rewriting/run-proposal.ts';
import { keepFormerFormat, startWithDefaultFormat } from './storage/keep-former-format.ts';
import { restrictStorageAccess } from './storage/secrets.ts';

/** Id of the context menu item and of the keyboard command, which do the same. */
const COPY_COMMAND = 'copy-as-post';

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') {
    void startWithDefaultFormat();
    void browser.tabs.create({ url: browser.runtime.getURL('src/ui/welcome/index.html') });
  }
  if (reason === 'update') void keepFormerFormat();
  browser.contextMenus.create({
    id: COPY_COMMAND,
    title: t('menuCopy'),
    contexts: ['page', 'selection', 'image', 'link'],
  });
});
browser.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === COPY_COMMAND) void copyTabAsPost(tab);
});
browser.commands.onCommand.addListener(async (command, tab) => {
  if (command === COPY_COMMAND)
    void copyTabAsPost(tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]);
});

registerJobHandler(createSendHandler(listProviderHosts));
registerJobHandler(proposalHandler);

// These calls run at every start of the background. `processJobs` also runs when the computer is online again, and when a
// window asks for it.
void restrictStorageAccess();
void returnAllSitesPermission();
void applyOriginHeaderRule();
void processJobs();
browser.runtime.onStartup.addListener(() => void processJobs());
listenForJobAlarm();
browser.permissions.onAdded.addListener(() => {
  listenForJobAlarm();
  void resumeAfterPermission();
});
addEventListener('online', () => void processJobs({ force: true }));
handleMessages({
  'process jobs': () => {
    // Not awaited: a model may take minutes, and Chromium ends a worker when handling one event takes five minutes.
    void processJobs({ force: true });
    return undefined;
  },
});

/**
 * Copies the tab's article to the clipboard as a post. In Chromium the popup is opened to copy, and shows the result. In
 * Firefox this background page copies, and the toolbar button shows the result.
 */
async function copyTabAsPost(tab: Tabs.Tab | undefined): Promise<void> {
  try {
    if (!('document' in globalThis)) {
      await requestQuickCopy(Date.now());
      return;
    }
    const [{ copyAsPost }, captured] = await Promise.all([import('./drafting/copy-as-post.ts'), capturePage(tab)]);
    const { title } = await copyAsPost(captured);
    await showActionBadge({ ok: true, text: `${t('badgeDone')}: ${title}` });
  } catch (error) {
    if (!(error instanceof CaptureError)) console.error(error);
    await showActionBadge({
      ok: false,
      text: error instanceof CaptureError ? t(`refusal_${error.code}_title`) : t('output_clipboard_failed'),
    });
  }
}
