import { useRef, useState } from 'preact/hooks';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import { binPosts, restorePosts } from '../../library/bin.ts';
import type { ShowToast } from '../components/Toast.tsx';
import type { ListContext } from './list-actions.ts';
import { openOriginal } from './open-original.ts';
import { toRowId } from './row-id.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import type { PostSelection } from './use-selection.ts';

interface Given {
  /** The posts on screen, in their order. */
  posts: SavedPost[];
  selection: PostSelection;
  listAllIds: () => Promise<string[]>;
  showToast: ShowToast;
}

/** Holds which post is open, and what the keys and buttons of the list do. */
export function useListContext({ posts, selection, listAllIds, showToast }: Given) {
  const { chosen, toggle, extend, choose } = selection;
  const ids = posts.map(({ id }) => id);
  const [openId, setOpenId] = useState<string | null>(null);
  const [editRequest, setEditRequest] = useState<{ id: string } | null>(null);
  const [areKeysShown, showKeys] = useState(false);
  const isNarrow = useIsNarrow();
  /** In a narrow window, whether the open post covers the list. */
  const [isCovering, setCovering] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const focusRow = (id: string | null | undefined) => {
    const row = id ? document.getElementById(toRowId(id)) : null;
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  /** The row that keys act on: the focused one, else the open one. */
  const getCurrentId = () => document.activeElement?.closest<HTMLElement>('.item')?.dataset.id ?? openId;
  const open = (id: string) => {
    setEditRequest(null);
    setOpenId(id);
    setCovering(true);
  };
  const close = () => {
    setCovering(false);
    requestAnimationFrame(() => focusRow(openId ?? ids[0]));
  };
  const remove = async (gone: string[]) => {
    // The next row takes the place of the deleted one, so that the user can go on deleting.
    const at = ids.findIndex((id) => gone.includes(id));
    const next = ids.slice(at + 1).find((id) => !gone.includes(id)) ?? ids.findLast((id) => !gone.includes(id));
    const first = posts.find(({ id }) => gone.includes(id));
    const binned = await binPosts(gone, new Date().toISOString());
    if (openId && gone.includes(openId)) {
      setOpenId(isNarrow ? null : (next ?? null));
      setCovering(false);
    }
    requestAnimationFrame(() => focusRow(next));
    showToast({
      text: binned.length === 1 ? t('deleted', first?.post.title ?? '') : t('deletedMany', binned.length),
      undo: () => restorePosts(binned),
    });
  };
  const selectAll = () => void listAllIds().then(choose);
  const list: ListContext = {
    move(by, extending = false) {
      const from = getCurrentId();
      const at = from ? ids.indexOf(from) : -1;
      const to = at === -1 ? ids[0] : ids[at + by];
      if (to === undefined) return;
      if (extending && from) extend(from, to);
      if (!isNarrow && !extending) setOpenId(to);
      focusRow(to);
    },
    edit() {
      const id = getCurrentId();
      if (!id) return false;
      open(id);
      setEditRequest({ id });
    },
    openOriginal: () => openOriginal(posts.find(({ id }) => id === getCurrentId())),
    toggle() {
      const id = getCurrentId();
      return id ? toggle(id, false) : false;
    },
    remove() {
      const id = getCurrentId();
      const gone = chosen.size > 0 ? [...chosen] : id ? [id] : [];
      return gone.length > 0 ? void remove(gone) : false;
    },
    focusSearch: () => field.current?.focus(),
    selectAll,
    leave() {
      if (chosen.size > 0) return choose([]);
      const isInEditor = document.activeElement?.closest('.post-pane') != null;
      if (isInEditor || isCovering) return close();
      return openId ? setOpenId(null) : false;
    },
    showKeys: () => showKeys(true),
  };
  return {
    list,
    field,
    openId,
    open,
    close,
    remove,
    selectAll,
    editRequest,
    /** Closes the open post, if it is `id`. */
    forget: (id: string) => setOpenId((now) => (now === id ? null : now)),
    enterList: () => focusRow(getCurrentId() ?? ids[0]),
    isNarrow,
    isListShown: !(isNarrow && isCovering && openId !== null),
    isPaneShown: !isNarrow || (isCovering && openId !== null),
    areKeysShown,
    hideKeys: () => showKeys(false),
  };
}
