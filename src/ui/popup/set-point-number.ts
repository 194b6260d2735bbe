import { toSummaryOptions } from '../../storage/settings.ts';
import type { EditorState } from './editor-context.ts';

/** Chooses so many key points from the article. Points that the user wrote, rewrote or removed stay so. */
export async function setPointNumber(
  { store, draftModule, settings, created, tab }: EditorState,
  points: number,
): Promise<void> {
  const options = { ...toSummaryOptions(settings), points };
  const chosen = await draftModule.resummarize(store.current(), options, created.blog.profile, tab?.id);
  store.dispatch({ do: 'choosePoints', points, ...chosen });
}

/** The share of the article, in percent, that the post repeats, if the preflight check warns of it; else undefined. */
export const getRepeatedPercent = ({ findings }: EditorState): number | undefined =>
  findings?.find((finding) => finding.code === 'repeats-article')?.percent;

/** Chooses so many points fewer that the post repeats about a third of the article; at least one point stays. */
export function chooseFewerPoints(editor: EditorState): Promise<void> {
  const { length } = editor.draft.post.points;
  const fair = Math.floor((length * 100) / (3 * (getRepeatedPercent(editor) ?? 100)));
  return setPointNumber(editor, Math.max(1, Math.min(length - 1, fair)));
}
