import browser, { type Tabs } from 'webextension-polyfill';
import { clickedTab, noteClick } from '../../browser/beside.ts';
import { type Captured, capture, Refused } from '../../browser/capture.ts';
import { type Draft, draftKey, formerKeys, loadDraft } from '../../browser/drafts.ts';
import { takeOrderToCopy } from '../../browser/one-stroke.ts';
import { loadSettings, type Settings } from '../../browser/settings.ts';
import { type Place as PostPlace, places } from '../../publish.ts';
import { loadAround } from './around.ts';
import type { Made } from './make.ts';

type Make = typeof import('./make.ts');

/** Where the view is: over the page until it loses the focus, or beside it for as long as the person likes. */
export type Place = 'popup' | 'panel';

/** What the view opens to. */
export type Beginning =
  | {
      is: 'ready';
      left: Draft | null;
      /** A draft that this version can't read. */
      aside: unknown;
      made: Made;
      settings: Settings;
      /** Where the post can go. */
      places: PostPlace[];
      make: Make;
      copyNow: boolean;
      tab: Tabs.Tab | undefined;
      /** The post is made of a selection; this makes it of the whole article, if there is one. */
      selection: { whole: (() => Promise<Beginning>) | null } | null;
    }
  | { is: 'refused'; refusal: Refused; anyway: (() => Promise<Beginning>) | null }
  | { is: 'failed'; error: string }
  /** The side panel, before the first click. */
  | { is: 'waiting' };

/**
 * Reads the tab that was clicked on, loading and unpacking the rest meanwhile, and finds the draft that was left of it.
 * Never rejects.
 */
export async function start(place: Place): Promise<Beginning> {
  const makeLoading = import('./make.ts');
  const settingsLoading = loadSettings();
  const aroundLoading = settingsLoading.then(({ profile }) => loadAround(profile));
  const prepare = () =>
    Promise.all([makeLoading, aroundLoading])
      .then(([make, { blog }]) => make.prepare(blog.taxonomy, blog.profile))
      // What fails here fails again where it is needed, and is told of there.
      .catch(() => undefined);
  const placesLoading = places();
  const orderLoading = place === 'popup' ? takeOrderToCopy(Date.now()) : false;
  let tab: Tabs.Tab | undefined;
  const open = async ({ article, selection, whole }: Captured): Promise<Beginning> => {
    performance.mark('precis: read');
    const key = draftKey(article, selection);
    const [make, settings, found, { draft: left, aside }, copyNow] = await Promise.all([
      makeLoading,
      settingsLoading,
      placesLoading,
      loadDraft(key, { former: formerKeys(article, selection) }),
      orderLoading,
    ]);
    const now = new Date().toISOString();
    const profile = left?.profile ?? settings.profile;
    const around = await (profile === settings.profile ? aroundLoading : loadAround(profile));
    const made = await make.makeDraft({ article, key }, around, settings.points, now);
    performance.mark('precis: composed');
    const openWhole = whole && (() => open({ article: whole, selection: false, whole }));
    const ofSelection = selection ? { whole: openWhole } : null;
    return { is: 'ready', left, aside, made, settings, places: found, make, copyNow, tab, selection: ofSelection };
  };
  try {
    tab = place === 'popup' ? await tabInFront() : await clickedTab();
    if (place === 'panel' && !tab) return { is: 'waiting' };
    return await open(await capture(tab, { reading: prepare }));
  } catch (error) {
    if (error instanceof Refused) {
      const { article } = error;
      const anyway = article && (() => open({ article, selection: false, whole: article }));
      return { is: 'refused', refusal: error, anyway };
    }
    return { is: 'failed', error: error instanceof Error ? `${error.message}` : String(error) };
  }
}

async function tabInFront(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab) void noteClick(tab, Date.now());
  return tab;
}
