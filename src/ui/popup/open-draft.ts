import browser, { type Tabs } from 'webextension-polyfill';
import { messageOf } from '../../core/message-of.ts';
import { type CapturedPage, CaptureError, capturePage } from '../../extension/capture-page.ts';
import { consumeQuickCopyRequest } from '../../extension/quick-copy.ts';
import { findClickedTab, recordToolbarClick } from '../../extension/side-panel.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { buildDraftKey, type Draft, listFormerDraftKeys, loadDraft } from '../../storage/drafts.ts';
import { loadSettings, type Settings } from '../../storage/settings.ts';
import type { CreatedDraft } from './create-draft.ts';
import { type DraftContext, loadDraftContext } from './draft-context.ts';

export type DraftModule = typeof import('./create-draft.ts');

/** Over the page, until the window loses the focus; or in the panel beside the page. */
export type PopupView = 'popup' | 'panel';

/** A draft to work on, and what comes with it. */
export interface ReadyState {
  status: 'ready';
  /** The draft that was stored for this article. */
  storedDraft: Draft | null;
  /** A stored draft that this version cannot read. */
  unreadableDraft: unknown;
  created: CreatedDraft;
  settings: Settings;
  destinations: DestinationStatus[];
  draftModule: DraftModule;
  copyOnOpen: boolean;
  tab: Tabs.Tab | undefined;
  /** Set when the draft is made of a selection. `openWhole` makes the draft of the whole article, if there is one. */
  selection: { openWhole: (() => Promise<OpeningState>) | null } | null;
}

/** What the view opens to. `waiting`: the side panel before the first click. `url`: of the tab, '' when it is unknown. */
export type OpeningState =
  | ReadyState
  | { status: 'refused'; url: string; refusal: CaptureError; createAnyway: (() => Promise<OpeningState>) | null }
  | { status: 'failed'; url: string; error: string }
  | { status: 'waiting' };

/**
 * Reads the clicked tab and finds the stored draft of its article. Everything else loads while the page is being read.
 * Never rejects.
 */
export async function openDraft(view: PopupView): Promise<OpeningState> {
  const moduleLoading = import('./create-draft.ts');
  const settingsLoading = loadSettings();
  const contextLoading = settingsLoading.then(({ profile }) => loadDraftContext(profile));
  const prepare = () =>
    Promise.all([moduleLoading, contextLoading])
      .then(([draftModule, { blog }]) => draftModule.warmUp(blog.taxonomy, blog.profile))
      // The same failure comes again where the result is needed, and is reported there.
      .catch(() => undefined);
  const destinationsLoading = listDestinationStatuses();
  const copyOnOpenLoading = view === 'popup' ? consumeQuickCopyRequest(Date.now()) : false;
  let tab: Tabs.Tab | undefined;
  const open = async ({ article, selection, whole }: CapturedPage): Promise<OpeningState> => {
    performance.mark('precis: read');
    const key = buildDraftKey(article, selection);
    const now = new Date().toISOString();
    const storedLoading = loadDraft(key, { former: listFormerDraftKeys(article, selection) });
    const [draftModule, settings] = await Promise.all([moduleLoading, settingsLoading]);
    const create = async (context: Promise<DraftContext>) =>
      draftModule.createDraft({ article, key }, await context, settings.points, now);
    // The draft is made while the stored one is being loaded. Few stored drafts have another profile.
    const [ofSettings, stored, destinations, copyOnOpen] = await Promise.all([
      create(contextLoading),
      storedLoading,
      destinationsLoading,
      copyOnOpenLoading,
    ]);
    const profile = stored.draft?.profile ?? settings.profile;
    const created = profile === settings.profile ? ofSettings : await create(loadDraftContext(profile));
    performance.mark('precis: composed');
    const openWhole = whole && (() => open({ article: whole, selection: false, whole }));
    return {
      status: 'ready',
      storedDraft: stored.draft,
      unreadableDraft: stored.unreadable,
      created,
      settings,
      destinations,
      draftModule,
      copyOnOpen,
      tab,
      selection: selection ? { openWhole } : null,
    };
  };
  try {
    tab = view === 'popup' ? await findActiveTab() : await findClickedTab();
    if (view === 'panel' && !tab) return { status: 'waiting' };
    return await open(await capturePage(tab, { onInjected: prepare }));
  } catch (error) {
    if (error instanceof CaptureError) {
      const { article } = error;
      const createAnyway = article && (() => open({ article, selection: false, whole: article }));
      return { status: 'refused', url: tab?.url ?? '', refusal: error, createAnyway };
    }
    return { status: 'failed', url: tab?.url ?? '', error: messageOf(error) };
  }
}

async function findActiveTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab) void recordToolbarClick(tab, Date.now());
  return tab;
}
