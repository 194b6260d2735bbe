import { rebasePost } from '../../core/format/rebase-post.ts';
import type { Draft } from '../../storage/drafts.ts';
import { saveSettings, toSummaryOptions } from '../../storage/settings.ts';
import type { CreatedDraft } from './create-draft.ts';
import { loadDraftContext } from './draft-context.ts';
import type { EditorState } from './editor-context.ts';

/** Creates the draft again from the page with another profile. `draft`: gives the article and the number of points. */
export const recreateDraft = async (
  { draftModule, pageDraft, settings, tab }: EditorState,
  draft: Draft,
  profile: string,
): Promise<CreatedDraft> => {
  const options = { ...toSummaryOptions(settings), points: draft.points };
  return draftModule.createDraft(draft, await loadDraftContext(profile), options, pageDraft.at, tab?.id);
};

/** Switches to another profile: makes anew what the user has not edited, as one step that can be undone. */
export async function chooseProfile(editor: EditorState, profile: string): Promise<void> {
  const { store, created, setCreated, draftModule, tab } = editor;
  void saveSettings({ profile, askedForBlog: true });
  const { profile: former } = store.current();
  // Right after an undo, `created` may still be of the profile that the undo has left.
  const [before, recreated] = await Promise.all([
    created.blog.profile.id === former ? created : recreateDraft(editor, store.current(), former),
    recreateDraft(editor, store.current(), profile),
  ]);
  const current = store.current();
  const post = rebasePost({ before: before.draft.post, edited: current.post, fresh: recreated.draft.post });
  setCreated(recreated);
  store.replace(await draftModule.linkDraftPoints({ ...current, profile, post }, recreated.blog.profile, tab?.id));
}
