import { useEffect, useState } from 'preact/hooks';
import { formatHost } from '../../core/host-name.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { listWindowTabs } from '../../extension/window-tabs.ts';
import { loadProfile } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';
import type { TabProgress, TabsState } from './use-tabs.ts';

/** Data for the text that is shown before the tabs are read. */
interface TabsIntro {
  /** Number of tabs in the window. */
  tabs: number;
  /** Name of the format in which the posts will be saved. */
  format: string;
}

/** The view that saves all tabs of this window as posts. Explains the needed permission, and shows progress and results. */
export function TabsView({ rows, phase, start, pause, resume, cancel }: TabsState) {
  const [intro, setIntro] = useState<TabsIntro | null>(null);
  useEffect(() => {
    const load = async () => {
      const [tabs, { profile }] = await Promise.all([listWindowTabs(), loadSettings()]);
      setIntro({ tabs: tabs.length, format: (await loadProfile(profile)).name });
    };
    void load();
  }, [phase]);
  if (!intro) return <div aria-busy="true" />;
  const count = (...kinds: TabProgress['outcome']['is'][]) =>
    rows.filter(({ outcome }) => kinds.includes(outcome.is)).length;
  const done = rows.length - count('waiting', 'reading');
  const idle = phase === 'idle';
  const canRetry = idle && count('failed', 'notKept', 'cancelled') > 0;
  const act = (key: MessageKey, run: () => void, kind = '', disabled = false) => (
    <button type="button" class={`button ${kind}`} disabled={disabled} onClick={run}>
      {t(key)}
    </button>
  );
  return (
    <section aria-labelledby="tabs" class="tabs" data-phase={phase}>
      <h1 class="page-title" id="tabs">
        {t('tabs')}
      </h1>
      <p class="lead">{t('tabsHelp', intro.format)}</p>
      <p class="lead">{t('tabsWhy')}</p>
      {idle && intro.tabs === 0 && <p class="empty">{t('tabsNone')}</p>}
      <div class="bulk-row">
        {(idle || phase === 'asking') &&
          intro.tabs > 0 &&
          act('tabsStart', () => start('all'), rows.length === 0 ? 'primary' : '', !idle)}
        {canRetry && act('tabsAgain', () => start('again'))}
        {idle && count('asleep') > 0 && act('tabsLoadDiscarded', () => start('asleep'))}
        {phase === 'reading' && act('tabsPause', pause)}
        {phase === 'paused' && act('tabsResume', resume, 'primary')}
        {(phase === 'reading' || phase === 'paused') && act('cancel', cancel)}
      </div>
      {rows.length > 0 && <progress aria-label={t('tabs')} value={done} max={rows.length} />}
      <p role="status" class="count">
        {rows.length === 0
          ? t('tabsCount', intro.tabs)
          : `${t('tabsProgress', done, rows.length)} ${phase === 'paused' ? t('tabsPaused') : ''}`}
      </p>
      <ol>
        {rows.map((row) => (
          <TabRow key={row.tab.id} {...row} />
        ))}
      </ol>
    </section>
  );
}

function TabRow({ tab, outcome }: TabProgress) {
  const title = ('title' in outcome && outcome.title) || tab.title || tab.url || t('tabBrowserPage');
  return (
    <li class="binned tab" data-is={outcome.is} data-why={'code' in outcome ? outcome.code : undefined}>
      <div>
        <h2 class="row-title" dir="auto">
          {title}
        </h2>
        <p class="hint">{describeTabResult(outcome)}</p>
      </div>
    </li>
  );
}

const RESULT_LABELS: Record<Exclude<TabProgress['outcome']['is'], 'failed' | 'same' | 'notKept'>, MessageKey> = {
  waiting: 'tabWaiting',
  reading: 'tabReading',
  cancelled: 'tabCancelled',
  saved: 'tabSaved',
  twice: 'tabDuplicate',
  asleep: 'tabDiscarded',
};

/** Describes the result for a tab. If the tab was not saved: why not, and what the user can do. */
function describeTabResult(outcome: TabProgress['outcome']): string {
  if (outcome.is === 'same') {
    const day = new Date(outcome.savedAt).toLocaleDateString([], { dateStyle: 'medium' });
    const { elsewhere } = outcome;
    const host = formatHost(`https://${elsewhere}`) || elsewhere;
    return elsewhere ? t('tabSameElsewhere', `\u2068${host}\u2069`, day) : t('tabAlreadySaved', day);
  }
  if (outcome.is === 'notKept') return t('tabSaveFailed', outcome.detail);
  if (outcome.is !== 'failed') return t(RESULT_LABELS[outcome.is]);
  if (outcome.code === 'closed') return t('tabClosed');
  if (outcome.code === 'moved') return t('tabMoved');
  return t('tabRefused', t(`refusal_${outcome.code}_title`));
}
