import { useState } from 'preact/hooks';
import { loadProfile, loadProfiles } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { saveBlob } from '../../browser/save-blob.ts';
import { loadSettings } from '../../browser/settings.ts';
import type { Post } from '../../core/types.ts';
import { binPosts, changePosts, findPosts, putBack, restorePosts } from '../../library/posts.ts';
import { exportPosts } from '../../library/transfer/client.ts';
import { endings, type Format, freeFile } from '../../library/transfer/write.ts';
import { Failed } from '../../outputs/index.ts';
import { type Place, publish, type Sending } from '../../publish.ts';
import { nameOf, troubleOf } from '../parts/place-words.ts';
import type { Tell } from '../parts/Toast.tsx';

export interface Edit {
  /** Which list of the post. */
  list: 'tags' | 'categories';
  add: string[];
  remove: string[];
}

/** The post with names added to a list of it, and others taken out, whatever their case. */
export function edited(post: Post, { list, add, remove }: Edit): Post {
  const key = (name: string) => name.toLowerCase();
  const gone = new Set(remove.map(key));
  const kept = post[list].filter((name) => !gone.has(key(name)));
  const had = new Set(kept.map(key));
  return { ...post, [list]: [...kept, ...add.filter((name) => !had.has(key(name)))] };
}

/** What can be done with many posts at once. All is told when it is done, with the way back where there is one. */
export function useBulk(tell: Tell) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const now = () => new Date().toISOString();

  async function doing(all: number, work: (progress: (done: number) => void) => Promise<void>) {
    setBusy({ done: 0, all });
    try {
      await work((done) => setBusy({ done, all }));
    } catch (error) {
      const why = error instanceof Failed ? troubleOf(error.why, error.detail) : String(error);
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
    edit: (ids: string[], edit: Edit) =>
      doing(ids.length, async (progress) => {
        const before = await changePosts(ids, (post) => edited(post, edit), now(), progress);
        tell({ text: t('changedMany', before.length), undo: () => putBack(before) });
      }),
    save: (ids: string[], format: Format) =>
      doing(ids.length, async (progress) => {
        const profile = await loadProfile((await loadSettings()).profile);
        const file = await exportPosts(format, ids, profile, (_, done) => progress(done));
        const name = `precis-${now().slice(0, 10)}${endings[format]}`;
        saveBlob(name, file);
        tell({ text: t('output_download_done', name) });
      }),
    /** `leave`: the browser's question that the click has brought up. */
    publish: (ids: string[], place: Pick<Place, 'destination' | 'output'>, leave: Promise<boolean>) =>
      doing(ids.length, async () => {
        const answer = await publish(place, await sendings(ids), leave);
        // What is on its way is shown as long as it is.
        tell('job' in answer ? null : { text: t('published', ids.length, nameOf(place)) });
      }),
  };
}

/** Posts with their files, each in its own format, no two of one name. */
async function sendings(ids: string[]): Promise<Sending[]> {
  const [posts, profiles] = await Promise.all([findPosts(ids), loadProfiles()]);
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const taken = new Set<string>();
  const fallback = await loadProfile('');
  return posts.map(({ id, post, profile }) => ({
    id,
    post,
    file: freeFile(post, byId.get(profile) ?? fallback, taken),
  }));
}
