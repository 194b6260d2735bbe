import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { openBeside } from '../../browser/beside.ts';
import { keepSites, loadSites } from '../../browser/blogs.ts';
import { dropAside } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import { saveSettings } from '../../browser/settings.ts';
import { showOnPage } from '../../browser/show-on-page.ts';
import { ownAddress } from '../../core/own-address.ts';
import { placeOf, withRule } from '../../core/site-rule.ts';
import type { Post } from '../../core/types.ts';
import { printFailure } from '../parts/print-failure.ts';
import { Actions, type Message } from './Actions.tsx';
import { loadAround } from './around.ts';
import { BetterSlot } from './BetterSlot.tsx';
import { LaterSendings } from './LaterSendings.tsx';
import type { Made } from './make.ts';
import { Preflight } from './Preflight.tsx';
import { Preview } from './Preview.tsx';
import { Record } from './Record.tsx';
import { Same } from './Same.tsx';
import type { Beginning, Place } from './start.ts';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { usePlaces } from './use-places.ts';
import { useSame } from './use-same.ts';
import { useSending } from './use-sending.ts';
import { type Change, changed, isTouched } from './work.ts';

type Props = Extract<Beginning, { is: 'ready' }> & {
  place: Place;
  /** Shows another record in place of this one. */
  goTo: (other: () => Promise<Beginning>) => void;
};

