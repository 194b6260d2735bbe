import { t } from '../../extension/i18n.ts';
import type { Settings } from '../../storage/settings.ts';
import { BackupReminder } from '../components/BackupReminder.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import { BulkActions } from './BulkActions.tsx';
import { LibraryKeySheet } from './LibraryKeySheet.tsx';
import { ListFoot } from './ListFoot.tsx';
import { ListStatus } from './ListStatus.tsx';
import { ListTools } from './ListTools.tsx';
import { bindListKeys } from './list-actions.ts';
import { Outbox } from './Outbox.tsx';
import { Overview } from './Overview.tsx';
import { PostDetail } from './PostDetail.tsx';
import { PostList } from './PostList.tsx';
import { useKeyBindings } from './use-key-bindings.ts';
import type { LibraryQuery, LibraryState } from './use-library.ts';
import { useListContext } from './use-list-context.ts';
import type { Place } from './use-place.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  library: LibraryState;
  wanted: LibraryQuery;
  setWanted: (wanted: LibraryQuery) => void;
  place: Place;
  /** Filters of the place, which are on as long as the place is open. */
  fixed: LibraryQuery['filters'];
  /** Number of all posts of the place; undefined while unknown. */
  total: number | undefined;
  settings: Pick<Settings, 'libraryRows' | 'singleKeys' | 'savedSearches'>;
  showToast: ShowToast;
}

/** The list of the saved posts, and beside it the open post in the editor. In a narrow window one covers the other. */
export function PostsView({ library, wanted, setWanted, place, fixed, total, settings, showToast }: Props) {
  const { shown, stats, progress, error, showMore, listAllIds } = library;
  const posts = shown?.posts ?? [];
  const selection = useSelection(posts.map(({ id }) => id));
  const { chosen, toggle, choose } = selection;
  const context = useListContext({ posts, selection, listAllIds, showToast });
  const { list, openId, open, remove, isNarrow } = context;
  const { libraryRows, singleKeys, savedSearches } = settings;
  useKeyBindings(bindListKeys(list, singleKeys));
  const isSearching = wanted.text !== '' || Object.keys(wanted.filters).length > Object.keys(fixed).length;
  return (
    <>
      <section class="posts-column" aria-label={t('libraryTitle')} hidden={!context.isListShown}>
        <ListTools
          wanted={wanted}
          setWanted={setWanted}
          total={total}
          stats={stats}
          settings={settings}
          field={context.field}
          enterList={context.enterList}
          fixed={fixed}
        />
        <BackupReminder showToast={showToast} />
        <Outbox showToast={showToast} />
        <ListStatus
          place={place}
          wanted={wanted}
          shown={shown}
          isSearching={isSearching}
          progress={progress}
          error={error}
          searches={savedSearches}
          showToast={showToast}
        />
        <PostList
          shown={shown}
          isBusy={shown?.wanted !== wanted}
          rows={libraryRows}
          openId={openId}
          chosen={chosen}
          toggle={toggle}
          open={open}
          showMore={showMore}
        />
        {chosen.size > 0 ? (
          <BulkActions
            ids={[...chosen]}
            total={shown?.total ?? 0}
            counts={stats}
            chooseAll={context.selectAll}
            chooseNone={() => choose([])}
            remove={() => void remove([...chosen])}
            showToast={showToast}
          />
        ) : (
          <ListFoot singleKeys={singleKeys} showKeys={list.showKeys} />
        )}
      </section>
      {context.isPaneShown && (
        <div class="post-pane">
          {openId ? (
            <PostDetail
              id={openId}
              editRequest={context.editRequest}
              isNarrow={isNarrow}
              leave={context.close}
              onGone={context.forget}
              remove={(id) => void remove([id])}
              showToast={showToast}
            />
          ) : (
            <Overview stats={stats} wanted={wanted} setWanted={setWanted} fixed={fixed} />
          )}
        </div>
      )}
      {context.areKeysShown && <LibraryKeySheet singleKeys={singleKeys} onClose={context.hideKeys} />}
    </>
  );
}
