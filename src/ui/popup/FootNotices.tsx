import { useEditor } from './editor-context.ts';
import { Lazy } from './Lazy.tsx';

/** What stands above the status line when there is something to tell: a question, sent posts. */
export function FootNotices() {
  const { draft, isAskingForBlog } = useEditor();
  const { saved } = draft;
  return (
    <>
      {isAskingForBlog && <Lazy load={loadBlogQuestion} />}
      {saved && <Lazy key={saved} load={loadSendStatus} />}
    </>
  );
}

/** Loads the code of `BlogQuestion` only when needed, because the question is asked once. */
const loadBlogQuestion = async () => (await import('./BlogQuestion.tsx')).BlogQuestion;

/** Loads the code of `SendStatus` only when needed, because most posts have not been sent when the popup opens. */
const loadSendStatus = async () => (await import('./SendStatus.tsx')).SendStatus;
