/** Milliseconds. Changes of one field that follow each other within this time are undone together: a word, not a letter. */
const UNDO_GROUP_MS = 1_000;

/** The versions that undo and redo lead to. It does not hold the current version, which the caller passes in. */
export interface UndoHistory<Version> {
  /**
   * Adds the version `before` a change. `group`: quick changes of the same group are undone together; '': undone separately.
   * `at`: milliseconds since 1970.
   */
  remember: (before: Version, group: string, at: number) => void;
  /** Returns the version before the last change; undefined when there is none. */
  undo: (current: Version) => Version | undefined;
  /** Returns the version that the last undo has left; undefined when there is none. */
  redo: (current: Version) => Version | undefined;
  canUndo: () => boolean;
  canRedo: () => boolean;
  /** Changes every version in the history. */
  map: (change: (version: Version) => Version) => void;
}

export function createUndoHistory<Version>(): UndoHistory<Version> {
  let past: Version[] = [];
  let future: Version[] = [];
  let last = { group: '', at: 0 };
  const step = (from: Version[], to: Version[], current: Version) => {
    const next = from.pop();
    if (next === undefined) return;
    to.push(current);
    last = { group: '', at: 0 };
    return next;
  };
  return {
    remember(before, group, at) {
      const isSameStep = group !== '' && group === last.group && at - last.at < UNDO_GROUP_MS;
      if (!isSameStep) past.push(before);
      future = [];
      last = { group, at };
    },
    undo: (current) => step(past, future, current),
    redo: (current) => step(future, past, current),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    map(change) {
      past = past.map(change);
      future = future.map(change);
    },
  };
}
