import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { watchToolbarClicks } from '../../extension/side-panel.ts';
import { ReportButton } from '../components/ReportButton.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { Lazy } from './Lazy.tsx';
import { type OpeningState, openDraft, type PopupView, type ReadyState } from './open-draft.ts';

interface Props {
  view: PopupView;
  opening: Promise<OpeningState>;
}

/** The whole popup: first an outline while the page is being read, then the draft or the reason why there is none. */
export function Popup({ view, opening }: Props) {
  const [state, setState] = useState<OpeningState | null>(null);
  const replaceWith = (open: () => Promise<OpeningState>) => void open().then(setState);
  // A layout effect runs before the first paint. The draft may be ready by then, so that no outline needs to be painted.
  useLayoutEffect(() => void opening.then(setState), []);
  useEffect(() => {
    if (view !== 'panel') return;
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
      return <DraftEditor key={getDraftKey(state)} opening={state} view={view} replaceWith={replaceWith} />;
    case 'refused':
      return (
        <Lazy
          key={`${state.url} ${state.refusal.code}`}
          load={async () => {
            const { Refusal } = await import('./Refusal.tsx');
            return () => <Refusal state={state} view={view} replaceWith={replaceWith} />;
          }}
        />
      );
    case 'failed':
      return (
        <Notice state="failed" title={t('failed_title')} help={t('failed_help', state.error)}>
          <ReportButton page={{ url: state.url, error: state.error }} />
        </Notice>
      );
  }
}

/** A note and a whole article of the same page have one key, so that the kind tells them apart. */
const getDraftKey = ({ created: { draft } }: ReadyState) => `${draft.key} ${draft.post.kind ?? ''}`;

/** Widths of the lines of the outline, in percent, with the title's and the excerpt's place among them. */
const OUTLINE_LINES = [45, 85, 60, 100, 90, 70, 95, 80, 100, 60];

/** Placeholder in the shape of a draft while the page is being read, so that nothing moves when the draft appears. */
function ReadingOutline() {
  return (
    <main class="editor" data-state="reading" aria-busy="true">
      <p class="visually-hidden" role="status">
        {t('reading')}
      </p>
      <div class="outline">
        {OUTLINE_LINES.map((width, at) => (
          <div key={at} class={`outline-line ${at === 1 ? 'tall' : ''}`} style={{ inlineSize: `${width}%` }} />
        ))}
      </div>
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
    <main class="editor" data-state={state}>
      <div class="refusal notice fade">
        <div role="alert">
          <h1>{title}</h1>
          <p>{help}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
