import { useEffect, useState } from 'preact/hooks';
import { loadProfile } from '../../browser/blogs.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { loadSettings } from '../../browser/settings.ts';
import { windowTabs } from '../../browser/window-tabs.ts';
import { readableHost } from '../../core/host-name.ts';
import type { Row, TabsInHand } from './use-tabs.ts';

/** What there is to read, and why it takes leave, before it begins. */
interface Before {
  tabs: number;
  /** Name of the format. */
  format: string;
}

/** All tabs of this window made into posts at once: why it takes leave, how far it is, and what came of each. */
export function Tabs({ rows, phase, start, pause, resume, cancel }: TabsInHand) {
  const [before, setBefore] = useState<Before | null>(null);
  useEffect(() => {
    const look = async () => {
      const [tabs, { profile }] = await Promise.all([windowTabs(), loadSettings()]);
      setBefore({ tabs: tabs.length, format: (await loadProfile(profile)).name });
    };
    void look();
  }, [phase]);
  if (!before) return <div aria-busy="true" />;
  const count = (...kinds: Row['outcome']['is'][]) => rows.filter(({ outcome }) => kinds.includes(outcome.is)).length;
  const done = rows.length - count('waiting', 'reading');
  const idle = phase === 'idle';
  const again = idle && count('failed', 'notKept', 'cancelled') > 0;
  const act = (key: MessageKey, run: () => void, kind = '', disabled = false) => (
    <button type="button" class={`button ${kind}`} disabled={disabled} onClick={run}>
      {t(key)}
    </button>
  );
  return (
    <section aria-labelledby="tabs" class="tabs" data-phase={phase}>
      <h2 id="tabs">{t('tabs')}</h2>
      <p>{t('tabsHelp', before.format)}</p>
      <p class="quiet">{t('tabsWhy')}</p>
      {idle && before.tabs === 0 && <p class="empty">{t('tabsNone')}</p>}
      <div class="bulk-row">
        {(idle || phase === 'asking') &&
          before.tabs > 0 &&
          act('tabsStart', () => start('all'), rows.length === 0 ? 'primary' : '', !idle)}
        {again && act('tabsAgain', () => start('again'))}
        {idle && count('asleep') > 0 && act('tabsWake', () => start('asleep'))}
        {phase === 'reading' && act('tabsPause', pause)}
        {phase === 'paused' && act('tabsResume', resume, 'primary')}
        {(phase === 'reading' || phase === 'paused') && act('cancel', cancel)}
      </div>
      {rows.length > 0 && <progress aria-label={t('tabs')} value={done} max={rows.length} />}
      <p role="status" class="quiet count">
        {rows.length === 0
          ? t('tabsCount', before.tabs)
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

function TabRow({ tab, outcome }: Row) {
  const title = ('title' in outcome && outcome.title) || tab.title || tab.url || t('tabNameless');
  return (
    <li class="binned tab" data-is={outcome.is} data-why={'why' in outcome ? outcome.why : undefined}>
      <div>
        <h3 dir="auto">{title}</h3>
        <p class="quiet">{wordsOf(outcome)}</p>
      </div>
    </li>
  );
}

const WORDS: Record<Exclude<Row['outcome']['is'], 'failed' | 'same' | 'notKept'>, MessageKey> = {
  waiting: 'tabWaiting',
  reading: 'tabReading',
  cancelled: 'tabCancelled',
  saved: 'tabSaved',
  twice: 'tabTwice',
  asleep: 'tabAsleep',
};

/** What came of it; of one that was not saved, why and what to do. */
function wordsOf(outcome: Row['outcome']): string {
  if (outcome.is === 'same') {
    const day = new Date(outcome.savedAt).toLocaleDateString([], { dateStyle: 'medium' });
    const { elsewhere } = outcome;
    const host = readableHost(`https://${elsewhere}`) || elsewhere;
    return elsewhere ? t('tabSameElsewhere', `\u2068${host}\u2069`, day) : t('tabSame', day);
  }
  if (outcome.is === 'notKept') return t('tabNotKept', outcome.detail);
  if (outcome.is !== 'failed') return t(WORDS[outcome.is]);
  if (outcome.why === 'closed') return t('tabClosed');
  if (outcome.why === 'moved') return t('tabMoved');
  return t('tabRefused', t(`refusal_${outcome.why}_title`));
}
