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

/** A tab of the window, and its current state or the result of saving it. */
export interface TabProgress {
  tab: WindowTab;
  outcome: SaveTabResult | { is: 'waiting' | 'reading' | 'cancelled' } | { is: 'twice'; title: string };
}

/**
 * Which tabs to save. `all`: every tab of the window; `again`: the tabs that failed or were cancelled; `asleep`: the tabs
 * that the browser has unloaded, which are loaded again for this.
 */
export type TabRound = 'all' | 'again' | 'asleep';

const isInRound: Record<Exclude<TabRound, 'all'>, (row: TabProgress) => boolean> = {
  again: ({ outcome: { is } }) => is === 'failed' || is === 'notKept' || is === 'cancelled',
  asleep: ({ outcome: { is } }) => is === 'asleep',
};

/** Saves the tabs of the window one after another. Continues while the user looks at another view of the library. */
export function useTabs(showToast: ShowToast) {
  const [rows, setRows] = useState<TabProgress[]>([]);
  const [phase, setPhase] = useState<'idle' | 'asking' | 'reading' | 'paused'>('idle');
  const hadPermission = useRef(false);
  const queue = useRef<TaskQueue | null>(null);
  useEffect(() => {
    const check = async () => {
      await returnAllSitesPermission();
      hadPermission.current = await hasAllSitesPermission();
    };
    void check();
    return watchPermissions(() => void check());
  }, []);

  const put = (id: number, outcome: TabProgress['outcome']) =>
    setRows((all) => all.map((row) => (row.tab.id === id ? { ...row, outcome } : row)));

  /** Must be called directly in a click handler, because browsers show the permission prompt only there. */
  const start = (round: TabRound) => {
    setPhase('asking');
    const saved: string[] = [];
    const work = async () => {
      const tabs = await listWindowTabs();
      const tabsOfRound = round === 'all' ? tabs : refreshTabs(rows.filter(isInRound[round]), tabs);
      setRows(
        round === 'all'
          ? tabs.map((tab) => ({ tab, outcome: { is: 'waiting' } }))
          : rows.map((row) =>
              tabsOfRound.some(({ id }) => id === row.tab.id) ? { ...row, outcome: { is: 'waiting' } } : row,
            ),
      );
      setPhase('reading');
      queue.current = startTaskQueue(tabsOfRound, async (tab, signal) => {
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
    const finished = withAllSitesPermission(hadPermission.current, work).then((end) => {
      if (end !== 'done') return showToast({ text: t(end === 'busy' ? 'tabsBusy' : 'tabsNoPermission'), bad: true });
      const undo = async () => {
        await binPosts(saved, new Date().toISOString());
      };
      showToast({ text: t('tabsDone', saved.length), ...(saved.length > 0 && { undo }) });
    });
    void finished
      .catch((error: unknown) => showToast({ text: t('bulkFailed', String(error)), bad: true }))
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

/** Returns the current state of the tabs in `rows`. Closed tabs keep their last state, so that the list can report them. */
function refreshTabs(rows: TabProgress[], tabs: WindowTab[]): WindowTab[] {
  return rows.map(({ tab }) => tabs.find(({ id }) => id === tab.id) ?? tab);
}
