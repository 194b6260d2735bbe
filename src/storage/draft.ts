import type { Article } from '../core/article.ts';
import { type AddressedArticle, chooseOwnAddress, listForeignAddresses } from '../core/own-address.ts';
import type { Post } from '../core/post.ts';
import { hashFnv1a } from '../core/text/hash.ts';

/** A post that the user is editing, with the article that the post is made of. */
export interface Draft {
  version: 5;
  /** Storage key: see `buildDraftKey`. */
  key: string;
  article: Article;
  post: Post;
  /** Id of the profile (the blog's format). */
  profile: string;
  /** The number of key points that the user has set, or that the article has. */
  points: number;
  /** Quotes of the key points that the user rewrote. These points stay when the user sets another number of key points. */
  rewritten: string[];
  /** Quotes of the key points that the user removed. These points do not return when the user sets another number. */
  removed: string[];
  /** Id of the saved post in the library; null while the draft is not saved there. */
  saved: string | null;
  /** When the draft was created or last edited, as ISO 8601. */
  at: string;
  /**
   * When the user last changed each part of the draft, in milliseconds since 1970. `ui/popup/merge-drafts.ts` names the
   * parts.
   */
  edited?: Record<string, number>;
}

type KeyedArticle = AddressedArticle & { markdown?: string };

const keyAt = (address: string, { markdown = '' }: KeyedArticle, selection: boolean): string =>
  `draft:${address}${selection ? `#selection-${hashSelection(markdown)}` : ''}`;

/** Returns the storage key of an article's draft, made of the page's address. Each selection on a page has its own draft. */
export const buildDraftKey = (article: KeyedArticle, selection: boolean): string =>
  keyAt(chooseOwnAddress(article), article, selection);

/** Lists keys that older versions may have used for a page's draft. They trusted any canonical address that a page named. */
export const listFormerDraftKeys = (article: KeyedArticle, selection: boolean): string[] =>
  listForeignAddresses(article).map((address) => keyAt(address, article, selection));

/** Whether a draft is made of selected text, not of the whole article. */
export const isSelectionDraft = ({ key }: Pick<Draft, 'key'>): boolean => /#selection-\d+-\w+$/.test(key);

/** Returns a text's length and hash: enough to tell a user's selections on one page apart. */
const hashSelection = (text: string): string => `${text.length}-${hashFnv1a(text).toString(36)}`;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Renames members of a fact: in drafts of version 2, `source` was called `where`, and the origin `user` was called `person`.
 */
function upgradeFactOfVersion2(fact: unknown): unknown {
  if (!isObject(fact)) return fact;
  const { where, ...rest } = fact;
  return {
    ...rest,
    ...(where === undefined ? {} : { source: where }),
    ...(fact.from === 'person' ? { from: 'user' } : {}),
    ...(Array.isArray(fact.alternatives) ? { alternatives: fact.alternatives.map(upgradeFactOfVersion2) } : {}),
  };
}

/**
 * Replaces the words for a source, which drafts of version 3 had, by the id of the fact's origin, which is a source, too.
 * Keeps the words as the detail.
 */
function upgradeFactOfVersion3(fact: unknown): unknown {
  if (!isObject(fact)) return fact;
  return {
    ...fact,
    source: fact.from,
    ...(fact.source ? { detail: fact.source } : {}),
    ...(Array.isArray(fact.alternatives) ? { alternatives: fact.alternatives.map(upgradeFactOfVersion3) } : {}),
  };
}

/** Upgrades every fact of an article; an article's facts are those of its members that are objects with a `value`. */
const upgradeFacts = (article: unknown, upgradeFact: (fact: unknown) => unknown): unknown =>
  isObject(article)
    ? Object.fromEntries(
        Object.entries(article).map(([name, fact]) => [
          name,
          isObject(fact) && 'value' in fact ? upgradeFact(fact) : fact,
        ]),
      )
    : article;

/** Functions that upgrade a draft from a version to the next version. A released function is never changed. */
const draftUpgrades: Record<number, (old: Json, key: string) => Json> = {
  1: (old, key) => ({ ...old, version: 2, key }),
  2: (old) => ({ ...old, version: 3, article: upgradeFacts(old.article, upgradeFactOfVersion2) }),
  3: (old) => ({ ...old, version: 4, article: upgradeFacts(old.article, upgradeFactOfVersion3) }),
  4: (old) => ({ ...old, version: 5, post: isObject(old.post) ? { comment: '', ...old.post } : old.post }),
};

/**
 * Upgrades a stored draft to this version, checking only the basic members. null when it is no draft, or of a newer version.
 */
export function upgradeDraft(value: unknown, key: string): Draft | null {
  if (!isObject(value)) return null;
  let record = value;
  for (let step = draftUpgrades[Number(record.version)]; step; step = draftUpgrades[Number(record.version)])
    record = step(record, key);
  // `by` names the window that wrote the draft. It is a member of stored drafts only.
  const { by: _, ...draft } = record as Partial<Draft> & { by?: string };
  const hasBasics =
    draft.version === 5 &&
    typeof draft.post?.title === 'string' &&
    Array.isArray(draft.post.points) &&
    typeof draft.article?.canonical?.value === 'string' &&
    Array.isArray(draft.article.canonical.alternatives);
  return hasBasics ? (draft as Draft) : null;
}
