import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { watchClicks } from '../../browser/beside.ts';
import { t } from '../../browser/i18n.ts';
import { Editor } from './Editor.tsx';
import { type Beginning, type Place, start } from './start.ts';

interface Props {
  place: Place;
  beginning: Promise<Beginning>;
}

/** The view from its first paint: the shape of the record at once, then the record, or why there is none. */
export function Popup({ place, beginning }: Props) {
  const [state, setState] = useState<Beginning | null>(null);
  // Not with the effects, which wait for a paint: the record may be there before the outline is painted.
  useLayoutEffect(() => void beginning.then(setState), []);
  useEffect(() => {
    if (place === 'popup') return;
    return watchClicks(async () => {
      const next = await start(place);
      // A click on the article that is shown brings nothing new; what is being done with it goes on.
      setState((now) => (now?.is === 'ready' && next.is === 'ready' && keyOf(now) === keyOf(next) ? now : next));
    });
  }, []);
  if (!state) return <Reading />;
  switch (state.is) {
    case 'waiting':
      return <Notice state="waiting" title={t('waiting_title')} help={t('waiting_help')} />;
    case 'ready':
      return <Editor key={keyOf(state)} {...state} place={place} goTo={(other) => void other().then(setState)} />;
    case 'refused': {
      const { why } = state.refusal;
      const { anyway } = state;
      return (
        <Notice state={why} title={t(`refusal_${why}_title`)} help={t(`refusal_${why}_help`)}>
          {anyway && (
            <button type="button" class="button" onClick={() => anyway().then(setState)}>
              {t('makeAnyway')}
            </button>
          )}
        </Notice>
      );
    }
    case 'failed':
      return <Notice state="failed" title={t('failed_title')} help={t('failed_help', state.error)} />;
  }
}

const keyOf = ({ made }: Extract<Beginning, { is: 'ready' }>) => made.draft.key;

/** The record's own outline while it is being filled, so that nothing moves when it is. */
function Reading() {
  return (
    <main class="record outline" data-state="reading" aria-busy="true">
      <p class="visually-hidden" role="status">
        {t('reading')}
      </p>
      <div class="bar" style={{ inlineSize: '55%' }} />
      <div class="bar tall" />
      <div class="bar tall" style={{ inlineSize: '70%' }} />
      <div class="bar" />
      <div class="bar" style={{ inlineSize: '80%' }} />
      <div class="bar" />
      <div class="bar" style={{ inlineSize: '60%' }} />
    </main>
  );
}

interface NoticeProps {
  state: string;
  title: string;
  help: string;
  children?: preact.ComponentChildren;
}

function Notice({ state, title, help, children }: NoticeProps) {
  return (
    <main class="record notice fade" data-state={state}>
      <div role="alert">
        <h1>{title}</h1>
        <p>{help}</p>
      </div>
      {children}
    </main>
  );
}
