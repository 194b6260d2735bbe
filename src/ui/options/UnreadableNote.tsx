import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import {
  discardUnreadableRecords,
  listUnreadableRows,
  listUnreadableSettings,
  type UnreadableRecord,
} from '../../library/unreadable-records.ts';
import { formatUnreadable } from '../components/format-unreadable.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';

/** At most this many unreadable entries are listed; the heading states the total. */
const MAX_LISTED_RECORDS = 50;

/** Lists stored data that Precis can't read. The data stays stored until the user deletes it. */
export function UnreadableNote({ showToast }: { showToast: ShowToast }) {
  const stored = useStored(listUnreadableSettings) ?? [];
  const [rows, setRows] = useState<UnreadableRecord[]>([]);
  // Logging is enough here, because the library page shows the error when the database can't be opened.
  const readRows = () => void listUnreadableRows().then(setRows, (error: unknown) => console.error(error));
  useEffect(readRows, []);
  const all = [...stored, ...rows];
  if (all.length === 0) return null;
  const discard = async () => {
    const undo = await discardUnreadableRecords();
    readRows();
    showToast({ text: t('unreadableDeleted'), undo: () => undo().then(readRows) });
  };
  return (
    <div class="note bad unreadable" role="status">
      <h2>
        {t('unreadableTitle')} ({all.length})
      </h2>
      <ul>
        {all.slice(0, MAX_LISTED_RECORDS).map((one) => (
          <li key={`${one.kind} ${one.name}`}>
            <bdi>{formatUnreadable(one)}</bdi>
          </li>
        ))}
      </ul>
      <p>{t('unreadableHelp')}</p>
      <button type="button" class="button" onClick={() => void discard()}>
        {t('unreadableDelete')}
      </button>
    </div>
  );
}
