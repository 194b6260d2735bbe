import browser, { type Tabs } from 'webextension-polyfill';
import type { Article, PageArticle } from '../../core/article.ts';
import { messageOf } from '../../core/message-of.ts';
import type { PostKind } from '../../core/post.ts';
import { type Headline, listHeadlines } from '../../core/read/recognize-page.ts';
import type { CompletedCapture } from '../../drafting/complete-capture.ts';
import { createNoteArticle, isNotable, type NotedPage, toNoteArticle } from '../../drafting/create-note.ts';
import { CaptureError } from '../../extension/capture-error.ts';
import { capturePage } from '../../extension/capture-page.ts';
import { formatLocalInstant } from '../../extension/format-local-instant.ts';
import { consumeQuickCopyRequest } from '../../extension/quick-copy.ts';
import { findClickedTab, recordToolbarClick } from '../../extension/side-panel.ts';
import { type StartedReading, takeStartedReading } from '../../extension/started-reading.ts';
import { type DestinationStatus, listDestinationStatuses } from '../../publishing/send-post.ts';
import { buildDraftKey, type Draft, listFormerDraftKeys, loadDraft } from '../../storage/drafts.ts';
import { loadSettings, type Settings, toSummaryOptions } from '../../storage/settings.ts';
import type { CreatedDraft } from './create-draft.ts';
import { type DraftContext, loadDraftContext } from './draft-context.ts';

export type DraftModule = typeof import('./create-draft.ts');

/**
 * Where the view is shown. `popup`: over the web page, closed when it loses the focus; `panel`: in the browser's side panel;
 * `library`: as a part of the library's page, which saves by itself.
 */
export type PopupView = 'popup' | 'panel' | 'library';

/** Whether the view is a window of its own, whose keys and room all belong to the editor. */
export const ownsWindow = (view: PopupView): boolean => view === 'popup' || view === 'panel';

/** The view's state when a draft is open, with everything loaded for it. */
export interface ReadyState {
  status: 'ready';
  /** The draft that was stored for this article; null when there is none. */
  storedDraft: Draft | null;
  /** A stored draft that this version of Precis can't read; undefined when there is none. */
  unreadableDraft: unknown;
  created: CreatedDraft;
  settings: Settings;
  destinations: DestinationStatus[];
  draftModule: DraftModule;
  copyOnOpen: boolean;
  tab: Tabs.Tab | undefined;
  /** Not null when the draft is made from a text selection. `openWhole`: opens the draft of the whole article, if any. */
  selection: { openWhole: (() => Promise<OpeningState>) | null } | null;
  /** Address of the page that led to this one, for the user to name; '' when there is none. */
  referrer: string;
}

/** The view's state when no draft was made, with the ways on. */
export interface RefusedState {
  status: 'refused';
  /** The tab's address; '' if unknown. */
  url: string;
  refusal: CaptureError;
  /** What was read nevertheless; null for nothing. */
  article: Article | null;
  /** Articles that the page links to; [] unless it is a list. */
  headlines: Headline[];
  tab: Tabs.Tab | undefined;
  /** Makes a post of what was read; null when nothing was. */
  createAnyway: (() => Promise<OpeningState>) | null;
  /** Makes a note with title, link and the user's words; null for a page whose address leads a reader nowhere. */
  createNote: (() => Promise<OpeningState>) | null;
}

/**
 * What the view shows on opening. `waiting`: the side panel before the first click. `url`: the tab's address, '' if unknown.
 */
export type OpeningState =
  | ReadyState
  | RefusedState
  | { status: 'failed'; url: string; error: string }
  | { status: 'waiting' };

/**
 * Reads the page in the clicked tab and loads the stored draft of its article. Settings, blog and code load meanwhile.
 * Never rejects: an error is returned as a state.
 */
