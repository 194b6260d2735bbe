import { useState } from 'preact/hooks';
import type { PostFile } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { JobError } from '../../jobs/job-error.ts';
import { listImageHosts } from '../../publishing/fetch-images.ts';
import { type DestinationStatus, listImagesToSend, sendPosts } from '../../publishing/send-post.ts';
import { type Draft, isSelectionDraft } from '../../storage/drafts.ts';
import { saveSettings } from '../../storage/settings.ts';
import {
  describeError,
  describeReadiness,
  getDestinationName,
  getOutputText,
} from '../components/destination-labels.ts';
import { requestSendPermissions } from '../components/request-send-permissions.ts';
import type { StatusMessage } from './PopupFooter.tsx';

/** Somewhere that the post can go, as its button shows it. */
export interface SendAction {
  id: string;
  name: string;
  /** What it needs before it can be sent to; '' when it is ready. */
  requirement: string;
  /** Resolves when it is there, or when it has been said why it is not. */
  send: () => Promise<void>;
}

interface SendOptions {
  places: DestinationStatus[];
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
  tell: (message: StatusMessage) => void;
}

/** Not needed before something is sent. */
const loadLibrary = () => import('../../library/posts.ts');

/** Everywhere that the post can go, and the one that the primary button means: the last one used, `remembered` at first. */
export function useSendActions(remembered: string, around: SendOptions) {
  const { places, openSettings, file, now, onSaved, askFirst, openLibrary, tell } = around;
  const [chosen, setChosen] = useState(remembered);

  /** Not async: the browser asks for leave only while it sees the click. */
  const send = (place: DestinationStatus): Promise<void> => {
    if ('error' in file) return Promise.resolve(tell({ text: file.error, bad: true }));
    const images = listImageHosts(listImagesToSend(place, [{ file, post: now().post }]));
    const permission = requestSendPermissions(place, images);
    return permission ? post(place, permission) : Promise.resolve(openSettings(place.destination.id));
  };
  const post = async (place: DestinationStatus, permission: Promise<boolean>) => {
    if ('error' in file) return;
    const { output } = place;
    try {
      // What is merely handed to the person needs no place in the library; what is sent has its receipt there.
      let { saved } = now();
      if (output.delivers === 'publishes') {
        if (!saved && (await askFirst())) return;
        saved = await saveToLibrary(saved);
      }
      const sendings = [{ id: saved ?? '', post: now().post, file }];
      const sent = await sendPosts(place, sendings, permission);
      if (!('receipt' in sent)) return;
      const { where, left } = sent.receipt;
      tell({ text: left ? t(`left_${left}`) : getOutputText(output.id, 'done', where) });
    } catch (error) {
      console.error(error);
      const reason = error instanceof JobError ? ` ${describeError(error.code, error.detail)}` : '';
      tell({ text: `${getOutputText(output.id, 'failed')}${reason}`, bad: true });
    }
  };
  /** Writes the post into the library; resolves with its id there. */
  const saveToLibrary = async (as: string | null) => {
    const draft = now();
    const id = as ?? crypto.randomUUID();
    const article = { ...draft.article, part: isSelectionDraft(draft) };
    const entry = { id, post: draft.post, profile: draft.profile, article };
    await (await loadLibrary()).savePost(entry, new Date().toISOString());
    onSaved(id);
    return id;
  };
  const saveAndReport = async (as: string | null) => {
    try {
      const { findFullPosts, putFullPosts } = await loadLibrary();
      const before = as ? await findFullPosts([as]) : [];
      await saveToLibrary(as);
      const undo = () => void putFullPosts(before).then(() => tell({ text: t('undone') }));
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
    if (!(await askFirst())) await saveAndReport(now().saved);
  };
  const destinations: SendAction[] = [
    ...places.map((place) => ({
      id: place.destination.id,
      name: getDestinationName(place),
      requirement: describeReadiness(place.readiness),
      send: () => send(place),
    })),
    ...(hasLibrary ? [{ id: 'save', name: t('save'), requirement: '', send: save }] : []),
  ];
  const find = (id: string) => destinations.find((one) => one.id === id);
  /** An output that is no longer there is no reason to have no button. */
  const primary = find(chosen) ?? (destinations[0] as SendAction);
  const beside = ['save', hasLibrary ? 'clipboard' : 'download', 'clipboard'].find(
    (id) => find(id) && id !== primary.id,
  );
  return {
    destinations,
    primary,
    copy: find('clipboard') as SendAction,
    /** The one beside it. */
    second: find(beside ?? '') as SendAction,
    /** A post beside the one of this article that is in the library. */
    saveNew: () => saveAndReport(null),
    choose(destination: SendAction) {
      setChosen(destination.id);
      void saveSettings({ destination: destination.id });
      void destination.send();
    },
  };
}
