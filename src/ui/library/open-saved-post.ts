/** Opens a saved post in the popup's editor. Bundled separately, to load when the first post is opened. */
import type { Article, SourcedFact } from '../../core/article.ts';
import type { Post } from '../../core/post.ts';
import { getSource } from '../../core/post-source.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { formatLocalInstant } from '../../extension/format-local-instant.ts';
import { findPost, findPostBody } from '../../library/posts.ts';
import { listDestinationStatuses } from '../../publishing/send-post.ts';
import { buildDraftKey, type Draft, loadDraft } from '../../storage/drafts.ts';
import { loadSettings, toSummaryOptions } from '../../storage/settings.ts';
import * as draftModule from '../popup/create-draft.ts';
import { loadDraftContext } from '../popup/draft-context.ts';
import { hasUserChanges } from '../popup/draft-reducer.ts';
import { rebaseDraft } from '../popup/merge-drafts.ts';
import type { ReadyState } from '../popup/open-draft.ts';
import { isWebAddress } from './open-original.ts';
import { buildOwnDraftKey } from './own-draft-key.ts';

/** A saved post that is open in the editor. */
export interface OpenedPost {
  saved: SavedPost;
  opening: ReadyState;
  /**
   * The stored draft with what was changed in the library since, if there is such a change. The editor puts it over the
   * stored draft, so that undo brings that back.
   */
  newer: Draft | null;
}

/** Opens a saved post as a draft; null when the library does not have it. */
export async function openPostAsDraft(id: string): Promise<OpenedPost | null> {
  const saved = await findPost(id);
  if (!saved) return null;
  const [markdown, settings, destinations, context] = await Promise.all([
    findPostBody(id),
    loadSettings(),
    listDestinationStatuses(),
    loadDraftContext(saved.profile),
  ]);
  const readAt = formatLocalInstant(new Date());
  const { stored, key } = await loadStoredDraft(saved);
  const article = stored?.article ?? toArticle(saved, markdown, readAt);
  const options = {
    ...toSummaryOptions(settings),
    ...(saved.post.points.length && { points: saved.post.points.length }),
  };
  const created = await draftModule.createDraft({ article, key }, context, options, saved.changedAt);
  const ofSaved: Draft = {
    ...(stored ?? {
      ...created.draft,
      points: saved.post.points.length,
      rewritten: listRewritten(saved.post, created.draft.post),
    }),
    key,
    post: saved.post,
    // Not the saved post's own format, if that was deleted since.
    profile: created.draft.profile,
    saved: id,
    at: saved.changedAt,
  };
  const isOther = stored !== null && hasUserChanges({ ...stored, profile: ofSaved.profile }, ofSaved);
  const rebased = isOther ? rebaseDraft(stored, saved) : null;
  const opening: ReadyState = {
    status: 'ready',
    storedDraft: isOther ? stored : ofSaved,
    unreadableDraft: undefined,
    created,
    settings,
    destinations,
    draftModule,
    copyOnOpen: false,
    tab: undefined,
    selection: null,
    referrer: '',
  };
  return {
    saved: { ...saved, profile: created.draft.profile },
    opening,
    newer: rebased === stored ? null : rebased,
  };
}

/**
 * Loads the stored draft of a saved post: the popup's, if that is of this post, so that both edit the same draft; else the
 * post's own.
 */
async function loadStoredDraft({ id, post }: SavedPost): Promise<{ stored: Draft | null; key: string }> {
  if (isWebAddress(post.canonical)) {
    const key = buildDraftKey(toArticle({ post }, '', ''), false);
    const { draft } = await loadDraft(key);
    if (draft?.saved === id) return { stored: draft, key };
  }
  const key = buildOwnDraftKey(id);
  const { draft } = await loadDraft(key);
  return { stored: draft?.saved === id ? draft : null, key };
}

/** Returns the quotes of the points that the user wrote otherwise than Precis does. */
const listRewritten = (post: Post, made: Post): string[] =>
  post.points
    .filter(({ text, quote }) => text !== (made.points.find((point) => point.quote === quote)?.text ?? quote))
    .map(({ quote }) => quote)
    .filter(Boolean);

/** Makes an article of what a saved post knows of it. `markdown`: the article's text, '' when unknown. */
export function toArticle({ post }: Pick<SavedPost, 'post'>, markdown: string, readAt: string): Article {
  const fact = <T>(value: T): SourcedFact<T> => ({ value, from: 'user', source: 'user', alternatives: [] });
  const { authors, date } = getSource(post);
  return {
    kind: 'article',
    url: post.canonical,
    readAt,
    canonical: fact(post.canonical),
    title: fact(post.title),
    authors: authors.length > 0 ? fact(authors) : null,
    published: date ? fact(date) : null,
    modified: null,
    site: post.feed.name ? fact(post.feed.name) : null,
    feed: post.feed.url ? fact(post.feed.url) : null,
    language: post.language ? fact(post.language) : null,
    image: post.image ? fact(post.image) : null,
    description: post.description ? fact(post.description) : null,
    tags: null,
    markdown: markdown || (post.body ?? ''),
  };
}
