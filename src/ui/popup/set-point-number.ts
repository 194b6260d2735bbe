import type { Post, PostKind } from '../../core/post.ts';
import { toSummaryOptions } from '../../storage/settings.ts';
import { reselectPoints } from './draft-reducer.ts';
import type { EditorState } from './editor-context.ts';

/** How often the number of the article's points is corrected, so that with the user's own points the number is right. */
const MAX_CORRECTIONS = 3;

/** Shows so many key points. Points that the user wrote, rewrote or removed stay so, and the article gives the rest. */
export async function setPointNumber(editor: EditorState, points: number): Promise<void> {
  editor.store.dispatch({ do: 'choosePoints', points, ...(await choosePoints(editor, points)) });
}

async function choosePoints({ store, draftModule, settings, created, tab }: EditorState, points: number) {
  const choose = (asked: number) => {
    const options = { ...toSummaryOptions(settings), points: asked };
    return draftModule.resummarize(store.current(), options, created.blog.profile, tab?.id);
  };
  let asked = points;
  let chosen = await choose(asked);
  for (let tries = 0; tries < MAX_CORRECTIONS; tries++) {
    const missing = points - reselectPoints(store.current(), chosen).length;
    if (missing === 0 || asked + missing < 0) break;
    asked += missing;
    chosen = await choose(asked);
  }
  return chosen;
}

/**
 * Makes the post a link, a quote or a note. A quote shows one passage, or those that the user has written or rewritten; with
 * another kind the other points are there again.
 */
export async function setKind(editor: EditorState, kind: PostKind): Promise<void> {
  const { store } = editor;
  const { post, article, points, rewritten } = store.current();
  const isQuote = kind === 'quote';
  if (isQuote === (post.kind === 'quote') || article.markdown === '')
    return store.dispatch({ do: 'edit', fields: { kind } });
  const own = post.points.filter(({ quote }) => quote === '' || rewritten.includes(quote)).length;
  const chosen = await choosePoints(editor, isQuote ? Math.max(1, own) : points);
  // The user may have typed meanwhile.
  const draft = store.current();
  store.replace({ ...draft, post: { ...draft.post, kind, points: reselectPoints(draft, chosen) } });
}

/** The share of the article, in percent, that the post repeats, if the preflight check warns of it; else undefined. */
export const getRepeatedPercent = ({ findings }: EditorState): number | undefined =>
  findings?.find((finding) => finding.code === 'repeats-article')?.percent;

/** Chooses so many points fewer that the post repeats no more of the article than is fair; at least one point stays. */
export async function chooseFewerPoints(editor: EditorState): Promise<void> {
  const { MAX_REPEATED_SHARE, measureRepeatedShare } = await import('../../core/format/repeated-share.ts');
  const { article, post } = editor.draft;
  const text = { markdown: article.markdown, language: post.language };
  for (let points = Math.max(1, post.points.length - 1); ; points--) {
    const chosen = await choosePoints(editor, points);
    const body = joinTexts({ ...post, points: reselectPoints(editor.draft, chosen) });
    if (points > 1 && measureRepeatedShare(body, text) > MAX_REPEATED_SHARE) continue;
    return editor.store.dispatch({ do: 'choosePoints', points, ...chosen });
  }
}

const joinTexts = ({ excerpt, introduction, points, sections }: Post): string =>
  [excerpt, introduction, ...[...points, ...sections].map(({ text }) => text)].join('\n\n');
