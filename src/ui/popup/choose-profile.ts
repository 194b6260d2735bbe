import type { Draft } from '../../storage/drafts.ts';
import { saveSettings, toSummaryOptions } from '../../storage/settings.ts';
import type { CreatedDraft } from './create-draft.ts';
import { loadDraftContext } from './draft-context.ts';
import { hasUserChanges } from './draft-reducer.ts';
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

/**
 * Switches to another profile. If the user has changed the draft, only the profile changes; otherwise it is created again.
 */
export async function chooseProfile(editor: EditorState, profile: string): Promise<void> {
  const { store, created, setCreated } = editor;
  void saveSettings({ profile });
  const recreated = await recreateDraft(editor, store.current(), profile);
  const hasChanges = hasUserChanges(store.current(), created.draft);
  setCreated(recreated);
  store.replace(hasChanges ? { ...store.current(), profile } : recreated.draft);
}
