import browser, { type Tabs } from 'webextension-polyfill';
import { messageOf } from '../../core/message-of.ts';
import { type CapturedPage, CaptureError, capturePage } from '../../extension/capture-page.ts';
import { consumeQuickCopyRequest } from '../../extension/quick-copy.ts';
import { findClickedTab, recordToolbarClick } from '../../extension/side-panel.ts';
import { listDestinationStatuses, type DestinationStatus as PostPlace } from '../../publishing/send-post.ts';
import { buildDraftKey, type Draft, listFormerDraftKeys, loadDraft } from '../../storage/drafts.ts';
import { loadSettings, type Settings } from '../../storage/settings.ts';
import type { CreatedDraft } from './create-draft.ts';
import { loadDraftContext } from './draft-context.ts';

type DraftModule = typeof import('./create-draft.ts');

/** Where the view is: over the page until it loses the focus, or beside it for as long as the person likes. */
export type PopupView = 'popup' | 'panel';

/** What the view opens to. */
export type OpeningState =
  | {
      is: 'ready';
      left: Draft | null;
      /** A draft that this version can't read. */
      aside: unknown;
      made: CreatedDraft;
      settings: Settings;
      /** Where the post can go. */
      places: PostPlace[];
      make: DraftModule;
      copyNow: boolean;
      tab: Tabs.Tab | undefined;
      /** The post is made of a selection; this makes it of the whole article, if there is one. */
      selection: { whole: (() => Promise<OpeningState>) | null } | null;
    }
  /** `url`: of the tab, '' when it is unknown. */
  | { is: 'refused'; url: string; refusal: CaptureError; anyway: (() => Promise<OpeningState>) | null }
  | { is: 'failed'; url: string; error: string }
  /** The side panel, before the first click. */
  | { is: 'waiting' };

/**
 * Reads the tab that was clicked on, loading and unpacking the rest meanwhile, and finds the draft that was left of it.
 * Never rejects.
 */
export async function openDraft(place: PopupView): Promise<OpeningState> {
  const makeLoading = import('./create-draft.ts');
  const settingsLoading = loadSettings();
  const aroundLoading = settingsLoading.then(({ profile }) => loadDraftContext(profile));
  const prepare = () =>
    Promise.all([makeLoading, aroundLoading])
      .then(([make, { blog }]) => make.warmUp(blog.taxonomy, blog.profile))
      // What fails here fails again where it is needed, and is told of there.
      .catch(() => undefined);
  const placesLoading = listDestinationStatuses();
  const orderLoading = place === 'popup' ? consumeQuickCopyRequest(Date.now()) : false;
  let tab: Tabs.Tab | undefined;
  const open = async ({ article, selection, whole }: CapturedPage): Promise<OpeningState> => {
    performance.mark('precis: read');
    const key = buildDraftKey(article, selection);
    const [make, settings, found, { draft: left, unreadable }, copyNow] = await Promise.all([
      makeLoading,
      settingsLoading,
      placesLoading,
      loadDraft(key, { former: listFormerDraftKeys(article, selection) }),
      orderLoading,
    ]);
    const now = new Date().toISOString();
    const profile = left?.profile ?? settings.profile;
    const around = await (profile === settings.profile ? aroundLoading : loadDraftContext(profile));
    const made = await make.createDraft({ article, key }, around, settings.points, now);
    performance.mark('precis: composed');
    const openWhole = whole && (() => open({ article: whole, selection: false, whole }));
    const ofSelection = selection ? { whole: openWhole } : null;
    return {
      is: 'ready',
      left,
      aside: unreadable,
      made,
      settings,
      places: found,
      make,
      copyNow,
      tab,
      selection: ofSelection,
    };
  };
  try {
    tab = place === 'popup' ? await findActiveTab() : await findClickedTab();
    if (place === 'panel' && !tab) return { is: 'waiting' };
    return await open(await capturePage(tab, { onInjected: prepare }));
  } catch (error) {
    if (error instanceof CaptureError) {
      const { article } = error;
      const anyway = article && (() => open({ article, selection: false, whole: article }));
      return { is: 'refused', url: tab?.url ?? '', refusal: error, anyway };
    }
    return { is: 'failed', url: tab?.url ?? '', error: messageOf(error) };
  }
}

async function findActiveTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab) void recordToolbarClick(tab, Date.now());
  return tab;
}
