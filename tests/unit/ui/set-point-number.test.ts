import { expect, it, vi } from 'vitest';
import type { Draft } from '../../../src/storage/drafts.ts';
import { createDraftStore } from '../../../src/ui/popup/draft-store.ts';
import type { EditorState } from '../../../src/ui/popup/editor-context.ts';
import { setKind } from '../../../src/ui/popup/set-point-number.ts';

vi.mock('webextension-polyfill', () => ({ default: { extension: { inIncognitoContext: false } } }));

const [one, two] = ['One', 'Two'].map((text) => ({ text, quote: text }));
const page = {
  key: 'draft:https://news.example/one',
  article: { markdown: 'One Two' },
  post: { title: 'A title', points: [one, two] },
  profile: 'plain',
  points: 2,
  rewritten: [],
  removed: [],
  saved: null,
  at: '2026-01-01T00:00:00.000Z',
} as unknown as Draft;

it('keeps what the user types while a quote chooses its passage, and brings the points back', async () => {
  const storage = { save: async () => {}, delete: async () => {}, watch: () => () => {} };
  const store = createDraftStore({ initial: page, pristine: page, onSaveError: () => {}, storage });
  const resummarize = async (_: Draft, { points }: { points: number }) => {
    store.dispatch({ do: 'edit', fields: { title: `Typed with ${points}` } });
    return { summary: { points: [one, two].slice(0, points) }, order: ['One', 'Two'] };
  };
  const editor = { store, draftModule: { resummarize }, settings: {}, created: { blog: {} } } as unknown as EditorState;
  await setKind(editor, 'quote');
  expect(store.current().post).toMatchObject({ kind: 'quote', title: 'Typed with 1', points: [one] });
  await setKind(editor, 'note');
  expect(store.current().post).toMatchObject({ kind: 'note', title: 'Typed with 2', points: [one, two] });
});
