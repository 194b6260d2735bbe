import { useState } from 'preact/hooks';
import type { Post } from '../../core/post.ts';
import { downloadBlob } from '../../extension/download-blob.ts';
import { t } from '../../extension/i18n.ts';
import { JobError } from '../../jobs/job-error.ts';
import { changePosts, findPostBody, findPosts, revertPosts } from '../../library/posts.ts';
import { exportPosts } from '../../library/transfer/transfer-client.ts';
import { type ExportFormat, exportFileEndings, printUnderFreeName } from '../../library/transfer/write-posts.ts';
import { type DestinationStatus, type PostToSend, sendPosts } from '../../publishing/send-post.ts';
import { loadProfile, loadProfiles } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';
import { describeError, getDestinationName } from '../components/destination-labels.ts';
import type { ShowToast } from '../components/Toast.tsx';

export interface ListEdit {
  /** Which list of the posts is edited. */
  list: 'tags' | 'categories';
  add: string[];
  remove: string[];
}

/**
 * Returns a copy of the post with names added to, and removed from, its tags or categories. Ignores upper and lower case.
 */
export function applyListEdit(post: Post, { list, add, remove }: ListEdit): Post {
  const key = (name: string) => name.toLowerCase();
  const removed = new Set(remove.map(key));
  const rest = post[list].filter((name) => !removed.has(key(name)));
  const present = new Set(rest.map(key));
  return { ...post, [list]: [...rest, ...add.filter((name) => !present.has(key(name)))] };
}

/** Returns the actions on many posts at once. Each action shows a message when it has finished, with undo if possible. */
export function useBulkActions(showToast: ShowToast) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const now = () => new Date().toISOString();

  async function runBusy(all: number, work: (progress: (done: number) => void) => Promise<void>) {
    setBusy({ done: 0, all });
    try {
      await work((done) => setBusy({ done, all }));
    } catch (error) {
      const why = error instanceof JobError ? describeError(error.code, error.detail) : String(error);
      showToast({ text: t('bulkFailed', why), bad: true });
    } finally {
      setBusy(null);
    }
  }

  return {
    /** Progress of the current action; null when none is running. */
    busy,
    edit: (ids: string[], edit: ListEdit) =>
      runBusy(ids.length, async (progress) => {
        const before = await changePosts(ids, (post) => applyListEdit(post, edit), now(), progress);
        showToast({ text: t('changedMany', before.length), undo: () => revertPosts(before) });
      }),
    save: (ids: string[], format: ExportFormat) =>
      runBusy(ids.length, async (progress) => {
        const profile = await loadProfile((await loadSettings()).profile);
        const file = await exportPosts(format, ids, profile, (_, done) => progress(done));
        const name = `precis-${now().slice(0, 10)}${exportFileEndings[format]}`;
        downloadBlob(name, file);
        showToast({ text: t('output_download_done', name) });
      }),
    /** Sends posts to a destination. `permission`: the result of `requestSendPermissions`, called in the click handler. */
    publish: (ids: string[], place: Pick<DestinationStatus, 'destination' | 'output'>, permission: Promise<boolean>) =>
      runBusy(ids.length, async () => {
        const answer = await sendPosts(place, await loadPostsToSend(ids), permission);
        // No message when the posts are queued as a job, because the outbox shows the job.
        showToast('job' in answer ? null : { text: t('published', ids.length, getDestinationName(place)) });
      }),
  };
}

/** Loads posts and prints each one in its own format. Each file gets a unique name. */
async function loadPostsToSend(ids: string[]): Promise<PostToSend[]> {
  const [posts, profiles] = await Promise.all([findPosts(ids), loadProfiles()]);
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const usedNames = new Set<string>();
  const fallback = await loadProfile('');
  const bodies = await Promise.all(posts.map(({ id }) => findPostBody(id)));
  return posts.map(({ id, post, profile }, index) => ({
    id,
    post,
    file: printUnderFreeName(post, byId.get(profile) ?? fallback, usedNames, bodies[index]),
  }));
}