export async function openDraft(view: PopupView): Promise<OpeningState> {
  const moduleLoading = import('./create-draft.ts');
  const settingsLoading = loadSettings();
  const contextLoading = settingsLoading.then(({ profile }) => loadDraftContext(profile));
  let isReading = true;
  const prepare = async () => {
    try {
      const [{ warmUp, rehearsePost }, { blog }] = await Promise.all([moduleLoading, contextLoading]);
      warmUp(blog.taxonomy, blog.profile);
      await rehearsePost(blog, () => isReading);
    } catch {
      // Errors are ignored here, because they occur again and are reported where the result is needed.
    }
  };
  const destinationsLoading = listDestinationStatuses();
  const copyOnOpenLoading = view === 'popup' ? consumeQuickCopyRequest(Date.now()) : false;
  let tab: Tabs.Tab | undefined;
  const open = async (
    { article, selection, whole }: CompletedCapture,
    referrer: string,
    kind?: PostKind,
  ): Promise<OpeningState> => {
    const key = buildDraftKey(article, selection);
    const now = new Date().toISOString();
    const storedLoading = loadDraft(key, { former: listFormerDraftKeys(article, selection) });
    const [draftModule, settings] = await Promise.all([moduleLoading, settingsLoading]);
    const create = async (context: Promise<DraftContext>) =>
      setKind(await draftModule.createDraft({ article, key }, await context, toSummaryOptions(settings), now, tab?.id));
    const setKind = ({ draft, ...context }: CreatedDraft): CreatedDraft => ({
      ...context,
      draft: kind ? { ...draft, post: { ...draft.post, kind } } : draft,
    });
    // Creates a draft with the profile of the settings while the stored draft loads; few stored drafts use another profile.
    const [ofSettings, stored, destinations, copyOnOpen] = await Promise.all([
      create(contextLoading),
      storedLoading,
      destinationsLoading,
      copyOnOpenLoading,
    ]);
    const reopened = stored.draft && (await import('./reopen-draft.ts')).reopenDraft(stored.draft, ofSettings, create);
    const { storedDraft, created } = (await reopened) ?? { storedDraft: null, created: ofSettings };
    performance.mark('precis: composed');
    const openWhole = whole && (() => open({ article: whole, selection: false, whole }, referrer));
    return {
      status: 'ready',
      storedDraft,
      unreadableDraft: stored.unreadable,
      created,
      settings,
      destinations,
      draftModule,
      copyOnOpen,
      tab,
      selection: selection ? { openWhole } : null,
      referrer,
    };
  };
  const completeUnreadable = async (article: PageArticle): Promise<CompletedCapture> =>
    (await moduleLoading).completeCapture({ article, selection: null, referrer: '' });
  const openNote = (page: NotedPage, read: Article | null): Promise<OpeningState> => {
    const article = read ? toNoteArticle(read) : createNoteArticle(page);
    return open({ article, selection: false, whole: null }, '', 'note');
  };
  try {
    const started = takeStartedReading();
    tab = view === 'popup' ? await findActiveTab(started) : await findClickedTab();
    if (view === 'panel' && !tab) return { status: 'waiting' };
    const capturing = capturePage(tab, { onInjected: prepare, injections: started?.injections });
    const captured = await capturing.finally(() => {
      isReading = false;
    });
    performance.mark('precis: read');
    const { completeCapture } = await moduleLoading;
    return await open(completeCapture(captured), captured.referrer);
  } catch (error) {
    if (error instanceof CaptureError) {
      const read = error.article && (await completeUnreadable(error.article));
      const page = { url: tab?.url ?? '', title: tab?.title ?? '', readAt: formatLocalInstant(new Date()) };
      return {
        status: 'refused',
        url: page.url,
        refusal: error,
        article: read?.article ?? null,
        headlines: error.article ? listHeadlines(error.article) : [],
        tab,
        createAnyway: read && (() => open(read, '')),
        createNote: isNotable(page) ? () => openNote(page, read?.article ?? null) : null,
      };
    }
    return { status: 'failed', url: tab?.url ?? '', error: messageOf(error) };
  }
}

async function findActiveTab(started: StartedReading | undefined): Promise<Tabs.Tab | undefined> {
  const tab = started ? await started.tab : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab) void recordToolbarClick(tab, Date.now());
  return tab;
}
