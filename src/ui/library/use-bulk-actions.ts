import { useState } from 'preact/hooks';
import type { Post } from '../../core/post.ts';
import { downloadBlob } from '../../extension/download-blob.ts';
import { t } from '../../extension/i18n.ts';
import { JobError } from '../../jobs/job-error.ts';
import { binPosts, restorePosts } from '../../library/bin.ts';
import { changePosts, findPosts, revertPosts } from '../../library/posts.ts';
import { exportPosts } from '../../library/transfer/transfer-client.ts';
import { type ExportFormat, exportFileEndings, printUnderFreeName } from '../../library/transfer/write-posts.ts';
import { type DestinationStatus, type PostToSend, sendPosts } from '../../publishing/send-post.ts';
import { loadProfile, loadProfiles } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';
import { describeError, getDestinationName } from '../components/destination-labels.ts';
import type { ShowToast } from '../components/Toast.tsx';

export interface ListEdit {
  /** Which list of the post. */
  list: 'tags' | 'categories';
  add: string[];
  remove: string[];
}

/** The post with names added to a list of it, and others taken out, whatever their case. */
export function applyListEdit(post: Post, { list, add, remove }: ListEdit): Post {
  const key = (name: string) => name.toLowerCase();
  const gone = new Set(remove.map(key));
  const kept = post[list].filter((name) => !gone.has(key(name)));
  const had = new Set(kept.map(key));
  return { ...post, [list]: [...kept, ...add.filter((name) => !had.has(key(name)))] };
}

/** What can be done with many posts at once. All is told when it is done, with the way back where there is one. */
export function useBulkActions(tell: ShowToast) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const now = () => new Date().toISOString();

  async function doing(all: number, work: (progress: (done: number) => void) => Promise<void>) {
    setBusy({ done: 0, all });
    try {
      await work((done) => setBusy({ done, all }));
    } catch (error) {
      const why = error instanceof JobError ? describeError(error.code, error.detail) : String(error);
      tell({ text: t('bulkFailed', why), bad: true });
    } finally {
      setBusy(null);
    }
  }

  return {
    /** How far it is; null when nothing is being done. */
    busy,
    remove: (ids: string[]) =>
      doing(ids.length, async (progress) => {
        const gone = await binPosts(ids, now(), progress);
        tell({ text: t('deletedMany', gone.length), undo: () => restorePosts(gone) });
      }),
    edit: (ids: string[], edit: ListEdit) =>
      doing(ids.length, async (progress) => {
        const before = await changePosts(ids, (post) => applyListEdit(post, edit), now(), progress);
        tell({ text: t('changedMany', before.length), undo: () => revertPosts(before) });
      }),
    save: (ids: string[], format: ExportFormat) =>
      doing(ids.length, async (progress) => {
        const profile = await loadProfile((await loadSettings()).profile);
        const file = await exportPosts(format, ids, profile, (_, done) => progress(done));
        const name = `precis-${now().slice(0, 10)}${exportFileEndings[format]}`;
        downloadBlob(name, file);
        tell({ text: t('output_download_done', name) });
      }),
    /** `leave`: the browser's question that the click has brought up. */
    publish: (ids: string[], place: Pick<DestinationStatus, 'destination' | 'output'>, leave: Promise<boolean>) =>
      doing(ids.length, async () => {
        const answer = await sendPosts(place, await loadPostsToSend(ids), leave);
        // What is on its way is shown as long as it is.
        tell('job' in answer ? null : { text: t('published', ids.length, getDestinationName(place)) });
      }),
  };
}

/** Posts with their files, each in its own format, no two of one name. */
async function loadPostsToSend(ids: string[]): Promise<PostToSend[]> {
  const [posts, profiles] = await Promise.all([findPosts(ids), loadProfiles()]);
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const taken = new Set<string>();
  const fallback = await loadProfile('');
  return posts.map(({ id, post, profile }) => ({
    id,
    post,
    file: printUnderFreeName(post, byId.get(profile) ?? fallback, taken),
  }));
}