/** The record in the person's hands: every change is applied, kept as a draft, and shown in the file, at once. */
export function Editor({
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
  const [message, setMessage] = useState<Message | null>(null);
  const copying = useRef<() => Promise<void>>(async () => undefined);
  const hand = useDraft(left ?? first.draft, first.draft, (reason) =>
    setMessage({
      text: t('draftFailed', reason),
      bad: true,
      // By the time it is pressed there is more to copy.
      act: { label: sending.copy.name, run: () => void copying.current() },
    }),
  );
  const { draft, replace } = hand;
  const { profile, taxonomy } = made.blog;
  const tags = useMemo(() => make.knownTags(taxonomy), [taxonomy, make]);
  const known = useMemo(
    () => new Set([...tags, ...taxonomy.categories, ...profile.tags.always].map((tag) => tag.toLowerCase())),
    [tags, taxonomy, profile],
  );
  const suggest = useCallback(() => make.suggest(first.draft.article, made.blog), [made, make]);
  const file = useMemo(() => make.tryPrint(draft.post, profile, printFailure), [draft.post, profile, make]);
  const findings = useCheck(file, draft.post, made.blog);

  const change = (step: Change) => replace(changed(hand.now(), step), whatOf(step));
  const edit = (fields: Partial<Post>) => change({ do: 'edit', fields });
  const takeBack = { label: t('undo'), run: () => void hand.undo() };

  const startAgain = () => {
    replace({ ...made.draft, saved: hand.now().saved });
    setMessage({ text: t('startedAgain'), act: takeBack });
  };
  // Effects come after the paint. `npm run bench -- click` reads these marks; so does the browser's profiler.
  useEffect(() => void performance.mark('precis: painted'), []);
  useEffect(() => {
    if (aside !== undefined)
      return setMessage({ text: t('draftAside'), act: { label: t('copyOldDraft'), run: copyAside } });
    // The side panel goes on with what the popup has just shown.
    if (!left || place === 'panel') return;
    const when = new Date(left.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
    setMessage({ text: t('draftRestored', when), act: { label: t('startAgain'), run: startAgain } });
  }, []);

  const copyAside = async () => {
    const text = JSON.stringify((aside as { post?: unknown } | null)?.post ?? aside, null, 2);
    try {
      await navigator.clipboard.writeText(text);
      await dropAside(first.draft.key);
      setMessage({ text: t('copiedOldDraft') });
    } catch {
      setMessage({ text: t('output_clipboard_failed'), bad: true });
    }
  };

  const removePoint = (index: number) => {
    change({ do: 'removePoint', index });
    setMessage({ text: t('pointRemoved'), act: takeBack });
  };
  const choosePoints = async (points: number) =>
    change({ do: 'choosePoints', points, ...(await make.choosePoints(hand.now(), points)) });

  const remade = async (draft: Made['draft'], id: string) =>
    make.makeDraft(draft, await loadAround(id), draft.points, first.draft.at);
  const take = (fresh: Made) => {
    setMade(fresh);
    hand.setPristine(fresh.draft);
  };
  useEffect(() => {
    // By undo, or by the other window: the draft says what it is printed with.
    if (draft.profile === profile.id) return;
    void remade(draft, draft.profile).then(take);
  }, [draft.profile]);
  const chooseProfile = async (id: string) => {
    void saveSettings({ profile: id });
    const fresh = await remade(hand.now(), id);
    const touched = isTouched(hand.now(), made.draft);
    take(fresh);
    // What was typed is kept; a record that nobody has touched is made anew the new profile's way.
    replace(touched ? { ...hand.now(), profile: id } : fresh.draft);
  };

  const same = useSame({ opened: first.draft, fresh: () => made.draft.post, hand, tell: setMessage });
  const places = usePlaces(rest.places);
  const askFirst = async () => {
    const another = (await same.another()) !== null;
    if (another) requestAnimationFrame(() => same.panel.current?.showPopover());
    return another;
  };
  const sending = useSending(settings.destination, {
    places,
    openSettings,
    file,
    now: hand.now,
    onSaved: hand.noteSaved,
    askFirst,
    openLibrary,
    tell: setMessage,
  });
  const { primary, copy } = sending;
  copying.current = copy.send;
  useEffect(() => {
    if (copyNow) void focused().then(copy.send).then(closeUnlessTouched);
  }, []);

  const rememberSite = async () => {
    const { article, post } = hand.now();
    const match = placeOf(ownAddress(article)).replace(/\/.*/, '');
    if (!match) return setMessage({ text: t('rememberSiteNoWeb'), bad: true });
    const before = await loadSites();
    const { feed, categories, viewingMode } = post;
    // An author belongs to the article, unless the person had to put in one that the page does not name.
    const authors = article.authors ? {} : { authors: post.authors };
    const rule = { match, feedName: feed.name, feedUrl: feed.url, categories, viewingMode, ...authors };
    await keepSites(withRule(before, rule));
    const undo = () => keepSites(before).then(() => setMessage({ text: t('undone') }));
    setMessage({ text: t('rememberedSite', match), act: { label: t('undo'), run: undo } });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const steps: { [key: string]: () => unknown } = {
        // The browser's own undo knows one field; this one knows the record.
        z: event.shiftKey ? hand.redo : hand.undo,
        y: hand.redo,
        enter: primary.send,
      };
      const step = steps[key];
      if (!step) return;
      event.preventDefault();
      step();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [hand, primary]);
  const showSentence = async (quote: string) => {
    const found = tab?.id !== undefined && (await showOnPage(tab.id, quote).catch(() => false));
    if (!found) setMessage({ text: t('sentenceNotFound'), bad: true });
  };

  return (
    <main class={`record ${preview ? 'with-preview' : ''}`} data-state="ready">
      <Record
        selection={selection && { whole: selection.whole && (() => selection.whole && goTo(selection.whole)) }}
        draft={draft}
        edit={edit}
        change={change}
        removePoint={removePoint}
        showSentence={showSentence}
        choosePoints={choosePoints}
        completeTag={(typed) => make.complete(typed, taxonomy)}
        suggest={suggest}
        isNewTag={(tag) => tags.length > 0 && !known.has(tag.toLowerCase())}
        rememberSite={rememberSite}
        categories={[...new Set([...made.blog.taxonomy.categories, ...draft.post.categories])]}
      />
      <Actions
        file={file}
        better={
          <BetterSlot
            draft={draft}
            taxonomy={taxonomy}
            profile={profile}
            replace={(next) => replace(next, 'proposal')}
            takeBack={() => void hand.undo()}
            askFirst={askFirst}
            tell={setMessage}
            openSettings={openModels}
          />
        }
        looked={preview && <Preview file={file} profile={profile} findings={findings} />}
        preflight={<Preflight findings={findings} />}
        sendings={
          draft.saved && (
            <LaterSendings
              key={draft.saved}
              post={draft.saved}
              places={places}
              openSettings={openSettings}
              tell={setMessage}
            />
          )
        }
        same={<Same same={same} title={draft.post.title} open={openSaved} saveNew={() => void sending.saveNew()} />}
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
        openLibrary={openLibrary}
        openOptions={() => void browser.runtime.openOptionsPage()}
        openBeside={place === 'popup' && tab?.windowId !== undefined ? () => goBeside(tab.windowId as number) : null}
        message={message}
        dismiss={() => setMessage(null)}
      />
    </main>
  );
}

/** A popup is first painted, then given the focus; without it the clipboard is shut. */
async function focused(): Promise<void> {
  for (let tries = 0; !document.hasFocus() && tries < 40; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

/** After copying in one stroke the popup has said so, and goes, unless the person takes it up. */
function closeUnlessTouched(): void {
  const timer = setTimeout(() => close(), 4_000);
  for (const touch of ['pointermove', 'keydown']) addEventListener(touch, () => clearTimeout(timer), { once: true });
}

/** The popup has shown the way; the panel goes on. */
function goBeside(windowId: number): void {
  void openBeside(windowId).then(() => close());
}

/** A place's settings, opened, in the options page. */
function openSettings(id: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/options/index.html#place-${id}`) });
}

/** What is set of the models, in the options page. */
function openModels(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('src/ui/options/index.html#engines') });
}

function openLibrary(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('src/ui/library/index.html') });
}

function openSaved(title: string): void {
  const query = new URLSearchParams({ q: title });
  void browser.tabs.create({ url: browser.runtime.getURL(`src/ui/library/index.html?${query}`) });
}

/** What a change is of, so that undo takes back what belongs together: the letters of a word, the steps of the slider. */
function whatOf(step: Change): string {
  if (step.do === 'edit') return Object.keys(step.fields).join(' ');
  if (step.do === 'editPoint') return `point ${step.index} ${Object.keys(step.point)}`;
  return step.do === 'choosePoints' ? step.do : '';
}
