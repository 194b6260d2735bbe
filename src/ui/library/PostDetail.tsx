import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { watchLibrary } from '../../library/changes.ts';
import { findPost } from '../../library/posts.ts';
import { loadCovers } from '../../storage/covers.ts';
import { Icon } from '../components/Icon.tsx';
import { isTyping } from '../components/is-typing.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { DetailBar } from './DetailBar.tsx';
import { loadCover } from './load-cover.ts';
import { isWebAddress } from './open-original.ts';
import type { OpenedPost } from './open-saved-post.ts';

interface Props {
  id: string;
  /** The newest request to move the focus into the editor of a post; null for none. */
  editRequest: { id: string } | null;
  /** Whether the post covers the list, so that a button must lead back. */
  isNarrow: boolean;
  /** Moves the focus back to the list. */
  leave: () => void;
  /** Called when the post `id` is no longer in the library. */
  onGone: (id: string) => void;
  remove: (id: string) => void;
  showToast: ShowToast;
}

/** Milliseconds. Who runs through the list by keyboard passes posts that need not be opened. */
const OPENING_PAUSE = 60;

type Editor = typeof import('../popup/DraftEditor.tsx').DraftEditor;

/** The open post in the popup's editor. Until it is loaded, the post that was open before stays. */
export function PostDetail({ id, editRequest, isNarrow, leave, onGone, remove, showToast }: Props) {
  const [opened, setOpened] = useState<(OpenedPost & { DraftEditor: Editor }) | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ id, onGone });
  latest.current = { id, onGone };
  useEffect(() => {
    let isLatest = true;
    const load = async () => {
      const [{ openPostAsDraft }, { DraftEditor }] = await Promise.all([
        import('./open-saved-post.ts'),
        import('../popup/DraftEditor.tsx'),
        import('./editor-styles.ts'),
      ]);
      const next = await openPostAsDraft(id);
      if (!isLatest) return;
      if (next) setOpened({ ...next, DraftEditor });
      else latest.current.onGone(id);
    };
    const timer = setTimeout(() => void load(), opened ? OPENING_PAUSE : 0);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [id]);
  useEffect(
    () =>
      watchLibrary(async (ids) => {
        const { id: open } = latest.current;
        if (ids.includes(open) && !(await findPost(open)) && latest.current.id === open) latest.current.onGone(open);
      }),
    [],
  );
  const isReady = opened?.saved.id === id;
  // A post that covers the list takes the focus from it. The button back gets the focus: a field would open a touch keyboard.
  useEffect(() => {
    if (isNarrow) place.current?.querySelector<HTMLElement>('.back')?.focus();
  }, [isNarrow]);
  const granted = useRef<{ id: string } | null>(null);
  useEffect(() => {
    if (!isReady || editRequest?.id !== id || granted.current === editRequest) return;
    granted.current = editRequest;
    // The title is the first field of the form.
    place.current?.querySelector<HTMLElement>(`[aria-label="${t('fieldTitle')}"]`)?.focus();
  }, [isReady, editRequest]);
  const covers = useStored(() => loadCovers([latest.current.id]));
  const image = opened?.saved.post.image ?? '';
  const hasLoadableCover = isReady && isWebAddress(image) && covers !== null && !covers.has(id);
  const showLoadedCover = async () => {
    if (!(await loadCover(id, image))) showToast({ text: t('coverFailed'), bad: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key comes from the fields inside
    <div
      ref={place}
      class="post-detail"
      aria-busy={!isReady}
      onKeyDown={(event) => {
        // An open menu closes first. Outside of fields, the list's own Escape key leads back.
        if (event.key !== 'Escape' || event.defaultPrevented || !isTyping(event.target)) return;
        if (document.querySelector(':popover-open, dialog[open]')) return;
        event.preventDefault();
        leave();
      }}
    >
      {isNarrow && (
        <button type="button" class="button plain back" onClick={leave}>
          <Icon name="back" />
          {t('libraryTitle')}
        </button>
      )}
      {opened && (
        <opened.DraftEditor
          key={opened.opening.created.draft.key + opened.saved.id}
          opening={opened.opening}
          view="library"
          replaceWith={() => undefined}
          barEnd={<DetailBar opened={opened} />}
          moreItems={[
            { label: t('addToRoundup'), run: () => window.open(`roundup/index.html#${opened.saved.id}`, '_blank') },
            ...(hasLoadableCover ? [{ label: t('coverLoad'), run: () => void showLoadedCover() }] : []),
            { label: t('delete'), run: () => remove(opened.saved.id) },
          ]}
        />
      )}
    </div>
  );
}
