import type { Article } from '../core/article.ts';
import { chooseOwnAddress, listForeignAddresses } from '../core/own-address.ts';
import type { Post } from '../core/post.ts';

/** A post that the user is working on, with the article it is made of. */
export interface Draft {
  version: 3;
  /** Storage key: see `buildDraftKey`. */
  key: string;
  article: Article;
  post: Post;
  /** Id of the profile. */
  profile: string;
  /** How many key points were asked for. */
  points: number;
  /** Quotes of the key points that the user rewrote: choosing another number of points keeps these. */
  rewritten: string[];
  /** Quotes of the key points that the user removed: no choice brings these back. */
  removed: string[];
  /** Id in the library, once saved. */
  saved: string | null;
  /** ISO 8601. */
  at: string;
  /** When the user last changed each part (named in `ui/popup/merge-drafts.ts`), in milliseconds since 1970. */
  edited?: Record<string, number>;
}

const keyAt = (address: string, { markdown }: Article, selection: boolean): string =>
  `draft:${address}${selection ? `#selection-${hashSelection(markdown)}` : ''}`;

/** The key of an article's draft, by the page's own address. Each selection of a page has a draft of its own. */
export const buildDraftKey = (article: Article, selection: boolean): string =>
  keyAt(chooseOwnAddress(article), article, selection);

/** Keys that older versions may have used for a page's draft: they trusted whatever address the page named. */
export const listFormerDraftKeys = (article: Article, selection: boolean): string[] =>
  listForeignAddresses(article).map((address) => keyAt(address, article, selection));

/** Whether a draft is of a selection, not of the whole article. */
export const isSelectionDraft = ({ key }: Pick<Draft, 'key'>): boolean => /#selection-\d+-\w+$/.test(key);

/** 32-bit FNV-1a over UTF-16 units, with the length: enough to tell a user's selections of one page apart. */
function hashSelection(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(sum >>> 0).toString(36)}`;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Version 2 named a fact's `source` `where`, and the origin `user` `person`. */
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

/** The facts of an article are its objects with a `value`. */
const upgradeArticleOfVersion2 = (article: unknown): unknown =>
  isObject(article)
    ? Object.fromEntries(
        Object.entries(article).map(([name, fact]) => [
          name,
          isObject(fact) && 'value' in fact ? upgradeFactOfVersion2(fact) : fact,
        ]),
      )
    : article;

/** The way from each version to the next. A step that was released is never changed. */
const draftUpgrades: Record<number, (old: Json, key: string) => Json> = {
  1: (old, key) => ({ ...old, version: 2, key }),
  2: (old) => ({ ...old, version: 3, article: upgradeArticleOfVersion2(old.article) }),
};

/** A stored draft in the shape of this version, unchecked. Null when the value is no draft, or from a newer version. */
export function upgradeDraft(value: unknown, key: string): Draft | null {
  if (!isObject(value)) return null;
  let record = value;
  for (let step = draftUpgrades[Number(record.version)]; step; step = draftUpgrades[Number(record.version)])
    record = step(record, key);
  // `by`, the window that wrote the draft, belongs to the storage.
  const { by: _, ...draft } = record as Partial<Draft> & { by?: string };
  const hasBasics =
    draft.version === 3 &&
    typeof draft.post?.title === 'string' &&
    Array.isArray(draft.post.points) &&
    typeof draft.article?.canonical?.value === 'string' &&
    Array.isArray(draft.article.canonical.alternatives);
  return hasBasics ? (draft as Draft) : null;
}
