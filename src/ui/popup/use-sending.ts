import { useState } from 'preact/hooks';
import { type Draft, isOfSelection } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import { hasLibrary } from '../../browser/private.ts';
import { saveSettings } from '../../browser/settings.ts';
import type { PostFile } from '../../core/types.ts';
import { Failed, hostsOf } from '../../outputs/index.ts';
import { imagesFor, type Place, publish } from '../../publish.ts';
import { leaveFor } from '../parts/leave-for.ts';
import { nameOf, needOf, say, troubleOf } from '../parts/place-words.ts';
import type { Message } from './Actions.tsx';

/** Somewhere that the post can go, as its button shows it. */
export interface Destination {
  id: string;
  name: string;
  /** What it needs before it can be sent to; '' when it is ready. */
  need: string;
  /** Resolves when it is there, or when it has been said why it is not. */
  send: () => Promise<void>;
}

interface Around {
  places: Place[];
  /** Shows the settings of a place. */
  openSettings: (id: string) => void;
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

/** Everywhere that the post can go, and the one that the primary button means: the last one used, `remembered` at first. */
export function useSending(remembered: string, around: Around) {
  const { places, openSettings, file, now, onSaved, askFirst, openLibrary, tell } = around;
  const [chosen, setChosen] = useState(remembered);

  /** Not async: the browser asks for leave only while it sees the click. */
  const send = (place: Place): Promise<void> => {
    if ('error' in file) return Promise.resolve(tell({ text: file.error, bad: true }));
    const images = hostsOf(imagesFor(place, [{ file, post: now().post }]));
    const leave = leaveFor(place, images);
    return leave ? post(place, leave) : Promise.resolve(openSettings(place.destination.id));
  };
  const post = async (place: Place, leave: Promise<boolean>) => {
    if ('error' in file) return;
    const { output } = place;
    try {
      // What is merely handed to the person needs no place in the library; what is sent has its receipt there.
      let { saved } = now();
      if (output.fields.length > 0) {
        if (!saved && (await askFirst())) return;
        saved = await put(saved);
      }
      const sendings = [{ id: saved ?? '', post: now().post, file }];
      const sent = await publish(place, sendings, leave);
      if (!('receipt' in sent)) return;
      const { where, left } = sent.receipt;
      tell({ text: left ? t(`left_${left}`) : say(output.id, 'done', where) });
    } catch (error) {
      console.error(error);
      const reason = error instanceof Failed ? ` ${troubleOf(error.why, error.detail)}` : '';
      tell({ text: `${say(output.id, 'failed')}${reason}`, bad: true });
    }
  };
  /** Writes the post into the library; resolves with its id there. */
  const put = async (as: string | null) => {
    const draft = now();
    const id = as ?? crypto.randomUUID();
    const article = { ...draft.article, part: isOfSelection(draft) };
    const entry = { id, post: draft.post, profile: draft.profile, article };
    await (await library()).keepPost(entry, new Date().toISOString());
    onSaved(id);
    return id;
  };
  const keep = async (as: string | null) => {
    try {
      const { findWhole, putWhole } = await library();
      const before = as ? await findWhole([as]) : [];
      await put(as);
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
    ...places.map((place) => ({
      id: place.destination.id,
      name: nameOf(place),
      need: needOf(place.state),
      send: () => send(place),
    })),
    ...(hasLibrary ? [{ id: 'save', name: t('save'), need: '', send: save }] : []),
  ];
  const find = (id: string) => destinations.find((one) => one.id === id);
  /** An output that is no longer there is no reason to have no button. */
  const primary = find(chosen) ?? (destinations[0] as Destination);
  const beside = ['save', hasLibrary ? 'clipboard' : 'download', 'clipboard'].find(
    (id) => find(id) && id !== primary.id,
  );
  return {
    destinations,
    primary,
    copy: find('clipboard') as Destination,
    /** The one beside it. */
    second: find(beside ?? '') as Destination,
    /** A post beside the one of this article that is in the library. */
    saveNew: () => keep(null),
    choose(destination: Destination) {
      setChosen(destination.id);
      void saveSettings({ destination: destination.id });
      void destination.send();
    },
  };
}
