import { useRef, useState } from 'preact/hooks';

/** Which posts are chosen, by id. `shown`: ids of those on screen, in their order. */
export function useSelection(shown: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef('');
  return {
    chosen,
    /** Chooses a post, or lets go of it; with `range` all from the one before it, which become as it does. */
    toggle(id: string, range: boolean) {
      const [from, to] = [shown.indexOf(anchor.current), shown.indexOf(id)].sort((a, b) => a - b);
      const touched = range && from !== undefined && from >= 0 ? shown.slice(from, (to ?? from) + 1) : [id];
      const on = !chosen.has(id);
      const next = new Set(chosen);
      for (const one of touched) on ? next.add(one) : next.delete(one);
      anchor.current = id;
      setChosen(next);
    },
    /** Goes on from a post to its neighbour, choosing both. */
    extend(from: string, to: string) {
      anchor.current = to;
      setChosen(new Set([...chosen, from, to]));
    },
    choose: (ids: string[]) => setChosen(new Set(ids)),
  };
}

export type PostSelection = ReturnType<typeof useSelection>;
