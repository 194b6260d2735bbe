import { useId } from 'preact/hooks';
import { formatHost } from '../../core/host-name.ts';
import { t } from '../../extension/i18n.ts';
import { ArticleChanges } from '../components/ArticleChanges.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import type { SavedVersion } from './find-saved-version.ts';

/**
 * A button beside `Save` that says that the article is already in the library. Pressed, it shows what has changed on the
 * page since, and the possible actions. On the day itself the button `Saved` says enough.
 */
export function SavedVersionNotice() {
  const id = useId();
  const { version } = useEditor().savedVersion;
  if (!version) return null;
  const { label, shortLabel, hasChanged } = describeVersion(version);
  const isShown = hasChanged || version.elsewhere !== '' || !isToday(version.saved.savedAt);
  return (
    <>
      {isShown && (
        <button
          type="button"
          class={`saved-version button plain ${hasChanged ? 'changed' : ''}`}
          popovertarget={id}
          title={label}
        >
          {shortLabel}
        </button>
      )}
      <VersionPanel id={id} version={version} />
    </>
  );
}

function VersionPanel({ id, version }: { id: string; version: SavedVersion }) {
  const editor = useEditor();
  const { panel } = editor.savedVersion;
  const { saved, diff, elsewhere } = version;
  const hide = () => panel.current?.hidePopover();
  return (
    <div ref={panel} id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`} class="saved-version-panel">
      <h2 id={`${id}-title`}>{describeVersion(version).heading}</h2>
      {saved.post.title !== editor.draft.post.title && (
        <p class="quiet" dir="auto">
          {[saved.post.title, saved.post.feed.name].filter(Boolean).join(' · ')}
        </p>
      )}
      {!elsewhere && <PageChanges diff={diff} />}
      <div class="saved-version-actions">
        {/* The action that loses no data has the focus. */}
        {editorActions.updateFromPage.isEnabled(editor) && (
          <ActionButton action={editorActions.updateFromPage} class="button" autofocus before={hide} />
        )}
        <ActionButton action={editorActions.saveAsNew} class="button" autofocus={elsewhere !== ''} before={hide} />
        <ActionButton action={editorActions.openSavedVersion} class="button plain" />
      </div>
      {!elsewhere && <p class="quiet">{t('savedVersionUpdateHelp')}</p>}
    </div>
  );
}

function PageChanges({ diff }: Pick<SavedVersion, 'diff'>) {
  if (diff && diff !== 'unknown') return <ArticleChanges diff={diff} />;
  return <p class="quiet">{diff === 'unknown' ? t('savedVersionUnknown') : t('savedVersionUnchanged')}</p>;
}

function describeVersion({ saved, diff, elsewhere }: SavedVersion) {
  const day = formatDay(saved.savedAt);
  const host = `\u2068${formatHost(`https://${elsewhere}`) || elsewhere}\u2069`;
  const hasChanged = diff !== null && diff !== 'unknown' && !elsewhere;
  const heading = elsewhere ? t('sameElsewhere', host, day) : describeDay(saved.savedAt, day);
  const shortHeading = elsewhere ? t('sameElsewhereShort', host) : t('savedOn', formatDay(saved.savedAt, 'short'));
  return {
    hasChanged,
    heading,
    label: hasChanged ? t('savedVersionOutdated', day) : heading,
    shortLabel: hasChanged ? t('savedVersionOutdatedShort') : shortHeading,
  };
}

const describeDay = (instant: string, day: string): string =>
  isToday(instant) ? t('savedVersionToday') : t('savedVersionFrom', day);

const isToday = (instant: string): boolean => new Date(instant).toDateString() === new Date().toDateString();

/** Formats a date as `12 May`, with the year if it is not the current year. */
function formatDay(instant: string, month: 'long' | 'short' = 'long'): string {
  const day = new Date(instant);
  const year = day.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const };
  return day.toLocaleDateString([], { day: 'numeric', month, ...year });
}
