import { useState } from 'preact/hooks';
import { type Draft, isOfSelection } from '../../browser/drafts.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { saveSettings } from '../../browser/settings.ts';
import { world } from '../../browser/world.ts';
import type { PostFile } from '../../core/types.ts';
import { type Output, outputs } from '../../outputs/index.ts';
import type { Message } from './Actions.tsx';

/** Somewhere that the post can go, as its button shows it. */
export interface Destination {
  id: string;
  name: string;
  /** Resolves when it is there, or when it has been said why it is not. */
  send: () => Promise<void>;
}

interface Around {
  file: PostFile | { error: string };
  /** The draft as it is now. */
  now: () => Draft;
  /** The draft is in the library, under this id. */
  onSaved: (id: string) => void;
  /** The article is in the library already, as another post: the person is asked what to do. Resolves with whether it is so. */
  askFirst: () => Promise<boolean>;
  openLibrary: () => void;
  tell: (message: Message) => void;
}

/** Not needed before something is sent. */
const library = () => import('../../library/posts.ts');

/** Each output has texts of its own: `output_ID_name`, `_help`, `_done`, `_failed`. */
const say = (id: string, part: 'name' | 'done' | 'failed', ...details: string[]) =>
  t(`output_${id}_${part}` as MessageKey, ...details);

/** Everywhere that the post can go, and the one that the primary button means: the last one used, `remembered` at first. */
export function useSending(remembered: string, { file, now, onSaved, askFirst, openLibrary, tell }: Around) {
  const [chosen, setChosen] = useState(remembered);

  const send = async (output: Output) => {
    if ('error' in file) return tell({ text: file.error, bad: true });
    try {
      const items = [{ file, post: now().post }];
      const parcel = { id: crypto.randomUUID(), items, assets: [], replace: {}, again: false };
      const receipt = await output.send(parcel, {}, world());
      tell({ text: say(output.id, 'done', receipt.where) });
      const { saved } = now();
      if (saved) await (await library()).addReceipt(saved, receipt);
    } catch (error) {
      console.error(error);
      tell({ text: say(output.id, 'failed'), bad: true });
    }
  };
  const keep = async (as: string | null) => {
    const draft = now();
    const { post, profile } = draft;
    const article = { ...draft.article, part: isOfSelection(draft) };
    const id = as ?? crypto.randomUUID();
    try {
      const { findWhole, keepPost, putWhole } = await library();
      const before = as ? await findWhole([as]) : [];
      await keepPost({ id, post, profile, article }, new Date().toISOString());
      onSaved(id);
      const undo = () => void putWhole(before).then(() => tell({ text: t('undone') }));
      tell(
        before.length > 0
          ? { text: t('savedAgain'), act: { label: t('undo'), run: undo } }
          : { text: t('saved'), act: { label: t('openLibrary'), run: openLibrary } },
      );
    } catch (error) {
      tell({ text: t('saveFailed', error instanceof Error ? error.message : String(error)), bad: true });
    }
  };
  const save = async () => {
    if (!(await askFirst())) await keep(now().saved);
  };
  const destinations: Destination[] = [
    ...outputs
      .filter(({ fields }) => fields.length === 0)
      .map((output) => ({ id: output.id, name: say(output.id, 'name'), send: () => send(output) })),
    { id: 'save', name: t('save'), send: save },
  ];
  const find = (id: string) => destinations.find((one) => one.id === id);
  return {
    destinations,
    /** An output that is no longer there is no reason to have no button. */
    primary: find(chosen) ?? (destinations[0] as Destination),
    copy: find('clipboard') as Destination,
    save: find('save') as Destination,
    /** A post beside the one of this article that is in the library. */
    saveNew: () => keep(null),
    choose(destination: Destination) {
      setChosen(destination.id);
      void saveSettings({ destination: destination.id });
      void destination.send();
    },
  };
}
