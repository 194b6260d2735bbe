import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../extension/i18n.ts';
import type { LibraryStats } from '../../library/search/search.ts';
import type { ExportFormat } from '../../library/transfer/write-posts.ts';
import type { DestinationStatus } from '../../publishing/send-post.ts';
import { describeReadiness, getDestinationName } from '../components/destination-labels.ts';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import { openDestinationSettings } from '../components/open-settings.ts';
import { requestSendPermissions } from '../components/request-send-permissions.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useDestinationStatuses } from '../components/use-destination-statuses.ts';
import { BulkEdit } from './BulkEdit.tsx';
import { type ListEdit, useBulkActions } from './use-bulk-actions.ts';

interface Props {
  /** Ids of the selected posts. */
  ids: string[];
  /** Number of posts that match the search and could be selected. */
  total: number;
  counts: LibraryStats | null;
  chooseAll: () => void;
  chooseNone: () => void;
  remove: () => void;
  showToast: ShowToast;
}

const EXPORT_FORMATS: { format: ExportFormat; label: MessageKey }[] = [
  { format: 'markdown', label: 'exportMarkdown' },
  { format: 'json', label: 'exportJson' },
  { format: 'feed', label: 'exportFeed' },
  { format: 'bookmarks', label: 'exportBookmarks' },
];

/** A bar at the bottom of the window with the actions for all selected posts. */
export function BulkActions({ ids, total, counts, chooseAll, chooseNone, remove, showToast }: Props) {
  const [editing, setEditing] = useState<ListEdit['list'] | null>(null);
  const { busy, edit, save, publish } = useBulkActions(showToast);
  const destinations = useDestinationStatuses();

  /** Not async: browsers show the permission prompt only when it is requested directly in a click handler. */
  const send = (place: DestinationStatus) => {
    const permission = requestSendPermissions(place);
    if (permission) void publish(ids, place, permission);
    else openDestinationSettings(place.destination.id);
  };
  const toggle = (list: ListEdit['list']) => setEditing(editing === list ? null : list);
  return (
    <section class="bulk" aria-label={t('bulk')}>
      {editing && (
        <BulkEdit
          key={editing}
          list={editing}
          counts={counts}
          apply={(change) => {
            setEditing(null);
            void edit(ids, change);
          }}
          close={() => setEditing(null)}
        />
      )}
      {busy && <progress aria-label={t('bulkBusy')} value={busy.done} max={busy.all} />}
      <div class="bulk-row">
        <div class="bulk-row">
          <strong role="status">{t('chosen', ids.length.toLocaleString())}</strong>
          {ids.length < total && (
            <button type="button" class="button plain" onClick={chooseAll}>
              {t('chooseAll', total.toLocaleString())}
            </button>
          )}
          <button type="button" class="button plain" aria-keyshortcuts="Escape" onClick={chooseNone}>
            {t('chooseNone')}
          </button>
        </div>
        <div class="bulk-row">
          <button type="button" class="button" aria-expanded={editing === 'tags'} onClick={() => toggle('tags')}>
            {t('bulkTags')}
          </button>
          <button
            type="button"
            class="button"
            aria-expanded={editing === 'categories'}
            onClick={() => toggle('categories')}
          >
            {t('bulkCategories')}
          </button>
          <Menu
            class="button"
            label={t('bulkExport')}
            items={EXPORT_FORMATS.map(({ format, label }) => ({ label: t(label), run: () => void save(ids, format) }))}
          >
            {t('bulkExport')} <Icon name="down" />
          </Menu>
          <Menu
            class="button"
            label={t('bulkPublish')}
            items={destinations.map((place) => ({
              label: [getDestinationName(place), describeReadiness(place.readiness)].filter(Boolean).join(': '),
              run: () => send(place),
            }))}
          >
            {t('bulkPublish')} <Icon name="down" />
          </Menu>
          <a class="button" href={`roundup/index.html#${ids.join(',')}`}>
            {t('roundup')}
          </a>
          <button type="button" class="button danger" disabled={busy !== null} onClick={remove}>
            {t('delete')}
          </button>
        </div>
      </div>
    </section>
  );
}
