import { useEffect, useState } from 'preact/hooks';
import type { SavedPost } from '../../core/saved-post.ts';
import { loadCovers } from '../../storage/covers.ts';
import { watchStorage } from '../../storage/watch-storage.ts';

const NO_COVERS: ReadonlyMap<string, string> = new Map();

/** Returns the small pictures of the posts' covers, by post id: those that were taken along, or loaded with a click. */
export function useCovers(posts: SavedPost[]): ReadonlyMap<string, string> {
  const [covers, setCovers] = useState(NO_COVERS);
  useEffect(() => {
    const ids = posts.filter(({ post }) => post.image !== '').map(({ id }) => id);
    if (ids.length === 0) return undefined;
    let isLatest = true;
    const load = () => void loadCovers(ids).then((found) => isLatest && setCovers(found));
    load();
    const unwatch = watchStorage(load);
    return () => {
      isLatest = false;
      unwatch();
    };
  }, [posts]);
  return covers;
}
