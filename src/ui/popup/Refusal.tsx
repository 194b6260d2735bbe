import { useEffect, useRef } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { formatHost } from '../../core/host-name.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { hasLibrary } from '../../extension/private-window.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { Keys } from '../components/Keys.tsx';
import { ReportButton } from '../components/ReportButton.tsx';
import { openOptionsPage } from './extension-pages.ts';
import type { OpeningState, PopupView, RefusedState } from './open-draft.ts';
import { BarFrame, LibraryButton } from './PopupBar.tsx';
import { matchesShortcut } from './shortcuts.ts';

interface Props {
  state: RefusedState;
  view: PopupView;
  /** Shows the state that `open` resolves with. */
  replaceWith: (open: () => Promise<OpeningState>) => void;
}

/** A way on from a page without an article, with the key that takes it. */
interface WayOn {
  keys: string;
  label: string;
  help?: string;
  run: () => void;
}

const MAX_HEADLINES = 3;

/** Says what was recognised on a page without an article, and offers the ways on. */
export function Refusal({ state, view, replaceWith }: Props) {
  const { refusal, url, article, headlines, createNote } = state;
  const main = useRef<HTMLElement>(null);
  const headlineWays = headlines.slice(0, MAX_HEADLINES).map(
    (headline, at): WayOn => ({
      keys: String(at + 1),
      label: headline.text,
      run: () => void openInTab(state, headline.url),
    }),
  );
  const otherWays = listOtherWays({ state, view, replaceWith });
  const makeNote = createNote && (() => replaceWith(createNote));
  useEffect(
    () => main.current?.querySelector<HTMLElement>('.button.primary, .row')?.focus({ preventScroll: true }),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.matches('input, textarea, select')) return;
      const note = makeNote ? [{ keys: 'Control+Enter', run: makeNote }] : [];
      const way = [...note, ...headlineWays, ...otherWays].find(({ keys }) => matchesShortcut(event, keys));
      if (!way) return;
      event.preventDefault();
      way.run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  const { code, detail } = refusal;
  return (
    <main ref={main} class="editor" data-state={code}>
      <BarFrame start={<Host url={url} />}>
        {hasLibrary && <LibraryButton />}
        <button type="button" class="button plain" onClick={openOptionsPage}>
          {t('openOptions')}
        </button>
      </BarFrame>
      <div class="scroll">
        <div class="refusal fade">
          <div role="alert">
            <h1>{t(`refusal_${code}_title`)}</h1>
            <p>{t(`refusal_${code}_help`)}</p>
          </div>
          {headlineWays.length > 0 && <Ways heading="refusalOpenOne" ways={headlineWays} isSerif />}
          {otherWays.length > 0 && (
            <Ways heading={headlineWays.length > 0 ? 'refusalStay' : 'refusalWays'} ways={otherWays} />
          )}
          <ReportButton page={{ url, refusal: code, error: detail, article }} />
        </div>
      </div>
      {makeNote && (
        <footer class="foot">
          <div class="foot-actions">
            <button type="button" class="button primary" aria-keyshortcuts="Control+Enter" onClick={makeNote}>
              {t('makeNote')} <Keys text={formatShortcut('Control+Enter')} />
            </button>
            <span class="help">{t('makeNoteHelp')}</span>
          </div>
        </footer>
      )}
    </main>
  );
}

const Host = ({ url }: { url: string }) => (
  <bdi class="host-note" dir="ltr">
    {formatHost(url)}
  </bdi>
);

function listOtherWays({ state, view, replaceWith }: Props): WayOn[] {
  const { createAnyway, article } = state;
  // A popup closes when the user selects on the page. The panel stays and reads the selection at the next click.
  const select: WayOn = {
    keys: 's',
    label: t('useSelection'),
    help: t('useSelectionHelp'),
    run: () => view === 'popup' && close(),
  };
  const anyway = createAnyway && {
    keys: 'r',
    label: t('createAnyway'),
    help: t('createAnywayHelp'),
    run: () => replaceWith(createAnyway),
  };
  return [...(article ? [select] : []), ...(anyway ? [anyway] : [])];
}

function Ways({ heading, ways, isSerif = false }: { heading: MessageKey; ways: WayOn[]; isSerif?: boolean }) {
  return (
    <section>
      <h2>{t(heading)}</h2>
      <ul class="rows">
        {ways.map(({ keys, label, help, run }) => (
          <li key={keys}>
            <button type="button" class={`row ${isSerif ? 'serif' : ''}`} aria-keyshortcuts={keys} onClick={run}>
              <span dir="auto">
                {label}
                {help && <span class="hint">{help}</span>}
              </span>
              <Keys text={formatShortcut(keys)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens an article of a list in the tab of the list. The popup closes, because the tab leaves its page. */
async function openInTab({ tab }: RefusedState, url: string): Promise<void> {
  if (tab?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(tab.id, { url });
  close();
}
