import { useEffect, useRef, useState } from 'preact/hooks';
import { type SaveTabResult, saveTab } from '../../drafting/save-tab.ts';
import { t } from '../../extension/i18n.ts';
import { watchPermissions } from '../../extension/permissions.ts';
import {
  hasAllSitesPermission,
  listWindowTabs,
  returnAllSitesPermission,
  type WindowTab,
  withAllSitesPermission,
} from '../../extension/window-tabs.ts';
import { binPosts } from '../../library/bin.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { startTaskQueue, type TaskQueue } from './task-queue.ts';

/** A tab of the window, and what has come of it so far. */
export interface TabProgress {
  tab: WindowTab;
  outcome: SaveTabResult | { is: 'waiting' | 'reading' | 'cancelled' } | { is: 'twice'; title: string };
}

/** Which rows a round is about: all tabs anew, those that were not saved, or those that sleep, which it wakes. */
export type TabRound = 'all' | 'again' | 'asleep';

const isInRound: Record<Exclude<TabRound, 'all'>, (row: TabProgress) => boolean> = {
  again: ({ outcome: { is } }) => is === 'failed' || is === 'notKept' || is === 'cancelled',
  asleep: ({ outcome: { is } }) => is === 'asleep',
};

/** The tabs of the window, read and saved one after the other. It goes on while another part of the library is looked at. */
export function useTabs(tell: ShowToast) {
  const [rows, setRows] = useState<TabProgress[]>([]);
  const [phase, setPhase] = useState<'idle' | 'asking' | 'reading' | 'paused'>('idle');
  const had = useRef(false);
  const queue = useRef<TaskQueue | null>(null);
  useEffect(() => {
    const look = async () => {
      await returnAllSitesPermission();
      had.current = await hasAllSitesPermission();
    };
    void look();
    return watchPermissions(() => void look());
  }, []);

  const put = (id: number, outcome: TabProgress['outcome']) =>
    setRows((all) => all.map((row) => (row.tab.id === id ? { ...row, outcome } : row)));

  /** Called in the click itself. */
  const start = (round: TabRound) => {
    setPhase('asking');
    const saved: string[] = [];
    const work = async () => {
      const tabs = await listWindowTabs();
      const part = round === 'all' ? tabs : refreshTabs(rows.filter(isInRound[round]), tabs);
      setRows(
        round === 'all'
          ? tabs.map((tab) => ({ tab, outcome: { is: 'waiting' } }))
          : rows.map((row) =>
              part.some(({ id }) => id === row.tab.id) ? { ...row, outcome: { is: 'waiting' } } : row,
            ),
      );
      setPhase('reading');
      queue.current = startTaskQueue(part, async (tab, signal) => {
        put(tab.id, { is: 'reading' });
        const outcome = await saveTab(tab, round === 'asleep', signal);
        const twice = outcome.is === 'same' && !outcome.elsewhere && saved.includes(outcome.id);
        if (outcome.is === 'saved') saved.push(outcome.id);
        put(tab.id, twice ? { is: 'twice', title: outcome.title } : outcome);
      });
      await queue.current.done;
      setRows((all) =>
        all.map((row) =>
          row.outcome.is === 'waiting' || row.outcome.is === 'reading' ? { ...row, outcome: { is: 'cancelled' } } : row,
        ),
      );
    };
    const told = withAllSitesPermission(had.current, work).then((end) => {
      if (end !== 'done') return tell({ text: t(end === 'busy' ? 'tabsBusy' : 'tabsNoPermission'), bad: true });
      const back = async () => {
        await binPosts(saved, new Date().toISOString());
      };
      tell({ text: t('tabsDone', saved.length), ...(saved.length > 0 && { undo: back }) });
    });
    void told
      .catch((error: unknown) => tell({ text: t('bulkFailed', String(error)), bad: true }))
      .finally(() => setPhase('idle'));
  };

  return {
    rows,
    phase,
    start,
    pause() {
      queue.current?.pause();
      setPhase('paused');
    },
    resume() {
      queue.current?.resume();
      setPhase('reading');
    },
    cancel: () => queue.current?.cancel(),
  };
}

export type TabsState = ReturnType<typeof useTabs>;

/** Tabs as they are now; those that are gone as they were, so that they are told of. */
function refreshTabs(rows: TabProgress[], tabs: WindowTab[]): WindowTab[] {
  return rows.map(({ tab }) => tabs.find(({ id }) => id === tab.id) ?? tab);
}
