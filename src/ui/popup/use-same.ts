import { useEffect, useRef, useState } from 'preact/hooks';
import { type Draft, isOfSelection } from '../../browser/drafts.ts';
import { t } from '../../browser/i18n.ts';
import type { Post } from '../../core/types.ts';
import type { Message } from './Actions.tsx';
import type { Same } from './find-same.ts';
import type { DraftInHand } from './use-draft.ts';

const finding = () => import('./find-same.ts');

export interface SameInHand {
  found: Same | null;
  /** The panel that tells of it. */
  panel: { current: HTMLDivElement | null };
  /** The saved post of this article, unless it is the one being worked on: saving would make a second one. Looked up now. */
  another: () => Promise<Same | null>;
  update: (same: Same) => Promise<void>;
}

interface Around {
  /** The draft as the page alone gave it on opening: the page as it is. */
  opened: Draft;
  /** What the page alone gives in the format in use. */
  fresh: () => Post;
  hand: DraftInHand;
  tell: (message: Message) => void;
}

/**
 * The saved post of the article in the record, if there is one, kept up to date. It is looked for once the record has been
 * painted, and holds up nothing.
 */
export function useSame({ opened, fresh, hand, tell }: Around): SameInHand {
  const [found, setFound] = useState<Same | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const look = async (): Promise<Same | null> => {
    const { findSaved } = await finding();
    const same = await findSaved(opened.article, hand.now().saved, isOfSelection(opened));
    setFound(same);
    return same;
  };
  useEffect(() => {
    // A library that can't be opened is told of when something is to be saved to it.
    const refresh = () => void look().catch((error: unknown) => console.error(error));
    let stop: (() => void) | undefined;
    let gone = false;
    refresh();
    void finding().then(({ onChange }) => {
      if (!gone) stop = onChange(refresh);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [hand.draft.saved]);

  const another = async () => {
    const same = await look().catch(() => null);
    return same && same.saved.id !== hand.now().saved ? same : null;
  };
  /** The saved post comes into the form, with what is new; it is replaced only by saving. */
  const update = async ({ saved: kept }: Same) => {
    const { broughtUpToDate } = await finding();
    const before = hand.now();
    const inHand = before.saved === kept.id;
    const post = inHand
      ? broughtUpToDate({ saved: before.post, seen: kept.seen, fresh: opened.post, form: opened.post })
      : broughtUpToDate({ saved: kept.post, seen: kept.seen, fresh: fresh(), form: before.post });
    const quotes = post.points.map(({ quote }) => quote).filter(Boolean);
    hand.replace({
      ...before,
      article: opened.article,
      post,
      rewritten: [...new Set([...before.rewritten, ...quotes])],
      removed: before.removed.filter((quote) => !quotes.includes(quote)),
      saved: kept.id,
    });
    tell({ text: t('sameUpdated'), act: { label: t('undo'), run: () => void hand.undo() } });
  };
  return { found, panel, another, update };
}
