import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { watchToolbarClicks } from '../../extension/side-panel.ts';
import { ReportButton } from '../components/ReportButton.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { type OpeningState, openDraft, type PopupView } from './open-draft.ts';

interface Props {
  place: PopupView;
  beginning: Promise<OpeningState>;
}

/** The view from its first paint: the shape of the record at once, then the record, or why there is none. */
export function Popup({ place, beginning }: Props) {
  const [state, setState] = useState<OpeningState | null>(null);
  // Not with the effects, which wait for a paint: the record may be there before the outline is painted.
  useLayoutEffect(() => void beginning.then(setState), []);
  useEffect(() => {
    if (place === 'popup') return;
    return watchToolbarClicks(async () => {
      const next = await openDraft(place);
      // A click on the article that is shown brings nothing new; what is being done with it goes on.
      setState((now) =>
        now?.is === 'ready' && next.is === 'ready' && getDraftKey(now) === getDraftKey(next) ? now : next,
      );
    });
  }, []);
  if (!state) return <ReadingOutline />;
  switch (state.is) {
    case 'waiting':
      return <Notice state="waiting" title={t('waiting_title')} help={t('waiting_help')} />;
    case 'ready':
      return (
        <DraftEditor key={getDraftKey(state)} {...state} place={place} goTo={(other) => void other().then(setState)} />
      );
    case 'refused': {
      const { code, article, detail } = state.refusal;
      const { anyway, url } = state;
      return (
        <Notice state={code} title={t(`refusal_${code}_title`)} help={t(`refusal_${code}_help`)}>
          {anyway && (
            <button type="button" class="button" onClick={() => anyway().then(setState)}>
              {t('createAnyway')}
            </button>
          )}
          <ReportButton page={{ url, refusal: code, error: detail, article }} />
        </Notice>
      );
    }
    case 'failed':
      return (
        <Notice state="failed" title={t('failed_title')} help={t('failed_help', state.error)}>
          <ReportButton page={{ url: state.url, error: state.error }} />
        </Notice>
      );
  }
}

const getDraftKey = ({ made }: Extract<OpeningState, { is: 'ready' }>) => made.draft.key;

/** The record's own outline while it is being filled, so that nothing moves when it is. */
function ReadingOutline() {
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
