import { useRef, useState } from 'preact/hooks';

/** Manages which posts are selected. `shown`: ids of the posts on screen, in their order. */
export function useSelection(shown: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef('');
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
