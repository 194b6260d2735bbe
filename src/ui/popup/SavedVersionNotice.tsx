import { useId } from 'preact/hooks';
import { formatHost } from '../../core/host-name.ts';
import { t } from '../../extension/i18n.ts';
import { ArticleChanges } from '../components/ArticleChanges.tsx';
import type { SavedVersionState } from './use-saved-version.ts';

interface Props {
  same: SavedVersionState;
  /** Title in the form. */
  title: string;
  /** Shows the saved post of that title in the library. */
  open: (title: string) => void;
  saveNew: () => void;
}

/**
 * A quiet word at the foot that the article is in the library; pressed, what has changed on the page since, and what to do.
 * It stands where the file's name gives way, so that nothing moves when it comes.
 */
export function SavedVersionNotice({ same: { found, panel, update }, title, open, saveNew }: Props) {
  const id = useId();
  if (!found) return null;
  const { saved, drift, elsewhere } = found;
  const changed = drift !== null && drift !== 'unknown' && !elsewhere;
  const day = formatDay(saved.savedAt);
  const host = `\u2068${formatHost(`https://${elsewhere}`) || elsewhere}\u2069`;
  const heading = elsewhere ? t('sameElsewhere', host, day) : t('savedVersionFrom', day);
  const words = changed ? t('savedVersionOutdated', day) : heading;
  const short = elsewhere ? t('sameElsewhereShort', host) : t('savedOn', formatDay(saved.savedAt, 'short'));
  const hide = () => panel.current?.hidePopover();
  return (
    <>
      <button type="button" class={`saved-version ${changed ? 'changed' : ''}`} popovertarget={id} title={words}>
        <span class="full">{words}</span>
        <span class="short">{changed ? t('savedVersionOutdatedShort') : short}</span>
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        class="candidates saved-version-panel"
      >
        <h2 id={`${id}-title`}>{heading}</h2>
        {saved.post.title !== title && (
          <p class="quiet" dir="auto">
            {[saved.post.title, saved.post.feed.name].filter(Boolean).join(' · ')}
          </p>
        )}
        {changed ? (
          <ArticleChanges drift={drift} />
        ) : (
          !elsewhere && (
            <p class="quiet">{drift === 'unknown' ? t('savedVersionUnknown') : t('savedVersionUnchanged')}</p>
          )
        )}
        <div class="saved-version-actions">
          {/* A page changes nothing that was saved of another host's. */}
          {!elsewhere && (
            <button
              type="button"
              class="button"
              // The choice that loses nothing has the focus.
              autofocus
              onClick={() => {
                hide();
                void update(found);
              }}
            >
              {t('savedVersionUpdate')}
            </button>
          )}
          <button
            type="button"
            class="button"
            autofocus={elsewhere !== ''}
            onClick={() => {
              hide();
              saveNew();
            }}
          >
            {t('savedVersionSaveNew')}
          </button>
          <button type="button" class="button plain" onClick={() => open(saved.post.title)}>
            {t('savedVersionOpen')}
          </button>
        </div>
        {!elsewhere && <p class="quiet">{t('savedVersionUpdateHelp')}</p>}
      </div>
    </>
  );
}

/** `12 May`; with its year when that is another one. */
function formatDay(instant: string, month: 'long' | 'short' = 'long'): string {
  const day = new Date(instant);
  const year = day.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const };
  return day.toLocaleDateString([], { day: 'numeric', month, ...year });
}
