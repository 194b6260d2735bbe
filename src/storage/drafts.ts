import type { Article } from '../core/article.ts';
import { hashFnv1a } from '../core/hash.ts';
import { chooseOwnAddress, listForeignAddresses } from '../core/own-address.ts';
import type { Post } from '../core/post.ts';
import { draftArea } from './draft-area.ts';

/** A post being worked on, with what it was made of. */
export interface Draft {
  version: 2;
  /** Where it is kept: see `buildDraftKey`. */
  key: string;
  article: Article;
  post: Post;
  /** Id of the profile. */
  profile: string;
  /** How many key points were asked for. */
  points: number;
  /** Key points that the person rewrote, by their quote: choosing another number of points keeps them. */
  rewritten: string[];
  /** Key points that the person took out, by their quote: they stay out. */
  removed: string[];
  /** Id in the library, once saved. */
  saved: string | null;
  /** ISO 8601. */
  at: string;
  /** When what was last changed by the person, by its name (see `ui/popup/merge-drafts.ts`), in milliseconds since 1970. */
  edited?: Record<string, number>;
}

/** Which of the extension's windows wrote a draft last, so that it does not take its own words for another's. */
type StoredDraft = Draft & { by: string };
const windowId = crypto.randomUUID();

const keyAt = (address: string, { markdown }: Article, selection: boolean): string =>
  `draft:${address}${selection ? `#selection-${hashSelection(markdown)}` : ''}`;

/** One draft an article, by its page's own address; each selection of it has one of its own. */
export const buildDraftKey = (article: Article, selection: boolean): string =>
  keyAt(chooseOwnAddress(article), article, selection);

/** Where drafts of this page may still stand: they were once kept by whatever address a page named. */
export const formerKeys = (article: Article, selection: boolean): string[] =>
  listForeignAddresses(article).map((address) => keyAt(address, article, selection));

/** Whether a draft is of a selection, not of the whole article. */
export const isSelectionDraft = ({ key }: Pick<Draft, 'key'>): boolean => /#selection-\d+-\w+$/.test(key);

const toUnreadableKey = (key: string) => `aside:${key}`;

/** 32-bit FNV-1a over UTF-16 units, with the length: enough to tell a person's selections of one page apart. */
function hashSelection(text: string): string {
  return `${text.length}-${hashFnv1a(text).toString(36)}`;
}

/** What older versions kept → what this one keeps, a step a version. None is ever changed once released. */
const draftUpgrades: Record<number, (old: Record<string, unknown>, key: string) => Record<string, unknown>> = {
  1: (old, key) => ({ ...old, version: 2, key }),
};

/**
 * The draft that was left. One of an older version is brought up to date; one that can't be read (of a newer version, or
 * half of one) is set aside, where nothing overwrites it: `unreadable` holds it until `deleteUnreadableDraft`. `former`: see `formerKeys`.
 */
export async function loadDraft(
  key: string,
  { former = [], isWhole }: { former?: string[]; isWhole?: DraftCheck } = {},
): Promise<{ draft: Draft | null; unreadable: unknown }> {
  const keys = [key, toUnreadableKey(key), ...former];
  let found = await draftArea.get(keys);
  if (await movedToOwnKeys(found)) found = await draftArea.get(keys);
  const stored: unknown = found[key];
  const draft = stored === undefined ? null : await readableDraft(key, stored, isWhole);
  if (stored === undefined || draft) return { draft, unreadable: found[toUnreadableKey(key)] };
  await draftArea.set({ [toUnreadableKey(key)]: stored });
  await draftArea.remove(key);
  return { draft: null, unreadable: stored };
}

/**
 * Moves drafts that stand under the address of another page to where their own page finds them, so that neither page opens
 * or overwrites the other's. Returns whether there were any.
 */
async function movedToOwnKeys(found: { [key: string]: unknown }): Promise<boolean> {
  let moved = false;
  for (const [key, stored] of Object.entries(found)) {
    const draft = key.startsWith('draft:') ? upgradeDraft(stored, key) : null;
    const own = draft?.article.url ? buildDraftKey(draft.article, isSelectionDraft({ key })) : key;
    if (own === key) continue;
    const places = [own, toUnreadableKey(own)];
    const taken = await draftArea.get(places);
    // Nothing that is there already is overwritten.
    const place = places.find((one) => taken[one] === undefined) ?? `${toUnreadableKey(own)} ${key}`;
    await draftArea.set({ [place]: { ...draft, key: own } });
    await draftArea.remove(key);
    moved = true;
  }
  return moved;
}

export async function deleteUnreadableDraft(key: string): Promise<void> {
  await draftArea.remove(toUnreadableKey(key));
}

/**
 * `storage.local` hands the write to the browser's own process at once, so it outlives a popup that is closed the moment
 * after a keystroke; an IndexedDB transaction would be aborted with its page. Rejects when the disk is full.
 */
export async function saveDraft(draft: Draft): Promise<void> {
  const stored: StoredDraft = { ...draft, by: windowId };
  await draftArea.set({ [draft.key]: stored });
}

/** Keys that this window has just forgotten. */
const deletedKeys = new Set<string>();

export async function deleteDraft(key: string): Promise<void> {
  deletedKeys.add(key);
  await draftArea.remove(key);
}

/** Tells of every change of a draft by another window (popup and side panel share it); null: it was forgotten there. */
export function watchDraft(key: string, listener: (draft: Draft | null) => void): () => void {
  return draftArea.watch(key, (value) => {
    const stored = value as StoredDraft | undefined;
    // A key that was not there is forgotten without a word of it: what comes after is news again.
    const own = stored ? stored.by === windowId : deletedKeys.has(key);
    deletedKeys.delete(key);
    if (!own) listener(stored ? upgradeDraft(stored, key) : null);
  });
}

/** null: it is no draft, or of a version that this one does not know. */
function upgradeDraft(value: unknown, key: string): Draft | null {
  if (typeof value !== 'object' || value === null) return null;
  let record = value as Record<string, unknown>;
  for (let step = draftUpgrades[Number(record.version)]; step; step = draftUpgrades[Number(record.version)])
    record = step(record, key);
  const { by: _, ...draft } = record as Partial<StoredDraft>;
  const whole =
    draft.version === 2 &&
    typeof draft.post?.title === 'string' &&
    Array.isArray(draft.post.points) &&
    typeof draft.article?.canonical?.value === 'string' &&
    Array.isArray(draft.article.canonical.alternatives);
  return whole ? (draft as Draft) : null;
}

/** Whether every part of a draft is of its type. */
type DraftCheck = (draft: unknown) => draft is Draft;

/** The stored draft, if it is whole. The check is fetched when there is a draft, but a service worker can't, and gives it. */
export async function readableDraft(key: string, stored: unknown, isWhole?: DraftCheck): Promise<Draft | null> {
  const check: DraftCheck = isWhole ?? (await import('../library/validate-rows.ts')).isStoredDraft;
  const draft = upgradeDraft(stored, key);
  return check(draft) ? draft : null;
}

/** A draft of a backup as it is stored; null for what is none, or is not kept under its own key. */
export function draftOfFile(key: string, value: unknown, isGood: (draft: unknown) => boolean): StoredDraft | null {
  const draft = key.startsWith('draft:') ? upgradeDraft(value, key) : null;
  return draft && draft.key === key && isGood(draft) ? { ...draft, by: windowId } : null;
}
