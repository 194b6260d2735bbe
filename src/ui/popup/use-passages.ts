import { useEffect } from 'preact/hooks';
import type { AddedPassage } from '../../core/grounding/add-passage.ts';
import type { Passage } from '../../core/passage.ts';
import { clearPassageCount } from '../../extension/action-badge.ts';
import { t } from '../../extension/i18n.ts';
import { describePassageError, PassageError, readPassage } from '../../extension/read-passage.ts';
import { deletePassages, loadPassages, watchPassages } from '../../storage/passages.ts';
import { toUndoMessage } from './action.ts';
import type { EditorState } from './editor-context.ts';

/** Puts the passages that the user adds on the page into the draft: those that wait, and each later one at once. */
export function usePassages(latest: { current: EditorState }): void {
  useEffect(() => {
    const { key } = latest.current.pageDraft;
    void takePassages(latest.current);
    return watchPassages(key, () => void takePassages(latest.current));
  }, []);
}

/** Puts the passages that wait for the draft into it. They are deleted only after the draft has been given to the storage. */
export async function takePassages(editor: EditorState): Promise<void> {
  const { key } = editor.pageDraft;
  const passages = await loadPassages(key);
  if (passages.length === 0) return;
  await addPassages(editor, passages);
  await Promise.all([deletePassages(key), clearPassageCount(editor.tab?.id)]);
}

/** Adds the passage that is selected on the page, for the side panel's button. */
export async function addSelectedPassage(editor: EditorState): Promise<void> {
  const { draft, tab, showMessage } = editor;
  try {
    if (tab?.id === undefined) throw new PassageError('moved');
    await addPassages(editor, [await readPassage({ tabId: tab.id, url: draft.article.frameOf ?? draft.article.url })]);
  } catch (error) {
    if (!(error instanceof PassageError)) throw error;
    showMessage({ text: describePassageError(error), bad: true });
  }
}

/** Says where the passage is now, and what the user should know of it. */
const describePassage = ({ index, note, count }: AddedPassage): string =>
  t(`passage_${note}`, index + 1, count.toLocaleString());

async function addPassages(editor: EditorState, passages: Passage[]): Promise<void> {
  const { draftModule, store, created, tab, showMessage } = editor;
  const added = await draftModule.addPassagesToDraft(store.current(), passages, created.blog.profile, tab?.id);
  const isNew = added.draft.post.points.length > store.current().post.points.length;
  if (isNew) store.replace(added.draft);
  const [first, ...others] = added.passages;
  const text = first && others.length === 0 ? describePassage(first) : t('passagesAdded', added.passages.length);
  showMessage(isNew ? toUndoMessage(text) : { text });
}
