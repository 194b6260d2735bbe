import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { Editor } from './Editor.tsx';
import type { Beginning } from './start.ts';

/** The popup from its first paint: the shape of the record at once, then the record, or why there is none. */
export function Popup({ beginning }: { beginning: Promise<Beginning> }) {
  const [state, setState] = useState<Beginning | null>(null);
  useEffect(() => {
    beginning.then(setState);
  }, [beginning]);
  if (!state) return <Reading />;
  switch (state.is) {
    case 'ready':
      return <Editor {...state} />;
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
