import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { showActionBadge, showPassageCount } from './extension/action-badge.ts';
import { CaptureError } from './extension/capture-error.ts';
import { capturePage } from './extension/capture-page.ts';
import { t } from './extension/i18n.ts';
import { handleMessages } from './extension/messages.ts';
import { applyOriginHeaderRule } from './extension/origin-header-rule.ts';
import { requestQuickCopy } from './extension/quick-copy.ts';
import { describePassageError, PassageError, readPassage } from './extension/read-passage.ts';
import { returnAllSitesPermission } from './extension/window-tabs.ts';
import { listenForJobAlarm, processJobs, registerJobHandler, resumeAfterPermission } from './jobs/job-queue.ts';
import { createSendHandler } from './publishing/outbox.ts';
import { listProviderHosts } from './rewriting/provider-values.ts';
import { proposalHandler } from './rewriting/run-proposal.ts';
import { buildDraftKey } from './storage/draft.ts';
import { keepFormerFormat, startWithDefaultFormat } from './storage/keep-former-format.ts';
import { loadPassages, savePassages } from './storage/passages.ts';
import { restrictStorageAccess } from './storage/secrets.ts';

/** Ids of the context menu items and of the keyboard commands, which do the same. */
const COPY_COMMAND = 'copy-as-post';
const PASSAGE_COMMAND = 'add-passage';

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
  browser.contextMenus.create({ id: PASSAGE_COMMAND, title: t('passageAddToPost'), contexts: ['selection'] });
});
browser.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === COPY_COMMAND) void copyTabAsPost(tab);
  if (info.menuItemId === PASSAGE_COMMAND) void addPassageOfTab(tab, info);
});
browser.commands.onCommand.addListener(async (command, given) => {
  const tab = given ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (command === COPY_COMMAND) void copyTabAsPost(tab);
  if (command === PASSAGE_COMMAND) void addPassageOfTab(tab);
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
    const { title } = await copyAsPost(captured, tab?.id);
    await showActionBadge({ ok: true, text: `${t('badgeDone')}: ${title}` });
  } catch (error) {
    if (!(error instanceof CaptureError)) console.error(error);
    await showActionBadge({
      ok: false,
      text: error instanceof CaptureError ? t(`refusal_${error.code}_title`) : t('output_clipboard_failed'),
    });
  }
}

/** Ends when the last passage is stored, so that two passages added quickly don't overwrite each other. */
let passagesStored: Promise<void> = Promise.resolve();

/**
 * Adds the passage that is selected in the tab to the post of its page. It waits in the storage, counted by the toolbar
 * button, until the popup or an open side panel takes it into the draft.
 */
function addPassageOfTab(tab: Tabs.Tab | undefined, info: Pick<Menus.OnClickData, 'frameId' | 'selectionText'> = {}) {
  passagesStored = passagesStored.then(() => storePassage(tab, info)).catch(reportPassageError);
  return passagesStored;
}

async function storePassage(
  tab: Tabs.Tab | undefined,
  { frameId, selectionText }: Pick<Menus.OnClickData, 'frameId' | 'selectionText'>,
): Promise<void> {
  if (tab?.id === undefined) throw new CaptureError('noTab');
  // The background can't store anything that ends with the private window. The side panel, which can, has a button.
  if (tab.incognito) throw new PassageError('private');
  const passage = await readPassage({ tabId: tab.id, frameId, selectionText });
  const article = await capturePage(tab).then(
    ({ article }) => article,
    (error: unknown) => {
      if (error instanceof CaptureError && error.article) return error.article;
      throw error;
    },
  );
  const key = buildDraftKey(article, false);
  const passages = [...(await loadPassages(key)), passage];
  await showPassageCount(tab.id, passages.length);
  await savePassages(key, passages);
}

async function reportPassageError(error: unknown): Promise<void> {
  const isKnown = error instanceof CaptureError || error instanceof PassageError;
  if (!isKnown) console.error(error);
  const text =
    error instanceof PassageError
      ? describePassageError(error)
      : error instanceof CaptureError
        ? t(`refusal_${error.code}_title`)
        : t('failed_help', String(error));
  await showActionBadge({ ok: false, text });
}
