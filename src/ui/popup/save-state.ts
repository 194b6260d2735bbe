import type { Json } from '../../core/json.ts';
import type { EditorState } from './editor-context.ts';

/** `unsaved`: the library has no post of this article; `changed`: it has one that differs; `saved`: it has this post. */
export type SaveState = 'unsaved' | 'changed' | 'saved';

/** Compares the draft with the saved post of its article. A post saved from another host is another post. */
export function getSaveState({
  draft,
  savedVersion: { version },
}: Pick<EditorState, 'draft' | 'savedVersion'>): SaveState {
  const saved = version && !version.elsewhere ? version.saved : null;
  if (draft.saved === null && !saved) return 'unsaved';
  return saved && isSamePost(saved.post, draft.post) ? 'saved' : 'changed';
}

const isSamePost = (one: object, other: object): boolean => toComparable(one) === toComparable(other);

/** Returns a text that is the same for posts that differ only in the order of members, empty ones, or the time of the day. */
const toComparable = (post: object): string =>
  JSON.stringify(post, (key, value: Json) => {
    if (key === 'updated' || value === '' || value === null) return undefined;
    if (key === 'date' && typeof value === 'string') return value.slice(0, 10);
    if (Array.isArray(value) || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  });
