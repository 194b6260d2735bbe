import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { chooseOwnAddress } from '../../core/own-address.ts';
import type { Post } from '../../core/post.ts';
import { toSitePath, upsertSiteRule } from '../../core/site-rules.ts';
import { t } from '../../extension/i18n.ts';
import { showOnPage } from '../../extension/show-on-page.ts';
import { openSidePanel } from '../../extension/side-panel.ts';
import { loadSiteRules, saveSiteRules } from '../../storage/blogs.ts';
import { deleteUnreadableDraft } from '../../storage/drafts.ts';
import { saveSettings } from '../../storage/settings.ts';
import { printFailure } from '../components/print-failure.ts';
import { useDestinationStatuses } from '../components/use-destination-statuses.ts';
import type { CreatedDraft } from './create-draft.ts';
import { loadDraftContext } from './draft-context.ts';
import { type DraftAction, hasUserChanges, reduceDraft } from './draft-reducer.ts';
import { LazyProposalPanel } from './LazyProposalPanel.tsx';
import { LazySendStatus } from './LazySendStatus.tsx';
import type { OpeningState, PopupView } from './open-draft.ts';
import { PopupFooter, type StatusMessage } from './PopupFooter.tsx';
import { PostForm } from './PostForm.tsx';
import { Preflight } from './Preflight.tsx';
import { Preview } from './Preview.tsx';
import { SavedVersionNotice } from './SavedVersionNotice.tsx';
import { useDraftStore } from './use-draft-store.ts';
import { usePreflight } from './use-preflight.ts';
import { useSavedVersion } from './use-saved-version.ts';
import { useSendActions } from './use-send-actions.ts';

type Props = Extract<OpeningState, { is: 'ready' }> & {
  place: PopupView;
  /** Shows another record in place of this one. */
  goTo: (other: () => Promise<OpeningState>) => void;
};

