import { useEffect, useRef, useState } from 'preact/hooks';
import { watchLibrary } from '../../library/changes.ts';
import { findPosts } from '../../library/posts.ts';

/**
 * Manages which posts are selected. A post that leaves the library leaves the selection. `shown`: ids of the posts on
 * screen, in their order.
 */
export function useSelection(shown: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef('');
  const latest = useRef(chosen);
  latest.current = chosen;
  useEffect(
    () =>
      watchLibrary(async (ids) => {
        const touched = ids.filter((id) => latest.current.has(id));
        if (touched.length === 0) return;
        const rest = new Set((await findPosts(touched)).map(({ id }) => id));
        const gone = touched.filter((id) => !rest.has(id));
        if (gone.length > 0) setChosen((now) => new Set([...now].filter((id) => !gone.includes(id))));
      }),
    [],
  );
  return {
    chosen,
    /** Selects or deselects a post. `range`: does the same with all posts between this one and the one toggled before. */
    toggle(id: string, range: boolean) {
      const [from, to] = [shown.indexOf(anchor.current), shown.indexOf(id)].sort((a, b) => a - b);
      const changed = range && from !== undefined && from >= 0 ? shown.slice(from, (to ?? from) + 1) : [id];
      const on = !chosen.has(id);
      const next = new Set(chosen);
      for (const one of changed) on ? next.add(one) : next.delete(one);
      anchor.current = id;
      setChosen(next);
    },
    /** Selects a post and its neighbour. */
    extend(from: string, to: string) {
      anchor.current = to;
      setChosen(new Set([...chosen, from, to]));
    },
    choose: (ids: string[]) => setChosen(new Set(ids)),
  };
}

export type PostSelection = ReturnType<typeof useSelection>;
