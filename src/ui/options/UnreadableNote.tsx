import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { discardUnreadable, listUnreadable, listUnreadableRows, type Unreadable } from '../../browser/unreadable.ts';
import type { Tell } from '../parts/Toast.tsx';
import { wordsOfUnreadable } from '../parts/unreadable-words.ts';
import { useStored } from '../parts/use-stored.ts';

/** More are counted in the title, not listed. */
const LISTED = 50;

/** What could not be read and was passed over, by name; it stays as it is until the user deletes it. */
export function UnreadableNote({ tell }: { tell: Tell }) {
  const stored = useStored(listUnreadable) ?? [];
  const [rows, setRows] = useState<Unreadable[]>([]);
  // A library that can't be opened at all says so where it is shown.
  const readRows = () => void listUnreadableRows().then(setRows, (error: unknown) => console.error(error));
  useEffect(readRows, []);
  const all = [...stored, ...rows];
  if (all.length === 0) return null;
  const discard = async () => {
    const back = await discardUnreadable();
    readRows();
    tell({ text: t('unreadableDeleted'), undo: () => back().then(readRows) });
  };
  return (
    <div class="note bad unreadable" role="status">
      <h2>
        {t('unreadableTitle')} ({all.length})
      </h2>
      <ul>
        {all.slice(0, LISTED).map((one) => (
          <li key={`${one.kind} ${one.name}`}>
            <bdi>{wordsOfUnreadable(one)}</bdi>
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