/** The record in the person's hands: every change is applied, kept as a draft, and shown in the file, at once. */
export function DraftEditor({
  left,
  aside,
  made: first,
  settings,
  make,
  copyNow,
  tab,
  selection,
  place,
  goTo,
  ...rest
}: Props) {
  const [made, setMade] = useState(first);
  const [preview, setPreview] = useState(settings.preview);
  const [message, setMessage] = useState<StatusMessage | null>(null);
  const copying = useRef<() => Promise<void>>(async () => undefined);
  const draftStore = useDraftStore(left ?? first.draft, first.draft, (reason) =>
    setMessage({
      text: t('draftFailed', reason),
      bad: true,
      // By the time it is pressed there is more to copy.
      act: { label: sending.copy.name, run: () => void copying.current() },
    }),
  );
  const { draft, replace } = draftStore;
  const { profile, taxonomy } = made.blog;
  const tags = useMemo(() => make.listKnownTags(taxonomy), [taxonomy, make]);
  const known = useMemo(
    () => new Set([...tags, ...taxonomy.categories, ...profile.tags.always].map((tag) => tag.toLowerCase())),
    [tags, taxonomy, profile],
  );
  const suggest = useCallback(() => make.suggestMoreLabels(first.draft.article, made.blog), [made, make]);
  const file = useMemo(() => make.tryPrint(draft.post, profile, printFailure), [draft.post, profile, make]);
  const findings = usePreflight(file, draft.post, made.blog);

  const change = (step: DraftAction) => replace(reduceDraft(draftStore.current(), step), getUndoGroup(step));
  const edit = (fields: Partial<Post>) => change({ do: 'edit', fields });
  const undoAction = { label: t('undo'), run: () => void draftStore.undo() };

  const startOver = () => {
    replace({ ...made.draft, saved: draftStore.current().saved });
    setMessage({ text: t('startedOver'), act: undoAction });
  };
  // Effects come after the paint. `npm run bench -- click` reads these marks; so does the browser's profiler.
  useEffect(() => void performance.mark('precis: painted'), []);
  useEffect(() => {
    if (aside !== undefined)
      return setMessage({ text: t('draftUnreadable'), act: { label: t('copyOldDraft'), run: copyAside } });
    // The side panel goes on with what the popup has just shown.
    if (!left || place === 'panel') return;
    const when = new Date(left.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
    setMessage({ text: t('draftRestored', when), act: { label: t('startOver'), run: startOver } });
  }, []);

  const copyAside = async () => {
    const text = JSON.stringify((aside as { post?: unknown } | null)?.post ?? aside, null, 2);
    try {
      await navigator.clipboard.writeText(text);
      await deleteUnreadableDraft(first.draft.key);
      setMessage({ text: t('copiedOldDraft') });
    } catch {
      setMessage({ text: t('output_clipboard_failed'), bad: true });
    }
  };

  const removePoint = (index: number) => {
    change({ do: 'removePoint', index });
    setMessage({ text: t('pointRemoved'), act: undoAction });
  };
  const choosePoints = async (points: number) =>
    change({ do: 'choosePoints', points, ...(await make.resummarize(draftStore.current(), points)) });

  const recreateDraft = async (draft: CreatedDraft['draft'], id: string) =>
    make.createDraft(draft, await loadDraftContext(id), draft.points, first.draft.at);
  const showCreated = (fresh: CreatedDraft) => {
    setMade(fresh);
    draftStore.setPristine(fresh.draft);
  };
  useEffect(() => {
    // By undo, or by the other window: the draft says what it is printed with.
    if (draft.profile === profile.id) return;
    void recreateDraft(draft, draft.profile).then(showCreated);
  }, [draft.profile]);
  const chooseProfile = async (id: string) => {
    void saveSettings({ profile: id });
    const fresh = await recreateDraft(draftStore.current(), id);
    const touched = hasUserChanges(draftStore.current(), made.draft);
    showCreated(fresh);
    // What was typed is kept; a record that nobody has touched is made anew the new profile's way.
    replace(touched ? { ...draftStore.current(), profile: id } : fresh.draft);
  };

  const savedVersion = useSavedVersion({
    opened: first.draft,
    fresh: () => made.draft.post,
    draftStore,
    tell: setMessage,
  });
  const destinations = useDestinationStatuses(rest.places);
  const askFirst = async () => {
    const another = (await savedVersion.findOther()) !== null;
    if (another) requestAnimationFrame(() => savedVersion.panel.current?.showPopover());
    return another;
  };
  const sending = useSendActions(settings.destination, {
    places: destinations,
    openSettings: openDestinationSettings,
    file,
    now: draftStore.current,
    onSaved: draftStore.markSaved,
    askFirst,
    openLibrary: openLibraryPage,
    tell: setMessage,
  });
  const { primary, copy } = sending;
  copying.current = copy.send;
  useEffect(() => {
    if (copyNow) void waitForFocus().then(copy.send).then(closeUnlessTouched);
  }, []);

  const rememberSite = async () => {
    const { article, post } = draftStore.current();
    const match = toSitePath(chooseOwnAddress(article)).replace(/\/.*/, '');
    if (!match) return setMessage({ text: t('rememberSiteNoWeb'), bad: true });
    const before = await loadSiteRules();
    const { feed, categories, viewingMode } = post;
    // An author belongs to the article, unless the person had to put in one that the page does not name.
    const authors = article.authors ? {} : { authors: post.authors };
    const rule = { match, feedName: feed.name, feedUrl: feed.url, categories, viewingMode, ...authors };
    await saveSiteRules(upsertSiteRule(before, rule));
    const undo = () => saveSiteRules(before).then(() => setMessage({ text: t('undone') }));
    setMessage({ text: t('rememberedSite', match), act: { label: t('undo'), run: undo } });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const steps: { [key: string]: () => unknown } = {
        // The browser's own undo knows one field; this one knows the record.
        z: event.shiftKey ? draftStore.redo : draftStore.undo,
        y: draftStore.redo,
        enter: primary.send,
      };
      const step = steps[key];
      if (!step) return;
      event.preventDefault();
      step();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [draftStore, primary]);
  const showSentence = async (quote: string) => {
    const found = tab?.id !== undefined && (await showOnPage(tab.id, quote).catch(() => false));
    if (!found) setMessage({ text: t('sentenceNotFound'), bad: true });
  };

  return (
    <main class={`record ${preview ? 'with-preview' : ''}`} data-state="ready">
      <PostForm
        selection={selection && { whole: selection.whole && (() => selection.whole && goTo(selection.whole)) }}
        draft={draft}
        edit={edit}
        change={change}
        removePoint={removePoint}
        showSentence={showSentence}
        choosePoints={choosePoints}
        completeTag={(typed) => make.completeTag(typed, taxonomy)}
        suggest={suggest}
        isNewTag={(tag) => tags.length > 0 && !known.has(tag.toLowerCase())}
        rememberSite={rememberSite}
        categories={[...new Set([...made.blog.taxonomy.categories, ...draft.post.categories])]}
      />
      <PopupFooter
        file={file}
        better={
          <LazyProposalPanel
            draft={draft}
            taxonomy={taxonomy}
            profile={profile}
            replace={(next) => replace(next, 'proposal')}
            takeBack={() => void draftStore.undo()}
            askFirst={askFirst}
            tell={setMessage}
            openSettings={openModelSettings}
          />
        }
        looked={preview && <Preview file={file} profile={profile} findings={findings} />}
        preflight={<Preflight findings={findings} />}
        sendings={
          draft.saved && (
            <LazySendStatus
              key={draft.saved}
              post={draft.saved}
              places={destinations}
              openSettings={openDestinationSettings}
              tell={setMessage}
            />
          )
        }
        same={
          <SavedVersionNotice
            same={savedVersion}
            title={draft.post.title}
            open={openSavedPost}
            saveNew={() => void sending.saveNew()}
          />
        }
        profile={draft.profile}
        profiles={made.profiles}
        chooseProfile={chooseProfile}
        preview={preview}
        togglePreview={() => {
          setPreview(!preview);
          void saveSettings({ preview: !preview });
        }}
        destinations={sending.destinations}
        primary={primary}
        second={sending.second}
        choose={sending.choose}
        openLibrary={openLibraryPage}
        openOptions={() => void browser.runtime.openOptionsPage()}
        openBeside={
          place === 'popup' && tab?.windowId !== undefined ? () => moveToSidePanel(tab.windowId as number) : null
        }
        message={message}
        dismiss={() => setMessage(null)}
      />
    </main>
  );
}

/** A popup is first painted, then given the focus; without it the clipboard is shut. */
async function waitForFocus(): Promise<void> {
  for (let tries = 0; !document.hasFocus() && tries < 40; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

/** After copying in one stroke the popup has said so, and goes, unless the person takes it up. */
function closeUnlessTouched(): void {
  const timer = setTimeout(() => close(), 4_000);
  for (const touch of ['pointermove', 'keydown']) addEventListener(touch, () => clearTimeout(timer), { once: true });
}

/** The popup has shown the way; the panel goes on. */
function moveToSidePanel(windowId: number): void {
  void openSidePanel(windowId).then(() => close());
}

/** A place's settings, opened, in the options page. */
function openDestinationSettings(id: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/options/index.html#place-${id}`) });
}

/** What is set of the models, in the options page. */
function openModelSettings(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('src/ui/options/index.html#engines') });
}

function openLibraryPage(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('src/ui/library/index.html') });
}

function openSavedPost(title: string): void {
  const query = new URLSearchParams({ q: title });
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/library/index.html?${query}`) });
}

/** What a change is of, so that undo takes back what belongs together: the letters of a word, the steps of the slider. */
function getUndoGroup(step: DraftAction): string {
  if (step.do === 'edit') return Object.keys(step.fields).join(' ');
  if (step.do === 'editPoint') return `point ${step.index} ${Object.keys(step.point)}`;
  return step.do === 'choosePoints' ? step.do : '';
}
