/** Brings a stored draft up to date. Bundled separately, to load only for an article that has one. */
import { rebasePost } from '../../core/format/rebase-post.ts';
import { findPost } from '../../library/posts.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { CreatedDraft } from './create-draft.ts';
import { type DraftContext, loadDraftContext } from './draft-context.ts';
import { rebaseDraft } from './merge-drafts.ts';

/**
 * Returns a stored draft with what was changed since in the settings and in the library, and the draft as the page gives it
 * in the same format. `ofSettings`: the draft as the page gives it in the format of the settings. `create`: the same in another.
 */
export async function reopenDraft(
  stored: Draft,
  ofSettings: CreatedDraft,
  create: (context: Promise<DraftContext>) => Promise<CreatedDraft>,
): Promise<{ storedDraft: Draft; created: CreatedDraft }> {
  const isOther = stored.profile !== ofSettings.draft.profile;
  const before = isOther ? await create(loadDraftContext(stored.profile)) : ofSettings;
  const isOutdated = isOther && followsSettings(stored);
  const created = isOutdated ? ofSettings : before;
  const draft = isOutdated ? adoptFormat(stored, before.draft, ofSettings.draft) : stored;
  const current = fillAuthors(movePostingDay(draft, created.draft.article.readAt), created.draft);
  return { storedDraft: await rebaseOnLibrary(current), created };
}

/** Returns a draft that was not posted yet with `now` as its day of posting, unless the user gave it another date. */
function movePostingDay(draft: Draft, now: string): Draft {
  const { article, post, saved } = draft;
  if (saved !== null || post.date !== article.readAt) return draft;
  return { ...draft, article: { ...article, readAt: now }, post: { ...post, date: now } };
}

/** Whether a draft that was not posted yet has the format of the settings, because the user chose none for it. */
const followsSettings = ({ saved, edited }: Draft): boolean => saved === null && edited?.profile === undefined;

/** Returns a draft that was begun with another format in the format of `fresh`. What the user has typed stays. */
const adoptFormat = (draft: Draft, before: Draft, fresh: Draft): Draft => ({
  ...draft,
  profile: fresh.profile,
  post: rebasePost({ before: before.post, edited: draft.post, fresh: fresh.post }),
});

/** Returns a draft that was begun before the user gave a name in the options with that name, unless its field was edited. */
function fillAuthors(draft: Draft, { post: { authors } }: Draft): Draft {
  const { post, saved, edited } = draft;
  if (saved !== null || post.authors.length > 0 || edited?.['post.authors'] !== undefined) return draft;
  return { ...draft, post: { ...post, authors } };
}

/** Returns a draft of a saved post with what was changed in the library since. */
async function rebaseOnLibrary(draft: Draft): Promise<Draft> {
  if (draft.saved === null) return draft;
  try {
    const saved = await findPost(draft.saved);
    return saved ? rebaseDraft(draft, saved) : draft;
  } catch (error) {
    // Saving shows the error when the library can't be opened.
    console.error(error);
    return draft;
  }
}
