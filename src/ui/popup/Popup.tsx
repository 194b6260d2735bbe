import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { watchToolbarClicks } from '../../extension/side-panel.ts';
import { ReportButton } from '../components/ReportButton.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { type OpeningState, openDraft, type PopupView, type ReadyState } from './open-draft.ts';

interface Props {
  view: PopupView;
  opening: Promise<OpeningState>;
}

/** The whole popup: first an outline while the page is being read, then the draft or the reason why there is none. */
export function Popup({ view, opening }: Props) {
  const [state, setState] = useState<OpeningState | null>(null);
  // A layout effect runs before the first paint. The draft may be ready by then, so that no outline needs to be painted.
  useLayoutEffect(() => void opening.then(setState), []);
  useEffect(() => {
    if (view === 'popup') return;
    return watchToolbarClicks(async () => {
      const next = await openDraft(view);
      // If the toolbar button is clicked again on the same article, the open draft stays, with its undo history.
      setState((now) =>
        now?.status === 'ready' && next.status === 'ready' && getDraftKey(now) === getDraftKey(next) ? now : next,
      );
    });
  }, []);
  if (!state) return <ReadingOutline />;
  switch (state.status) {
    case 'waiting':
      return <Notice state="waiting" title={t('waiting_title')} help={t('waiting_help')} />;
    case 'ready':
      return (
        <DraftEditor
          key={getDraftKey(state)}
          opening={state}
          view={view}
          replaceWith={(open) => void open().then(setState)}
        />
      );
    case 'refused': {
      const { code, detail } = state.refusal;
      const { article, createAnyway, url } = state;
      return (
        <Notice state={code} title={t(`refusal_${code}_title`)} help={t(`refusal_${code}_help`)}>
          {createAnyway && (
            <button type="button" class="button" onClick={() => createAnyway().then(setState)}>
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

const getDraftKey = ({ created }: ReadyState) => created.draft.key;

/** Placeholder in the shape of a draft while the page is being read, so that nothing moves when the draft appears. */
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
