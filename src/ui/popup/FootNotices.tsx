import { hasLibrary } from '../../extension/private-window.ts';
import { hasChosenModel } from '../../storage/has-chosen-model.ts';
import { useEditor } from './editor-context.ts';
import { Lazy } from './Lazy.tsx';

/** What stands above the status line when there is something to tell: a question, proposals of models, sent posts. */
export function FootNotices() {
  const { draft, isAskingForBlog } = useEditor();
  const { saved } = draft;
  return (
    <>
      {isAskingForBlog && <Lazy load={loadBlogQuestion} />}
      <Lazy load={loadProposalPanel} />
      {saved && <Lazy key={saved} load={loadSendStatus} />}
    </>
  );
}

/** Loads the panel's code only if the user has chosen a model, because most users choose none. */
const loadProposalPanel = async () =>
  hasLibrary && (await hasChosenModel()) ? (await import('./ProposalPanel.tsx')).ProposalPanel : null;

/** Loads the code of `BlogQuestion` only when needed, because the question is asked once. */
const loadBlogQuestion = async () => (await import('./BlogQuestion.tsx')).BlogQuestion;

/** Loads the code of `SendStatus` only when needed, because most posts have not been sent when the popup opens. */
const loadSendStatus = async () => (await import('./SendStatus.tsx')).SendStatus;
