import type { ComponentChildren } from 'preact';
import { t } from '../../browser/i18n.ts';
import type { PostFile, Profile } from '../../core/types.ts';

interface Props {
  file: PostFile | { error: string };
  /** What was found on reading the file back. */
  preflight: ComponentChildren;
  /** Id of the profile in use. */
  profile: string;
  profiles: Profile[];
  chooseProfile: (id: string) => void;
  preview: boolean;
  togglePreview: () => void;
  copy: () => void;
  download: () => void;
  save: () => void;
  openLibrary: () => void;
  openOptions: () => void;
  message: { text: string; bad?: boolean; act?: { label: string; run: () => void } } | null;
  dismiss: () => void;
}

/** What to do with the record, what came of it, and the file as it will be. */
export function Actions({ file, message, dismiss, preview, ...props }: Props) {
  const failed = 'error' in file;
  return (
    <>
      {preview && (
        <section class="preview" aria-label={t('previewOf')}>
          {/* Focusable, so that it can be scrolled and selected by keyboard alone. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
          <pre tabIndex={0} dir="auto">
            {failed ? file.error : file.text}
          </pre>
        </section>
      )}
      <footer>
        <div role="status" aria-live="polite" class="status">
          {message && (
            <div class={`note fade ${message.bad ? 'bad' : ''}`}>
              <span>{message.text}</span>
              {message.act && (
                <button
                  type="button"
                  class="button plain"
                  onClick={() => {
                    dismiss();
                    message.act?.run();
                  }}
                >
                  {message.act.label}
                </button>
              )}
            </div>
          )}
        </div>
        <div class="target">
          <select
            class="quiet-input"
            aria-label={t('fieldProfile')}
            value={props.profile}
            onChange={(event) => props.chooseProfile(event.currentTarget.value)}
          >
            {props.profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {props.preflight}
          <span class="path" dir="ltr" title={failed ? '' : file.path}>
            {failed ? file.error : file.path}
          </span>
        </div>
        <div class="actions">
          <button type="button" class="button primary" disabled={failed} onClick={props.copy}>
            {t('copy')}
          </button>
          <button type="button" class="button" disabled={failed} onClick={props.download}>
            {t('download')}
          </button>
          <button type="button" class="button" onClick={props.save}>
            {t('save')}
          </button>
          <button type="button" class="button" aria-pressed={preview} onClick={props.togglePreview}>
            {t('preview')}
          </button>
          <button type="button" class="button plain end" onClick={props.openLibrary}>
            {t('openLibrary')}
          </button>
          <button type="button" class="button plain" onClick={props.openOptions}>
            {t('openOptions')}
          </button>
        </div>
      </footer>
    </>
  );
}
