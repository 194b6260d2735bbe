import type { EditorState } from './editor-context.ts';

/** Loads the saved post into the form, updated with changes on the page. The saved post changes only when the user saves. */
export async function updateFromPage({ savedVersion, store, pageDraft, created }: EditorState): Promise<void> {
  if (!savedVersion.version) return;
  const { saved } = savedVersion.version;
  const { updateSavedPost } = await import('./find-saved-version.ts');
  const before = store.current();
  const isDraftOfSaved = before.saved === saved.id;
  const post = isDraftOfSaved
    ? updateSavedPost({ saved: before.post, seen: saved.seen, fresh: pageDraft.post, form: pageDraft.post })
    : updateSavedPost({ saved: saved.post, seen: saved.seen, fresh: created.draft.post, form: before.post });
  if (post.date.slice(0, 10) < pageDraft.article.readAt.slice(0, 10)) post.updated = pageDraft.article.readAt;
  const quotes = post.points.map(({ quote }) => quote).filter(Boolean);
  store.replace({
    ...before,
    article: pageDraft.article,
    post,
    rewritten: [...new Set([...before.rewritten, ...quotes])],
    removed: before.removed.filter((quote) => !quotes.includes(quote)),
    saved: saved.id,
  });
}
